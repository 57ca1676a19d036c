import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { offAt, plainReach } from '../../src/domain/reachable.ts'
import { movedExpiry, snoozeDay, snoozedUntil } from '../../src/domain/snooze.ts'
import { localDate } from '../../src/domain/working-time.ts'
import { instants, zones } from '../support/arbitraries.ts'

const at = (local: string) => Temporal.ZonedDateTime.from(`${local}[Europe/Zurich]`).toInstant()
const date = (iso: string) => Temporal.PlainDate.from(iso)

describe('putting something off', () => {
  test.each([
    ['a working day', '2026-03-05', '2026-03-05T09:00'],
    ['a Saturday', '2026-03-07', '2026-03-09T09:00'],
    ['today', '2026-03-04', 'not-ahead'],
    ['a day that has passed', '2026-03-03', 'not-ahead'],
    ['two months ahead', '2026-05-04', 'too-far'],
    ['its last day', '2026-03-11', '2026-03-11T09:00'],
    ['a day after its last', '2026-03-12', 'outlived'],
  ])('to %s', (_, day, outcome) => {
    const facts = { reach: plainReach('Europe/Zurich'), lastDay: date('2026-03-11') }
    const until = snoozedUntil(date(day), facts, at('2026-03-04T12:00'))
    if (until.ok) expect(until.value.equals(at(outcome))).toBe(true)
    else expect(until.refusal.kind).toBe(outcome)
  })

  test('brings it back in a good hour that lies ahead, in every zone', () => {
    const ways = fc.constantFrom('tomorrow' as const, 'next-week' as const)
    fc.assert(
      fc.property(instants, zones, ways, (now, zone, way) => {
        const reach = plainReach(zone)
        const until = snoozedUntil(snoozeDay(way, localDate(now, zone)), { reach, lastDay: null }, now)
        if (!until.ok) expect.fail(until.refusal.kind)
        expect(offAt(until.value, reach)).toBeNull()
        expect(Temporal.Instant.compare(until.value, now)).toBeGreaterThan(0)
        if (way === 'next-week') expect(localDate(until.value, zone).dayOfWeek).toBe(1)
      }),
    )
  })

  test('takes its expiry along, and leaves it a day at least', () => {
    const [dueAt, later] = [at('2026-03-04T12:00'), at('2026-03-09T09:00')]
    expect(movedExpiry({ dueAt, expiresAt: null }, later)).toBeNull()
    const long = movedExpiry({ dueAt, expiresAt: dueAt.add({ hours: 72 }) }, later)
    expect(long?.equals(later.add({ hours: 72 }))).toBe(true)
    const short = movedExpiry({ dueAt, expiresAt: dueAt.add({ minutes: 5 }) }, later)
    expect(short?.equals(later.add({ hours: 24 }))).toBe(true)
  })
})
