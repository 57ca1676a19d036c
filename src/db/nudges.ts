import { and, asc, eq, inArray, isNotNull, lte, type SQL } from 'drizzle-orm'
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
        ...nudge,
      })),
    )
    .onConflictDoNothing()
    .returning(columns)
}

/** Takes what is due, oldest first; a second replica that asks at the same moment gets others or none. */
export async function claimDueNudges(
  tx: Tx,
  workspaceId: string,
  now: Temporal.Instant,
  limit: number,
): Promise<Nudge[]> {
  const due = tx
    .select({ id: nudges.id })
    .from(nudges)
    .where(and(eq(nudges.workspaceId, workspaceId), eq(nudges.state, 'pending'), lte(nudges.dueAt, now)))
    .orderBy(asc(nudges.dueAt), asc(nudges.id))
    .limit(limit)
    .for('update', { skipLocked: true })
  return tx.update(nudges).set({ state: 'queued' }).where(inArray(nudges.id, due)).returning(columns)
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

/** The not yet claimed nudges of a kind for one person. */
export async function pendingNudges(tx: Tx, workspaceId: string, filter: NudgeFilter): Promise<Nudge[]> {
  return tx
    .select(columns)
    .from(nudges)
    .where(and(matching(workspaceId, filter), eq(nudges.state, 'pending')))
}

/** The nudge whose message this is, or null. */
export async function findNudgeByMessage(
  tx: Tx,
  workspaceId: string,
  at: { channelId: string; messageTs: string },
): Promise<Nudge | null> {
  const [row] = await tx
    .select(columns)
    .from(nudges)
    .where(
      and(
        eq(nudges.workspaceId, workspaceId),
        eq(nudges.channelId, at.channelId),
        eq(nudges.messageTs, at.messageTs),
        isNotNull(nudges.messageTs),
      ),
    )
  return row ?? null
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
