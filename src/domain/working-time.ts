import { Temporal } from 'temporal-polyfill'

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

/** Monday to Friday: what a form suggests before anything is known of the people. */
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

/** How many working days lie after one date, up to and with the other; 0 where that is no later. */
export function workingDaysBetween(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  let days = 0
  for (
    let date = from.add({ days: 1 });
    Temporal.PlainDate.compare(date, to) <= 0;
    date = date.add({ days: 1 })
  )
    if (isWorkingDay(date)) days += 1
  return days
}
