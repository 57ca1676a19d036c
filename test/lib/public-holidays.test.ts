import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { holidayCountries, publicHolidays } from '../../src/lib/public-holidays.ts'

const dates = (from: string, until: string): Temporal.PlainDate[] => {
  const first = Temporal.PlainDate.from(from)
  const days = first.until(Temporal.PlainDate.from(until)).days
  return Array.from({ length: days + 1 }, (_, i) => first.add({ days: i }))
}
const free = async (country: string, from: string, until: string) =>
  dates(from, until)
    .filter(await publicHolidays(country))
    .map(String)

describe('public holidays', () => {
  test('are the ones of the country, over the turn of a year too', async () => {
    expect(await free('SE', '2026-04-01', '2026-05-31')).toEqual([
      '2026-04-03',
      '2026-04-05',
      '2026-04-06',
      '2026-05-01',
      '2026-05-14',
      '2026-05-24',
    ])
    expect(await free('US', '2026-11-20', '2026-12-31')).toEqual(['2026-11-26', '2026-12-25'])
    expect(await free('RO', '2026-12-31', '2027-01-02')).toEqual(['2027-01-01', '2027-01-02'])
  })

  test('of several days are free on each, the week in which the clocks change too', async () => {
    expect(await free('TR', '2026-03-18', '2026-03-24')).toEqual(['2026-03-20', '2026-03-21', '2026-03-22'])
    expect(await free('AU', '2026-04-03', '2026-04-07')).toContain('2026-04-06')
  })

  test('of half a day leave the day a working day', async () => {
    expect(await free('IS', '2026-12-23', '2026-12-26')).toEqual(['2026-12-25', '2026-12-26'])
  })

  test('are unknown for a country without data, and then no day is one', async () => {
    expect(await free('AQ', '2026-01-01', '2026-12-31')).toEqual([])
  })

  test('leave working days in every country of the list', async () => {
    for (const country of Object.keys(await holidayCountries())) {
      expect((await free(country, '2026-01-01', '2026-12-31')).length, country).toBeLessThan(60)
    }
  }, 60_000)
})
