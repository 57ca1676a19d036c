import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import type { CheckInPreference } from '../../src/domain/check-in.ts'
import { isoWeekOf } from '../../src/domain/iso-week.ts'

/** Every IANA zone the runtime knows; UTC is added because Slack profiles have it and the runtime's list does not. */
export const ZONES: readonly string[] = [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])]

/** The years the time tests walk through. */
export const FIRST_YEAR = 2024
export const LAST_YEAR = 2034

export const zones = fc.constantFrom(...ZONES)

/** Any second of those years. */
export const instants = fc
  .integer({ min: Date.UTC(FIRST_YEAR, 0, 1) / 1000, max: Date.UTC(LAST_YEAR + 1, 0, 1) / 1000 - 1 })
  .map((seconds) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000))

/** Any date of those years. */
export const dates = fc
  .integer({ min: 0, max: (Date.UTC(LAST_YEAR + 1, 0, 1) - Date.UTC(FIRST_YEAR, 0, 1)) / 86_400_000 - 1 })
  .map((days) => new Temporal.PlainDate(FIRST_YEAR, 1, 1).add({ days }))

/** Any time of day as `HH:MM`. */
export const times = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'))

/** Any ISO week of those years. */
export const weeks = dates.map(isoWeekOf)

/** Any day and time on which somebody may want the check-in. */
export const preferences: fc.Arbitrary<CheckInPreference> = fc.record({
  day: fc.constantFrom(1, 2, 3, 4, 5),
  time: times,
})

const MAX_TEXT = 3000

/**
 * What goes wrong in messages: mentions, links, markup, scripts, marks, invisible and broken characters. "marker" stands
 * in what must never become live.
 */
const HOSTILE_PIECES = [
  '<!channel> <!here> <!everyone> <@U123> <#C123> <!subteam^S123> <!date^1^{date}|x> @channel',
  '<http://x|y> <mailto:a@b|c> https://example.com/?a=1&b=2 &lt;!channel&gt; &amp; & < > >>>',
  '<@UMARKER|x> <@UMARKER> <#CMARKER|x> <!subteam^SMARKER|x> <!date^1^{date}^https://marker.example|x>',
  '<https://marker.example/|x> https://marker.example/?a=1 <mailto:marker@example.com|x> www.marker.example',
  '*bold* _it_ ~no~ `code` ``` | :tada: \\ \' " %s {x} null',
  '\u{1F600} \u{1F468}\u200D\u{1F469}\u200D\u{1F467} \u{1F1E8}\u{1F1ED} \u{1F44D}\u{1F3FD} \uFE0F',
  'שלום مرحبا \u202Eabc\u202C \u200F \u2066x\u2069 e\u0301 Z\u0351\u036B\u0343 \u0301 ß İ ı 漢字 नमस्ते',
  '\u200B \u200C \u200D \uFEFF \u00AD \u2060 \u0000 \u001B[31m \u2028 \uD83D \uDE00',
]
  .flatMap((line) => line.split(' '))
  .concat(' ', '\n', '\r\n', '\t', '\u00A0', '\u3000')

const hostilePiece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...HOSTILE_PIECES) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
)

/** Texts of 0 to 3,000 UTF-16 units that try to break escaping, cutting and comparing. */
export const hostileTexts = fc
  .oneof(
    fc.array(hostilePiece, { maxLength: 40 }).map((pieces) => pieces.join('')),
    fc
      .tuple(hostilePiece, hostilePiece, fc.integer({ min: 1, max: MAX_TEXT }))
      .map(([start, piece, length]) => start + piece.repeat(Math.ceil(length / Math.max(1, piece.length)))),
  )
  .map((text) => text.slice(0, MAX_TEXT))

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/*
 * The independent computation: no Temporal, only Intl telling what the clocks of a zone show at an instant. Wall-clock
 * times are numbers, the epoch milliseconds that the same date and time would have in UTC.
 */

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known) return known
  const formatter = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  formatters.set(zone, formatter)
  return formatter
}

/** What the clocks of the zone show at an instant. */
function wallClock(at: number, zone: string): number {
  const shown: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {}
  for (const { type, value } of formatterOf(zone).formatToParts(at)) shown[type] = Number(value)
  const { year = Number.NaN, month = Number.NaN, day, hour, minute } = shown
  return Date.UTC(year, month - 1, day, hour, minute)
}

interface Change {
  /** The first instant with the new offset. */
  at: number
  /** What the clocks would have shown at that instant without the change, and what they do show. */
  from: number
  to: number
}

/** The first minute in (start, end] from which the clocks run on another offset than at the start. */
function changeBetween(start: number, end: number, zone: string): Change {
  const offset = wallClock(start, zone) - start
  let before = start
  let after = end
  while (after - before > MINUTE) {
    const middle = before + Math.floor((after - before) / 2 / MINUTE) * MINUTE
    if (wallClock(middle, zone) - middle === offset) before = middle
    else after = middle
  }
  return { at: after, from: after + offset, to: wallClock(after, zone) }
}

/** Every change of a zone's offset in the years of the test, found by looking at the clock once a week. */
function changesOf(zone: string): Change[] {
  const changes: Change[] = []
  const end = Date.UTC(LAST_YEAR + 1, 0, 15)
  for (let at = Date.UTC(FIRST_YEAR - 1, 11, 18); at < end; at += 7 * DAY) {
    const next = at + 7 * DAY
    if (wallClock(at, zone) - at !== wallClock(next, zone) - next) changes.push(changeBetween(at, next, zone))
  }
  return changes
}

/** How the clocks of a zone ran in the years of the test. */
export interface ZoneHistory {
  zone: string
  changes: Change[]
  offsets: number[]
}

/** The history of every zone's clocks; takes seconds, so a test file asks once. */
export const zoneHistories = (): ZoneHistory[] =>
  ZONES.map((zone) => {
    const changes = changesOf(zone)
    const start = Date.UTC(FIRST_YEAR - 1, 11, 18)
    const offsets = [wallClock(start, zone) - start, ...changes.map(({ at, to }) => to - at)]
    return { zone, changes, offsets: [...new Set(offsets)] }
  })

/** When the clocks first show a wall-clock time; a skipped one comes as long after the skip as it lies into it. */
export function expectedMoment(wall: number, { zone, changes, offsets }: ZoneHistory): number {
  const showings = offsets.map((offset) => wall - offset).filter((at) => wallClock(at, zone) === wall)
  if (showings.length > 0) return Math.min(...showings)
  const skip = changes.find(({ from, to }) => from <= wall && wall < to)
  if (!skip) throw new Error(`${zone} neither shows nor skips ${new Date(wall).toISOString()}`)
  return skip.at + (wall - skip.from)
}
