import type { Temporal } from 'temporal-polyfill'
import { findItem } from '../../db/feedback.ts'
import { findNote } from '../../db/feedback-notes.ts'
import { doubtedNudges, spokenNudges } from '../../db/nudges-meant.ts'
import { type Decision, type Nudge, SEND } from '../../domain/nudge.ts'
import { isRunning } from '../../domain/pair.ts'
import type { NudgeKind } from '../../jobs/nudge-kind.ts'
import type { Message } from '../../slack/blocks.ts'
import { afterPause } from '../after-pause.ts'
import type { Deps } from '../feature.ts'
import { pairOf } from '../pair-conversation.ts'
import { FEEDBACK_SHARED, SUGGESTED, TOLD_LEADER } from './ids.ts'
import { toldOf } from './mentee-messages.ts'
import {
  goneMessage,
  leftMessage,
  overMessage,
  suggestedMessage,
  suggestedWhy,
  toldLeaderMessage,
} from './outside-messages.ts'

/** What a leader gets about feedback outside a session. */
export const outsideNudges = (deps: Deps): NudgeKind[] => [told(deps), suggested(deps)]

function told(deps: Deps): NudgeKind {
  return {
    name: TOLD_LEADER,
    whenUnknown: 'again',
    decide: async () => SEND,
    message: (nudge) => toldMessage(deps, nudge),
  }
}

function suggested(deps: Deps): NudgeKind {
  const isWaiting = async ({ workspaceId, subject }: Nudge) =>
    subject !== null && (await findNote(deps.db, workspaceId, subject))?.state === 'suggested'
  return {
    name: SUGGESTED,
    whenUnknown: 'again',
    async decide(nudge: Nudge, now: Temporal.Instant): Promise<Decision> {
      const pair = await pairOf(deps, nudge)
      const rests = pair.leftBy === null ? await afterPause(deps, pair, now) : null
      if (rests) return rests
      if (pair.state !== 'active') return { do: 'drop', why: 'pair-not-active' }
      return (await isWaiting(nudge)) ? SEND : { do: 'drop', why: 'answered' }
    },
    dated: {
      timing: () => 'good-hour',
      group: 'news',
      why: async (nudge) => suggestedWhy(await pairOf(deps, nudge)),
      snooze: {
        async isOpen(tx, { workspaceId, subject }) {
          return subject !== null && (await findNote(tx, workspaceId, subject))?.state === 'suggested'
        },
      },
    },
    message: (nudge) => suggestedNow(deps, nudge),
  }
}

async function suggestedNow(deps: Deps, nudge: Nudge): Promise<Message> {
  const note = nudge.subject && (await findNote(deps.db, nudge.workspaceId, nudge.subject))
  if (!note) return goneMessage()
  if (note.state === 'taken') return toldMessage(deps, nudge)
  const pair = await pairOf(deps, nudge)
  if (note.state === 'left') return leftMessage(pair)
  return isRunning(pair) ? suggestedMessage(note, pair, nudge.id) : overMessage()
}

async function toldMessage(deps: Deps, nudge: Nudge): Promise<Message> {
  const { db, workspaceId } = deps
  const item = nudge.subject && (await findItem(db, workspaceId, nudge.subject))
  if (!item) return goneMessage()
  const posts = await spokenNudges(db, workspaceId, { kinds: [FEEDBACK_SHARED], subjects: [item.id] })
  return toldLeaderMessage(item, toldOf(item, posts), await pairOf(deps, nudge))
}

/** What the leader's message about this item would say by now, where the receipt for it was lost; null where redrawing does it. */
export async function lostOutside(deps: Deps, itemId: string): Promise<Message | null> {
  const filter = { kinds: [TOLD_LEADER], subjects: [itemId] }
  const [lost] = await doubtedNudges(deps.db, deps.workspaceId, filter)
  return lost ? toldMessage(deps, lost) : null
}
