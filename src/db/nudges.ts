import { and, asc, eq, inArray, lte, or, type SQL, sql } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { NewNudge, Nudge, NudgeState } from '../domain/nudge.ts'
import type { Tx } from './client.ts'
import { nudges } from './schema.ts'

const columns = {
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
  attempts: nudges.attempts,
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
        state:
          nudge.dueAt.epochNanoseconds <= now.epochNanoseconds ? ('queued' as const) : ('pending' as const),
        createdAt: now,
        queuedAt: now,
        ...nudge,
      })),
    )
    .onConflictDoNothing()
    .returning(columns)
}

/** A worker needs seconds; whatever is under way for longer was lost with its job, and is handed out again. */
const LOST_AFTER = { hours: 1 }

/** Takes what is due, oldest first; a second replica that asks at the same moment gets others or none. */
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
    .orderBy(asc(nudges.dueAt), asc(nudges.id))
    .limit(limit)
    .for('update', { skipLocked: true })
  // What was being sent stays so: only its worker knows that nobody knows whether it arrived.
  const state = sql<NudgeState>`case ${nudges.state} when 'pending' then 'queued' else ${nudges.state} end`
  return tx.update(nudges).set({ queuedAt: now, state }).where(inArray(nudges.id, due)).returning(columns)
}

export async function findNudge(tx: Tx, workspaceId: string, id: string): Promise<Nudge | null> {
  const [row] = await tx.select(columns).from(nudges).where(is({ workspaceId, id }))
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
      'state' | 'dueAt' | 'attempts' | 'outcome' | 'channelId' | 'messageTs' | 'sentAt'
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

/** Those whose message stands in Slack, or is on its way there. */
export async function spokenNudges(tx: Tx, workspaceId: string, filter: NudgeFilter): Promise<Nudge[]> {
  return tx
    .select(columns)
    .from(nudges)
    .where(and(matching(workspaceId, filter), inArray(nudges.state, ['sending', 'sent'])))
}

/** Those that Slack refused for good. */
export async function failedNudges(tx: Tx, workspaceId: string, filter: NudgeFilter): Promise<Nudge[]> {
  return tx
    .select(columns)
    .from(nudges)
    .where(and(matching(workspaceId, filter), eq(nudges.state, 'failed')))
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
    .returning(columns)
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
