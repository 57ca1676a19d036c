import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import {
  addWorkingDays,
  isWorkingDay,
  isWorkingMoment,
  localMoment,
  nextWorkingMoment,
  WORKDAY_CLOSES,
  WORKDAY_OPENS,
} from '../../src/domain/working-time.ts'
import { dates, instants, zones } from '../support/arbitraries.ts'

const zurich = 'Europe/Zurich'
const inZone = (local: string, zone: string) =>
  Temporal.PlainDateTime.from(local).toZonedDateTime(zone).toInstant()
const shown = (at: Temporal.Instant, zone: string) =>
  at.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' })

describe('a working moment', () => {
  test.each([
    ['Monday at the opening', '2026-03-02T09:00', true],
    ['Friday just before the close', '2026-03-06T17:29:59.999', true],
    ['a second before the opening', '2026-03-02T08:59:59', false],
    ['the close itself', '2026-03-02T17:30', false],
    ['Saturday noon', '2026-03-07T12:00', false],
    ['Sunday noon', '2026-03-08T12:00', false],
  ])('%s (%s): %s', (_, local, working) => {
    expect(isWorkingMoment(inZone(local, zurich), zurich)).toBe(working)
  })

  test('is judged by the clocks of the person, not by those of the server', () => {
    const at = Temporal.Instant.from('2026-03-02T08:30Z')
    expect(isWorkingMoment(at, zurich)).toBe(true)
    expect(isWorkingMoment(at, 'America/New_York')).toBe(false)
  })
})

describe('the next working moment', () => {
  test.each([
    ['in the middle of the day', '2026-03-04T11:11', '2026-03-04T11:11'],
    ['before the opening', '2026-03-04T06:00', '2026-03-04T09:00'],
    ['at the close', '2026-03-04T17:30', '2026-03-05T09:00'],
    ['on Friday evening', '2026-03-06T20:00', '2026-03-09T09:00'],
    ['on Sunday, the clocks going forward', '2026-03-29T01:30', '2026-03-30T09:00'],
  ])('%s (%s) is %s', (_, from, to) => {
    expect(shown(nextWorkingMoment(inZone(from, zurich), zurich), zurich)).toBe(to)
  })

  test('steps over a working day that a zone skips', () => {
    const thursdayEvening = inZone('2011-12-29T18:00', 'Pacific/Apia')
    expect(shown(nextWorkingMoment(thursdayEvening, 'Pacific/Apia'), 'Pacific/Apia')).toBe('2012-01-02T09:00')
  })

  test('is a working one, never earlier, and stays where it is when asked again', () => {
    fc.assert(
      fc.property(instants, zones, (at, zone) => {
        const next = nextWorkingMoment(at, zone)
        expect(isWorkingMoment(next, zone)).toBe(true)
        expect(Temporal.Instant.compare(next, at)).toBeGreaterThanOrEqual(0)
        expect(nextWorkingMoment(next, zone).equals(next)).toBe(true)
      }),
    )
  })

  test('leaves no working moment out', () => {
    fc.assert(
      fc.property(
        instants,
        zones,
        fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
        (at, zone, part) => {
          const next = nextWorkingMoment(at, zone)
          const wait = next.epochMilliseconds - at.epochMilliseconds
          fc.pre(wait > 0)
          const between = at.add({ milliseconds: Math.floor(wait * part) })
          expect(isWorkingMoment(between, zone)).toBe(false)
        },
      ),
    )
  })
})

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

test('the working day is 09:00 to 17:30', () => {
  expect([WORKDAY_OPENS, WORKDAY_CLOSES]).toEqual(['09:00', '17:30'])
})
