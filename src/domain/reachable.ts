import { Temporal } from 'temporal-polyfill'
import { isAfter } from './moments.ts'
import { type Decision, SEND } from './nudge.ts'
import { localDate, localMoment } from './working-time.ts'

/** When a person works: local wall times (`HH:MM`; the end is no working moment any more) and days. */
export interface Hours {
  workFrom: string
  workTo: string
  /** One bit for each ISO weekday, Monday the lowest. */
  workDays: number
}

export const DEFAULT_HOURS: Hours = { workFrom: '09:00', workTo: '17:30', workDays: 0b0011111 }

/** All that says when a person may get a dated nudge. */
export interface Reach extends Hours {
  /** IANA zone in which the person is today. */
  zone: string
  /** The first day back; null when not away. */
  awayUntil: Temporal.PlainDate | null
  /** Whether a date is a public holiday where the person works. */
  isHoliday(date: Temporal.PlainDate): boolean
}

/** The reach of somebody of whom nothing but the zone is known. */
export const plainReach = (zone: string): Reach => ({
  ...DEFAULT_HOURS,
  zone,
  awayUntil: null,
  isHoliday: () => false,
})

/** No more than the hours of whatever has them. */
export const hoursOf = ({ workFrom, workTo, workDays }: Hours): Hours => ({ workFrom, workTo, workDays })

/** Whether an ISO weekday (Monday is 1) is among the days of a bit mask. */
export const hasDay = (workDays: number, weekday: number): boolean => (workDays & (1 << (weekday - 1))) !== 0

export type DayOff = 'away' | 'holiday' | 'out-of-hours'

/** Why a whole date is free for the person; null for a working day. */
export function dayOff(date: Temporal.PlainDate, reach: Omit<Reach, 'zone'>): DayOff | null {
  if (reach.awayUntil && Temporal.PlainDate.compare(date, reach.awayUntil) < 0) return 'away'
  if (!hasDay(reach.workDays, date.dayOfWeek)) return 'out-of-hours'
  return reach.isHoliday(date) ? 'holiday' : null
}

/** Why a person is not to be disturbed by a date at this moment; null in the working hours of a working day. */
export function offAt(at: Temporal.Instant, reach: Reach): DayOff | null {
  const local = at.toZonedDateTimeISO(reach.zone)
  const off = dayOff(local.toPlainDate(), reach)
  if (off !== null) return off
  const time = local.toPlainTime()
  const isOpen =
    Temporal.PlainTime.compare(time, reach.workFrom) >= 0 &&
    Temporal.PlainTime.compare(time, reach.workTo) < 0
  return isOpen ? null : 'out-of-hours'
}

/** More than a year of days that are no working days is a mistake of the calendar, which then does not count. */
const LONGEST_BREAK_DAYS = 400

/** The moment itself when the person may get a dated nudge in it, else the next opening of a working day. */
export function nextReachable(at: Temporal.Instant, reach: Reach): Temporal.Instant {
  if (offAt(at, reach) === null) return at
  const today = localDate(at, reach.zone)
  const { awayUntil } = reach
  const first = awayUntil && Temporal.PlainDate.compare(awayUntil, today) > 0 ? awayUntil : today
  for (let days = 0; ; days += 1) {
    const calendar = days < LONGEST_BREAK_DAYS ? reach : { ...reach, isHoliday: () => false }
    const opening = localMoment(first.add({ days }), reach.workFrom, reach.zone)
    // Asked of the instant, not of the date: a zone may skip a whole day, as Apia skipped 30 December 2011.
    if (isAfter(opening, at) && offAt(opening, calendar) === null) return opening
  }
}

/** The first moment of this date, or of a later working day, in which the person may get a dated nudge. */
export function reachableOn(date: Temporal.PlainDate, reach: Reach): Temporal.Instant {
  return nextReachable(localMoment(date, '00:00', reach.zone), reach)
}

/** What a nudge asks of its reader's day: a good hour, or, for what loses its point by waiting, its own moment. */
export type Timing = 'good-hour' | 'at-its-moment'

/** Whether a dated nudge comes at this moment, later, or not at all because it would come too late. */
export function decideTiming(
  timing: Timing,
  nudge: { expiresAt: Temporal.Instant | null },
  reach: Reach,
  now: Temporal.Instant,
): Decision {
  const off = offAt(now, reach)
  if (timing === 'at-its-moment') return off === 'away' ? { do: 'drop', why: 'away' } : SEND
  if (off === null) return SEND
  const at = nextReachable(now, reach)
  const isTooLate = nudge.expiresAt !== null && isAfter(at, nudge.expiresAt)
  return isTooLate ? { do: 'drop', why: `expired-${off}` } : { do: 'later', at }
}
