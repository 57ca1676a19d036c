import type { ActionsBlock, KnownBlock } from '@slack/types'
import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { SlotOffer } from '../../db/slot-offers.ts'
import type { Pair } from '../../domain/pair.ts'
import { SHORT_MINUTES } from '../../domain/session.ts'
import { actions, button, context, type Message, said, section } from '../../slack/blocks.ts'
import { mention } from '../../slack/mrkdwn.ts'
import { wayOut } from '../way-out.ts'
import { OTHER_TIMES, SESSION_BOOK, SHORTER, slotId } from './ids.ts'

/** What the message with the times is drawn from. */
export interface OfferFacts {
  offer: SlotOffer
  pair: Pair
  readerId: string
  /** Of the reader: on a button Slack shows no reader's own time. */
  zone: string
  mentorZone: string
  /** Dates keep falling through, so that shorter is worth a thought. */
  maybeShorter: boolean
  /** The session that these times are for is the last one by agreement. */
  isForLast: boolean
  /** Present where a date brought the message, so that it can be put off. */
  nudgeId: string | null
}

/** The times of the offer that can be taken now. */
const currentSlots = ({ proposed, round }: SlotOffer): Temporal.Instant[] =>
  proposed.filter((slot) => slot.round === round).map(({ startsAt }) => startsAt)

/** Three times, each one click away, as long as nothing has overtaken them. */
export function offerMessage(facts: OfferFacts): Message {
  const { offer, pair, readerId, nudgeId } = facts
  if (offer.state !== 'open') return said(DONE[offer.state])
  const isLeader = readerId === pair.menteeId
  const mentor = mention(pair.mentorId)
  const what = offer.afterSessionId === null ? 'meet' : 'meet next'
  const question = isLeader
    ? `When do you and ${mentor} ${what}?`
    : `When do ${mention(pair.menteeId)} and ${mentor} ${what}?`
  const times = currentSlots(offer)
  const ways = nudgeId === null ? [] : [wayOut(nudgeId, isLeader ? LEADERS_WAYS : DELEGATES_WAYS)]
  const shorter = mayShorten(facts) && times.length > 0
  const more = [
    ...(shorter ? [button('Half an hour is enough', SHORTER, offer.id)] : []),
    ...(times.length > 0 ? [button('Other times', OTHER_TIMES, `${offer.id}:${offer.round}`)] : []),
    button('Choose a time', SESSION_BOOK, pair.id),
    ...ways,
  ]
  return {
    text: question,
    blocks: [
      ...proposal(facts, question, times),
      ...(shorter ? [context('Busy weeks? Shorter is fine.')] : []),
      ...(facts.isForLast && isLeader ? [context(LAST_AHEAD)] : []),
      actions('more', more),
    ],
  }
}

const mayShorten = ({ offer, pair, maybeShorter }: OfferFacts): boolean =>
  maybeShorter && offer.minutes === null && pair.sessionMinutes > SHORT_MINUTES

const LAST_AHEAD =
  'It is the last session by agreement, and a good one for looking back. Who would rather go on extends it: `/mentor agreement`.'

const DONE = {
  taken: 'A time is booked, thank you. My message about the session has the date.',
  over: 'These times are not needed any more. Nothing to do.',
}

const LEADERS_WAYS = ['tomorrow', 'next-week', 'date', 'pause', 'list'] as const
const DELEGATES_WAYS = ['tomorrow', 'next-week', 'date', 'list'] as const

function proposal(
  { offer, pair, zone, mentorZone }: OfferFacts,
  question: string,
  times: readonly Temporal.Instant[],
): KnownBlock[] {
  if (times.length === 0) return [section(`*${question}* ${noTimesWords(offer)}`)]
  return [
    section(
      `*${question}* ${offer.shared ? `One click books it, ${offer.minutes ?? pair.sessionMinutes} minutes.` : APART}`,
    ),
    slotButtons(times, zone, (at, index) => ({ id: slotId(index), value: slotValue(offer.id, at) })),
    context(
      offer.shared
        ? `By your clock, ${zone}.`
        : `By your clock, ${zone}. For ${mention(pair.mentorId)}: ${times.map((at) => slotLabel(at, mentorZone)).join(' · ')}.`,
    ),
  ]
}

export const APART =
  'Your working hours have none in common, so each of these is early or late for one of the two. They come closest.'

function noTimesWords({ proposed }: SlotOffer): string {
  return proposed.length > 0
    ? 'I have no further times in these weeks that suit both. You can still choose one yourself.'
    : 'I found no time in these weeks on a working day of both. You can choose one yourself.'
}

export const notYourOffer = (pair: Pair): Message =>
  said(`You no longer schedule for ${mention(pair.menteeId)}.`)

/** One row of times, by the reader's clock. */
export function slotButtons(
  times: readonly Temporal.Instant[],
  zone: string,
  press: (at: Temporal.Instant, index: number) => { id: string; value: string },
): ActionsBlock {
  return actions(
    'times',
    times.map((at, index) => {
      const { id, value } = press(at, index)
      return button(slotLabel(at, zone), id, value)
    }),
  )
}

/** "Tue 10 Mar, 09:30": short enough for a button on a phone. */
export function slotLabel(at: Temporal.Instant, zone: string): string {
  const local = at.toZonedDateTimeISO(zone)
  const day = local
    .toPlainDate()
    .toLocaleString('en-GB', { weekday: 'short', day: 'numeric', month: 'short' })
  return `${day.replace(',', '')}, ${local.toPlainTime().toString({ smallestUnit: 'minute' })}`
}

/** What a button with a time carries: what it is for, and the time in seconds. */
export const slotValue = (about: string, at: Temporal.Instant): string =>
  `${about}:${at.epochMilliseconds / 1000}`

/** Seconds of any time that a calendar of these years has. */
const seconds = z
  .string()
  .regex(/^\d{1,10}$/)
  .transform(Number)

/** The parts of a value made by `slotValue` and those like it; null for anything forged. */
export function valueParts(value: string): { id: string; numbers: number[] } | null {
  const [id = '', ...rest] = value.split(':')
  const known = z.uuid().safeParse(id)
  const numbers = z.array(seconds).safeParse(rest)
  return known.success && numbers.success ? { id: known.data, numbers: numbers.data } : null
}
