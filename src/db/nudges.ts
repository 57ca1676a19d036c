import { and, count, eq, inArray, lte, min } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { NewNudge, Nudge, NudgeState } from '../domain/nudge.ts'
import type { Tx } from './client.ts'
import { nudges } from './schema.ts'

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
  revision: nudges.revision,
  attempts: nudges.attempts,
  bugs: nudges.bugs,
  doubtful: nudges.doubtful,
  snoozes: nudges.snoozes,
  channelId: nudges.channelId,
  messageTs: nudges.messageTs,
}

/** The row of this nudge. */
const isNudge = (nudge: Pick<Nudge, 'workspaceId' | 'id'>) =>
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
        state: 'pending' as const,
        // What is due at once was asked for by somebody who waits for it.
        isUrgent: nudge.dueAt.epochNanoseconds <= now.epochNanoseconds,
        createdAt: now,
        ...nudge,
      })),
    )
    .onConflictDoNothing()
    .returning(nudgeColumns)
}

export async function findNudge(tx: Tx, workspaceId: string, id: string): Promise<Nudge | null> {
  const [row] = await tx.select(nudgeColumns).from(nudges).where(isNudge({ workspaceId, id }))
  return row ?? null
}

/** Has whoever changes this nudge wait for the caller's transaction to end. */
export async function lockNudge(tx: Tx, workspaceId: string, id: string): Promise<void> {
  await tx.select({ id: nudges.id }).from(nudges).where(isNudge({ workspaceId, id })).for('no key update')
}

/** What may change in a nudge's life. */
export type Changes = Partial<
  Pick<
    typeof nudges.$inferSelect,
    | 'state'
    | 'dueAt'
    | 'retryAt'
    | 'expiresAt'
    | 'queuedAt'
    | 'attempts'
    | 'bugs'
    | 'doubtful'
    | 'snoozes'
    | 'outcome'
    | 'channelId'
    | 'messageTs'
    | 'sentAt'
  >
>

/** Changes the nudge if it is in one of the expected states; false when somebody else was faster. */
export async function moveNudge(
  tx: Tx,
  nudge: Pick<Nudge, 'workspaceId' | 'id'>,
  from: readonly NudgeState[],
  changes: Changes,
): Promise<boolean> {
  const moved = await tx
    .update(nudges)
    // A new moment is not one of another try.
    .set(changes.dueAt ? { retryAt: null, ...changes } : changes)
    .where(and(isNudge(nudge), inArray(nudges.state, [...from])))
    .returning({ id: nudges.id })
  return moved.length > 0
}

/** Gives what waits for this occasion another moment. */
export async function moveOccasion(
  tx: Tx,
  workspaceId: string,
  occasion: string,
  dueAt: Temporal.Instant,
): Promise<void> {
  await tx
    .update(nudges)
    .set({ dueAt, retryAt: null })
    .where(
      and(eq(nudges.workspaceId, workspaceId), eq(nudges.occasion, occasion), eq(nudges.state, 'pending')),
    )
}

/** The new start of one that had failed for good: at once, and before what only a date asks for. Its moment stays. */
export const newStart = (now: Temporal.Instant) =>
  ({
    state: 'pending',
    isUrgent: true,
    attempts: 0,
    bugs: 0,
    outcome: null,
    retryAt: now,
    queuedAt: null,
  }) as const

/** How much is due and has not arrived yet, since when, and how much was given up. */
export async function backlogOf(
  tx: Tx,
  workspaceId: string,
  now: Temporal.Instant,
): Promise<{ due: number; oldest: Temporal.Instant | null; failed: number }> {
  const mine = eq(nudges.workspaceId, workspaceId)
  const isDue = and(mine, inArray(nudges.state, ['pending', 'queued', 'sending']), lte(nudges.dueAt, now))
  const [waiting] = await tx
    .select({ due: count(), oldest: min(nudges.dueAt) })
    .from(nudges)
    .where(isDue)
  const failed = await tx.$count(nudges, and(mine, eq(nudges.state, 'failed')))
  return { due: waiting?.due ?? 0, oldest: waiting?.oldest ?? null, failed }
}
