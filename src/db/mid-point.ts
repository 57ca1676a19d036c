import { and, eq } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { MidPointAnswer } from '../domain/mid-point.ts'
import type { Tx } from './client.ts'
import { midPointAnswers } from './schema.ts'

/** What the two have answered after three sessions: for the two only. */
export async function midPointAnswersOf(
  tx: Tx,
  workspaceId: string,
  pairId: string,
): Promise<MidPointAnswer[]> {
  return tx
    .select({ userId: midPointAnswers.userId, worth: midPointAnswers.worth })
    .from(midPointAnswers)
    .where(and(eq(midPointAnswers.workspaceId, workspaceId), eq(midPointAnswers.pairId, pairId)))
}

/** Saves or changes somebody's answer. */
export async function saveMidPointAnswer(
  tx: Tx,
  pair: { workspaceId: string; id: string },
  { userId, worth }: MidPointAnswer,
  now: Temporal.Instant,
): Promise<void> {
  const { workspaceId, pairId, userId: person } = midPointAnswers
  await tx
    .insert(midPointAnswers)
    .values({ workspaceId: pair.workspaceId, pairId: pair.id, userId, worth, answeredAt: now })
    .onConflictDoUpdate({ target: [workspaceId, pairId, person], set: { worth, answeredAt: now } })
}
