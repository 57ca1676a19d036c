import { Temporal } from 'temporal-polyfill'
import type { Tx } from '../../db/client.ts'
import { storedZone } from '../../db/members.ts'
import { completesAt, endsSoonAt, isEndNoteDue } from '../../domain/closing.ts'
import { isAfter } from '../../domain/moments.ts'
import { type Decision, type Nudge, SEND } from '../../domain/nudge.ts'
import type { Pair } from '../../domain/pair.ts'
import type { NudgeKind } from '../../jobs/nudge-kind.ts'
import { afterPause } from '../after-pause.ts'
import type { Deps } from '../feature.ts'
import { pairIn, pairOf } from '../pair-conversation.ts'
import { programmeOf } from '../programme.ts'
import { ENDS_SOON } from './ids.ts'
import { endsSoonMessage, endsSoonWhy } from './messages.ts'

/** Tells each of a pair that has nothing booked that its last day is near. */
export function endsSoonNudge(deps: Deps): NudgeKind {
  return {
    name: ENDS_SOON,
    whenUnknown: 'again',
    decide: (nudge, now) => decide(deps, nudge, now),
    dated: {
      timing: () => 'good-hour',
      group: 'news',
      why: async (nudge) => endsSoonWhy(await pairOf(deps, nudge), nudge.userId ?? ''),
      snooze: {
        isOpen: async (tx, nudge) => isDue(deps, tx, nudge, await pairIn(tx, nudge)),
        lastDay: async (_, nudge) => dayOf(nudge),
      },
    },
    async message(nudge) {
      const pair = await pairOf(deps, nudge)
      return endsSoonMessage({
        pair,
        readerId: nudge.userId ?? '',
        endsOn: dayOf(nudge),
        isDue: await isDue(deps, deps.db, nudge, pair),
        nudgeId: nudge.id,
      })
    },
  }
}

/** The last day that it was planned for. */
const dayOf = ({ subject }: Nudge): Temporal.PlainDate => Temporal.PlainDate.from(subject ?? '')

async function decide(deps: Deps, nudge: Nudge, now: Temporal.Instant): Promise<Decision> {
  const pair = await pairOf(deps, nudge)
  if (!(await isDue(deps, deps.db, nudge, pair))) return { do: 'drop', why: 'nothing-to-say' }
  return (await afterPause(deps, pair, now)) ?? SEND
}

async function isDue({ clock }: Deps, tx: Tx, nudge: Nudge, pair: Pair): Promise<boolean> {
  if (!pair.endsOn?.equals(dayOf(nudge))) return false
  return isEndNoteDue(await programmeOf(tx, pair), clock.now())
}

/** A note for each of the two, for the last day as it is now; what waits for another one is taken back. */
export async function planEndsSoon(deps: Deps, tx: Tx, pair: Pair, now: Temporal.Instant): Promise<void> {
  const { workspaceId, id: pairId, endsOn, state } = pair
  if ((state !== 'active' && state !== 'paused') || endsOn === null) return
  const kind = ENDS_SOON
  const subject = endsOn.toString()
  await deps.outbox.cancel(tx, workspaceId, { kinds: [kind], pairId, otherSubject: subject })
  const zone = await storedZone(tx, workspaceId, pair.menteeId)
  const [dueAt, expiresAt] = [endsSoonAt(endsOn, zone), completesAt(endsOn, zone)]
  if (!isAfter(dueAt, now)) return
  await deps.outbox.plan(
    tx,
    [pair.mentorId, pair.menteeId].map((userId) => {
      const occasion = `${kind}:${pairId}:${userId}:${subject}`
      return { workspaceId, kind, occasion, userId, pairId, subject, dueAt, expiresAt }
    }),
    now,
  )
}
