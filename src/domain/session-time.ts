import { Temporal } from 'temporal-polyfill'
import { isBefore } from './moments.ts'
import { endsAt, type Session } from './session.ts'
import { addWorkingDays, isWorkingDay, localDate, localMoment } from './working-time.ts'

/** So many minutes before the end the mentor gets one question about IT to ask. */
const ASK_NOW_LEAD_MINUTES = 10

/** Days from one session to the next; a month is four weeks, so that a pair keeps its weekday. */
export const CADENCE_DAYS = { weekly: 7, biweekly: 14, monthly: 28 } as const

const FIRST_SESSION_IN_WORKING_DAYS = 3
const FIRST_SESSION_TIME = '10:00'

interface SessionMoments {
  askNowAt: Temporal.Instant
  endsAt: Temporal.Instant
  firstReminderAt: Temporal.Instant
  secondReminderAt: Temporal.Instant
}

/** The exact moments of a session's arc; each receiver's working hours come in when a message is sent. */
export function sessionMoments(session: { startsAt: Temporal.Instant; minutes: number }): SessionMoments {
  const { startsAt, minutes } = session
  const end = endsAt(session)
  return {
    // Not before the start: a very short session has only its beginning to ask in.
    askNowAt: startsAt.add({ minutes: Math.max(0, minutes - ASK_NOW_LEAD_MINUTES) }),
    endsAt: end,
    firstReminderAt: end.add({ hours: 24 }),
    secondReminderAt: end.add({ hours: 72 }),
  }
}

/** The start of a session from what a person picked (`YYYY-MM-DD`, `HH:MM`); odd clock times as in `localMoment`. */
export function zonedStart(date: string, time: string, zone: string): Temporal.Instant {
  return localMoment(Temporal.PlainDate.from(date), time, zone)
}

/**
 * The local date and time to prefill for a pair's next session: one cadence after the last one at the same time,
 * tomorrow at the earliest, never on a weekend. A pair that has not met yet gets a morning in three working days.
 */
export function suggestNextStart(
  last: Temporal.Instant | undefined,
  cadence: keyof typeof CADENCE_DAYS,
  zone: string,
  now: Temporal.Instant,
): { date: string; time: string } {
  const today = localDate(now, zone)
  if (last === undefined) {
    return {
      date: addWorkingDays(today, FIRST_SESSION_IN_WORKING_DAYS).toString(),
      time: FIRST_SESSION_TIME,
    }
  }
  const lastLocal = last.toZonedDateTimeISO(zone)
  const wanted = lastLocal.toPlainDate().add({ days: CADENCE_DAYS[cadence] })
  const date = sameWeekdayFrom(wanted, today.add({ days: 1 }))
  return {
    date: (isWorkingDay(date) ? date : addWorkingDays(date, 1)).toString(),
    time: lastLocal.toPlainTime().toString({ smallestUnit: 'minute' }),
  }
}

/** After a long break whole weeks are added, because the weekday is what two calendars have agreed on. */
function sameWeekdayFrom(wanted: Temporal.PlainDate, earliest: Temporal.PlainDate): Temporal.PlainDate {
  const missingDays = Math.max(0, wanted.until(earliest).days)
  return wanted.add({ weeks: Math.ceil(missingDays / 7) })
}

/** A suggestion that lies after the agreement's last day is brought forward; on the very last day it is that day. */
export function suggestUntil(
  endsOn: Temporal.PlainDate | null,
  suggested: { date: string; time: string },
  zone: string,
  now: Temporal.Instant,
): { date: string; time: string } {
  if (endsOn === null || Temporal.PlainDate.compare(suggested.date, endsOn) <= 0) return suggested
  const soon = addWorkingDays(localDate(now, zone), FIRST_SESSION_IN_WORKING_DAYS)
  return { ...suggested, date: (Temporal.PlainDate.compare(soon, endsOn) < 0 ? soon : endsOn).toString() }
}

const LOG_STEP_MINUTES = 15

/** The local date and time to prefill for a session that is just over: so many minutes ago, on the quarter before. */
export function suggestLoggedStart(
  minutes: number,
  zone: string,
  now: Temporal.Instant,
): { date: string; time: string } {
  const start = now
    .subtract({ minutes })
    .toZonedDateTimeISO(zone)
    .round({ smallestUnit: 'minute', roundingIncrement: LOG_STEP_MINUTES, roundingMode: 'floor' })
  return {
    date: start.toPlainDate().toString(),
    time: start.toPlainTime().toString({ smallestUnit: 'minute' }),
  }
}

type Timing = Pick<Session, 'startsAt' | 'minutes'>

export type TimingRefusal =
  | { kind: 'past' }
  | { kind: 'too-far' }
  | { kind: 'after-the-end'; endsOn: Temporal.PlainDate }
  | { kind: 'not-over'; endsAt: Temporal.Instant }
  | { kind: 'too-long-ago' }
  | { kind: 'overlaps'; startsAt: Temporal.Instant }

export interface TimingFacts {
  now: Temporal.Instant
  /** The zone of whoever picked the time: its calendar decides what is a year from now. */
  zone: string
  endsOn: Temporal.PlainDate | null
  /** Sessions of the pair that are scheduled or were held, without the one that is moved. */
  others: readonly Timing[]
}

/** Why a session cannot be booked for this time; null when it can. */
export function objectionToBooking(wanted: Timing, facts: TimingFacts): TimingRefusal | null {
  const { now, zone, endsOn } = facts
  const date = localDate(wanted.startsAt, zone)
  if (!isBefore(now, wanted.startsAt)) return { kind: 'past' }
  if (endsOn && Temporal.PlainDate.compare(date, endsOn) > 0) return { kind: 'after-the-end', endsOn }
  if (Temporal.PlainDate.compare(date, localDate(now, zone).add({ years: 1 })) > 0) return { kind: 'too-far' }
  return overlap(wanted, facts)
}

/** Why a session of this time cannot be logged as held; null when it can. */
export function objectionToLogging(wanted: Timing, facts: TimingFacts): TimingRefusal | null {
  const { now, zone } = facts
  const end = endsAt(wanted)
  if (isBefore(now, end)) return { kind: 'not-over', endsAt: end }
  const earliest = localDate(now, zone).subtract({ years: 1 })
  if (Temporal.PlainDate.compare(localDate(wanted.startsAt, zone), earliest) < 0)
    return { kind: 'too-long-ago' }
  return overlap(wanted, facts)
}

function overlap(wanted: Timing, { others }: TimingFacts): TimingRefusal | null {
  const other = others.find(
    (one) => isBefore(one.startsAt, endsAt(wanted)) && isBefore(wanted.startsAt, endsAt(one)),
  )
  return other ? { kind: 'overlaps', startsAt: other.startsAt } : null
}
