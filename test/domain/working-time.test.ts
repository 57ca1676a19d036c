import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { addWorkingDays, isWorkingDay, localMoment } from '../../src/domain/working-time.ts'
import { dates } from '../support/arbitraries.ts'

const zurich = 'Europe/Zurich'

describe('a local moment', () => {
  test.each([
    ['an ordinary time', '2026-03-04', '09:30', '2026-03-04T08:30:00Z'],
    ['a skipped time moves on by the length of the skip', '2026-03-29', '02:30', '2026-03-29T01:30:00Z'],
    ['a repeated time is its first showing', '2026-10-25', '02:30', '2026-10-25T00:30:00Z'],
  ])('%s', (_, date, time, instant) => {
    expect(localMoment(Temporal.PlainDate.from(date), time, zurich).toString()).toBe(instant)
  })

  test.each(['24:00', '9:30', '09:60', 'noon', ''])('refuses %j as a time', (time) => {
    expect(() => localMoment(Temporal.PlainDate.from('2026-03-04'), time, zurich)).toThrow(RangeError)
  })

  test('refuses a zone that does not exist', () => {
    expect(() => localMoment(Temporal.PlainDate.from('2026-03-04'), '09:30', 'Mars/Olympus')).toThrow(
      RangeError,
    )
  })
})

describe('adding working days', () => {
  test.each([
    ['Monday', '2026-03-02', 3, '2026-03-05'],
    ['Wednesday', '2026-03-04', 3, '2026-03-09'],
    ['Friday', '2026-03-06', 1, '2026-03-09'],
    ['Saturday', '2026-03-07', 1, '2026-03-09'],
    ['Sunday', '2026-03-08', 6, '2026-03-16'],
  ])('to %s %s: %i more is %s', (_, from, days, to) => {
    expect(addWorkingDays(Temporal.PlainDate.from(from), days).toString()).toBe(to)
  })

  test('passes exactly so many working days and ends on one', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 1, max: 30 }), (date, days) => {
        const end = addWorkingDays(date, days)
        const passed = Array.from({ length: date.until(end).days }, (_, i) => date.add({ days: i + 1 }))
        expect(passed.filter(isWorkingDay)).toHaveLength(days)
        expect(isWorkingDay(end)).toBe(true)
      }),
    )
  })
})
