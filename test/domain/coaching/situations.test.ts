import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import type { Situation } from '../../../src/domain/coaching/card.ts'
import { hoursApart, type SituationFacts, situationsOf } from '../../../src/domain/coaching/situations.ts'
import { instants, zones } from '../../support/arbitraries.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

/** The second of six sessions, a month after the first, of two people next door to each other. */
const USUAL: SituationFacts = {
  number: 2,
  of: 6,
  today: day('2026-03-30'),
  lastHeldOn: day('2026-03-02'),
  lastFellThrough: false,
  heard: [],
  openGoalsDue: [],
  hoursApart: 0,
  isAbroad: false,
}
const besides = (facts: Partial<SituationFacts>): Situation[] =>
  situationsOf({ ...USUAL, ...facts }).filter((situation) => situation !== 'any')

describe('the situations of a pair', () => {
  test('are any session and nothing else when all goes its way', () => {
    expect(situationsOf(USUAL)).toEqual(['any'])
  })

  test.each<[string, Partial<SituationFacts>, Situation[]]>([
    ['that never met', { number: 1, lastHeldOn: null }, ['first-session']],
    [
      'whose first date fell through',
      { number: 1, lastHeldOn: null, lastFellThrough: true },
      ['first-session', 'after-cancellation'],
    ],
    ['before the last of its sessions', { number: 6 }, ['last-session']],
    ['that has met more often than planned', { number: 7 }, []],
    ['that has met three times of six', { number: 4 }, ['mid-point']],
    ['that has met six times of twelve', { number: 7, of: 12 }, []],
    ['that has met three times of twelve', { number: 4, of: 12 }, ['mid-point']],
    ['whose last date fell through', { lastFellThrough: true }, ['after-cancellation']],
    ['that met 45 days ago', { today: day('2026-04-16') }, []],
    ['that met 46 days ago', { today: day('2026-04-17') }, ['long-gap']],
    ['that heard what IT does badly', { heard: ['praise', 'friction'] }, ['after-criticism']],
    ['that heard of something broken', { heard: ['fix'] }, ['after-criticism']],
    ['that heard praise and an idea', { heard: ['praise', 'idea'] }, []],
    ['with a goal due today', { openGoalsDue: [day('2026-03-30')] }, []],
    ['with a goal due yesterday', { openGoalsDue: [day('2026-06-01'), day('2026-03-29')] }, ['goal-overdue']],
    ['two and a half hours apart', { hoursApart: 2.5 }, []],
    ['three hours apart', { hoursApart: 3 }, ['remote-pair']],
    ['of two countries, third session', { number: 3, isAbroad: true }, ['new-culture']],
    ['of two countries, fifth session', { number: 5, isAbroad: true }, []],
  ])('%s', (_of, facts, expected) => {
    expect(besides(facts)).toEqual(expected)
  })
})

describe('how far two clocks are apart', () => {
  const at = Temporal.Instant.from('2026-03-15T12:00:00Z')

  test.each([
    ['Europe/Zurich', 'Europe/Zurich', 0],
    ['Europe/Zurich', 'Asia/Kolkata', 4.5],
    // The United States are on summer time already, Switzerland is not.
    ['Europe/Zurich', 'America/New_York', 5],
    ['Pacific/Auckland', 'Pacific/Honolulu', 1],
  ])('%s and %s: %d hours', (one, other, hours) => {
    expect(hoursApart(one, other, at)).toBe(hours)
  })

  test('is never more than half a day, and the same from both sides', () => {
    fc.assert(
      fc.property(zones, zones, instants, (one, other, moment) => {
        const hours = hoursApart(one, other, moment)
        expect(hours).toBeGreaterThanOrEqual(0)
        expect(hours).toBeLessThanOrEqual(12)
        expect(hoursApart(other, one, moment)).toBe(hours)
      }),
    )
  })
})
