import { and, asc, desc, eq, gt, inArray, isNotNull, or, type SQL, sql } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import { isAfter } from '../domain/moments.ts'
import type { Nudge } from '../domain/nudge.ts'
import type { Tx } from './client.ts'
import { newStart, nudgeColumns } from './nudges.ts'
import { nudges } from './schema.ts'

/** Which nudges are meant: all conditions that are given hold together. */
export interface NudgeFilter {
  kinds?: readonly string[]
  occasions?: readonly string[]
  subjects?: readonly string[]
  /** Those that have another one, or none. */
  otherSubject?: string
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
 * Has those that were not sent yet be drawn from the facts that the caller's transaction leaves: they set out when it
 * has ended, and what was drawn of them before does not. Whether one is due by now: a sender may have passed it over
 * meanwhile.
 */
export async function holdUnsent(
  tx: Tx,
  workspaceId: string,
  filter: NudgeFilter,
  now: Temporal.Instant,
): Promise<boolean> {
  const inOrder = tx
    .select({ id: nudges.id })
    .from(nudges)
    .where(and(matching(workspaceId, filter), isUnsent))
    .orderBy(asc(nudges.id))
    .for('no key update')
  const held = await tx
    .update(nudges)
    .set({ revision: sql`${nudges.revision} + 1` })
    .where(and(eq(nudges.workspaceId, workspaceId), inArray(nudges.id, inOrder)))
    .returning({ dueAt: nudges.dueAt, retryAt: nudges.retryAt })
  return held.some(({ dueAt, retryAt }) => !isAfter(retryAt ?? dueAt, now))
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

/** Those of which a copy may stand that nobody can find again. */
export async function doubtedNudges(tx: Tx, workspaceId: string, filter: NudgeFilter): Promise<Nudge[]> {
  return tx
    .select(nudgeColumns)
    .from(nudges)
    .where(and(matching(workspaceId, filter), gt(nudges.doubtful, 0)))
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

/** Gives up what Slack refused for good, so that nobody revives it. */
export async function giveUpFailed(tx: Tx, workspaceId: string, filter: NudgeFilter): Promise<void> {
  await tx
    .update(nudges)
    .set({ state: 'cancelled' })
    .where(and(matching(workspaceId, filter), eq(nudges.state, 'failed')))
}

const isUnsent = inArray(nudges.state, ['pending', 'queued'])

function matching(workspaceId: string, filter: NudgeFilter): SQL | undefined {
  return and(
    eq(nudges.workspaceId, workspaceId),
    filter.kinds && inArray(nudges.kind, [...filter.kinds]),
    filter.occasions && inArray(nudges.occasion, [...filter.occasions]),
    filter.subjects && inArray(nudges.subject, [...filter.subjects]),
    filter.otherSubject ? sql`${nudges.subject} is distinct from ${filter.otherSubject}` : undefined,
    filter.userId ? eq(nudges.userId, filter.userId) : undefined,
    filter.pairId ? eq(nudges.pairId, filter.pairId) : undefined,
    filter.sessionId ? eq(nudges.sessionId, filter.sessionId) : undefined,
  )
}
