import { Temporal } from 'temporal-polyfill'

/** When a working day opens, local wall-clock time. */
export const WORKDAY_OPENS = '09:00'
/** When it closes; the moment itself is no working moment any more. */
export const WORKDAY_CLOSES = '17:30'

/**
 * The instant at which the clocks of a zone show a date and a time (`HH:MM`). A time they skip moves later by the
 * length of the skip (02:30 becomes 03:30); a time they show twice means the first showing.
 */
export function localMoment(date: Temporal.PlainDate, time: string, zone: string): Temporal.Instant {
  return date
    .toPlainDateTime(Temporal.PlainTime.from(time))
    .toZonedDateTime(zone, { disambiguation: 'compatible' })
    .toInstant()
}

/** The date that calendars in a zone show at a moment. */
export function localDate(at: Temporal.Instant, zone: string): Temporal.PlainDate {
  return at.toZonedDateTimeISO(zone).toPlainDate()
}

/** Monday to Friday. */
export function isWorkingDay(date: Temporal.PlainDate): boolean {
  return date.dayOfWeek <= 5
}

/** The date that lies so many working days (at least 1) after a date, which itself does not count. */
export function addWorkingDays(date: Temporal.PlainDate, days: number): Temporal.PlainDate {
  let result = date
  for (let left = days; left > 0; ) {
    result = result.add({ days: 1 })
    if (isWorkingDay(result)) left -= 1
  }
  return result
}

/** Whether the clocks of a zone show working hours. */
export function isWorkingMoment(at: Temporal.Instant, zone: string): boolean {
  const local = at.toZonedDateTimeISO(zone)
  const time = local.toPlainTime()
  return (
    isWorkingDay(local.toPlainDate()) &&
    Temporal.PlainTime.compare(time, WORKDAY_OPENS) >= 0 &&
    Temporal.PlainTime.compare(time, WORKDAY_CLOSES) < 0
  )
}

/** The moment itself when it is a working one, else the next opening of a working day. */
export function nextWorkingMoment(at: Temporal.Instant, zone: string): Temporal.Instant {
  if (isWorkingMoment(at, zone)) return at
  for (let date = localDate(at, zone); ; date = date.add({ days: 1 })) {
    const opening = localMoment(date, WORKDAY_OPENS, zone)
    // Asked of the instant, not of the date: a zone may skip a whole day, as Apia skipped 30 December 2011.
    if (Temporal.Instant.compare(opening, at) > 0 && isWorkingMoment(opening, zone)) return opening
  }
}
