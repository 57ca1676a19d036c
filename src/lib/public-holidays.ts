import type { Temporal } from 'temporal-polyfill'

type Calendars = typeof import('date-holidays').default

/** Loaded with the first need: its data take a third of a second and thirty megabytes. */
let loading: Promise<Calendars> | null = null
const calendars = (): Promise<Calendars> => {
  loading ??= import('date-holidays').then((module) => module.default)
  return loading
}

const HOUR_MS = 3_600_000
const DAY_HOURS = 24

/** By country and year, as `YYYY-MM-DD`. */
const known = new Map<string, ReadonlySet<string>>()

/** Answers whether a date is a public holiday in a whole country (ISO 3166); nothing is one where no data exist. */
export async function publicHolidays(country: string): Promise<(date: Temporal.PlainDate) => boolean> {
  const Calendar = await calendars()
  return (date) => {
    const key = `${country} ${date.year}`
    const dates = known.get(key) ?? freeDays(Calendar, country, date.year)
    known.set(key, dates)
    return dates.has(date.toString())
  }
}

/** Countries with known holidays, by ISO 3166 code, with their English names. */
export async function holidayCountries(): Promise<Record<string, string>> {
  const Calendar = await calendars()
  return new Calendar().getCountries('en')
}

/** Whole days only: on an afternoon that is free, the morning is a good time to write. */
function freeDays(Calendar: Calendars, country: string, year: number): ReadonlySet<string> {
  const days = new Set<string>()
  // A holiday of several days may have begun in December.
  for (const begun of [year - 1, year]) {
    for (const holiday of new Calendar(country, { types: ['public'] }).getHolidays(begun) ?? []) {
      const [date = '', time = ''] = holiday.date.split(' ')
      if (holiday.type !== 'public' || time !== '00:00:00') continue
      const hours = (holiday.end.getTime() - holiday.start.getTime()) / HOUR_MS
      // The day on which the clocks go back has 25 hours, and the other one 23.
      for (let day = 0; day < Math.floor((hours + 1) / DAY_HOURS); day += 1) days.add(addDays(date, day))
    }
  }
  return days
}

function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_HOURS * HOUR_MS).toISOString().slice(0, 10)
}
