import type { InputBlock, KnownBlock, ModalView } from '@slack/types'
import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { SESSION_MINUTES } from '../../domain/agreement.ts'
import { type Pair, partnerOf, roleOf } from '../../domain/pair.ts'
import type { Session } from '../../domain/session.ts'
import { zonedStart } from '../../domain/session-time.ts'
import { actions, button, field, modal, option, section } from '../../slack/blocks.ts'
import type { FormValues } from '../../slack/form.ts'
import { metadataOf } from '../../slack/metadata.ts'
import { mention } from '../../slack/mrkdwn.ts'
import { knownZone } from '../../slack/people.ts'
import { pairMetadata } from '../pair-choice.ts'
import {
  ANY_PAIR,
  SEND_TIMES,
  SESSION_BOOK_FORM,
  SESSION_LOG,
  SESSION_LOG_FORM,
  SESSION_MOVE_FORM,
} from './ids.ts'
import { placeField, placeValue } from './place.ts'
import { OUTDATED_FORM } from './words.ts'

interface Prefill {
  date: string
  time: string
  place: string | null
  /** Of the reader, in which date and time are meant. */
  zone: string
}

/** With several pairs the length is, unless chosen, what each of them has agreed on. */
const AS_AGREED = 'agreed'

const metadata = z.object({ zone: z.string(), pairId: z.uuid().optional() })

/** What the forms for booking and logging are drawn from. */
export interface FormFacts {
  readerId: string
  /** Those the session may be of; more than one is asked for by `choice`. */
  pairs: readonly Pair[]
  choice: readonly InputBlock[]
  prefill: Prefill
}

/** What stands beside the form for booking: other ways to the same end. */
export interface BookFacts extends FormFacts {
  /** Words of the button that sends the leader three times; null where nobody is to be sent any. */
  sendTimes: string | null
  /** A delegate sees to what lies ahead only. */
  mayLog: boolean
}

export function bookModal(facts: BookFacts): ModalView {
  const target = pairValue(facts.pairs)
  const others = [
    ...(facts.sendTimes === null ? [] : [button(facts.sendTimes, SEND_TIMES, target)]),
    ...(facts.mayLog ? [button('It already took place', SESSION_LOG, target)] : []),
  ]
  return modal({
    id: SESSION_BOOK_FORM,
    title: 'Book a session',
    submit: 'Book',
    close: 'Not now',
    metadata: formMetadata(facts),
    blocks: [
      ...withWhom(facts),
      ...timingFields(facts.prefill, length(facts.pairs), 'Everybody sees it in their own time zone.'),
      placeField(facts.prefill.place),
      ...(others.length > 0 ? [actions('others', others)] : []),
    ],
  })
}

const LOGGED = 'I ask you about it right away, and the other one in their working hours.'

export function logModal(facts: FormFacts): ModalView {
  return modal({
    id: SESSION_LOG_FORM,
    title: 'Log a session',
    submit: 'Log',
    close: 'Back',
    metadata: formMetadata(facts),
    blocks: [...withWhom(facts), ...timingFields(facts.prefill, length(facts.pairs), LOGGED)],
  })
}

const moveMetadata = z.object({ zone: z.string(), sessionId: z.uuid(), revision: z.number().int() })

export function moveModal(session: Session, partnerId: string, zone: string): ModalView {
  const local = session.startsAt.toZonedDateTimeISO(zone)
  const prefill = {
    zone,
    place: session.place,
    date: local.toPlainDate().toString(),
    time: local.toPlainTime().toString({ smallestUnit: 'minute' }),
  }
  return modal({
    id: SESSION_MOVE_FORM,
    title: 'Move the session',
    submit: 'Move',
    close: 'Keep it',
    metadata: { zone, sessionId: session.id, revision: session.revision } satisfies z.infer<
      typeof moveMetadata
    >,
    blocks: [
      section(`With ${mention(partnerId)}, who is told the new time at once.`),
      ...timingFields(prefill, lengthOptions(session.minutes), 'Everybody sees it in their own time zone.'),
      placeField(prefill.place),
    ],
  })
}

const formMetadata = ({ pairs, prefill }: FormFacts): z.infer<typeof metadata> => ({
  ...pairMetadata(pairs),
  zone: prefill.zone,
})

/** What a button carries that opens a form about these pairs. */
export const pairValue = (pairs: readonly Pair[]): string => pairMetadata(pairs).pairId ?? ANY_PAIR

function withWhom({ readerId, pairs, choice }: FormFacts): KnownBlock[] {
  const [pair] = pairs
  if (choice.length > 0 || !pair) return [...choice]
  const whose = roleOf(pair, readerId) === null ? `For ${mention(pair.menteeId)}, with` : 'With'
  return [section(`${whose} ${mention(partnerOf(pair, readerId))}.`)]
}

interface Length {
  options: ReturnType<typeof option>[]
  initial: ReturnType<typeof option>
}

function length(pairs: readonly Pair[]): Length {
  const [first, ...others] = pairs
  if (first && others.every(({ sessionMinutes }) => sessionMinutes === first.sessionMinutes))
    return lengthOptions(first.sessionMinutes)
  const agreed = option('As agreed with each', AS_AGREED)
  return { options: [agreed, ...SESSION_MINUTES.map(minutesOption)], initial: agreed }
}

const lengthOptions = (minutes: number): Length => ({
  options: SESSION_MINUTES.map(minutesOption),
  initial: minutesOption(minutes),
})

const minutesOption = (minutes: number) => option(`${minutes} minutes`, String(minutes))

function timingFields({ date, time, zone }: Prefill, minutes: Length, hint: string): KnownBlock[] {
  return [
    field('date', 'Day', { type: 'datepicker', initial_date: date }),
    field(
      'time',
      'Time',
      { type: 'timepicker', initial_time: time, timezone: zone },
      { hint: `In your time zone, ${zone}. ${hint}` },
    ),
    field('minutes', 'Length', {
      type: 'static_select',
      options: minutes.options,
      initial_option: minutes.initial,
    }),
  ]
}

/** Years that a calendar has and the database takes. */
const YEAR = /^(?:19|2\d)\d\d-/
const DAY_MISSING = 'Please choose a day.'
const timing = {
  date: z.iso.date({ error: DAY_MISSING }).regex(YEAR, DAY_MISSING),
  time: z.iso.time({ precision: -1, error: 'Please choose a time.' }),
}
const LENGTH_MISSING = { error: 'Please choose a length.' }
const LENGTHS = SESSION_MINUTES.map(String)
const bookForm = z.object({
  ...timing,
  place: placeValue,
  pair: z.uuid({ error: 'Please choose with whom.' }),
  minutes: z.enum([AS_AGREED, ...LENGTHS], LENGTH_MISSING),
})
const moveForm = z.object({ ...timing, place: placeValue, minutes: z.enum(LENGTHS, LENGTH_MISSING) })

export interface BookForm {
  pairId: string
  startsAt: Temporal.Instant
  /** Null: as this pair has agreed. */
  minutes: number | null
  place: string | null
  zone: string
}

export type Parsed<T> = { ok: true; form: T } | { ok: false; errors: Record<string, string> }

/** Reads the forms for booking and logging back; errors by the field's block id. */
export function parseBooking(values: FormValues, privateMetadata: string): Parsed<BookForm> {
  const known = metadataOf(metadata, privateMetadata)
  if (!known) return { ok: false, errors: { date: OUTDATED_FORM } }
  const parsed = bookForm.safeParse({ ...values, pair: known.pairId ?? values.pair })
  if (!parsed.success) return { ok: false, errors: errorsOf(parsed.error, 'pair' in values) }
  const { pair, date, time, minutes, place } = parsed.data
  const zone = knownZone(known.zone)
  const startsAt = zonedStart(date, time, zone)
  const length = minutes === AS_AGREED ? null : Number(minutes)
  return { ok: true, form: { pairId: pair, startsAt, minutes: length, place, zone } }
}

export interface MoveForm {
  sessionId: string
  /** Of the session that the form showed. */
  revision: number
  startsAt: Temporal.Instant
  minutes: number
  place: string | null
  zone: string
}

export function parseMove(values: FormValues, privateMetadata: string): Parsed<MoveForm> {
  const known = metadataOf(moveMetadata, privateMetadata)
  if (!known) return { ok: false, errors: { date: OUTDATED_FORM } }
  const parsed = moveForm.safeParse(values)
  if (!parsed.success) return { ok: false, errors: errorsOf(parsed.error, false) }
  const { date, time, minutes, place } = parsed.data
  const zone = knownZone(known.zone)
  const startsAt = zonedStart(date, time, zone)
  const { sessionId, revision } = known
  return { ok: true, form: { sessionId, revision, startsAt, minutes: Number(minutes), place, zone } }
}

/** An error about the pair stands beside the day where the form does not ask for the pair. */
function errorsOf({ issues }: z.ZodError, asksForPair: boolean): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const issue of issues) {
    const name = String(issue.path[0])
    errors[name === 'pair' && !asksForPair ? 'date' : name] ??= issue.message
  }
  return errors
}
