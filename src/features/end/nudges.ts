import { closedReason } from '../../db/pairs.ts'
import { pastSessions } from '../../db/sessions.ts'
import { type Nudge, SEND } from '../../domain/nudge.ts'
import type { Pair } from '../../domain/pair.ts'
import { stateAt } from '../../domain/session.ts'
import type { NudgeKind } from '../../jobs/nudge-kind.ts'
import type { Deps } from '../feature.ts'
import { askWhatIsNext } from '../next-steps.ts'
import { pairConversation, pairIn, pairOf } from '../pair-conversation.ts'
import { END_NOTE, ENDED } from './ids.ts'
import { endedMessage, endNote } from './messages.ts'

/** What the bot says when a pair ends early. */
export function endNudges(deps: Deps): NudgeKind[] {
  const to = async (nudge: Nudge) => pairConversation(deps, await pairOf(deps, nudge))
  return [
    {
      name: ENDED,
      whenUnknown: 'again',
      decide: async () => SEND,
      to,
      async message(nudge) {
        const pair = await pairOf(deps, nudge)
        return endedMessage(pair, await sessionsHeld(deps, pair))
      },
      sent: async (tx, nudge) => askWhatIsNext(deps, tx, await pairIn(tx, nudge), deps.clock.now()),
    },
    {
      name: END_NOTE,
      whenUnknown: 'again',
      decide: async () => SEND,
      async message(nudge) {
        const pair = await pairOf(deps, nudge)
        return endNote(pair, await closedReason(deps.db, nudge.workspaceId, pair.id))
      },
    },
  ]
}

async function sessionsHeld({ db, clock }: Deps, pair: Pair): Promise<number> {
  const now = clock.now()
  const past = await pastSessions(db, pair.workspaceId, [pair.id], now)
  // The last one counts although nobody may have said a word about it yet.
  return past.filter((session) => stateAt(session, now) === 'held').length
}
