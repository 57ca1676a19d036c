import {
  and,
  asc,
  between,
  count,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  lte,
  or,
  type SQL,
  sql,
} from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { NewNudge, Nudge, NudgeState } from '../domain/nudge.ts'
import type { Tx } from './client.ts'
import { nudges, workspaces } from './schema.ts'

/** What a nudge is read from. */
export const nudgeColumns = {
  id: nudges.id,
  workspaceId: nudges.workspaceId,
  kind: nudges.kind,
  occasion: nudges.occasion,
  userId: nudges.userId,
  pairId: nudges.pairId,
  sessionId: nudges.sessionId,
  subject: nudges.subject,
  dueAt: nudges.dueAt,
  expiresAt: nudges.expiresAt,
  state: nudges.state,
  queuedAt: nudges.queuedAt,
  attempts: nudges.attempts,
  snoozes: nudges.snoozes,
  channelId: nudges.channelId,
  messageTs: nudges.messageTs,
}

const is = (nudge: Pick<Nudge, 'workspaceId' | 'id'>) =>
  and(eq(nudges.workspaceId, nudge.workspaceId), eq(nudges.id, nudge.id))

/** Saves what is not known yet; an occasion that has its nudge keeps it. Gives back the new ones. */
export async function insertNudges(
  tx: Tx,
  wanted: readonly NewNudge[],
  now: Temporal.Instant,
): Promise<Nudge[]> {
  if (wanted.length === 0) return []
  return tx
    .insert(nudges)
    .values(
      wanted.map((nudge) => ({
        id: crypto.randomUUID(),
        ...(nudge.dueAt.epochNanoseconds <= now.epochNanoseconds
          ? { state: 'queued' as const, queuedAt: now }
          : { state: 'pending' as const }),
        createdAt: now,
        ...nudge,
      })),
    )
    .onConflictDoNothing()
    .returning(nudgeColumns)
}

/** A worker needs seconds; whatever is under way for longer was lost with its job, and is handed out again. */
const LOST_AFTER = { hours: 1 }

/** Lets one transaction at a time count and claim, so that replicas share one pace. */
export async function lockPace(tx: Tx, workspaceId: string): Promise<void> {
  await tx
    .select({ id: workspaces.id })
    .from(workspaces)
    .where(eq(workspaces.id, workspaceId))
    .for('no key update')
}

/** How many were handed to workers, or begun by one, in the last so many seconds. */
export async function handedOut(
  tx: Tx,
  workspaceId: string,
  now: Temporal.Instant,
  seconds: number,
): Promise<number> {
  // What a clock that was set back says of later hours does not count; the bound leaves room for skew.
  const lately = between(nudges.queuedAt, now.subtract({ seconds: seconds - 1 }), now.add({ seconds: 5 }))
  const [row] = await tx
    .select({ handed: count() })
    .from(nudges)
    .where(and(eq(nudges.workspaceId, workspaceId), lately))
  return row?.handed ?? 0
}

/** Takes what is due: first what expires, then the oldest. A second replica that asks meanwhile gets others. */
export async function claimDueNudges(
  tx: Tx,
  workspaceId: string,
  now: Temporal.Instant,
  limit: number,
): Promise<Nudge[]> {
  const isDue = and(eq(nudges.state, 'pending'), lte(nudges.dueAt, now))
  const isLost = and(
    inArray(nudges.state, ['queued', 'sending']),
    lte(nudges.queuedAt, now.subtract(LOST_AFTER)),
  )
  const due = tx
    .select({ id: nudges.id })
    .from(nudges)
    .where(and(eq(nudges.workspaceId, workspaceId), or(isDue, isLost)))
    .orderBy(isNull(nudges.expiresAt), asc(nudges.dueAt), asc(nudges.id))
    .limit(limit)
    .for('update', { skipLocked: true })
  // What was being sent stays so, since when it was: its next worker must know that nobody knows what became of it.
  const state = sql<NudgeState>`case ${nudges.state} when 'pending' then 'queued' else ${nudges.state} end`
  const queuedAt = sql`case ${nudges.state} when 'sending' then ${nudges.queuedAt} else ${sql.param(now, nudges.queuedAt)} end`
  return tx.update(nudges).set({ queuedAt, state }).where(inArray(nudges.id, due)).returning(nudgeColumns)
}

export async function findNudge(tx: Tx, workspaceId: string, id: string): Promise<Nudge | null> {
  const [row] = await tx.select(nudgeColumns).from(nudges).where(is({ workspaceId, id }))
  return row ?? null
}

/** Changes the nudge if it is in one of the expected states; false when somebody else was faster. */
export async function moveNudge(
  tx: Tx,
  nudge: Pick<Nudge, 'workspaceId' | 'id'>,
  from: readonly NudgeState[],
  changes: Partial<
    Pick<
      typeof nudges.$inferSelect,
      | 'state'
      | 'dueAt'
      | 'expiresAt'
      | 'queuedAt'
      | 'attempts'
      | 'snoozes'
      | 'outcome'
      | 'channelId'
      | 'messageTs'
      | 'sentAt'
    >
  >,
): Promise<boolean> {
  const moved = await tx
    .update(nudges)
    .set(changes)
    .where(and(is(nudge), inArray(nudges.state, [...from])))
    .returning({ id: nudges.id })
  return moved.length > 0
}

/** Which nudges are meant: all conditions that are given hold together. */
export interface NudgeFilter {
  kinds?: readonly string[]
  occasions?: readonly string[]
  userId?: string
  pairId?: string
  sessionId?: string
}

/** Takes back what has not been sent yet. */
export async function cancelNudges(tx: Tx, workspaceId: string, filter: NudgeFilter): Promise<void> {
  await tx
    .update(nudges)
    .set({ state: 'cancelled' })
    .where(and(matching(workspaceId, filter), inArray(nudges.state, ['pending', 'queued'])))
}

/**
 * Those whose message stands in Slack, or is on its way there. The others wait for the caller's transaction to end
 * before they set out, so that they are drawn from the facts it leaves.
 */
export async function spokenNudges(tx: Tx, workspaceId: string, filter: NudgeFilter): Promise<Nudge[]> {
  await tx
    .select({ id: nudges.id })
    .from(nudges)
    .where(and(matching(workspaceId, filter), inArray(nudges.state, ['pending', 'queued'])))
    .orderBy(asc(nudges.id))
    .for('no key update')
  return tx
    .select(nudgeColumns)
    .from(nudges)
    .where(and(matching(workspaceId, filter), or(inArray(nudges.state, ['sending', 'sent']), isPutOff)))
}

/** Its message stands, and says when the next one comes. */
const isPutOff = and(eq(nudges.state, 'pending'), gt(nudges.snoozes, 0), isNotNull(nudges.messageTs))

/** Those that Slack refused for good. */
export async function failedNudges(tx: Tx, workspaceId: string, filter: NudgeFilter): Promise<Nudge[]> {
  return tx
    .select(nudgeColumns)
    .from(nudges)
    .where(and(matching(workspaceId, filter), eq(nudges.state, 'failed')))
}

/** Those of which nobody knows whether and where their message stands. */
export async function unknownNudges(tx: Tx, workspaceId: string, filter: NudgeFilter): Promise<Nudge[]> {
  return tx
    .select(nudgeColumns)
    .from(nudges)
    .where(and(matching(workspaceId, filter), eq(nudges.state, 'unknown')))
}

/** Gives what Slack refused for good a new start, and gives it back to be handed out; nobody else gets the same ones. */
export async function reviveNudges(
  tx: Tx,
  workspaceId: string,
  filter: NudgeFilter,
  now: Temporal.Instant,
): Promise<Nudge[]> {
  return tx
    .update(nudges)
    .set({ state: 'queued', attempts: 0, outcome: null, dueAt: now, queuedAt: now })
    .where(and(matching(workspaceId, filter), eq(nudges.state, 'failed')))
    .returning(nudgeColumns)
}

function matching(workspaceId: string, filter: NudgeFilter): SQL | undefined {
  return and(
    eq(nudges.workspaceId, workspaceId),
    filter.kinds && inArray(nudges.kind, [...filter.kinds]),
    filter.occasions && inArray(nudges.occasion, [...filter.occasions]),
    filter.userId ? eq(nudges.userId, filter.userId) : undefined,
    filter.pairId ? eq(nudges.pairId, filter.pairId) : undefined,
    filter.sessionId ? eq(nudges.sessionId, filter.sessionId) : undefined,
  )
}
