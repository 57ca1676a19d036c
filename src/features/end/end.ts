import type { Tx } from '../../db/client.ts'
import { coordinatorsBeside } from '../../db/members.ts'
import { lockPair, pairsOf, updatePair } from '../../db/pairs.ts'
import type { NewNudge } from '../../domain/nudge.ts'
import { isRunning, roleOf } from '../../domain/pair.ts'
import type { CommandHandler, FormHandler, FormInteraction } from '../../slack/interaction.ts'
import type { Deps } from '../feature.ts'
import { ASK_MENTEE, ASK_MENTOR, REMIND_MENTEE, REMIND_MENTOR } from '../feedback/ids.ts'
import { NO_PAIR, NOT_YOUR_PAIR, pairField, pairMetadata } from '../pair-choice.ts'
import { END_NOTE, ENDED } from './ids.ts'
import { endModal, parseEnd } from './modal.ts'

/** What must not come any more. What one of the two has shared or asked for is still on its way to whoever waits. */
const DATED = [ASK_MENTEE, REMIND_MENTEE, ASK_MENTOR, REMIND_MENTOR]

const OVER_ALREADY = 'This pair has ended in the meantime. Nothing was changed.'

/** `/mentor end`. */
export function endCommand(deps: Deps): CommandHandler {
  return async (command) => {
    const { workspaceId, userId } = command
    const pairs = await pairsOf(deps.db, workspaceId, userId)
    if (pairs.length === 0) return command.tell(NO_PAIR)
    const choice = await pairField(deps.people, pairs, userId)
    await command.open(endModal({ choice, metadata: pairMetadata(pairs) }))
  }
}

export function endSubmitted(deps: Deps): FormHandler {
  return async (submitted) => {
    const form = parseEnd(submitted)
    if (!form.ok) return { do: 'errors', errors: { reason: form.problem } }
    const problem = await deps.db.transaction((tx) => saveEnd(deps, tx, submitted, form))
    return problem === null ? { do: 'close' } : { do: 'errors', errors: { reason: problem } }
  }
}

async function saveEnd(
  deps: Deps,
  tx: Tx,
  { workspaceId, userId, now }: FormInteraction,
  form: { pairId: string | null; reason: string | null },
): Promise<string | null> {
  const pair = form.pairId && (await lockPair(tx, workspaceId, form.pairId))
  if (!pair || roleOf(pair, userId) === null) return NOT_YOUR_PAIR
  // Delivered twice: the first delivery has done it.
  if (pair.state === 'ended' && pair.closedBy === userId) return null
  if (!isRunning(pair)) return OVER_ALREADY

  const ended = { state: 'ended' as const, pausedUntil: null, closedBy: userId }
  await updatePair(tx, pair, { ...ended, mentorSlot: null, closedAt: now, closedReason: form.reason })
  await deps.outbox.cancel(tx, workspaceId, { kinds: DATED, pairId: pair.id })
  await deps.pairChanged(tx, { ...pair, ...ended }, now)
  const about = { workspaceId, pairId: pair.id, dueAt: now }
  const notes = (await coordinatorsBeside(tx, workspaceId, [pair.mentorId, pair.menteeId])).map(
    (coordinator): NewNudge => ({
      ...about,
      kind: END_NOTE,
      occasion: `${END_NOTE}:${pair.id}:${coordinator}`,
      userId: coordinator,
    }),
  )
  const told: NewNudge = { ...about, kind: ENDED, occasion: `${ENDED}:${pair.id}` }
  await deps.outbox.plan(tx, [told, ...notes], now)
  return null
}
