import { and, asc, desc, eq, inArray, isNotNull, or, type SQL } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Nudge } from '../domain/nudge.ts'
import type { Tx } from './client.ts'
import { newStart, nudgeColumns } from './nudges.ts'
import { nudges } from './schema.ts'

/** Which nudges are meant: all conditions that are given hold together. */
export interface NudgeFilter {
  kinds?: readonly string[]
  occasions?: readonly string[]
  userId?: string
  pairId?: string
  sessionId?: string
}

/** Takes back what has not been sent yet; gives back those of which an earlier copy stands in Slack. */
export async function cancelNudges(tx: Tx, workspaceId: string, filter: NudgeFilter): Promise<Nudge[]> {
  const cancelled = await tx
    .update(nudges)
    .set({ state: 'cancelled' })
    .where(and(matching(workspaceId, filter), isUnsent))
    .returning(nudgeColumns)
  return cancelled.filter(({ messageTs }) => messageTs !== null)
}

/**
 * Has those that were not sent yet wait for the caller's transaction to end before they set out, so that they are drawn
 * from the facts it leaves.
 */
export async function holdUnsent(tx: Tx, workspaceId: string, filter: NudgeFilter): Promise<void> {
  await tx
    .select({ id: nudges.id })
    .from(nudges)
    .where(and(matching(workspaceId, filter), isUnsent))
    .orderBy(asc(nudges.id))
    .for('no key update')
}

/** When the last of those that are still to come is due; null where none is. */
export async function lastUnsentDue(
  tx: Tx,
  workspaceId: string,
  filter: NudgeFilter,
): Promise<Temporal.Instant | null> {
  const [last] = await tx
    .select({ dueAt: nudges.dueAt })
    .from(nudges)
    .where(and(matching(workspaceId, filter), isUnsent))
    .orderBy(desc(nudges.dueAt))
    .limit(1)
  return last?.dueAt ?? null
}

/** Those whose message stands in Slack, whatever became of the row since, or is on its way there. */
export async function spokenNudges(tx: Tx, workspaceId: string, filter: NudgeFilter): Promise<Nudge[]> {
  const isSpoken = or(eq(nudges.state, 'sending'), isNotNull(nudges.messageTs))
  return tx
    .select(nudgeColumns)
    .from(nudges)
    .where(and(matching(workspaceId, filter), isSpoken))
}

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

/** Gives what Slack refused for good a new start; nobody else revives the same ones. */
export async function reviveNudges(
  tx: Tx,
  workspaceId: string,
  filter: NudgeFilter,
  now: Temporal.Instant,
): Promise<Nudge[]> {
  return tx
    .update(nudges)
    .set(newStart(now))
    .where(and(matching(workspaceId, filter), eq(nudges.state, 'failed')))
    .returning(nudgeColumns)
}

const isUnsent = inArray(nudges.state, ['pending', 'queued'])

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
