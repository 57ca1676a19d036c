import { describe, expect, test } from 'vitest'
import { countryOfZone } from '../../src/domain/zone-country.ts'
import { holidayCountries } from '../../src/lib/public-holidays.ts'

describe('the country of a zone', () => {
  test.each([
    ['Europe/Stockholm', 'SE'],
    ['America/New_York', 'US'],
    ['America/Argentina/Buenos_Aires', 'AR'],
    ['US/Pacific', 'US'],
    ['Asia/Shanghai', 'CN'],
    ['Asia/Calcutta', 'IN'],
    ['Asia/Kolkata', 'IN'],
    ['Europe/Zurich', 'CH'],
    ['UTC', null],
    ['Etc/GMT+5', null],
    ['Antarctica/Troll', null],
  ])('%s is in %s', (zone, country) => {
    expect(countryOfZone(zone)).toBe(country)
  })

  test('is what the runtime says of every country with known holidays', async () => {
    for (const country of Object.keys(await holidayCountries())) {
      for (const zone of zonesOf(country)) expect(`${zone} ${countryOfZone(zone)}`).toBe(`${zone} ${country}`)
    }
  }, 60_000)
})

function zonesOf(country: string): string[] {
  // Node 22 has the older name only.
  const locale: Intl.Locale & { timeZones?: string[]; getTimeZones?: () => string[] | undefined } =
    new Intl.Locale(`und-${country}`)
  return locale.getTimeZones?.() ?? locale.timeZones ?? []
}
