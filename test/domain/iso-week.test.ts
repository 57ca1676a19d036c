import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { isoWeekOf, mondayOf, nextWeek } from '../../src/domain/iso-week.ts'
import { dates } from '../support/arbitraries.ts'

const weekOf = (date: string) => isoWeekOf(Temporal.PlainDate.from(date))

describe('the ISO week of a date', () => {
  test.each([
    ['2026-03-04', '2026-W10'],
    ['2024-12-29', '2024-W52'],
    ['2024-12-30', '2025-W01'],
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
  ])('%s lies in %s', (date, week) => {
    expect(weekOf(date)).toBe(week)
  })

  test('is the week of the Monday on or before the date', () => {
    fc.assert(
      fc.property(dates, (date) => {
        const monday = mondayOf(isoWeekOf(date))
        expect(monday.dayOfWeek).toBe(1)
        expect(monday.until(date).days).toBe(date.dayOfWeek - 1)
      }),
    )
  })

  test('sorts as text in the order of time', () => {
    fc.assert(
      fc.property(dates, dates, (one, other) => {
        const [earlier, later] = [one, other].sort(Temporal.PlainDate.compare).map((date) => isoWeekOf(date))
        expect(earlier !== undefined && later !== undefined && earlier <= later).toBe(true)
      }),
    )
  })
})

describe('the next week', () => {
  test.each([
    ['2026-W10', '2026-W11'],
    ['2026-W09', '2026-W10'],
    ['2025-W52', '2026-W01'],
    ['2026-W52', '2026-W53'],
    ['2026-W53', '2027-W01'],
  ])('after %s comes %s', (week, next) => {
    expect(nextWeek(week)).toBe(next)
  })
})

describe('a week that does not exist', () => {
  test.each(['2025-W53', '2026-W00', '2026-W54', '2026-W1', '2026-10', '2026W101', 'soon', ''])(
    '%j is refused',
    (week) => {
      expect(() => mondayOf(week)).toThrow(RangeError)
    },
  )
})
