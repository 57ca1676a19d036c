import type { Tx } from '../../db/client.ts'
import { saveGoal } from '../../db/goals.ts'
import type { Goal, GoalChange, GoalRefusal } from '../../domain/goal.ts'
import type { Pair } from '../../domain/pair.ts'
import type { Result } from '../../domain/result.ts'
import type { Interaction } from '../../slack/interaction.ts'
import type { Deps } from '../feature.ts'
import { AGREEMENT } from '../start/ids.ts'
import { lockedPair } from './named.ts'
import { goalRefusalWords, tendRefusalWords, UNKNOWN_GOAL } from './words.ts'

/** What became of a change: saved or not needed, refused in words, or in the way of somebody else's. */
export type Tended =
  | { kind: 'done'; goal: Goal | null }
  | { kind: 'refused'; words: string; isDate: boolean }
  | { kind: 'changed-since'; pair: Pair; goal: Goal }

/** Decides on the pair's goals as they are now and saves; whatever shows them follows. */
export async function tendGoal(
  deps: Deps,
  tx: Tx,
  asked: Pick<Interaction, 'workspaceId' | 'userId' | 'now'>,
  pairId: string,
  decide: (pair: Pair) => Promise<Result<GoalChange | 'unchanged', GoalRefusal>>,
): Promise<Tended> {
  const refused = (words: string, isDate = false): Tended => ({ kind: 'refused', words, isDate })
  const found = await lockedPair(tx, asked, pairId)
  if (!found) return refused(UNKNOWN_GOAL)
  const { pair, may } = found
  if (!may.ok) return refused(tendRefusalWords(may.refusal))
  const decided = await decide(pair)
  if (!decided.ok) {
    const { refusal } = decided
    if (refusal.kind === 'changed-since') return { kind: 'changed-since', pair, goal: refusal.goal }
    return refused(goalRefusalWords(refusal), refusal.kind === 'past')
  }
  if (decided.value === 'unchanged') return { kind: 'done', goal: null }

  const change = decided.value
  if (!(await saveGoal(tx, pair, change, asked))) return refused(UNKNOWN_GOAL)
  await deps.outbox.redraw(tx, asked.workspaceId, { kinds: [AGREEMENT], pairId })
  const others = pair.goals.filter(({ id }) => id !== change.after.id)
  await deps.pairChanged(tx, { ...pair, goals: [...others, change.after] }, asked.now)
  return { kind: 'done', goal: change.after }
}
