import { Temporal } from 'temporal-polyfill'
import { addWorkingDays, localMoment } from '../../src/domain/working-time.ts'

/** What a person at the clock may ask for. */
export interface ClockQuestion {
  to: string
  now: Temporal.Instant
  /** In which days and hours are meant. */
  zone: string
  /** When the next session ends, null when none is booked. */
  sessionEnd: Temporal.Instant | null
}

const FURTHEST_DAYS = 400

/** The moment to turn the clock to, or in words why that cannot be. */
export function momentOf(question: ClockQuestion): Temporal.Instant | string {
  const moment = wanted(question)
  if (typeof moment === 'string') return moment
  const hours = question.now.until(moment).total('hours')
  if (hours < 0) return 'The clock turns forward only. Load the scene again to go back.'
  if (hours > FURTHEST_DAYS * 24) return 'That is too far ahead: at most a year and a month at a time.'
  return moment
}

function wanted({ to, now, zone, sessionEnd }: ClockQuestion): Temporal.Instant | string {
  const today = now.toZonedDateTimeISO(zone).toPlainDate()
  switch (to) {
    case 'now':
      return now
    case 'now+1h':
      return now.add({ hours: 1 })
    case 'next-working-day':
      return localMoment(addWorkingDays(today, 1), '09:00', zone)
    case 'next-monday-0930':
      return nextMonday(now, zone)
    case 'end-of-session':
      return sessionEnd ?? 'No session is booked yet, so there is no end to turn to.'
    default:
      return localOrInstant(to, zone)
  }
}

function nextMonday(now: Temporal.Instant, zone: string): Temporal.Instant {
  const today = now.toZonedDateTimeISO(zone).toPlainDate()
  const monday = today.add({ days: (8 - today.dayOfWeek) % 7 })
  const moment = localMoment(monday, '09:30', zone)
  const isAhead = Temporal.Instant.compare(moment, now) > 0
  return isAhead ? moment : localMoment(monday.add({ days: 7 }), '09:30', zone)
}

/** `2026-04-01` (then 09:00), `2026-04-01T15:00` on the person's own clock, or an instant. */
function localOrInstant(to: string, zone: string): Temporal.Instant | string {
  try {
    if (/(Z|[+-]\d{2}:\d{2})$/.test(to)) return Temporal.Instant.from(to)
    const [date = '', time = '09:00'] = to.split('T')
    return localMoment(Temporal.PlainDate.from(date), time, zone)
  } catch {
    return 'This is no date that the clock could be turned to. It looks like 2026-04-01 or 2026-04-01T15:00.'
  }
}
