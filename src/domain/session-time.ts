import { Temporal } from 'temporal-polyfill'
import { addWorkingDays, isWorkingDay, localDate, localMoment } from './working-time.ts'

/** So many minutes before the end the mentor gets one question about IT to ask. */
export const ASK_NOW_LEAD_MINUTES = 10

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
  const endsAt = startsAt.add({ minutes })
  return {
    // Not before the start: a very short session has only its beginning to ask in.
    askNowAt: startsAt.add({ minutes: Math.max(0, minutes - ASK_NOW_LEAD_MINUTES) }),
    endsAt,
    firstReminderAt: endsAt.add({ hours: 24 }),
    secondReminderAt: endsAt.add({ hours: 72 }),
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
