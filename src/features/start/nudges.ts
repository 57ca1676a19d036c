import { closedReason, findPair, lockPair, updatePair } from '../../db/pairs.ts'
import { openOffer } from '../../db/slot-offers.ts'
import { type Nudge, SEND } from '../../domain/nudge.ts'
import { awaiting, PROPOSAL_EXPIRY_DAYS } from '../../domain/pair.ts'
import { localDate } from '../../domain/working-time.ts'
import type { NudgeKind } from '../../jobs/nudge-kind.ts'
import type { Deps } from '../feature.ts'
import { pairConversation, pairIn, pairOf } from '../pair-conversation.ts'
import {
  AGREEMENT,
  DECLINE_NOTE,
  PROPOSAL,
  PROPOSAL_EXPIRY,
  PROPOSAL_RECEIPT,
  PROPOSAL_REMINDER,
} from './ids.ts'
import {
  agreementMessage,
  declineNote,
  expiryMessage,
  expiryWhy,
  proposalMessage,
  receiptMessage,
  reminderMessage,
  reminderWhy,
} from './messages.ts'

/** What the bot says about a proposal on its own. */
export function startNudges(deps: Deps): NudgeKind[] {
  const always = async () => SEND
  return [
    {
      name: PROPOSAL,
      whenUnknown: 'again',
      decide: always,
      message: async (nudge) => proposalMessage(await pairOf(deps, nudge), reader(nudge)),
    },
    {
      name: PROPOSAL_RECEIPT,
      whenUnknown: 'again',
      decide: always,
      message: async (nudge) => receiptMessage(await pairOf(deps, nudge)),
    },
    {
      name: PROPOSAL_REMINDER,
      whenUnknown: 'again',
      async decide(nudge) {
        const pair = await pairOf(deps, nudge)
        if (pair.state !== 'proposed' || !awaiting(pair).includes(reader(nudge)))
          return { do: 'drop', why: 'answered' }
        return SEND
      },
      dated: {
        timing: () => 'good-hour',
        group: 'reminder',
        why: async (nudge) => reminderWhy(await pairOf(deps, nudge)),
        snooze: {
          async isOpen(tx, nudge) {
            const pair = nudge.pairId && (await findPair(tx, nudge.workspaceId, nudge.pairId))
            return pair ? pair.state === 'proposed' && awaiting(pair).includes(reader(nudge)) : false
          },
          async lastDay(tx, nudge) {
            const { createdAt } = await pairIn(tx, nudge)
            return localDate(createdAt, 'UTC').add({ days: PROPOSAL_EXPIRY_DAYS - 1 })
          },
        },
      },
      message: async (nudge) => reminderMessage(await pairOf(deps, nudge), reader(nudge), nudge.id),
    },
    {
      name: PROPOSAL_EXPIRY,
      whenUnknown: 'again',
      async decide(nudge, now) {
        const expired = await deps.db.transaction(async (tx) => {
          const pair = await lockPair(tx, nudge.workspaceId, nudge.pairId ?? '')
          if (pair?.state === 'expired') return true
          if (pair?.state !== 'proposed') return false
          await updatePair(tx, pair, { state: 'expired', closedAt: now })
          const shown = { kinds: [PROPOSAL, PROPOSAL_RECEIPT, PROPOSAL_REMINDER], pairId: pair.id }
          await deps.outbox.redraw(tx, nudge.workspaceId, shown)
          return true
        })
        return expired ? SEND : { do: 'drop', why: 'answered' }
      },
      message: async (nudge) => expiryMessage(await pairOf(deps, nudge)),
      dated: {
        timing: () => 'good-hour',
        group: 'news',
        why: async (nudge) => expiryWhy(await pairOf(deps, nudge)),
      },
    },
    {
      name: DECLINE_NOTE,
      whenUnknown: 'again',
      decide: always,
      async message(nudge) {
        const pair = await pairOf(deps, nudge)
        return declineNote(pair, (await closedReason(deps.db, nudge.workspaceId, pair.id)) ?? '')
      },
    },
    {
      name: AGREEMENT,
      whenUnknown: 'again',
      decide: always,
      to: async (nudge) => pairConversation(deps, await pairOf(deps, nudge)),
      async message(nudge) {
        const pair = await pairOf(deps, nudge)
        const offer = await openOffer(deps.db, nudge.workspaceId, pair.id)
        return agreementMessage(pair, offer?.afterSessionId === null)
      },
      async sent(tx, nudge, { channelId }) {
        if (nudge.pairId)
          await updatePair(tx, { workspaceId: nudge.workspaceId, id: nudge.pairId }, { channelId })
      },
    },
  ]
}

function reader(nudge: Nudge): string {
  if (nudge.userId === null) throw new Error('nudge without a reader')
  return nudge.userId
}
