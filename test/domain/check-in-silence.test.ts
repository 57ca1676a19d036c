import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { type AskedWeek, checkInsWantedSince, unansweredInARow } from '../../src/domain/check-in-silence.ts'

const at = (day: string) => Temporal.Instant.from(`2026-${day}T08:30:00Z`)
const asked = (week: string, day: string, isAnswered = false): AskedWeek => ({
  week,
  sentAt: at(day),
  isAnswered,
})

const WEEKS = [asked('2026-W12', '03-16'), asked('2026-W11', '03-09'), asked('2026-W10', '03-02')]
const weeksIn = (weeks: readonly AskedWeek[], since: Temporal.Instant | null = null) =>
  unansweredInARow(weeks, since).map(({ week }) => week.slice(5))

describe('check-ins without an answer', () => {
  test('are counted back to the last answer', () => {
    expect(weeksIn(WEEKS)).toEqual(['W12', 'W11', 'W10'])
    expect(weeksIn([asked('2026-W13', '03-23', true), ...WEEKS])).toEqual([])
    expect(weeksIn([...WEEKS.slice(0, 1), asked('2026-W11', '03-09', true), ...WEEKS.slice(2)])).toEqual([
      'W12',
    ])
    expect(weeksIn([])).toEqual([])
  })

  test('or to the moment at which somebody showed otherwise that they want them', () => {
    expect(weeksIn(WEEKS, at('03-10'))).toEqual(['W12'])
    expect(weeksIn(WEEKS, at('03-16'))).toEqual([])
    expect(weeksIn(WEEKS, at('02-01'))).toEqual(['W12', 'W11', 'W10'])
  })

  test('which is also the beginning with somebody new', () => {
    const pair = (day: string | null) => ({
      mentorAcceptedAt: at('01-01'),
      menteeAcceptedAt: day === null ? null : at(day),
    })
    expect(checkInsWantedSince({ checkInsWantedAt: null }, [])).toBeNull()
    expect(checkInsWantedSince({ checkInsWantedAt: null }, [pair(null), pair('02-02')])).toEqual(at('02-02'))
    expect(checkInsWantedSince({ checkInsWantedAt: at('03-03') }, [pair('02-02')])).toEqual(at('03-03'))
  })
})
