import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { CADENCE_DAYS, sessionMoments, suggestNextStart, zonedStart } from '../../src/domain/session-time.ts'
import { dates, instants, times, zones } from '../support/arbitraries.ts'

const zurich = 'Europe/Zurich'
const cadences = fc.constantFrom('weekly', 'biweekly', 'monthly')

describe("a session's arc", () => {
  test('asks ten minutes before the end and reminds one and three days after it', () => {
    const moments = sessionMoments({ startsAt: Temporal.Instant.from('2026-03-04T09:00Z'), minutes: 45 })
    expect(JSON.parse(JSON.stringify(moments))).toEqual({
      askNowAt: '2026-03-04T09:35:00Z',
      endsAt: '2026-03-04T09:45:00Z',
      firstReminderAt: '2026-03-05T09:45:00Z',
      secondReminderAt: '2026-03-07T09:45:00Z',
    })
  })

  test('does not ask before a very short session has begun', () => {
    const startsAt = Temporal.Instant.from('2026-03-04T09:00Z')
    expect(sessionMoments({ startsAt, minutes: 5 }).askNowAt.equals(startsAt)).toBe(true)
  })

  test('happens in order, whatever the start and the length', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 480 }), (startsAt, minutes) => {
        const { askNowAt, endsAt, firstReminderAt, secondReminderAt } = sessionMoments({ startsAt, minutes })
        const arc = [startsAt, askNowAt, endsAt, firstReminderAt, secondReminderAt].map(
          (at) => at.epochMilliseconds,
        )
        expect(arc.toSorted((one, other) => one - other)).toEqual(arc)
      }),
    )
  })
})

describe("a session's start", () => {
  test('is what the clocks of the zone show', () => {
    expect(zonedStart('2026-03-04', '10:00', 'Asia/Kolkata').toString()).toBe('2026-03-04T04:30:00Z')
  })

  test('keeps its local time across a clock change', () => {
    expect(zonedStart('2026-03-28', '10:00', zurich).toString()).toBe('2026-03-28T09:00:00Z')
    expect(zonedStart('2026-03-29', '10:00', zurich).toString()).toBe('2026-03-29T08:00:00Z')
  })

  test('reads back as picked, except for a skipped time, which moves later', () => {
    fc.assert(
      fc.property(dates, times, zones, (date, time, zone) => {
        const local = zonedStart(date.toString(), time, zone).toZonedDateTimeISO(zone).toPlainDateTime()
        const picked = date.toPlainDateTime(time)
        expect(Temporal.PlainDateTime.compare(local, picked)).toBeGreaterThanOrEqual(0)
        if (!local.equals(picked)) {
          expect(date.toZonedDateTime(zone).hoursInDay).not.toBe(24)
        }
      }),
    )
  })

  test.each(['2026-02-30', '04.03.2026', ''])('refuses %j as a date', (date) => {
    expect(() => zonedStart(date, '10:00', zurich)).toThrow(RangeError)
  })
})

describe('the start suggested for the next session', () => {
  const wednesday = zonedStart('2026-03-04', '14:15', zurich)

  test.each([
    ['weekly', '2026-03-11'],
    ['biweekly', '2026-03-18'],
    ['monthly', '2026-04-01'],
  ] as const)('is the same weekday and time one cadence later: %s', (cadence, date) => {
    expect(suggestNextStart(wednesday, cadence, zurich, wednesday)).toEqual({ date, time: '14:15' })
  })

  test('is in three working days at ten for a pair that has not met', () => {
    const suggested = suggestNextStart(undefined, 'monthly', zurich, wednesday)
    expect(suggested).toEqual({ date: '2026-03-09', time: '10:00' })
  })

  test('counts from today where the person is, not where the server is', () => {
    const lateOnSunday = Temporal.Instant.from('2026-03-08T23:30Z')
    expect(suggestNextStart(undefined, 'weekly', 'UTC', lateOnSunday).date).toBe('2026-03-11')
    expect(suggestNextStart(undefined, 'weekly', 'Asia/Tokyo', lateOnSunday).date).toBe('2026-03-12')
  })

  test('moves off a weekend to the Monday', () => {
    const saturday = zonedStart('2026-03-07', '11:00', zurich)
    expect(suggestNextStart(saturday, 'weekly', zurich, saturday).date).toBe('2026-03-16')
  })

  test('keeps the weekday after a long break', () => {
    const today = zonedStart('2026-07-01', '09:00', zurich)
    expect(suggestNextStart(wednesday, 'weekly', zurich, today).date).toBe('2026-07-08')
  })

  test('follows a session that still lies ahead', () => {
    const today = zonedStart('2026-02-20', '09:00', zurich)
    expect(suggestNextStart(wednesday, 'biweekly', zurich, today).date).toBe('2026-03-18')
  })

  test('is a working day after today, at least a cadence after the last and no more than needed', () => {
    fc.assert(
      fc.property(
        fc.option(instants, { nil: undefined }),
        cadences,
        zones,
        instants,
        (last, cadence, zone, now) => {
          const suggested = Temporal.PlainDate.from(suggestNextStart(last, cadence, zone, now).date)
          const today = now.toZonedDateTimeISO(zone).toPlainDate()
          const lastDay = last?.toZonedDateTimeISO(zone).toPlainDate()
          const earliest = [today.add({ days: 1 }), lastDay?.add({ days: CADENCE_DAYS[cadence] }) ?? today]
            .sort(Temporal.PlainDate.compare)
            .at(-1)
          expect(suggested.dayOfWeek).toBeLessThanOrEqual(5)
          const wait = earliest?.until(suggested).days
          expect(wait).toBeGreaterThanOrEqual(0)
          // At most six days to the weekday of the pair, and two more when that lies on a weekend.
          expect(wait).toBeLessThanOrEqual(8)
        },
      ),
    )
  })
})
