import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import {
  asksManager,
  decideBudget,
  HOURS,
  isNearlyUsed,
  isOver,
  type MentoredSession,
  mayAddOn,
  mayAnswerForHours,
  mayBeManager,
  monthBegins,
  monthOf,
  type Spent,
  spentBy,
  suggestedHours,
  type TimeBudget,
  timeIn,
} from '../../src/domain/role-time.ts'
import { instants, zones } from '../support/arbitraries.ts'

const at = (text: string) => Temporal.ZonedDateTime.from(text).toInstant()
const month = (text: string) => Temporal.PlainYearMonth.from(text)
const day = (text: string) => Temporal.PlainDate.from(text)
const NOW = at('2026-04-10T12:00[UTC]')

function session(startsAt: string, more: Partial<MentoredSession> = {}): MentoredSession {
  return {
    mentorId: 'UMAYA',
    pairId: 'p1',
    state: 'held',
    startsAt: at(startsAt),
    minutes: 45,
    written: null,
    ...more,
  }
}

const added = (spentOn: string, minutes: number, pairId = 'p1') => ({
  id: spentOn,
  mentorId: 'UMAYA',
  pairId,
  minutes,
  spentOn: day(spentOn),
})

const spent = (...sessions: MentoredSession[]): Spent => ({ sessions, added: [] })

describe('what a month comes to', () => {
  test('is what was written down, the planned length where nothing was, and what was added', () => {
    const all: Spent = {
      sessions: [
        session('2026-03-03T15:00[Europe/Stockholm]', { written: { minutes: 50, preparation: 20 } }),
        session('2026-03-17T15:00[Europe/Stockholm]'),
        session('2026-03-24T15:00[Europe/Stockholm]', { written: { minutes: 0, preparation: 0 } }),
      ],
      added: [added('2026-03-01', 15), added('2026-02-28', 100), added('2026-04-01', 100)],
    }
    expect(timeIn(month('2026-03'), all, 'Europe/Stockholm', NOW)).toEqual({
      month: month('2026-03'),
      minutes: 50 + 20 + 45 + 15,
      preparation: 35,
      asPlanned: 1,
    })
  })

  test('leaves out what was missed, cancelled or is not over, and counts what nobody has confirmed yet', () => {
    const begins = '2026-04-10T13:00[UTC]'
    const sessions = [
      session(begins, { state: 'scheduled' }),
      session(begins, { state: 'missed' }),
      session(begins, { state: 'cancelled' }),
    ]
    const inApril = (now: string) => timeIn(month('2026-04'), spent(...sessions), 'UTC', at(now)).minutes
    expect(inApril('2026-04-10T13:44:59[UTC]')).toBe(0)
    expect(inApril('2026-04-10T13:45[UTC]')).toBe(45)
  })

  test.each([
    ['2026-03-31T23:30[America/Los_Angeles]', 'America/Los_Angeles', '2026-03'],
    ['2026-03-31T23:30[America/Los_Angeles]', 'Europe/Stockholm', '2026-04'],
    ['2026-04-01T00:00[Europe/Stockholm]', 'Europe/Stockholm', '2026-04'],
    ['2026-03-31T23:59:59[Europe/Stockholm]', 'Europe/Stockholm', '2026-03'],
    ['2026-04-01T00:30[Pacific/Kiritimati]', 'UTC', '2026-03'],
    // The clocks of Amman sprang forward at midnight on this first day of a month: it began at one.
    ['2016-04-01T01:00[Asia/Amman]', 'Asia/Amman', '2016-04'],
  ])('has a session that began at %s, for a mentor in %s, in %s', (begins, zone, expected) => {
    const [mine, all] = [month(expected), spent(session(begins))]
    expect(timeIn(mine, all, zone, NOW).minutes).toBe(45)
    for (const other of [mine.subtract({ months: 1 }), mine.add({ months: 1 })])
      expect(timeIn(other, all, zone, NOW).minutes).toBe(0)
  })

  test('holds every session in exactly one month, whatever the zone and its clock changes', () => {
    fc.assert(
      fc.property(instants, zones, (startsAt, zone) => {
        const mine = monthOf(startsAt, zone)
        const all = spent(session('2026-01-01T00:00[UTC]', { startsAt }))
        const sums = [-1, 0, 1].map(
          (months) => timeIn(mine.add({ months }), all, zone, startsAt.add({ hours: 1 })).minutes,
        )
        expect(sums).toEqual([0, 45, 0])
        const begins = [monthBegins(mine, zone), monthBegins(mine.add({ months: 1 }), zone)] as const
        expect(Temporal.Instant.compare(begins[0], startsAt)).toBeLessThanOrEqual(0)
        expect(Temporal.Instant.compare(begins[1], startsAt)).toBe(1)
      }),
    )
  })

  test('is the sum of its pairs', () => {
    const all: Spent = {
      sessions: [session('2026-03-03T15:00[UTC]'), session('2026-03-04T15:00[UTC]', { pairId: 'p2' })],
      added: [added('2026-03-05', 20, 'p2')],
    }
    const of = (id: string) =>
      timeIn(
        month('2026-03'),
        spentBy(all, ({ pairId }) => pairId === id),
        'UTC',
        NOW,
      ).minutes
    expect([of('p1'), of('p2'), timeIn(month('2026-03'), all, 'UTC', NOW).minutes]).toEqual([45, 65, 110])
  })
})

describe('the hours of a month', () => {
  test('are nearly used at four fifths, to the minute, and exceeded above the whole', () => {
    expect([95, 96, 97].map((minutes) => isNearlyUsed(minutes, 2))).toEqual([false, true, true])
    expect([119, 120, 121].map((minutes) => isOver(minutes, 2))).toEqual([false, false, true])
    expect([47, 48].map((minutes) => isNearlyUsed(minutes, 1))).toEqual([false, true])
  })

  test.each([
    [[{ cadence: 'monthly', sessionMinutes: 45 }], 2],
    [[{ cadence: 'monthly', sessionMinutes: 30 }], 1],
    [[{ cadence: 'biweekly', sessionMinutes: 45 }], 3],
    [[{ cadence: 'weekly', sessionMinutes: 60 }], 8],
    [
      [
        { cadence: 'monthly', sessionMinutes: 45 },
        { cadence: 'biweekly', sessionMinutes: 30 },
      ],
      4,
    ],
    [[], HOURS.least],
    [Array.from({ length: 10 }, () => ({ cadence: 'weekly', sessionMinutes: 60 }) as const), HOURS.most],
  ] as const)('that fit %j are %i', (pairs, hours) => {
    expect(suggestedHours(pairs)).toBe(hours)
  })
})

const FINE: TimeBudget = {
  mentorId: 'UMAYA',
  hours: 3,
  managerId: 'UANA',
  answer: 'fine',
  answeredAt: NOW,
  revision: 4,
  askedRevision: 4,
}
const wanted = (hours: number, managerId: string | null) => ({ mentorId: 'UMAYA', hours, managerId })

describe('saving hours and a line manager', () => {
  const saved = (stored: TimeBudget | null, hours: number, managerId: string | null) => {
    const decided = decideBudget(stored, wanted(hours, managerId), stored?.revision ?? 0)
    if (!decided.ok || decided.value === 'unchanged') throw new Error('nothing was decided')
    return { ...decided.value, asks: asksManager(decided.value) }
  }

  test('asks whoever is named first', () => {
    expect(saved(null, 2, 'UANA')).toMatchObject({ hours: 2, answer: 'waiting', revision: 1, asks: true })
  })

  test('asks anew for more hours, and another person', () => {
    expect(saved(FINE, 4, 'UANA')).toMatchObject({ answer: 'waiting', answeredAt: null, asks: true })
    expect(saved(FINE, 2, 'UJONAS')).toMatchObject({ answer: 'waiting', managerId: 'UJONAS', asks: true })
  })

  test('keeps the yes for fewer hours, and the question where there is no answer yet', () => {
    expect(saved(FINE, 2, 'UANA')).toMatchObject({ answer: 'fine', hours: 2, revision: 5, asks: false })
    const waiting: TimeBudget = { ...FINE, answer: 'waiting', answeredAt: null }
    expect(saved(waiting, 2, 'UANA')).toMatchObject({ answer: 'waiting', hours: 2, asks: false })
  })

  test('asks anew after a talk, for whatever came of it', () => {
    expect(saved({ ...FINE, answer: 'talk' }, 2, 'UANA')).toMatchObject({ answer: 'waiting', asks: true })
  })

  test('asks nobody where nobody is named', () => {
    expect(saved(FINE, 5, null)).toMatchObject({ answer: null, askedRevision: null, asks: false })
    expect(saved(null, 5, null)).toMatchObject({ hours: 5, asks: false })
  })

  test('twice changes nothing, and from an older window is refused', () => {
    expect(decideBudget(FINE, wanted(3, 'UANA'), 0)).toEqual({ ok: true, value: 'unchanged' })
    expect(decideBudget(FINE, wanted(4, 'UANA'), 3)).toMatchObject({ refusal: { kind: 'changed-elsewhere' } })
    expect(decideBudget(null, wanted(4, null), 7)).toMatchObject({ refusal: { kind: 'changed-elsewhere' } })
  })
})

describe('a line manager', () => {
  const may = (id: string, why: 'bot' | null = null) =>
    mayBeManager({ mentorId: 'UMAYA', manager: { id, why }, leaders: ['UOMAR'] })

  test('is a person who is neither the mentor nor one of their leaders', () => {
    expect(may('UANA')).toMatchObject({ ok: true })
    expect(may('UMAYA')).toMatchObject({ refusal: { kind: 'oneself' } })
    expect(may('UOMAR')).toMatchObject({ refusal: { kind: 'own-leader' } })
    expect(may('UBOT', 'bot')).toMatchObject({ refusal: { kind: 'not-a-person', why: 'bot' } })
  })

  const waiting: TimeBudget = { ...FINE, answer: 'waiting', answeredAt: null }
  const answer = (budget: TimeBudget | null, more: Partial<Parameters<typeof mayAnswerForHours>[1]> = {}) =>
    mayAnswerForHours(budget, { userId: 'UANA', revision: 4, answer: 'fine', ...more })

  test('answers for what the message showed, also after a talk', () => {
    expect(answer(waiting)).toEqual({ ok: true, value: 'answer' })
    expect(answer(waiting, { answer: 'talk' })).toEqual({ ok: true, value: 'answer' })
    expect(answer({ ...FINE, answer: 'talk' })).toEqual({ ok: true, value: 'answer' })
    expect(answer(FINE)).toEqual({ ok: true, value: 'unchanged' })
  })

  test.each([
    ['nobody asked', null, {}, { kind: 'not-asked' }],
    ['somebody else is asked', waiting, { userId: 'UMAYA' }, { kind: 'not-asked' }],
    ['the hours changed', { ...waiting, revision: 5 }, {}, { kind: 'changed', hours: 3 }],
    ['it was fine already', FINE, { answer: 'talk' as const }, { kind: 'said-fine' }],
  ])('is refused where %s', (_, budget, by, refusal) => {
    expect(answer(budget, by)).toEqual({ ok: false, refusal })
  })
})

test.each([
  ['2026-03-31', '2026-03-31', null],
  ['2026-04-01', '2026-03-31', 'ahead'],
  ['2026-02-01', '2026-03-31', null],
  ['2026-01-31', '2026-03-31', 'long-ago'],
])('preparation on %s, added on %s: %s', (spentOn, today, refusal) => {
  const may = mayAddOn(day(spentOn), day(today))
  expect(may.ok ? null : may.refusal.kind).toBe(refusal)
})
