import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { parseTimeOff } from '../../src/domain/time-off.ts'
import { dates, hostileTexts } from '../support/arbitraries.ts'

/** A Sunday. */
const today = Temporal.PlainDate.from('2026-11-22')
const told = (typed: string) => {
  const parsed = parseTimeOff(typed, today)
  return parsed.ok ? parsed.value.toString() : parsed.refusal.kind
}

describe('the first day back', () => {
  test.each([
    ['until 2026-12-01', '2026-12-01'],
    ['2026-12-01', '2026-12-01'],
    ['until friday', '2026-11-27'],
    ['Until Fri', '2026-11-27'],
    ['till next Monday', '2026-11-23'],
    ['until sunday', '2026-11-29'],
    ['until Dec 1', '2026-12-01'],
    ['until 1 December', '2026-12-01'],
    ['until December 1st, 2026', '2026-12-01'],
    ['until the 1st of December', '2026-12-01'],
    ['until 1.12.', '2026-12-01'],
    ['until 1.12.2026', '2026-12-01'],
    ['until Jan 7', '2027-01-07'],
    ['until tomorrow', '2026-11-23'],
    ['today', '2026-11-23'],
    ['until next week', '2026-11-23'],
    ['for 2 weeks', '2026-12-06'],
    ['for a week', '2026-11-29'],
    ['until 2026-11-22', 'not-ahead'],
    ['until 2025-12-01', 'not-ahead'],
    ['until 2027-11-23', 'too-long'],
    ['for 13 months', 'too-long'],
    ['tomorrow', 'starts-later'],
    ['until Feb 30', 'not-understood'],
    ['until 1/12', 'not-understood'],
    ['until sunk', 'not-understood'],
    ['until', 'not-understood'],
    ['for a while', 'not-understood'],
    ['until monkey', 'not-understood'],
  ])('“%s” is %s', (typed, outcome) => {
    expect(told(typed)).toBe(outcome)
  })

  test('is read in every form in which a date is written', () => {
    const ahead = fc.integer({ min: 1, max: 364 })
    fc.assert(
      fc.property(dates, ahead, (from, days) => {
        const back = from.add({ days })
        const month = back.toLocaleString('en-GB', { month: 'long' })
        for (const typed of [
          `until ${back}`,
          `until ${back.day} ${month} ${back.year}`,
          `${month} ${back.day}`,
        ]) {
          expect(parseTimeOff(typed, from)).toMatchObject({ ok: true, value: back })
        }
      }),
    )
  })

  test('is never in the past or more than a year ahead, whatever is typed', () => {
    fc.assert(
      fc.property(fc.oneof(hostileTexts, fc.stringMatching(/^(until |for )?[a-z0-9 .-]{1,12}$/)), (typed) => {
        const parsed = parseTimeOff(typed, today)
        if (!parsed.ok) return
        const days = today.until(parsed.value).days
        expect(days).toBeGreaterThan(0)
        expect(days).toBeLessThanOrEqual(366)
      }),
    )
  })
})
