import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { checkInDueAt, DEFAULT_CHECK_IN } from '../../src/domain/check-in.ts'
import { isoWeekOf, mondayOf, nextWeek } from '../../src/domain/iso-week.ts'
import { zonedStart } from '../../src/domain/session-time.ts'
import {
  expectedMoment,
  FIRST_YEAR,
  LAST_YEAR,
  preferences,
  weeks,
  ZONES,
  type ZoneHistory,
  zoneHistories,
} from '../support/arbitraries.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const SLOW = 120_000

const WEEKDAYS = [1, 2, 3, 4, 5] as const

/** So many weeks lie between two that are tried in one zone; the weeks with a change are all tried below. */
const EVERY = 7

const histories = zoneHistories()

const dateOf = (wall: number) => new Date(wall).toISOString().slice(0, 10)
const timeOf = (wall: number) => new Date(wall).toISOString().slice(11, 16)

/** Says which case is wrong; building an `expect` for each of half a million cases would take minutes. */
function check(actual: Temporal.Instant, wall: number, history: ZoneHistory): void {
  const expected = expectedMoment(wall, history)
  if (actual.epochMilliseconds === expected) return
  const where = `${dateOf(wall)} ${timeOf(wall)} in ${history.zone}`
  expect.fail(`${where}: expected ${new Date(expected).toISOString()}, got ${actual}`)
}

describe('the due time of a check-in', () => {
  test('is right in every zone, every seventh week of eleven years, and in every week somewhere', {
    timeout: SLOW,
  }, () => {
    const hours = ['09:30', '00:00', '02:30', '23:59', '13:15', '01:00', '17:00']
    const mondays = new Map([[`${FIRST_YEAR}-W01`, Date.UTC(FIRST_YEAR, 0, 1)]])
    for (const [week, monday] of mondays) {
      if (monday + 7 * DAY < Date.UTC(LAST_YEAR + 1, 0, 1)) mondays.set(nextWeek(week), monday + 7 * DAY)
    }
    const all = [...mondays]
    let turn = 0
    for (const [start, history] of histories.entries()) {
      for (let index = start % EVERY; index < all.length; index += EVERY) {
        const [week, monday] = all[index] ?? ['', 0]
        turn += 1
        const day = WEEKDAYS[turn % WEEKDAYS.length] ?? 1
        const time = hours[turn % hours.length] ?? '09:30'
        const wall = Date.parse(`${dateOf(monday + (day - 1) * DAY)}T${time}Z`)
        check(checkInDueAt(week, { day, time }, history.zone), wall, history)
      }
    }
    expect(all).toHaveLength(574)
    expect(turn).toBe(ZONES.length * (574 / EVERY))
  })

  test('is right on every day of a week in which the clocks change, and the week after', {
    timeout: SLOW,
  }, () => {
    for (const history of histories) {
      for (const { from } of history.changes) {
        for (const date of [dateOf(from), dateOf(from + 7 * DAY)]) {
          const week = isoWeekOf(Temporal.PlainDate.from(date))
          for (const day of WEEKDAYS) {
            const wall = Date.parse(`${mondayOf(week).add({ days: day - 1 })}T${DEFAULT_CHECK_IN.time}Z`)
            check(checkInDueAt(week, { day, time: DEFAULT_CHECK_IN.time }, history.zone), wall, history)
          }
        }
      }
    }
  })

  // Clocks mostly change on Sundays, where no check-in is, so the session's start puts the same rule to the test.
  test('follows one rule for skipped and repeated times, in every change of every zone', {
    timeout: SLOW,
  }, () => {
    const seen = { skips: 0, repeats: 0 }
    for (const history of histories) {
      for (const { from, to } of history.changes) {
        seen[from < to ? 'skips' : 'repeats'] += 1
        const [first, end] = [Math.min(from, to), Math.max(from, to)]
        for (const wall of [first - MINUTE, first, (first + end) / 2, end - MINUTE, end]) {
          check(zonedStart(dateOf(wall), timeOf(wall), history.zone), wall, history)
        }
      }
    }
    expect(Math.min(seen.skips, seen.repeats)).toBeGreaterThan(1000)
  })

  test('is right for any zone, week, day and time', { timeout: SLOW }, () => {
    fc.assert(
      fc.property(fc.constantFrom(...histories), weeks, preferences, (history, week, preference) => {
        const date = mondayOf(week).add({ days: preference.day - 1 })
        const wall = Date.parse(`${date}T${preference.time}Z`)
        check(checkInDueAt(week, preference, history.zone), wall, history)
      }),
      { numRuns: 2000 },
    )
  })

  test.each([
    [
      'Cairo skips the first hour of a Friday',
      '2025-W17',
      5,
      '00:30',
      'Africa/Cairo',
      '2025-04-24T22:30:00Z',
    ],
    [
      'Almaty lives the last hour of a Thursday twice',
      '2024-W09',
      4,
      '23:30',
      'Asia/Almaty',
      '2024-02-29T17:30:00Z',
    ],
    ['Zurich has just gone forward', '2026-W14', 1, '09:30', 'Europe/Zurich', '2026-03-30T07:30:00Z'],
  ] as const)('%s', (_, week, day, time, zone, due) => {
    expect(checkInDueAt(week, { day, time }, zone).toString()).toBe(due)
  })
})
