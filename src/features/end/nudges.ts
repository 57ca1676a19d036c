import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../../db/client.ts'
import { storedZone } from '../../db/members.ts'
import { moveOccasion } from '../../db/nudges.ts'
import { closedReason, lockPair, updatePair } from '../../db/pairs.ts'
import { pastSessions } from '../../db/sessions.ts'
import { isAfter } from '../../domain/moments.ts'
import { type Decision, type Nudge, SEND } from '../../domain/nudge.ts'
import { isRunning, type Pair } from '../../domain/pair.ts'
import { stateAt } from '../../domain/session.ts'
import { localMoment } from '../../domain/working-time.ts'
import type { NudgeKind } from '../../jobs/nudge-kind.ts'
import type { Deps } from '../feature.ts'
import { pairConversation, pairOf } from '../pair-conversation.ts'
import { COMPLETION, END_NOTE, ENDED } from './ids.ts'
import { completionMessage, completionWhy, endedMessage, endNote } from './messages.ts'

/** On the morning after the last day, so that a session on that day still takes place. */
const COMPLETES_AT = '09:30'

/** What the bot says at the end of a pair. */
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
    {
      name: COMPLETION,
      whenUnknown: 'again',
      decide: (nudge, now) => completeOnDate(deps, nudge, now),
      to,
      dated: {
        timing: () => 'good-hour',
        why: async (nudge) => completionWhy(await pairOf(deps, nudge)),
        reader: async (nudge) => (await pairOf(deps, nudge)).menteeId,
      },
      async message(nudge) {
        const pair = await pairOf(deps, nudge)
        return completionMessage(pair, await sessionsHeld(deps, pair))
      },
    },
  ]
}

/** When a pair with this last day completes. */
const completesAt = (endsOn: Temporal.PlainDate, zone: string): Temporal.Instant =>
  localMoment(endsOn.add({ days: 1 }), COMPLETES_AT, zone)

/** Every pair that starts has its last day, which an agreement may move. */
export async function planCompletion(deps: Deps, tx: Tx, pair: Pair, now: Temporal.Instant): Promise<void> {
  if (!isRunning(pair) || pair.endsOn === null) return
  const zone = await storedZone(tx, pair.workspaceId, pair.menteeId)
  const { workspaceId, id: pairId } = pair
  const dueAt = completesAt(pair.endsOn, zone)
  const occasion = `${COMPLETION}:${pairId}`
  await deps.outbox.plan(tx, [{ workspaceId, kind: COMPLETION, occasion, pairId, dueAt }], now)
  await moveOccasion(tx, workspaceId, occasion, dueAt)
}

/** The pair completes after its last day, also a paused one and on a Sunday; the message waits for a working hour. */
async function completeOnDate(deps: Deps, nudge: Nudge, now: Temporal.Instant): Promise<Decision> {
  const { endsOn, menteeId } = await pairOf(deps, nudge)
  const at = endsOn && completesAt(endsOn, await storedZone(deps.db, nudge.workspaceId, menteeId))
  // Extended while it was under way.
  if (at && isAfter(at, now)) return { do: 'later', at }
  const pair = await deps.db.transaction(async (tx) => {
    const locked = await lockPair(tx, nudge.workspaceId, nudge.pairId ?? '')
    // Completed: an earlier try has done it.
    if (!locked || locked.state === 'completed') return locked
    if (!isRunning(locked)) return null
    const completed = { state: 'completed' as const, pausedUntil: null }
    await updatePair(tx, locked, { ...completed, mentorSlot: null, closedAt: now })
    await deps.pairChanged(tx, { ...locked, ...completed }, now)
    return locked
  })
  if (pair === null) return { do: 'drop', why: 'ended-early' }
  // One of the two is not there to be thanked, and the other was told that it would end so.
  if (pair.leftBy !== null) return { do: 'drop', why: 'partner-left' }
  return SEND
}

async function sessionsHeld({ db, clock }: Deps, pair: Pair): Promise<number> {
  const now = clock.now()
  const past = await pastSessions(db, pair.workspaceId, [pair.id], now)
  // The last one counts although nobody may have said a word about it yet.
  return past.filter((session) => stateAt(session, now) === 'held').length
}
