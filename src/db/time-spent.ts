import { and, asc, desc, eq, gte, inArray, min, sql } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { AddedMinutes, Spent } from '../domain/role-time.ts'
import type { Tx } from './client.ts'
import { addedMinutes, members, pairs, reflections, sessions } from './schema.ts'

/** Since when it is looked for: a moment for sessions, a day for what was added. */
export interface Since {
  moment: Temporal.Instant
  day: Temporal.PlainDate
}

const addedColumns = {
  id: addedMinutes.id,
  mentorId: addedMinutes.mentorId,
  pairId: addedMinutes.pairId,
  minutes: addedMinutes.minutes,
  spentOn: addedMinutes.spentOn,
}

/**
 * What one mentor, or with null every mentor of the workspace, has spent their time on since then. Reads no word of any
 * note.
 */
export async function timeSpent(
  tx: Tx,
  workspaceId: string,
  mentorId: string | null,
  since: Since,
): Promise<Spent> {
  const rows = await tx
    .select({
      mentorId: pairs.mentorId,
      pairId: sessions.pairId,
      state: sessions.state,
      startsAt: sessions.startsAt,
      minutes: sessions.minutes,
      written: { minutes: reflections.minutes, preparation: reflections.preparation },
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
        mentorId === null ? undefined : eq(pairs.mentorId, mentorId),
        inArray(sessions.state, ['scheduled', 'held']),
        gte(sessions.startsAt, since.moment),
      ),
    )
  const added = await tx
    .select(addedColumns)
    .from(addedMinutes)
    .where(
      and(
        eq(addedMinutes.workspaceId, workspaceId),
        mentorId === null ? undefined : eq(addedMinutes.mentorId, mentorId),
        gte(addedMinutes.spentOn, since.day),
      ),
    )
    .orderBy(desc(addedMinutes.createdAt))
  return { sessions: rows, added }
}

/** Adds preparation; once, however often it is delivered. */
export async function addMinutes(
  tx: Tx,
  workspaceId: string,
  added: AddedMinutes,
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .insert(addedMinutes)
    .values({ workspaceId, ...added, createdAt: now })
    .onConflictDoNothing()
}

/** Takes back what this mentor added; anybody else's stays. */
export async function removeMinutes(
  tx: Tx,
  workspaceId: string,
  { id, mentorId }: Pick<AddedMinutes, 'id' | 'mentorId'>,
): Promise<void> {
  await tx
    .delete(addedMinutes)
    .where(
      and(
        eq(addedMinutes.workspaceId, workspaceId),
        eq(addedMinutes.id, id),
        eq(addedMinutes.mentorId, mentorId),
      ),
    )
}

/** Somebody who mentors or has mentored. */
interface KnownMentor {
  mentorId: string
  /** As it was last read. */
  zone: string
  /** They are in a pair that runs. */
  isMentoring: boolean
}

/** Everybody who mentors or has mentored, in the order in which they began. */
export async function mentorsOf(tx: Tx, workspaceId: string): Promise<KnownMentor[]> {
  const rows = await tx
    .select({
      mentorId: pairs.mentorId,
      zone: members.zone,
      isMentoring: sql<boolean>`bool_or(${pairs.state} in ('active', 'paused'))`,
    })
    .from(pairs)
    .leftJoin(members, and(eq(members.workspaceId, pairs.workspaceId), eq(members.userId, pairs.mentorId)))
    .where(
      and(
        eq(pairs.workspaceId, workspaceId),
        inArray(pairs.state, ['active', 'paused', 'completed', 'ended']),
      ),
    )
    .groupBy(pairs.mentorId, members.zone)
    .orderBy(asc(min(pairs.createdAt)), asc(pairs.mentorId))
  return rows.map(({ zone, ...mentor }) => ({ ...mentor, zone: zone ?? 'UTC' }))
}
