import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../../db/client.ts'
import { lockPair, pairsOf, updatePair } from '../../db/pairs.ts'
import { type Pair, roleOf } from '../../domain/pair.ts'
import { mayResume } from '../../domain/pause.ts'
import type { ClickHandler, CommandHandler, FormHandler, Interaction } from '../../slack/interaction.ts'
import { mention } from '../../slack/mrkdwn.ts'
import type { Deps } from '../feature.ts'
import { planLook } from '../look.ts'
import { chosenPair, clickedPair, NOT_YOUR_PAIR, pairField } from '../pair-choice.ts'
import { PAUSED, RESUME, RESUMED } from './ids.ts'
import { resumeModal } from './modal.ts'
import { NONE_PAUSED, resumeRefusalWords } from './words.ts'

/** `/mentor resume`: at once where there is one paused pair, else after asking which. */
export function resumeCommand(deps: Deps): CommandHandler {
  return async (command) => {
    const { workspaceId, userId } = command
    const paused = await pairsOf(deps.db, workspaceId, userId, ['paused'])
    const [only, ...others] = paused
    if (!only) return command.tell(NONE_PAUSED)
    if (others.length > 0) return command.open(resumeModal(await pairField(deps.people, paused, userId)))
    const problem = await resumeByHand(deps, command, only.id)
    const partner = mention(only.mentorId === userId ? only.menteeId : only.mentorId)
    await command.tell(
      problem ?? `Your pair with ${partner} goes on. I have told you both in your conversation.`,
    )
  }
}

/** The button in the pair's conversation. */
export function resumeClicked(deps: Deps): ClickHandler {
  return async (click) => {
    const problem = await resumeByHand(deps, click, clickedPair(click.value))
    if (problem) await click.tell(problem)
  }
}

export function resumeSubmitted(deps: Deps): FormHandler {
  return async (submitted) => {
    const problem = await resumeByHand(deps, submitted, chosenPair(submitted))
    return problem === null ? { do: 'close' } : { do: 'errors', errors: { pair: problem } }
  }
}

/** Ends the pause before its date; gives back what stands in the way. */
async function resumeByHand(
  deps: Deps,
  { workspaceId, userId, now }: Interaction,
  pairId: string | null,
): Promise<string | null> {
  return deps.db.transaction(async (tx) => {
    const pair = pairId && (await lockPair(tx, workspaceId, pairId))
    if (!pair || roleOf(pair, userId) === null) return NOT_YOUR_PAIR
    const may = mayResume(pair)
    if (!may.ok) {
      if (may.refusal.kind === 'left') await planLook(deps, tx, may.refusal.leftBy, now)
      return resumeRefusalWords(may.refusal)
    }
    await deps.outbox.cancel(tx, workspaceId, { kinds: [RESUME], pairId: pair.id })
    await goOn(deps, tx, pair, now)
    const occasion = `${RESUMED}:${pair.id}:${crypto.randomUUID()}`
    await deps.outbox.plan(
      tx,
      [{ workspaceId, kind: RESUMED, occasion, pairId: pair.id, subject: userId, dueAt: now }],
      now,
    )
    return null
  })
}

/** The pause of a locked pair is over. */
export async function goOn(deps: Deps, tx: Tx, pair: Pair, now: Temporal.Instant): Promise<void> {
  const changes = { state: 'active' as const, pausedUntil: null, resumedAt: now }
  await updatePair(tx, pair, changes)
  await deps.outbox.redraw(tx, pair.workspaceId, { kinds: [PAUSED], pairId: pair.id })
  await deps.pairChanged(tx, { ...pair, ...changes }, now)
}
