import { closeChange, findChange } from '../../db/agreement-changes.ts'
import { lockPair } from '../../db/pairs.ts'
import type { AgreementChange } from '../../domain/agreement.ts'
import { type Decision, type Nudge, SEND } from '../../domain/nudge.ts'
import type { Pair } from '../../domain/pair.ts'
import type { NudgeKind } from '../../jobs/nudge-kind.ts'
import type { Message } from '../../slack/blocks.ts'
import { afterPause } from '../after-pause.ts'
import type { Deps } from '../feature.ts'
import { pairConversation, pairOf } from '../pair-conversation.ts'
import { CHANGE_ANSWERED, CHANGE_LAPSE, CHANGE_PROPOSED } from './ids.ts'
import { answeredMessage, changeGone, changeMessage, lapsedMessage, lapseWhy } from './messages.ts'

/** What the bot says about changes of an agreement. */
export function agreementNudges(deps: Deps): NudgeKind[] {
  const drawn = async (nudge: Nudge, draw: (change: AgreementChange, pair: Pair) => Message) => {
    const change = nudge.subject && (await findChange(deps.db, nudge.workspaceId, nudge.subject))
    return change ? draw(change, await pairOf(deps, nudge)) : changeGone()
  }
  const inConversation = (
    name: string,
    draw: (change: AgreementChange, pair: Pair) => Message,
  ): NudgeKind => ({
    name,
    whenUnknown: 'again',
    decide: async () => SEND,
    to: async (nudge) => pairConversation(deps, await pairOf(deps, nudge)),
    message: (nudge) => drawn(nudge, draw),
  })
  return [
    inConversation(CHANGE_PROPOSED, changeMessage),
    inConversation(CHANGE_ANSWERED, answeredMessage),
    {
      name: CHANGE_LAPSE,
      whenUnknown: 'again',
      decide: (nudge, now) => lapse(deps, nudge, now),
      message: (nudge) => drawn(nudge, lapsedMessage),
      dated: {
        timing: () => 'good-hour',
        why: async (nudge) => lapseWhy(await pairOf(deps, nudge), nudge.userId ?? ''),
      },
    },
  ]
}

/** Two weeks without an answer: everything stays as it is. A pair that rests has its time stopped. */
async function lapse(deps: Deps, nudge: Nudge, now: Parameters<NudgeKind['decide']>[1]): Promise<Decision> {
  const { workspaceId } = nudge
  const rests = await afterPause(deps, await pairOf(deps, nudge), now)
  if (rests) return rests
  const lapsed = await deps.db.transaction(async (tx) => {
    await lockPair(tx, workspaceId, nudge.pairId ?? '')
    const change = await findChange(tx, workspaceId, nudge.subject ?? '')
    // Lapsed: an earlier try has done it.
    if (change?.state !== 'open') return change?.state === 'lapsed'
    await closeChange(tx, change, 'lapsed', now)
    await deps.outbox.redraw(tx, workspaceId, { kinds: [CHANGE_PROPOSED], pairId: change.pairId })
    return true
  })
  return lapsed ? SEND : { do: 'drop', why: 'answered' }
}
