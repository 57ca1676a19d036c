import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import {
  CHECK_IN_GRACE_HOURS,
  CHECK_IN_TOLERANCE_HOURS,
  checkInDueAt,
  DEFAULT_CHECK_IN,
  decideCheckIn,
  mayAnswerCheckIn,
  nextCheckIn,
} from '../../src/domain/check-in.ts'
import { isoWeekOf, mondayOf } from '../../src/domain/iso-week.ts'
import { offAt, plainReach } from '../../src/domain/reachable.ts'
import { zonedStart } from '../../src/domain/session-time.ts'
import { instants, preferences, weeks, zones } from '../support/arbitraries.ts'

describe('the next check-in', () => {
  const next = (now: string, after?: string) => {
    const { week, dueAt } = nextCheckIn(DEFAULT_CHECK_IN, 'Europe/Zurich', Temporal.Instant.from(now), after)
    return `${week} ${dueAt}`
  }

  test.each([
    [
      'is this week while its time is to come',
      '2026-03-02T08:29Z',
      undefined,
      '2026-W10 2026-03-02T08:30:00Z',
    ],
    ['is this week at the very moment', '2026-03-02T08:30Z', undefined, '2026-W10 2026-03-02T08:30:00Z'],
    ['is next week once it has passed', '2026-03-02T08:31Z', undefined, '2026-W11 2026-03-09T08:30:00Z'],
    ['skips a week that had its own', '2026-03-02T08:00Z', '2026-W10', '2026-W11 2026-03-09T08:30:00Z'],
    [
      'does not go back to a week long past',
      '2026-03-02T08:00Z',
      '2026-W02',
      '2026-W10 2026-03-02T08:30:00Z',
    ],
    ['crosses into a new ISO year', '2026-12-29T08:00Z', '2026-W53', '2027-W01 2027-01-04T08:30:00Z'],
    ['belongs to the week of the person', '2026-03-01T23:30Z', undefined, '2026-W10 2026-03-02T08:30:00Z'],
  ])('%s', (_, now, after, expected) => {
    expect(next(now, after)).toBe(expected)
  })

  test('is never before now, and no earlier week would do', () => {
    const afters = fc.option(weeks, { nil: undefined })
    fc.assert(
      fc.property(preferences, zones, instants, afters, (preference, zone, now, after) => {
        const { week, dueAt } = nextCheckIn(preference, zone, now, after)
        expect(dueAt.epochMilliseconds).toBeGreaterThanOrEqual(now.epochMilliseconds)
        const weekBefore = isoWeekOf(mondayOf(week).subtract({ days: 7 }))
        const passed = checkInDueAt(weekBefore, preference, zone).epochMilliseconds < now.epochMilliseconds
        expect([after ?? '', week].toSorted()).toEqual([after ?? '', week])
        expect(week).not.toBe(after)
        if (!passed) expect(weekBefore).toBe(after)
      }),
    )
  })
})

interface Changes {
  holidays?: number
  away?: string | null
  to?: string
  workDays?: number
}

describe('sending a check-in', () => {
  const facts = (now: string, zone = 'Europe/Zurich') => ({
    week: '2026-W10',
    preference: DEFAULT_CHECK_IN,
    reach: plainReach(zone),
    now: zonedStart(now.slice(0, 10), now.slice(11), zone),
    answered: false,
    activePairs: 1,
  })
  const told = (decision: ReturnType<typeof decideCheckIn>, zone: string) => {
    if (decision.do === 'later')
      return decision.at.toZonedDateTimeISO(zone).toPlainDateTime().toString().slice(0, 16)
    return decision.do === 'drop' ? decision.why : 'send'
  }

  test.each([
    ['on time', '2026-03-02 09:30', 'send'],
    ['two hours late', '2026-03-02 11:30', 'send'],
    ['late on the same working day', '2026-03-02 17:29', 'send'],
    ['too early, the person having flown west', '2026-03-01 23:30', '2026-03-02T09:30'],
    ['in the evening, the person having flown east', '2026-03-02 22:30', '2026-03-03T09:00'],
    ['after a night of standstill', '2026-03-03 07:00', '2026-03-03T09:00'],
    ['a day late to the minute', '2026-03-03 09:30', 'send'],
    ['more than a day late', '2026-03-03 09:31', 'too-late'],
    ['a week late', '2026-03-09 09:30', 'too-late'],
  ])('%s (%s): %s', (_, now, outcome) => {
    expect(told(decideCheckIn(facts(now)), 'Europe/Zurich')).toBe(outcome)
  })

  test.each([
    ['at an hour of the own choice outside working hours', 1, '19:30', '2026-03-02 19:31', 'send'],
    ['a quarter of an hour late at the end of a Friday', 5, '17:15', '2026-03-06 17:30', 'send'],
    ['two hours late on a Friday, after the close', 5, '16:00', '2026-03-06 18:00', 'send'],
    ['not on a weekend, nor in another week', 5, '16:00', '2026-03-06 18:01', 'too-late'],
    ['not on a Saturday in the tolerance', 5, '16:00', '2026-03-07 11:00', 'too-late'],
  ] as const)('%s', (_, day, time, now, outcome) => {
    expect(told(decideCheckIn({ ...facts(now), preference: { day, time } }), 'Europe/Zurich')).toBe(outcome)
  })

  test('asks the zone of the moment of sending', () => {
    const { now } = facts('2026-03-02 09:30', 'America/New_York')
    const flown = (zone: string) => told(decideCheckIn({ ...facts('2026-03-02 09:30', zone), now }), zone)
    expect(flown('America/New_York')).toBe('send')
    expect(flown('America/Los_Angeles')).toBe('2026-03-02T09:30')
    expect(flown('Asia/Tokyo')).toBe('2026-03-03T09:00')
  })

  test('does not happen once answered, or with no active pair', () => {
    const onTime = facts('2026-03-02 09:30')
    expect(decideCheckIn({ ...onTime, answered: true })).toEqual({ do: 'drop', why: 'answered' })
    expect(decideCheckIn({ ...onTime, activePairs: 0 })).toEqual({ do: 'drop', why: 'no-active-pair' })
  })

  test.each([
    ['a holiday Monday moves it to Tuesday morning', {}, '2026-03-02 09:30', '2026-03-03T09:00'],
    ['two holidays in a row leave it out', { holidays: 2 }, '2026-03-02 09:30', 'holiday'],
    ['back on Tuesday, it comes on Tuesday', { away: '2026-03-03' }, '2026-03-02 09:30', '2026-03-03T09:00'],
    ['back on Wednesday, it is left out', { away: '2026-03-04' }, '2026-03-02 09:30', 'away'],
    ['no Mondays', { workDays: 0b0011110 }, '2026-03-02 09:30', '2026-03-03T09:00'],
    ['only Thursdays', { workDays: 0b0001000 }, '2026-03-02 09:30', '2026-03-05T09:00'],
    ['put off to Thursday', { away: null, to: '2026-03-05T09:00' }, '2026-03-02 11:00', '2026-03-05T09:00'],
    ['on that Thursday', { away: null, to: '2026-03-05T09:00' }, '2026-03-05 09:00', 'send'],
    [
      'put off to a Sunday at work',
      { to: '2026-03-08T09:00', workDays: 127 },
      '2026-03-08 20:00',
      'too-late',
    ],
  ])('%s', (_, { holidays = 1, away, to, workDays = 31 }: Changes, now, outcome) => {
    const zone = 'Europe/Zurich'
    const free =
      away === undefined && !to && workDays === 31 ? ['2026-03-02', '2026-03-03'].slice(0, holidays) : []
    const reach = {
      ...plainReach(zone),
      workDays,
      awayUntil: away ? Temporal.PlainDate.from(away) : null,
      isHoliday: (date: Temporal.PlainDate) => free.includes(date.toString()),
    }
    const putOffTo = to ? zonedStart(to.slice(0, 10), to.slice(11), zone) : null
    expect(told(decideCheckIn({ ...facts(now), reach, putOffTo }), zone)).toBe(outcome)
  })

  test('keeps its promises for any person at any moment', () => {
    const minutesLate = fc.integer({ min: -3 * 24 * 60, max: 8 * 24 * 60 })
    fc.assert(
      fc.property(weeks, preferences, zones, minutesLate, (week, preference, zone, minutes) => {
        const dueAt = checkInDueAt(week, preference, zone)
        const now = dueAt.add({ minutes })
        const asked = { week, preference, reach: plainReach(zone), now, answered: false, activePairs: 1 }
        const decision = decideCheckIn(asked)
        if (decision.do === 'later') {
          expect(decision.at.epochMilliseconds).toBeGreaterThan(now.epochMilliseconds)
          expect(decideCheckIn({ ...asked, now: decision.at })).toEqual({ do: 'send' })
        }
        if (decision.do === 'send') {
          expect(minutes).toBeGreaterThanOrEqual(0)
          expect(minutes).toBeLessThanOrEqual(CHECK_IN_TOLERANCE_HOURS * 60)
          expect(minutes <= CHECK_IN_GRACE_HOURS * 60 || offAt(now, plainReach(zone)) === null).toBe(true)
        }
        // Once too late, always too late.
        if (decision.do === 'drop')
          expect(decideCheckIn({ ...asked, now: now.add({ minutes: 90 }) })).toEqual(decision)
      }),
      { numRuns: 1000 },
    )
  })

  test('never leaves the ISO week of the person, save in the grace of a late Friday', () => {
    const minutesLate = fc.integer({ min: CHECK_IN_GRACE_HOURS * 60 + 1, max: 8 * 24 * 60 })
    fc.assert(
      fc.property(weeks, preferences, zones, minutesLate, (week, preference, zone, minutes) => {
        const now = checkInDueAt(week, preference, zone).add({ minutes })
        const decision = decideCheckIn({
          week,
          preference,
          reach: plainReach(zone),
          now,
          answered: false,
          activePairs: 1,
        })
        if (decision.do === 'drop') return
        const sentAt = decision.do === 'later' ? decision.at : now
        expect(isoWeekOf(sentAt.toZonedDateTimeISO(zone).toPlainDate())).toBe(week)
      }),
    )
  })
})

describe('an answer to a check-in', () => {
  const asked = { isReceiver: true, newerSent: false, answer: null }

  test('is taken from its receiver, once, until a newer check-in has been sent', () => {
    expect(mayAnswerCheckIn(asked)).toEqual({ ok: true, value: null })
    expect(mayAnswerCheckIn({ ...asked, newerSent: true })).toEqual({
      ok: false,
      refusal: { kind: 'newer-sent' },
    })
    expect(mayAnswerCheckIn({ ...asked, answer: 'help', newerSent: true })).toEqual({
      ok: false,
      refusal: { kind: 'answered', answer: 'help' },
    })
  })

  test('of somebody else is refused without a word about what was answered', () => {
    const refused = { ok: false, refusal: { kind: 'not-yours' } }
    expect(mayAnswerCheckIn({ ...asked, isReceiver: false })).toEqual(refused)
    expect(mayAnswerCheckIn({ isReceiver: false, newerSent: true, answer: 'skip' })).toEqual(refused)
  })
})
