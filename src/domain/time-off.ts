import { Temporal } from 'temporal-polyfill'
import { ok, type Result, refuse } from './result.ts'

export type TimeOffRefusal =
  | { kind: 'not-understood' }
  | { kind: 'not-ahead' }
  | { kind: 'too-long'; latest: Temporal.PlainDate }
  /** Time off begins today; there is no way to name another first day. */
  | { kind: 'starts-later' }

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const WEEKDAYS = [
  /^mon(day)?$/,
  /^tue(s|sday)?$/,
  /^wed(nesday)?$/,
  /^thu(rs|rsday)?$/,
  /^fri(day)?$/,
  /^sat(urday)?$/,
  /^sun(day)?$/,
]
const MAX_MONTHS = 12

/** Holds the first day back against what can be meant: from tomorrow to a year ahead. */
export function timeOff(
  until: Temporal.PlainDate,
  today: Temporal.PlainDate,
): Result<Temporal.PlainDate, TimeOffRefusal> {
  if (Temporal.PlainDate.compare(until, today) <= 0) return refuse({ kind: 'not-ahead' })
  const latest = today.add({ months: MAX_MONTHS })
  return Temporal.PlainDate.compare(until, latest) > 0 ? refuse({ kind: 'too-long', latest }) : ok(until)
}

/**
 * The first day back as somebody types it behind `/mentor away`: "until 2026-12-01", "until Friday", "until Dec 1",
 * "until 1 December 2027", "until next week", "for 2 weeks", "today"; "until" may be left out where that stays clear.
 */
export function parseTimeOff(
  typed: string,
  today: Temporal.PlainDate,
): Result<Temporal.PlainDate, TimeOffRefusal> {
  const words = typed
    .trim()
    .toLowerCase()
    .replaceAll(/[,\s]+/g, ' ')
  const [, until, said = ''] = /^(until |till |til |to )?(.*)$/.exec(words) ?? []
  if (said === 'tomorrow' && !until) return refuse({ kind: 'starts-later' })
  const date = relative(said, today) ?? weekday(said, today) ?? calendarDate(said, today)
  return date ? timeOff(date, today) : refuse({ kind: 'not-understood' })
}

function relative(said: string, today: Temporal.PlainDate): Temporal.PlainDate | null {
  if (said === 'today' || said === 'tomorrow') return today.add({ days: 1 })
  if (said === 'next week') return today.add({ days: 8 - today.dayOfWeek })
  const [, count, unit] = /^for (a|an|one|two|three|\d{1,3}) (day|week|month)s?$/.exec(said) ?? []
  if (!count || !unit) return null
  const number = { a: 1, an: 1, one: 1, two: 2, three: 3 }[count] ?? Number(count)
  return today.add({ [`${unit}s`]: number })
}

/** The next such day that lies ahead; "next" means the one of next week. */
function weekday(said: string, today: Temporal.PlainDate): Temporal.PlainDate | null {
  const [, next, name = ''] = /^(next )?([a-z]+)$/.exec(said) ?? []
  const wanted = WEEKDAYS.findIndex((day) => day.test(name)) + 1
  if (wanted === 0) return null
  if (next) return today.add({ days: 7 - today.dayOfWeek + wanted })
  return today.add({ days: ((wanted - today.dayOfWeek + 6) % 7) + 1 })
}

/** A date with its year, or without it the next one that lies ahead. Slashes are refused: 1/12 is read both ways. */
function calendarDate(said: string, today: Temporal.PlainDate): Temporal.PlainDate | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(said)
  if (iso) return dateOf(iso[1], Number(iso[2]), iso[3], today)
  const dotted = /^(\d{1,2})\. ?(\d{1,2})\.(?: ?(\d{4}))?$/.exec(said)
  if (dotted) return dateOf(dotted[3], Number(dotted[2]), dotted[1], today)
  const dayFirst = /^(?:the )?(\d{1,2})(?:st|nd|rd|th|\.)? (?:of )?([a-z]{3,9})\.?(?: (\d{4}))?$/.exec(said)
  if (dayFirst) return dateOf(dayFirst[3], monthOf(dayFirst[2]), dayFirst[1], today)
  const monthFirst = /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}))?$/.exec(said)
  return monthFirst ? dateOf(monthFirst[3], monthOf(monthFirst[1]), monthFirst[2], today) : null
}

const monthOf = (name = ''): number => MONTHS.indexOf(name.slice(0, 3)) + 1

function dateOf(
  year: string | undefined,
  month: number,
  day: string | undefined,
  today: Temporal.PlainDate,
): Temporal.PlainDate | null {
  const inYear = (of: number) => {
    try {
      return Temporal.PlainDate.from({ year: of, month, day: Number(day) }, { overflow: 'reject' })
    } catch {
      return null
    }
  }
  if (year) return inYear(Number(year))
  const thisYear = inYear(today.year)
  return thisYear && Temporal.PlainDate.compare(thisYear, today) > 0 ? thisYear : inYear(today.year + 1)
}
