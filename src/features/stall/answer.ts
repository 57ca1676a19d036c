import type { Tx } from '../../db/client.ts'
import { findMember } from '../../db/members.ts'
import { lockPair } from '../../db/pairs.ts'
import { saveStallAnswer } from '../../db/stalls.ts'
import { roleOf } from '../../domain/pair.ts'
import { mayAnswerStall, type StallAnswer } from '../../domain/stall.ts'
import type { ClickHandler, ClickInteraction } from '../../slack/interaction.ts'
import type { Deps } from '../feature.ts'
import { clickedStall, stalledPair, stallKey } from './facts.ts'
import { STALL_NOTE } from './ids.ts'
import { pageShown } from './list-modal.ts'
import { stalledList } from './open.ts'
import { COORDINATORS_ONLY, OVER, OWN_PAIR, takenWords, UNKNOWN_STALL } from './words.ts'

/** A coordinator asks the two, or leaves it: the other coordinators see it where they were told. */
export function answerStall(deps: Deps, answer: StallAnswer): ClickHandler {
  return async (click) => {
    const problem = await deps.db.transaction((tx) => save(deps, tx, click, answer))
    if (problem !== null) await click.tell(problem)
    if (click.from !== 'modal') return
    const list = await stalledList(deps, click, pageShown(click.metadata))
    if (list) await click.replace(list)
  }
}

/** Gives back what stands in the way. */
async function save(
  deps: Deps,
  tx: Tx,
  { workspaceId, userId, now, value }: ClickInteraction,
  answer: StallAnswer,
): Promise<string | null> {
  if (!(await findMember(tx, workspaceId, userId))?.isCoordinator) return COORDINATORS_ONLY
  const named = clickedStall(value)
  // Two who answer at once take turns here.
  const pair = named && (await lockPair(tx, workspaceId, named.pairId))
  if (!named || !pair) return UNKNOWN_STALL
  if (roleOf(pair, userId) !== null) return OWN_PAIR
  await deps.outbox.redraw(tx, workspaceId, { kinds: [STALL_NOTE], pairId: pair.id })
  const stalled = await stalledPair(tx, pair, now)
  if (!stalled || stallKey(stalled.stall) !== named.key) return OVER
  const may = mayAnswerStall(stalled.answered, userId)
  if (!may.ok) return takenWords(may.refusal.by)
  const { since } = stalled.stall
  await saveStallAnswer(tx, { workspaceId, pairId: pair.id, since }, { answer, coordinatorId: userId }, now)
  return null
}
