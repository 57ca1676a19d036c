import { and, asc, eq, sql } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from './client.ts'
import { newStart } from './nudges.ts'
import { nudges } from './schema.ts'

/** A message that did not arrive, or of which nobody knows whether it did; ids and constants only. */
export interface DeadLetter {
  id: string
  workspaceId: string
  kind: string
  userId: string | null
  pairId: string | null
  dueAt: Temporal.Instant
  expiresAt: Temporal.Instant | null
  /** How often it was tried, by Slack's fault or ours. */
  attempts: number
  /** Why, as a constant: Slack's name for its refusal, or `bug`. */
  outcome: string | null
}

const columns = {
  id: nudges.id,
  workspaceId: nudges.workspaceId,
  kind: nudges.kind,
  userId: nudges.userId,
  pairId: nudges.pairId,
  dueAt: nudges.dueAt,
  expiresAt: nudges.expiresAt,
  attempts: sql<number>`${nudges.attempts} + ${nudges.bugs}`,
  outcome: nudges.outcome,
}

/** Those in this state, in every workspace unless one is named, the oldest first. */
export async function deadLetters(
  tx: Tx,
  state: 'failed' | 'unknown',
  workspaceId: string | undefined,
): Promise<DeadLetter[]> {
  return tx
    .select(columns)
    .from(nudges)
    .where(and(eq(nudges.state, state), workspaceId ? eq(nudges.workspaceId, workspaceId) : undefined))
    .orderBy(asc(nudges.workspaceId), asc(nudges.dueAt), asc(nudges.id))
}

/** Gives what failed a new start, one or all of it; the bot's next beat takes it. Gives back what was found. */
export async function retryDeadLetters(
  tx: Tx,
  which: { id?: string; workspaceId: string | undefined },
  now: Temporal.Instant,
): Promise<DeadLetter[]> {
  return tx
    .update(nudges)
    .set(newStart(now))
    .where(
      and(
        eq(nudges.state, 'failed'),
        which.id ? eq(nudges.id, which.id) : undefined,
        which.workspaceId ? eq(nudges.workspaceId, which.workspaceId) : undefined,
      ),
    )
    .returning(columns)
}
