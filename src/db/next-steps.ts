import { and, eq } from 'drizzle-orm'
import type { NextStep } from '../domain/rematch.ts'
import type { Tx } from './client.ts'
import { nextSteps } from './schema.ts'

type Key = Pick<NextStep, 'workspaceId' | 'pairId' | 'userId'>

const is = ({ workspaceId, pairId, userId }: Key) =>
  and(eq(nextSteps.workspaceId, workspaceId), eq(nextSteps.pairId, pairId), eq(nextSteps.userId, userId))

/** What somebody chose after this pair; null while they have not. */
export async function findNextStep(tx: Tx, key: Key): Promise<NextStep | null> {
  const [row] = await tx.select().from(nextSteps).where(is(key))
  return row ?? null
}

/** What this person is looking for: at most one partner in each role. */
export async function searchesOf(tx: Tx, workspaceId: string, userId: string): Promise<NextStep[]> {
  return tx
    .select()
    .from(nextSteps)
    .where(
      and(
        eq(nextSteps.workspaceId, workspaceId),
        eq(nextSteps.userId, userId),
        eq(nextSteps.choice, 'looking'),
      ),
    )
}

/** Saves what somebody chose, in the place of what they had chosen after the same pair. */
export async function saveNextStep(tx: Tx, step: NextStep): Promise<void> {
  const { choice, topic, chosenAt } = step
  await tx
    .insert(nextSteps)
    .values(step)
    .onConflictDoUpdate({
      target: [nextSteps.workspaceId, nextSteps.pairId, nextSteps.userId],
      set: { choice, topic, chosenAt },
    })
}
