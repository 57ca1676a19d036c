import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../../db/client.ts'
import { lockPair } from '../../db/pairs.ts'
import { sessionsOf } from '../../db/sessions.ts'
import { type Decision, type Nudge, SEND } from '../../domain/nudge.ts'
import { bookedNext } from '../../domain/stall.ts'
import { type NudgeKind, onlyDecides } from '../../jobs/nudge-kind.ts'
import type { Message } from '../../slack/blocks.ts'
import { afterPause } from '../after-pause.ts'
import type { Deps } from '../feature.ts'
import { pairIn, pairOf } from '../pair-conversation.ts'
import { isSameStretch, type StalledPair, stalledPair, stallKey, tendersOf } from './facts.ts'
import { STALL_LOOK, STALL_NOTE } from './ids.ts'
import { tellIfStalled } from './look.ts'
import { overMessage, stallNote, stallWhy } from './messages.ts'

/** What coordinators are told about pairs that no longer meet. */
export function stallNudges(deps: Deps): NudgeKind[] {
  return [
    {
      name: STALL_NOTE,
      whenUnknown: 'again',
      decide: (nudge, now) => decide(deps, nudge, now),
      dated: {
        timing: () => 'good-hour',
        group: 'news',
        why: async (nudge) => stallWhy(await pairOf(deps, nudge)),
        snooze: {
          async isOpen(tx, nudge) {
            const stalled = await stillStalled(tx, nudge, deps.clock.now())
            return stalled !== null && stalled.answered === null
          },
        },
      },
      message: (nudge) => draw(deps, nudge),
    },
    onlyDecides(STALL_LOOK, (nudge, now) => look(deps, nudge, now)),
  ]
}

async function decide({ db }: Deps, nudge: Nudge, now: Temporal.Instant): Promise<Decision> {
  if (!(await tendersOf(db, await pairIn(db, nudge))).includes(nudge.userId ?? ''))
    return { do: 'drop', why: 'no-coordinator' }
  const stalled = await stillStalled(db, nudge, now)
  if (stalled === null) return { do: 'drop', why: 'changed-since' }
  // Seen to before this one's morning came: one who asks is enough, and the list names them.
  return stalled.answered === null ? SEND : { do: 'drop', why: 'answered' }
}

/** The stall that the note was written for; null once it is over. */
async function stillStalled(tx: Tx, nudge: Nudge, now: Temporal.Instant): Promise<StalledPair | null> {
  const stalled = await stalledPair(tx, await pairIn(tx, nudge), now)
  return stalled && stallKey(stalled.stall) === nudge.subject ? stalled : null
}

async function draw({ db, clock }: Deps, nudge: Nudge): Promise<Message> {
  const now = clock.now()
  const pair = await pairIn(db, nudge)
  const stalled = await stalledPair(db, pair, now)
  if (stalled && isSameStretch(nudge.subject, stalled.stall))
    return stallNote(stalled, { readerId: nudge.userId ?? '', nudgeId: nudge.id })
  return overMessage(pair, bookedNext(await sessionsOf(db, pair.workspaceId, pair.id), now))
}

/** On its date: whether the pair has stalled, and when to look again. While it rests it is left in peace. */
async function look(deps: Deps, nudge: Nudge, now: Temporal.Instant): Promise<Decision> {
  return deps.db.transaction(async (tx): Promise<Decision> => {
    const pair = await lockPair(tx, nudge.workspaceId, nudge.pairId ?? '')
    const rests = pair && (await afterPause({ db: tx }, pair, now))
    if (rests) return rests
    if (pair?.state !== 'active') return { do: 'drop', why: 'pair-not-active' }
    await deps.outbox.redraw(tx, nudge.workspaceId, { kinds: [STALL_NOTE], pairId: pair.id })
    const at = await tellIfStalled(deps, tx, pair, now)
    return at ? { do: 'later', at } : { do: 'drop', why: 'nothing-to-say' }
  })
}
