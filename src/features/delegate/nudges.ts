import { type DelegationState, delegationState } from '../../db/delegates.ts'
import { type Nudge, SEND } from '../../domain/nudge.ts'
import type { NudgeKind } from '../../jobs/nudge-kind.ts'
import type { Deps } from '../feature.ts'
import { pairConversation, pairOf } from '../pair-conversation.ts'
import { DELEGATE_NAMED, DELEGATE_OVER, DELEGATE_TOLD } from './ids.ts'
import { namedMessage, overMessage, toldMessage } from './messages.ts'

/** What the bot says about who sees to a leader's dates. */
export function delegateNudges(deps: Deps): NudgeKind[] {
  const kind = { whenUnknown: 'again', decide: async () => SEND } as const
  const stateOf = (leaderId: string, delegateId: string): Promise<DelegationState | null> =>
    delegationState(deps.db, deps.workspaceId, { leaderId, delegateId })
  return [
    {
      ...kind,
      name: DELEGATE_NAMED,
      async message(nudge) {
        const leaderId = subjectOf(nudge)
        return namedMessage(leaderId, await stateOf(leaderId, nudge.userId ?? ''))
      },
    },
    {
      ...kind,
      name: DELEGATE_TOLD,
      to: async (nudge) => pairConversation(deps, await pairOf(deps, nudge)),
      async message(nudge) {
        const [pair, delegateId] = [await pairOf(deps, nudge), subjectOf(nudge)]
        return toldMessage(pair, delegateId, await stateOf(pair.menteeId, delegateId))
      },
    },
    {
      ...kind,
      name: DELEGATE_OVER,
      async message(nudge) {
        const delegateId = subjectOf(nudge)
        return overMessage(delegateId, await stateOf(nudge.userId ?? '', delegateId))
      },
    },
  ]
}

function subjectOf({ subject }: Nudge): string {
  if (subject === null) throw new Error('nudge without the person it is about')
  return subject
}
