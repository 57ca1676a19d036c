import { and, eq, gt, inArray, isNull, lte, notExists, or } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Role } from '../domain/pair.ts'
import { ASKED_FOR_HOURS, endsAt } from '../domain/session.ts'
import type { Tx } from './client.ts'
import { feedbackItems, pairs, reflections, sessions } from './schema.ts'

/** A session after which this person has not said anything yet: a rating as the mentee, a reflection as the mentor. */
export interface Owed {
  sessionId: string
  pairId: string
  role: Role
  endedAt: Temporal.Instant
}

/** What this person still owes of the last seven days in running pairs, the session that ended first before others. */
export async function owedBy(
  tx: Tx,
  workspaceId: string,
  userId: string,
  now: Temporal.Instant,
): Promise<Owed[]> {
  const since = now.subtract({ hours: ASKED_FOR_HOURS })
  const rows = await tx
    .select({
      sessionId: sessions.id,
      pairId: sessions.pairId,
      startsAt: sessions.startsAt,
      minutes: sessions.minutes,
      mentorId: pairs.mentorId,
    })
    .from(sessions)
    .innerJoin(pairs, and(eq(pairs.workspaceId, sessions.workspaceId), eq(pairs.id, sessions.pairId)))
    .leftJoin(
      reflections,
      and(eq(reflections.workspaceId, sessions.workspaceId), eq(reflections.sessionId, sessions.id)),
    )
    .where(
      and(
        eq(sessions.workspaceId, workspaceId),
        inArray(sessions.state, ['scheduled', 'held']),
        inArray(pairs.state, ['active', 'paused']),
        // A session that ended after `since` may have begun before; the longest has 240 minutes.
        gt(sessions.startsAt, since.subtract({ hours: 4 })),
        lte(sessions.startsAt, now),
        or(
          and(
            eq(pairs.menteeId, userId),
            isNull(sessions.rating),
            eq(sessions.nothingToTell, false),
            toldNothing(tx),
          ),
          and(eq(pairs.mentorId, userId), isNull(reflections.sessionId)),
        ),
      ),
    )
  return rows
    .map(({ mentorId, startsAt, minutes, ...ids }): Owed => {
      const role = mentorId === userId ? 'mentor' : 'mentee'
      return { ...ids, role, endedAt: endsAt({ startsAt, minutes }) }
    })
    .filter(({ endedAt }) => isBetween(since, endedAt, now))
    .sort((one, other) => Number(one.endedAt.epochNanoseconds - other.endedAt.epochNanoseconds))
}

const toldNothing = (tx: Tx) =>
  notExists(
    tx
      .select({ id: feedbackItems.id })
      .from(feedbackItems)
      .where(
        and(eq(feedbackItems.workspaceId, sessions.workspaceId), eq(feedbackItems.sessionId, sessions.id)),
      ),
  )

function isBetween(from: Temporal.Instant, at: Temporal.Instant, to: Temporal.Instant): boolean {
  return at.epochNanoseconds > from.epochNanoseconds && at.epochNanoseconds <= to.epochNanoseconds
}
