import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../../db/client.ts'
import { lockPair } from '../../db/pairs.ts'
import { lockSession } from '../../db/sessions.ts'
import { findOffer, type SlotOffer } from '../../db/slot-offers.ts'
import { type Decision, type Nudge, SEND } from '../../domain/nudge.ts'
import type { Pair } from '../../domain/pair.ts'
import { stateAt } from '../../domain/session.ts'
import { stallOf } from '../../domain/stall.ts'
import { type NudgeKind, onlyDecides } from '../../jobs/nudge-kind.ts'
import type { Message } from '../../slack/blocks.ts'
import { mention } from '../../slack/mrkdwn.ts'
import { zoneOf } from '../../slack/people.ts'
import type { Deps } from '../feature.ts'
import { pairOf } from '../pair-conversation.ts'
import { pairDelegate } from '../pair-delegate.ts'
import { placeOf } from '../programme.ts'
import { stallFacts } from '../stall-facts.ts'
import { TIMES_DUE, TIMES_NEXT, TIMES_NOW } from './ids.ts'
import { makeOffer, redrawOffer } from './offer.ts'
import { reachesOf } from './slot-facts.ts'
import { notYourOffer, offerMessage } from './slot-messages.ts'
import { freshenOffer } from './take-slot.ts'

const NOTHING_TO_SAY: Decision = { do: 'drop', why: 'nothing-to-say' }

/** The three times that a leader, and whoever schedules for them, gets in their own direct message. */
export function slotNudges(deps: Deps): NudgeKind[] {
  const times = {
    whenUnknown: 'again',
    decide: (nudge: Nudge, now: Temporal.Instant) => decideOffer(deps, nudge, now),
    message: (nudge: Nudge) => drawOffer(deps, nudge),
  } as const
  return [
    { ...times, name: TIMES_NOW },
    {
      ...times,
      name: TIMES_NEXT,
      dated: {
        timing: () => 'good-hour',
        group: 'times',
        why: async (nudge) => offerWhy(await pairOf(deps, nudge)),
        snooze: {
          async isOpen(tx, nudge) {
            return (await findOffer(tx, nudge.workspaceId, nudge.subject ?? ''))?.state === 'open'
          },
        },
      },
    },
    onlyDecides(TIMES_DUE, (nudge, now) => thinkOfNext(deps, nudge, now)),
  ]
}

const offerWhy = (pair: Pair): string =>
  `three times for the next session of ${mention(pair.menteeId)} and ${mention(pair.mentorId)}`

/** Its times are found now, by the hours and the zones that the two have today. */
async function decideOffer(deps: Deps, nudge: Nudge, now: Temporal.Instant): Promise<Decision> {
  const seen = await pairOf(deps, nudge)
  const reaches = await reachesOf(deps, seen)
  return deps.db.transaction(async (tx): Promise<Decision> => {
    const pair = await lockPair(tx, nudge.workspaceId, seen.id)
    const offer = await findOffer(tx, nudge.workspaceId, nudge.subject ?? '')
    if (offer?.state !== 'open') return { do: 'drop', why: 'answered' }
    if (pair?.state !== 'active') return { do: 'drop', why: 'pair-not-active' }
    if (!(await isReader(tx, pair, nudge))) return { do: 'drop', why: 'not-delegate' }
    if (await freshenOffer(tx, pair, offer, reaches, now)) await redrawOffer(deps, tx, offer)
    return SEND
  })
}

async function drawOffer(deps: Deps, nudge: Nudge): Promise<Message> {
  const pair = await pairOf(deps, nudge)
  if (!(await isReader(deps.db, pair, nudge))) return notYourOffer(pair)
  const { people } = deps
  const stall = stallOf(await stallFacts(deps.db, pair), deps.clock.now())
  const offer = await offerOf(deps, nudge)
  const before = offer.afterSessionId
  return offerMessage({
    offer,
    pair,
    isForLast: before !== null && (await placeOf(deps.db, { id: before }, pair)) === 'before-last',
    readerId: nudge.userId ?? '',
    zone: await zoneOf(people, nudge.userId ?? ''),
    mentorZone: await zoneOf(people, pair.mentorId),
    maybeShorter: stall !== null && stall.fallen.length > 0,
    nudgeId: nudge.kind === TIMES_NEXT ? nudge.id : null,
  })
}

async function isReader(tx: Tx, pair: Pair, { userId }: Nudge): Promise<boolean> {
  return userId === pair.menteeId || userId === (await pairDelegate(tx, pair))
}

async function offerOf({ db }: Deps, nudge: Nudge): Promise<SlotOffer> {
  const offer = nudge.subject === null ? null : await findOffer(db, nudge.workspaceId, nudge.subject)
  if (!offer) throw new Error('nudge without its offer')
  return offer
}

/** The morning after: a session that counts as held, and after which nobody has found the next one yet. */
async function thinkOfNext(deps: Deps, nudge: Nudge, now: Temporal.Instant): Promise<Decision> {
  return deps.db.transaction(async (tx) => {
    const pair = await lockPair(tx, nudge.workspaceId, nudge.pairId ?? '')
    const session = await lockSession(tx, nudge.workspaceId, nudge.sessionId ?? '')
    if (!pair || !session || String(session.revision) !== nudge.subject) return NOTHING_TO_SAY
    // After the last one by agreement comes the closing, not another date.
    const isOver = (await placeOf(tx, session, pair)) === 'last'
    if (stateAt(session, now) === 'held' && !isOver)
      await makeOffer(deps, tx, pair, { after: session.id, kind: TIMES_NEXT, onlyInTime: true }, now)
    return NOTHING_TO_SAY
  })
}
