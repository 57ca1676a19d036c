import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { askingMoments, isFresh } from '../../src/domain/after-session.ts'
import { offAt, plainReach } from '../../src/domain/reachable.ts'
import { instants, zones } from '../support/arbitraries.ts'

const hoursBetween = (one: Temporal.Instant, other: Temporal.Instant) => one.until(other).total('hours')

describe('asking after a session', () => {
  const minutes = fc.integer({ min: 15, max: 240 })

  test('happens at its end when it was booked before', () => {
    fc.assert(
      fc.property(instants, minutes, zones, (startsAt, minutes, zone) => {
        const session = { startsAt, minutes, bookedBy: 'UMAYA' }
        const { askAt } = askingMoments(
          session,
          { userId: 'UOMAR', reach: plainReach(zone) },
          startsAt.subtract({ hours: 24 }),
        )
        expect(askAt.equals(startsAt.add({ minutes }))).toBe(true)
      }),
    )
  })

  test('after a logged one happens at once for whoever logged it, in working hours for the other', () => {
    fc.assert(
      fc.property(
        instants,
        minutes,
        zones,
        fc.integer({ min: 1, max: 5000 }),
        (startsAt, minutes, zone, ago) => {
          const now = startsAt.add({ minutes: minutes + ago })
          const session = { startsAt, minutes, bookedBy: 'UMAYA' }
          expect(
            askingMoments(session, { userId: 'UMAYA', reach: plainReach(zone) }, now).askAt.equals(now),
          ).toBe(true)
          const { askAt } = askingMoments(session, { userId: 'UOMAR', reach: plainReach(zone) }, now)
          expect(offAt(askAt, plainReach(zone))).toBeNull()
          expect(hoursBetween(now, askAt)).toBeGreaterThanOrEqual(0)
        },
      ),
    )
  })

  test('is repeated twice in working hours, never before a day has passed, and ends within two weeks', () => {
    fc.assert(
      fc.property(
        instants,
        minutes,
        zones,
        fc.integer({ min: -5000, max: 5000 }),
        (startsAt, minutes, zone, ago) => {
          const session = { startsAt, minutes, bookedBy: 'UMAYA' }
          const now = startsAt.add({ minutes: minutes + ago })
          const moments = askingMoments(session, { userId: 'UOMAR', reach: plainReach(zone) }, now)
          const { askAt, firstReminderAt, secondReminderAt, silentFrom } = moments
          expect(offAt(firstReminderAt, plainReach(zone))).toBeNull()
          expect(offAt(secondReminderAt, plainReach(zone))).toBeNull()
          expect(hoursBetween(askAt, firstReminderAt)).toBeGreaterThanOrEqual(24)
          expect(hoursBetween(askAt, secondReminderAt)).toBeGreaterThanOrEqual(72)
          expect(hoursBetween(firstReminderAt, secondReminderAt)).toBeGreaterThanOrEqual(24)
          expect(hoursBetween(askAt, silentFrom)).toBeLessThan(14 * 24)
        },
      ),
    )
  })

  test('is still fresh two hours later, after that it waits for the working hours', () => {
    const end = Temporal.Instant.from('2026-03-10T18:00:00Z')
    expect(isFresh(end, end)).toBe(true)
    expect(isFresh(end, end.add({ hours: 2 }))).toBe(true)
    expect(isFresh(end, end.add({ hours: 2, seconds: 1 }))).toBe(false)
  })
})
