import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import {
  DEFAULT_HOURS,
  decideTiming,
  hasDay,
  nextReachable,
  offAt,
  plainReach,
  type Reach,
  reachableOn,
} from '../../src/domain/reachable.ts'
import { localDate } from '../../src/domain/working-time.ts'
import { dates, instants, zones } from '../support/arbitraries.ts'

const zurich = 'Europe/Zurich'
const inZone = (local: string, zone = zurich) =>
  Temporal.PlainDateTime.from(local).toZonedDateTime(zone).toInstant()
const shown = (at: Temporal.Instant, zone = zurich) =>
  at.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' })
const date = (iso: string) => Temporal.PlainDate.from(iso)
const free = (...days: string[]) => ({
  isHoliday: (day: Temporal.PlainDate) => days.includes(day.toString()),
})

/** Anybody's hours, holidays and time off; the hours lie where no zone of these years changes its clocks. */
const reaches: fc.Arbitrary<Reach> = fc
  .record({
    zone: zones,
    from: fc.integer({ min: 5 * 4, max: 20 * 4 }),
    quarters: fc.integer({ min: 1, max: 8 }),
    workDays: fc.integer({ min: 1, max: 127 }),
    holidays: fc.array(dates, { maxLength: 20 }),
    awayUntil: fc.option(dates),
  })
  .map(({ zone, from, quarters, workDays, holidays, awayUntil }) => ({
    zone,
    workFrom: quarter(from),
    workTo: quarter(from + quarters),
    workDays,
    awayUntil,
    ...free(...holidays.map(String)),
  }))

const quarter = (quarters: number) =>
  `${String(Math.floor(quarters / 4)).padStart(2, '0')}:${String((quarters % 4) * 15).padStart(2, '0')}`

describe('a moment for a nudge', () => {
  const usual = plainReach(zurich)

  test.each([
    ['Monday at the opening', '2026-03-02T09:00', {}, null],
    ['Friday just before the close', '2026-03-06T17:29:59.999', {}, null],
    ['a second before the opening', '2026-03-02T08:59:59', {}, 'out-of-hours'],
    ['the close itself', '2026-03-02T17:30', {}, 'out-of-hours'],
    ['Saturday noon', '2026-03-07T12:00', {}, 'out-of-hours'],
    ['a Saturday of somebody who works then', '2026-03-07T12:00', { workDays: 127 }, null],
    ['an early bird’s morning', '2026-03-02T06:00', { workFrom: '06:00' }, null],
    ['a public holiday', '2026-03-02T12:00', free('2026-03-02'), 'holiday'],
    ['the last day away', '2026-03-02T12:00', { awayUntil: date('2026-03-03') }, 'away'],
    ['the first day back', '2026-03-03T09:00', { awayUntil: date('2026-03-03') }, null],
  ])('%s (%s)', (_, local, own, off) => {
    expect(offAt(inZone(local), { ...usual, ...own })).toBe(off)
  })

  test('is judged by the clocks of the person, not by those of the server', () => {
    const at = Temporal.Instant.from('2026-03-02T08:30Z')
    expect(offAt(at, usual)).toBeNull()
    expect(offAt(at, plainReach('America/New_York'))).toBe('out-of-hours')
  })
})

describe('the next moment for a nudge', () => {
  test.each([
    ['in the middle of the day', '2026-03-04T11:11', {}, '2026-03-04T11:11'],
    ['before the opening', '2026-03-04T06:00', {}, '2026-03-04T09:00'],
    ['at the close', '2026-03-04T17:30', {}, '2026-03-05T09:00'],
    ['on Friday evening', '2026-03-06T20:00', {}, '2026-03-09T09:00'],
    ['on Sunday, the clocks going forward', '2026-03-29T01:30', {}, '2026-03-30T09:00'],
    ['at Easter', '2026-04-02T18:00', free('2026-04-03', '2026-04-06'), '2026-04-07T09:00'],
    ['on holiday', '2026-07-01T12:00', { awayUntil: date('2026-07-25') }, '2026-07-27T09:00'],
    ['for one who works on Thursdays', '2026-03-06T09:00', { workDays: 0b0001000 }, '2026-03-12T09:00'],
    [
      'for one whose hours the clocks skip that Sunday',
      '2026-03-28T12:00',
      { workFrom: '02:00', workTo: '02:45', workDays: 0b1000000 },
      '2026-04-05T02:00',
    ],
  ])('%s (%s)', (_, from, own, to) => {
    expect(shown(nextReachable(inZone(from), { ...plainReach(zurich), ...own }))).toBe(to)
  })

  test('steps over a working day that a zone skips', () => {
    const thursdayEvening = inZone('2011-12-29T18:00', 'Pacific/Apia')
    const next = nextReachable(thursdayEvening, plainReach('Pacific/Apia'))
    expect(shown(next, 'Pacific/Apia')).toBe('2012-01-02T09:00')
  })

  test('comes even where a calendar has nothing but holidays', () => {
    const next = nextReachable(inZone('2026-03-02T12:00'), { ...plainReach(zurich), isHoliday: () => true })
    expect(offAt(next, plainReach(zurich))).toBeNull()
  })

  test('is a good one, never earlier, and stays where it is when asked again', () => {
    fc.assert(
      fc.property(instants, reaches, (at, reach) => {
        const next = nextReachable(at, reach)
        expect(offAt(next, reach)).toBeNull()
        expect(Temporal.Instant.compare(next, at)).toBeGreaterThanOrEqual(0)
        expect(nextReachable(next, reach).equals(next)).toBe(true)
      }),
    )
  })

  test('leaves no good moment out', () => {
    const part = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })
    fc.assert(
      fc.property(instants, reaches, part, (at, reach, part) => {
        const wait = nextReachable(at, reach).epochMilliseconds - at.epochMilliseconds
        fc.pre(wait > 0)
        const between = at.add({ milliseconds: Math.floor(wait * part) })
        expect(offAt(between, reach)).not.toBeNull()
      }),
    )
  })

  test('of a date lies on it, or on the next working day', () => {
    fc.assert(
      fc.property(dates, reaches, (day, reach) => {
        const at = reachableOn(day, reach)
        expect(offAt(at, reach)).toBeNull()
        expect(Temporal.PlainDate.compare(localDate(at, reach.zone), day)).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

describe('a dated nudge', () => {
  const reach = { ...plainReach(zurich), awayUntil: date('2026-03-10') }
  const noon = inZone('2026-03-04T12:00')
  const never = { expiresAt: null }

  test('waits for a good hour', () => {
    expect(decideTiming('good-hour', never, plainReach(zurich), noon)).toEqual({ do: 'send' })
    expect(decideTiming('good-hour', never, reach, noon)).toEqual({
      do: 'later',
      at: inZone('2026-03-10T09:00'),
    })
  })

  test('that would wait beyond its expiry is dropped, with the reason', () => {
    const expiresAt = inZone('2026-03-09T09:00')
    expect(decideTiming('good-hour', { expiresAt }, reach, noon)).toEqual({ do: 'drop', why: 'expired-away' })
    const evening = { expiresAt: inZone('2026-03-04T20:00') }
    expect(decideTiming('good-hour', evening, plainReach(zurich), inZone('2026-03-04T18:00'))).toEqual({
      do: 'drop',
      why: 'expired-out-of-hours',
    })
  })

  test('of a moment comes in it whatever the hour, but never to somebody who is away', () => {
    expect(decideTiming('at-its-moment', never, plainReach(zurich), inZone('2026-03-07T22:00'))).toEqual({
      do: 'send',
    })
    expect(decideTiming('at-its-moment', never, reach, noon)).toEqual({ do: 'drop', why: 'away' })
  })
})

test('unless somebody says otherwise, hours are 09:00 to 17:30 from Monday to Friday', () => {
  expect(DEFAULT_HOURS).toMatchObject({ workFrom: '09:00', workTo: '17:30' })
  const days = [1, 2, 3, 4, 5, 6, 7].filter((day) => hasDay(DEFAULT_HOURS.workDays, day))
  expect(days).toEqual([1, 2, 3, 4, 5])
})
