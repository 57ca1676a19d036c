import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { offAt, plainReach, type Reach } from '../../src/domain/reachable.ts'
import { endsAt } from '../../src/domain/session.ts'
import { proposeSlots, type SlotFacts, stillSuits, wantedDay } from '../../src/domain/slots.ts'
import { addWorkingDays, localDate } from '../../src/domain/working-time.ts'
import { dates, instants, zones } from '../support/arbitraries.ts'

const date = (iso: string) => Temporal.PlainDate.from(iso)
const moment = (iso: string) => Temporal.ZonedDateTime.from(iso).toInstant()
const shown = (slots: readonly Temporal.Instant[], zone: string) =>
  slots.map((slot) => slot.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' }))

const STOCKHOLM = 'Europe/Stockholm'
const NEW_YORK = 'America/New_York'

function facts(changes: Partial<SlotFacts> = {}): SlotFacts {
  return {
    now: moment('2026-03-02T10:00[Europe/Stockholm]'),
    leader: plainReach(STOCKHOLM),
    mentor: plainReach(STOCKHOLM),
    minutes: 45,
    wanted: date('2026-03-02'),
    endsOn: date('2026-09-02'),
    busy: [],
    offered: [],
    ...changes,
  }
}

describe('three times for a session', () => {
  test('lie on three days from two working days ahead, at three times of the day', () => {
    const { shared, slots } = proposeSlots(facts())
    expect(shared).toBe(true)
    expect(shown(slots, STOCKHOLM)).toEqual(['2026-03-04T10:00', '2026-03-05T14:00', '2026-03-06T15:30'])
  })

  test('lie around the day that the cadence asks for', () => {
    const { slots } = proposeSlots(facts({ wanted: date('2026-03-31') }))
    expect(shown(slots, STOCKHOLM).map((slot) => slot.slice(0, 10))).toEqual([
      '2026-03-30',
      '2026-03-31',
      '2026-04-01',
    ])
  })

  test('lie where an ocean leaves both an hour, also while only one side has changed its clocks', () => {
    const leader = plainReach(NEW_YORK)
    const times = (wanted: string) => {
      const { shared, slots } = proposeSlots(facts({ leader, wanted: date(wanted) }))
      expect(shared).toBe(true)
      return shown(slots, NEW_YORK)
    }
    expect(times('2026-03-04')).toEqual(['2026-03-04T09:00', '2026-03-05T10:00', '2026-03-06T10:30'])
    // New York has changed its clocks, Stockholm has not: an hour more between the two.
    expect(times('2026-03-18')).toEqual(['2026-03-17T11:30', '2026-03-18T09:30', '2026-03-19T11:00'])
  })

  test('are never those that were proposed before', () => {
    const offered: Temporal.Instant[] = []
    for (let round = 0; round < 12; round += 1) {
      const { slots } = proposeSlots(facts({ offered }))
      expect(slots).toHaveLength(3)
      offered.push(...slots)
    }
    expect(new Set(offered.map(String)).size).toBe(36)
  })

  test('keep clear of what either has with somebody else', () => {
    const busy = [{ startsAt: moment('2026-03-04T09:00[Europe/Stockholm]'), minutes: 240 }]
    const { slots } = proposeSlots(facts({ busy }))
    expect(shown(slots, STOCKHOLM)[0]).toBe('2026-03-04T13:30')
    expect(stillSuits(moment('2026-03-04T12:30[Europe/Stockholm]'), facts({ busy }))).toBe(false)
    expect(stillSuits(moment('2026-03-04T13:00[Europe/Stockholm]'), facts({ busy }))).toBe(true)
  })

  test('wait for whoever is away, and for the end of a holiday', () => {
    const mentor = { ...plainReach(STOCKHOLM), awayUntil: date('2026-03-16') }
    const leader = { ...plainReach(STOCKHOLM), isHoliday: (day: Temporal.PlainDate) => day.day === 17 }
    const { slots } = proposeSlots(facts({ leader, mentor }))
    expect(shown(slots, STOCKHOLM).map((slot) => slot.slice(0, 10))).toEqual([
      '2026-03-16',
      '2026-03-18',
      '2026-03-19',
    ])
  })

  test('stop at the last day of the pair', () => {
    const { slots } = proposeSlots(facts({ endsOn: date('2026-03-05') }))
    expect(shown(slots, STOCKHOLM)).toEqual(['2026-03-04T10:00', '2026-03-05T14:00'])
    expect(proposeSlots(facts({ endsOn: date('2026-03-03') })).slots).toEqual([])
  })
})

describe('two people twelve hours apart', () => {
  const far = facts({ leader: plainReach('America/Los_Angeles'), mentor: plainReach('Asia/Dubai') })

  test('share no working hour: the least unkind times, and it is said', () => {
    const { shared, slots } = proposeSlots(far)
    expect(shared).toBe(false)
    expect(slots).toHaveLength(3)
    for (const slot of slots) {
      for (const { zone } of [far.leader, far.mentor]) {
        const { hour } = slot.toZonedDateTimeISO(zone)
        expect(hour).toBeGreaterThanOrEqual(7)
        expect(hour).toBeLessThan(22)
      }
      expect(stillSuits(slot, far)).toBe(true)
    }
  })

  test('who work on no common day are proposed nothing', () => {
    const leader = { ...plainReach(STOCKHOLM), workDays: 0b0000001 }
    const mentor = { ...plainReach(STOCKHOLM), workDays: 0b0000010 }
    expect(proposeSlots(facts({ leader, mentor }))).toEqual({ shared: false, slots: [] })
  })
})

test('the wanted day is one cadence after the last session, or today', () => {
  const last = moment('2026-03-02T15:00[Europe/Stockholm]')
  expect(String(wantedDay(last, 'monthly', STOCKHOLM, last))).toBe('2026-03-30')
  expect(String(wantedDay(null, 'monthly', STOCKHOLM, last))).toBe('2026-03-02')
})

const quarter = (quarters: number) =>
  `${String(Math.floor(quarters / 4)).padStart(2, '0')}:${String((quarters % 4) * 15).padStart(2, '0')}`

const reaches: fc.Arbitrary<Reach> = fc
  .record({
    zone: zones,
    from: fc.integer({ min: 20, max: 60 }),
    quarters: fc.integer({ min: 4, max: 34 }),
    workDays: fc.integer({ min: 1, max: 127 }),
    holidays: fc.array(dates, { maxLength: 10 }),
    awayUntil: fc.option(dates, { freq: 9 }),
  })
  .map(({ from, quarters, holidays, ...rest }) => ({
    ...rest,
    workFrom: quarter(from),
    workTo: quarter(from + quarters),
    isHoliday: (day) => holidays.some((free) => free.equals(day)),
  }))

const anything: fc.Arbitrary<SlotFacts> = fc
  .record({
    now: instants,
    leader: reaches,
    mentor: reaches,
    minutes: fc.constantFrom(30, 45, 60),
    days: fc.integer({ min: -30, max: 60 }),
    months: fc.integer({ min: 0, max: 3 }),
    busy: fc.array(
      fc.record({ hours: fc.integer({ min: 0, max: 400 }), minutes: fc.integer({ min: 15, max: 240 }) }),
    ),
  })
  .map(({ now, days, months, busy, ...rest }) => {
    const today = localDate(now, rest.leader.zone)
    return {
      ...rest,
      now,
      wanted: today.add({ days }),
      endsOn: today.add({ months }),
      busy: busy.map(({ hours, minutes }) => ({ startsAt: now.add({ hours }), minutes })),
      offered: [],
    }
  })

describe('whoever they are, wherever, whenever', () => {
  test('every time is ahead, free, within both people’s hours or said to be none, on different days', () => {
    fc.assert(
      fc.property(anything, (given) => {
        const { leader, mentor, minutes, now, endsOn, busy } = given
        const { shared, slots } = proposeSlots(given)
        const days = slots.map((slot) => localDate(slot, leader.zone))
        expect(new Set(days.map(String)).size).toBe(slots.length)
        expect(slots).toEqual(slots.toSorted(Temporal.Instant.compare))
        for (const [index, startsAt] of slots.entries()) {
          const day = days[index] ?? date('0001-01-01')
          expect(
            Temporal.PlainDate.compare(day, localDate(now, leader.zone).add({ days: 2 })),
          ).toBeGreaterThanOrEqual(0)
          if (endsOn) expect(Temporal.PlainDate.compare(day, endsOn)).toBeLessThanOrEqual(0)
          const end = endsAt({ startsAt, minutes })
          for (const other of busy) {
            const apart =
              Temporal.Instant.compare(other.startsAt, end) >= 0 ||
              Temporal.Instant.compare(startsAt, endsAt(other)) >= 0
            expect(apart).toBe(true)
          }
          expect(stillSuits(startsAt, given)).toBe(true)
          if (!shared) continue
          for (const reach of [leader, mentor]) {
            expect(offAt(startsAt, reach)).toBeNull()
            expect(offAt(end.subtract({ nanoseconds: 1 }), reach)).toBeNull()
          }
        }
      }),
      { numRuns: 150 },
    )
  })

  test('the same facts give the same times, and the next ones are others', () => {
    fc.assert(
      fc.property(anything, (given) => {
        const { slots } = proposeSlots(given)
        expect(proposeSlots(given).slots).toEqual(slots)
        const next = proposeSlots({ ...given, offered: slots }).slots.map(String)
        expect(slots.map(String).filter((slot) => next.includes(slot))).toEqual([])
      }),
      { numRuns: 50 },
    )
  })

  test('with Monday to Friday the first time is two working days ahead', () => {
    fc.assert(
      fc.property(instants, zones, (now, zone) => {
        const reach = plainReach(zone)
        const wanted = localDate(now, zone)
        const [first] = proposeSlots(facts({ now, leader: reach, mentor: reach, wanted, endsOn: null })).slots
        expect(first && localDate(first, zone).equals(addWorkingDays(wanted, 2))).toBe(true)
      }),
      { numRuns: 100 },
    )
  })
})
