import { and, eq, gt, inArray, isNotNull, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import { isoWeekOf } from '../domain/iso-week.ts'
import type { ClosedPair } from '../domain/retention.ts'
import type { Tx } from './client.ts'
import {
  agreementChanges,
  checkIns,
  closingWords,
  feedbackItems,
  goalChanges,
  goals,
  learnings,
  logShares,
  members,
  midPointAnswers,
  pairs,
  reflections,
  sessionPlanEdits,
  sessions,
} from './schema.ts'

/** A pair that is over and of which there are notes. */
export interface NotedPair extends ClosedPair {
  id: string
  workspaceId: string
  mentorId: string
  menteeId: string
  createdAt: Temporal.Instant
}

/** The pairs that are over and had their last day before this moment, give or take a day, and of which anything is kept that is to be deleted one day. */
export async function closedPairsWithNotes(
  tx: Tx,
  workspaceId: string,
  closedBefore: Temporal.Instant,
): Promise<NotedPair[]> {
  const rows = await tx
    .select({
      id: pairs.id,
      workspaceId: pairs.workspaceId,
      mentorId: pairs.mentorId,
      menteeId: pairs.menteeId,
      createdAt: pairs.createdAt,
      endsOn: pairs.endsOn,
      closedAt: pairs.closedAt,
      zone: members.zone,
    })
    .from(pairs)
    .leftJoin(members, and(eq(members.workspaceId, pairs.workspaceId), eq(members.userId, pairs.menteeId)))
    .where(
      and(
        eq(pairs.workspaceId, workspaceId),
        inArray(pairs.state, ['completed', 'ended']),
        // One that was completed late, after an outage, has had its last day all the same.
        or(
          lte(pairs.closedAt, closedBefore),
          lte(pairs.endsOn, closedBefore.toZonedDateTimeISO('UTC').toPlainDate()),
        ),
        or(isNotNull(pairs.offLimits), isNotNull(pairs.ownRule), ...notesOf(tx)),
      ),
    )
  return rows.flatMap(({ closedAt, zone, ...pair }) =>
    closedAt === null ? [] : [{ ...pair, closedAt, zone: zone ?? 'UTC' }],
  )
}

/** When those of these pairs that are over were closed, by pair. */
export async function closingsOf(
  tx: Tx,
  workspaceId: string,
  pairIds: readonly string[],
): Promise<Map<string, ClosedPair>> {
  const rows = await tx
    .select({ id: pairs.id, endsOn: pairs.endsOn, closedAt: pairs.closedAt, zone: members.zone })
    .from(pairs)
    .leftJoin(members, and(eq(members.workspaceId, pairs.workspaceId), eq(members.userId, pairs.menteeId)))
    .where(
      and(
        eq(pairs.workspaceId, workspaceId),
        inArray(pairs.id, [...pairIds]),
        inArray(pairs.state, ['completed', 'ended']),
      ),
    )
  return new Map(
    rows.flatMap(({ id, closedAt, zone, ...pair }) =>
      closedAt === null ? [] : [[id, { ...pair, closedAt, zone: zone ?? 'UTC' }] as const],
    ),
  )
}

/** Whether a pair has notes of one sort or another. */
function notesOf(tx: Tx): SQL[] {
  const one = { one: sql`1` }
  const ofPair = <
    T extends
      | typeof midPointAnswers
      | typeof agreementChanges
      | typeof learnings
      | typeof closingWords
      | typeof sessionPlanEdits,
  >(
    table: T,
  ) => and(eq(table.workspaceId, pairs.workspaceId), eq(table.pairId, pairs.id))
  const inSession = and(eq(sessions.workspaceId, pairs.workspaceId), eq(sessions.pairId, pairs.id))
  const all = [
    tx
      .select(one)
      .from(reflections)
      .innerJoin(sessions, eq(sessions.id, reflections.sessionId))
      .where(and(inSession, hasWords)),
    tx
      .select(one)
      .from(feedbackItems)
      .innerJoin(sessions, eq(sessions.id, feedbackItems.sessionId))
      .where(and(inSession, isNull(feedbackItems.sharedAt))),
    tx
      .select(one)
      .from(checkIns)
      .where(
        and(
          eq(checkIns.workspaceId, pairs.workspaceId),
          or(eq(checkIns.userId, pairs.mentorId), eq(checkIns.userId, pairs.menteeId)),
          isNotNull(checkIns.help),
          gt(checkIns.answeredAt, pairs.createdAt),
          // A form that stood open when the pair ended belongs to that week as well.
          sql`${checkIns.isoWeek} <= to_char(${pairs.closedAt} at time zone 'UTC', 'IYYY-"W"IW')`,
        ),
      ),
    tx.select(one).from(midPointAnswers).where(ofPair(midPointAnswers)),
    tx.select(one).from(agreementChanges).where(ofPair(agreementChanges)),
    tx.select(one).from(learnings).where(ofPair(learnings)),
    tx.select(one).from(closingWords).where(ofPair(closingWords)),
    tx.select(one).from(sessionPlanEdits).where(ofPair(sessionPlanEdits)),
    tx
      .select(one)
      .from(sessions)
      .where(and(inSession, isNotNull(sessions.cancelReason))),
    tx
      .select(one)
      .from(goalChanges)
      .innerJoin(goals, eq(goals.id, goalChanges.goalId))
      .where(and(eq(goals.workspaceId, pairs.workspaceId), eq(goals.pairId, pairs.id))),
  ]
  return all.map((found) => sql`exists (${found})`)
}

const hasWords = or(
  isNotNull(reflections.heard),
  isNotNull(reflections.learned),
  isNotNull(reflections.followUps),
)

/**
 * Deletes what the two said in confidence. What was shared with IT stays, and so do the minutes that a mentor spent.
 * Gives back in which weeks somebody's call for help was deleted.
 */
export async function deleteNotes(tx: Tx, pair: NotedPair): Promise<{ userId: string; isoWeek: string }[]> {
  const { workspaceId, id: pairId } = pair
  const itsSessions = tx
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(eq(sessions.workspaceId, workspaceId), eq(sessions.pairId, pairId)))
  const itsGoals = tx
    .select({ id: goals.id })
    .from(goals)
    .where(and(eq(goals.workspaceId, workspaceId), eq(goals.pairId, pairId)))
  await tx
    .update(reflections)
    .set({ heard: null, learned: null, followUps: null })
    .where(and(eq(reflections.workspaceId, workspaceId), inArray(reflections.sessionId, itsSessions)))
  await tx
    .delete(feedbackItems)
    .where(
      and(
        eq(feedbackItems.workspaceId, workspaceId),
        inArray(feedbackItems.sessionId, itsSessions),
        isNull(feedbackItems.sharedAt),
      ),
    )
  await tx
    .delete(goalChanges)
    .where(and(eq(goalChanges.workspaceId, workspaceId), inArray(goalChanges.goalId, itsGoals)))
  await tx
    .delete(midPointAnswers)
    .where(and(eq(midPointAnswers.workspaceId, workspaceId), eq(midPointAnswers.pairId, pairId)))
  await tx
    .delete(agreementChanges)
    .where(and(eq(agreementChanges.workspaceId, workspaceId), eq(agreementChanges.pairId, pairId)))
  await tx.delete(learnings).where(and(eq(learnings.workspaceId, workspaceId), eq(learnings.pairId, pairId)))
  await tx.delete(logShares).where(and(eq(logShares.workspaceId, workspaceId), eq(logShares.pairId, pairId)))
  await tx
    .delete(closingWords)
    .where(and(eq(closingWords.workspaceId, workspaceId), eq(closingWords.pairId, pairId)))
  await tx
    .delete(sessionPlanEdits)
    .where(and(eq(sessionPlanEdits.workspaceId, workspaceId), eq(sessionPlanEdits.pairId, pairId)))
  await tx
    .update(sessions)
    .set({ cancelReason: null })
    .where(and(eq(sessions.workspaceId, workspaceId), eq(sessions.pairId, pairId)))
  await tx
    .update(pairs)
    .set({ offLimits: null, ownRule: null })
    .where(and(eq(pairs.workspaceId, workspaceId), eq(pairs.id, pairId)))
  return tx
    .update(checkIns)
    .set({ help: null })
    .where(
      and(
        eq(checkIns.workspaceId, workspaceId),
        inArray(checkIns.userId, [pair.mentorId, pair.menteeId]),
        isNotNull(checkIns.help),
        gt(checkIns.answeredAt, pair.createdAt),
        lte(checkIns.isoWeek, isoWeekOf(pair.closedAt.toZonedDateTimeISO('UTC').toPlainDate())),
      ),
    )
    .returning({ userId: checkIns.userId, isoWeek: checkIns.isoWeek })
}
