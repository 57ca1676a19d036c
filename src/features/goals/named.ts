import { z } from 'zod'
import type { Tx } from '../../db/client.ts'
import { findPair, lockPair } from '../../db/pairs.ts'
import { type Goal, mayTendGoals, type TendRefusal } from '../../domain/goal.ts'
import type { Pair, Role } from '../../domain/pair.ts'
import type { Result } from '../../domain/result.ts'
import type { ClickInteraction, Interaction } from '../../slack/interaction.ts'

const ids = z
  .string()
  .transform((value) => value.split(':'))
  .pipe(z.tuple([z.uuid(), z.uuid()]))

export interface NamedGoal {
  pair: Pair
  goal: Goal
  /** Whether this person may change it. */
  may: Result<Role, TendRefusal>
}

/** The goal that a button names; null for a forged or foreign value. */
export async function namedGoal(
  tx: Tx,
  { workspaceId, userId, value }: ClickInteraction,
): Promise<NamedGoal | null> {
  const parsed = ids.safeParse(value)
  if (!parsed.success) return null
  const [pairId, goalId] = parsed.data
  const pair = await findPair(tx, workspaceId, pairId)
  const goal = pair?.goals.find(({ id }) => id === goalId)
  return pair && goal ? { pair, goal, may: mayTendGoals(pair, userId) } : null
}

/** The pair whose goals this person wants to change, locked; null where there is none. */
export async function lockedPair(
  tx: Tx,
  { workspaceId, userId }: Pick<Interaction, 'workspaceId' | 'userId'>,
  pairId: string,
): Promise<{ pair: Pair; may: Result<Role, TendRefusal> } | null> {
  const pair = await lockPair(tx, workspaceId, pairId)
  return pair && { pair, may: mayTendGoals(pair, userId) }
}
