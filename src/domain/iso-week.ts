import { Temporal } from 'temporal-polyfill'

/** An ISO 8601 week such as `2026-W10`; weeks of the years 1000 to 9999 sort by time when compared as text. */
export type IsoWeek = string

/** The ISO week a date lies in; around New Year its year may differ from the date's. */
export function isoWeekOf(date: Temporal.PlainDate): IsoWeek {
  const year = String(date.yearOfWeek).padStart(4, '0')
  const week = String(date.weekOfYear).padStart(2, '0')
  return `${year}-W${week}`
}

/** The Monday a week begins with; a week that does not exist (`2025-W53`) is a RangeError. */
export function mondayOf(week: IsoWeek): Temporal.PlainDate {
  const year = Number(week.slice(0, 4))
  const number = Number(week.slice(6))
  // ISO 8601: the first week of a year is the one that holds 4 January.
  const inFirstWeek = new Temporal.PlainDate(year, 1, 4)
  const monday = inFirstWeek.add({ days: 7 * (number - 1) + 1 - inFirstWeek.dayOfWeek })
  if (isoWeekOf(monday) !== week) throw new RangeError(`Not an ISO week: ${week}`)
  return monday
}

/** The week that follows. */
export function nextWeek(week: IsoWeek): IsoWeek {
  return isoWeekOf(mondayOf(week).add({ days: 7 }))
}
