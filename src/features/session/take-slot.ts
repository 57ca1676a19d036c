import { Temporal } from 'temporal-polyfill'
import type { Tx } from '../../db/client.ts'
import { lockMembers } from '../../db/members.ts'
import { findPair, lockPair } from '../../db/pairs.ts'
import { latestSession, upcomingSessions } from '../../db/sessions.ts'
import { findOffer, nextRound, type SlotOffer, shortenOffer } from '../../db/slot-offers.ts'
import type { Pair } from '../../domain/pair.ts'
import { mayMeet, SHORT_MINUTES } from '../../domain/session.ts'
import { proposeSlots, type SlotFacts, stillSuits } from '../../domain/slots.ts'
import type { ClickHandler, ClickInteraction } from '../../slack/interaction.ts'
import { readersTime } from '../../slack/mrkdwn.ts'
import type { Deps } from '../feature.ts'
import { pairDelegate } from '../pair-delegate.ts'
import { bookIn, newSession } from './book.ts'
import { endOffer, redrawOffer } from './offer.ts'
import { type Reaches, reachesOf, slotFacts } from './slot-facts.ts'
import { valueParts } from './slot-messages.ts'
import { meetingRefusalWords, NO_LONGER_FREE, UNKNOWN_OFFER } from './words.ts'

/** One of the three times was pressed: it is booked, or three others take their place. */
export function takeSlot(deps: Deps): ClickHandler {
  return (click) =>
    withOffer(deps, click, async (tx, named) => {
      const { offer, pair, facts } = named
      const startsAt = Temporal.Instant.fromEpochMilliseconds((named.numbers[0] ?? 0) * 1000)
      if (!offer.proposed.some((slot) => slot.startsAt.equals(startsAt))) return UNKNOWN_OFFER
      if (offer.state !== 'open') return overtakenWords(tx, pair, startsAt, click)
      if (!stillSuits(startsAt, facts)) {
        await proposeFurther(deps, tx, offer, facts)
        return NO_LONGER_FREE
      }
      await endOffer(deps, tx, offer, 'taken')
      const last = await latestSession(tx, pair.workspaceId, pair.id)
      const what = { startsAt, minutes: offer.minutes ?? pair.sessionMinutes, place: last?.place ?? null }
      // One offer books one session, whoever presses what at once.
      await bookIn(deps, tx, newSession(click, pair.id, what, 'scheduled'), pair, offer.id, click.now)
      return null
    })
}

/** Three others, as often as somebody likes. */
export function otherTimes(deps: Deps): ClickHandler {
  return (click) =>
    withOffer(deps, click, async (tx, { offer, facts, numbers }) => {
      // Pressed twice, or in a message that was drawn before: what stands there now is newer.
      if (offer.state === 'open' && numbers[0] === offer.round) await proposeFurther(deps, tx, offer, facts)
      else await redrawOffer(deps, tx, offer)
      return null
    })
}

/** Dates keep falling through: the same times, for half an hour. Whoever would rather have more can move it later. */
export function shorten(deps: Deps): ClickHandler {
  return (click) =>
    withOffer(deps, click, async (tx, { offer, pair }) => {
      if (offer.state === 'open' && pair.sessionMinutes > SHORT_MINUTES)
        await shortenOffer(tx, offer, SHORT_MINUTES)
      await redrawOffer(deps, tx, offer)
      return null
    })
}

interface NamedOffer {
  offer: SlotOffer
  pair: Pair
  facts: SlotFacts
  /** What else the button carried. */
  numbers: number[]
}

/** Locks the offer that a button names, for somebody who may book; tells the presser what `work` gives back. */
async function withOffer(
  deps: Deps,
  click: ClickInteraction,
  work: (tx: Tx, named: NamedOffer) => Promise<string | null>,
): Promise<void> {
  const { db } = deps
  const { workspaceId, userId, now } = click
  const value = valueParts(click.value)
  const seen = value && (await findOffer(db, workspaceId, value.id))
  const pairSeen = seen && (await findPair(db, workspaceId, seen.pairId))
  if (!value || !pairSeen) return click.tell(UNKNOWN_OFFER)
  const reaches = await reachesOf(deps, pairSeen)
  const problem = await db.transaction(async (tx) => {
    // An offer changes only under its pair's lock.
    const pair = await lockPair(tx, workspaceId, pairSeen.id)
    const offer = pair && (await findOffer(tx, workspaceId, seen.id))
    if (!pair || !offer) return UNKNOWN_OFFER
    const may = mayMeet(pair, userId, await pairDelegate(tx, pair))
    if (!may.ok) return meetingRefusalWords(may.refusal)
    // Two leaders of one mentor who press at once take turns here.
    await lockMembers(tx, workspaceId, [pair.mentorId])
    const facts = await offerFacts(tx, pair, offer, reaches, now)
    return work(tx, { offer, pair, facts, numbers: value.numbers })
  })
  if (problem) await click.tell(problem)
}

async function offerFacts(
  tx: Tx,
  pair: Pair,
  { minutes, proposed }: SlotOffer,
  reaches: Reaches,
  now: Temporal.Instant,
): Promise<SlotFacts> {
  const offered = proposed.map(({ startsAt }) => startsAt)
  const facts = await slotFacts(tx, pair, reaches, offered, now)
  return minutes === null ? facts : { ...facts, minutes }
}

async function proposeFurther(deps: Deps, tx: Tx, offer: SlotOffer, facts: SlotFacts): Promise<void> {
  await nextRound(tx, offer, proposeSlots(facts))
  await redrawOffer(deps, tx, offer)
}

/** The other one has pressed first, or somebody has found a time by hand; the same click twice is answered by nothing. */
async function overtakenWords(
  tx: Tx,
  pair: Pair,
  startsAt: Temporal.Instant,
  { now }: ClickInteraction,
): Promise<string | null> {
  const [next] = await upcomingSessions(tx, pair.workspaceId, [pair.id], now)
  if (next?.startsAt.equals(startsAt)) return null
  return next
    ? `A time was found already: ${readersTime(next.startsAt)}. Nothing was changed; “Move” finds another one.`
    : 'These times are not needed any more. Nothing was changed; `/mentor session` books a session.'
}

/** Has an offer of a locked pair propose times, where it has none yet or one of them no longer suits. */
export async function freshenOffer(
  tx: Tx,
  pair: Pair,
  offer: SlotOffer,
  reaches: Reaches,
  now: Temporal.Instant,
): Promise<boolean> {
  const facts = await offerFacts(tx, pair, offer, reaches, now)
  const current = offer.proposed.filter(({ round }) => round === offer.round)
  if (offer.round > 0 && current.every(({ startsAt }) => stillSuits(startsAt, facts))) return false
  await nextRound(tx, offer, proposeSlots(facts))
  return true
}
