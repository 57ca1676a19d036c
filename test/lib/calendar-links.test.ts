import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { addToCalendarLinks } from '../../src/lib/calendar-links.ts'
import { hostileTexts } from '../support/arbitraries.ts'

const event = {
  startsAt: Temporal.Instant.from('2026-03-29T00:30:00Z'),
  endsAt: Temporal.Instant.from('2026-03-29T01:15:00Z'),
  title: 'Mentoring: Maya & Omar',
  place: 'Room 4 + terrace, #2?',
}
const fieldsOf = (link: string) => Object.fromEntries(new URL(link).searchParams)

describe('the links that add to a calendar', () => {
  const { google, outlook } = addToCalendarLinks(event)

  test('fill in Google Calendar’s form, in UTC across a change of the clocks', () => {
    expect(google).toMatch(/^https:\/\/calendar\.google\.com\/calendar\/render\?action=TEMPLATE&/)
    expect(fieldsOf(google)).toEqual({
      action: 'TEMPLATE',
      text: 'Mentoring: Maya & Omar',
      dates: '20260329T003000Z/20260329T011500Z',
      location: 'Room 4 + terrace, #2?',
    })
  })

  test('fill in Outlook’s form', () => {
    expect(outlook).toMatch(/^https:\/\/outlook\.office\.com\/calendar\/0\/deeplink\/compose\?/)
    expect(fieldsOf(outlook)).toEqual({
      path: '/calendar/action/compose',
      rru: 'addevent',
      subject: 'Mentoring: Maya & Omar',
      startdt: '2026-03-29T00:30:00Z',
      enddt: '2026-03-29T01:15:00Z',
      location: 'Room 4 + terrace, #2?',
    })
  })

  test('write a space as %20, because Outlook shows a plus sign as one', () => {
    expect(google + outlook).not.toContain('+')
  })

  test('leave out a place that is not known, or too long for a link', () => {
    for (const place of [null, '🏢'.repeat(150)]) {
      const links = addToCalendarLinks({ ...event, place })
      expect(fieldsOf(links.google)).toMatchObject({ text: event.title })
      expect(fieldsOf(links.google)).not.toHaveProperty('location')
      expect(fieldsOf(links.outlook)).not.toHaveProperty('location')
    }
  })

  test('stay short and hold nothing that could end them in a message, whatever is typed', () => {
    fc.assert(
      fc.property(hostileTexts, fc.option(hostileTexts), (title, place) => {
        for (const link of Object.values(addToCalendarLinks({ ...event, title, place }))) {
          expect(link.length).toBeLessThanOrEqual(1000)
          expect(link).toMatch(/^https:\/\/[\w.]+\/[\w/]+\?[\w=%&.!~*'()-]+$/)
        }
      }),
    )
  })
})
