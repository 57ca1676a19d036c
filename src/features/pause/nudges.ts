import { Temporal } from 'temporal-polyfill'
import { lockPair } from '../../db/pairs.ts'
import { upcomingSessions } from '../../db/sessions.ts'
import { type Decision, type Nudge, SEND } from '../../domain/nudge.ts'
import type { Pair } from '../../domain/pair.ts'
import { mayResume } from '../../domain/pause.ts'
import type { Session } from '../../domain/session.ts'
import type { NudgeKind } from '../../jobs/nudge-kind.ts'
import type { Deps } from '../feature.ts'
import { pairConversation, pairOf } from '../pair-conversation.ts'
import { PAUSED, RESUME, RESUMED } from './ids.ts'
import { pausedMessage, resumedMessage, resumeWhy } from './messages.ts'
import { goOn } from './resume.ts'

/** What the bot says in a pair's conversation about its pauses. */
export function pauseNudges(deps: Deps): NudgeKind[] {
  const to = async (nudge: Nudge) => pairConversation(deps, await pairOf(deps, nudge))
  return [
    {
      name: PAUSED,
      whenUnknown: 'again',
      decide: async () => SEND,
      to,
      async message(nudge) {
        const [pausedBy = '', until = ''] = (nudge.subject ?? '').split('/')
        return pausedMessage(await pairOf(deps, nudge), pausedBy, Temporal.PlainDate.from(until))
      },
    },
    {
      name: RESUME,
      whenUnknown: 'again',
      decide: (nudge, now) => resumeOnDate(deps, nudge, now),
      to,
      dated: {
        timing: () => 'good-hour',
        why: async (nudge) => resumeWhy(await pairOf(deps, nudge)),
        reader: async (nudge) => (await pairOf(deps, nudge)).menteeId,
      },
      async message(nudge) {
        const pair = await pairOf(deps, nudge)
        return resumedMessage(pair, null, await nextSession(deps, pair))
      },
    },
    {
      name: RESUMED,
      whenUnknown: 'again',
      decide: async () => SEND,
      to,
      async message(nudge) {
        const pair = await pairOf(deps, nudge)
        return resumedMessage(pair, nudge.subject, await nextSession(deps, pair))
      },
    },
  ]
}

/** The pair goes on on its date, also on a Sunday; the message waits for a working hour. */
async function resumeOnDate(deps: Deps, nudge: Nudge, now: Temporal.Instant): Promise<Decision> {
  const pair = await deps.db.transaction(async (tx) => {
    const locked = await lockPair(tx, nudge.workspaceId, nudge.pairId ?? '')
    if (locked && mayResume(locked).ok && locked.pausedUntil?.toString() === nudge.subject) {
      await goOn(deps, tx, locked, now)
      return locked
    }
    // Active: an earlier try has resumed it. A pause that was moved or ended by hand has cancelled this nudge.
    return locked?.state === 'active' ? locked : null
  })
  return pair ? SEND : { do: 'drop', why: 'not-paused' }
}

async function nextSession({ db, clock }: Deps, pair: Pair): Promise<Session | null> {
  const [next] = await upcomingSessions(db, pair.workspaceId, [pair.id], clock.now())
  return next ?? null
}
