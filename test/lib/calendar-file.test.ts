import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { type CalendarEvent, calendarFile } from '../../src/lib/calendar-file.ts'
import { hostileTexts, instants } from '../support/arbitraries.ts'
import { readCalendar } from '../support/calendar.ts'

const NOW = Temporal.Instant.from('2026-03-02T09:00:00Z')
const event: CalendarEvent = {
  uid: 'one@T1.deskside',
  sequence: 0,
  startsAt: Temporal.Instant.from('2026-03-10T14:00:00Z'),
  endsAt: Temporal.Instant.from('2026-03-10T14:45:00Z'),
  title: 'Mentoring: Maya and Omar',
  description: 'In Slack.',
  place: null,
  url: null,
  isCancelled: false,
}
const written = (changes: Partial<CalendarEvent> = {}, now = NOW) =>
  calendarFile({ ...event, ...changes }, now)
const read = (changes: Partial<CalendarEvent> = {}, now = NOW) => readCalendar(written(changes, now))

describe('a calendar file', () => {
  test('is one published appointment, which asks nobody for an answer and rings nowhere', () => {
    const { names, ...rest } = read()
    expect(rest).toEqual({
      version: '2.0',
      method: 'PUBLISH',
      refresh: 'PT1H',
      uid: 'one@T1.deskside',
      sequence: 0,
      stamp: '2026-03-02T09:00:00Z',
      starts: '2026-03-10T14:00:00.000Z',
      ends: '2026-03-10T14:45:00.000Z',
      zone: 'UTC',
      title: 'Mentoring: Maya and Omar',
      place: null,
      description: 'In Slack.',
      url: null,
      status: 'CONFIRMED',
      shownAs: 'BUSY',
      free: false,
      alarms: 0,
    })
    expect(names).not.toContain('organizer')
    expect(names).not.toContain('attendee')
  })

  test('says of a cancelled one so in every way that a calendar may read', () => {
    expect(read({ isCancelled: true, sequence: 2 })).toMatchObject({
      uid: event.uid,
      sequence: 2,
      status: 'CANCELLED',
      title: 'Cancelled: Mentoring: Maya and Omar',
      free: true,
      shownAs: 'FREE',
      starts: '2026-03-10T14:00:00.000Z',
    })
  })

  test('keeps commas, semicolons, backslashes, quotes, emoji and lines', () => {
    const place = 'Room 4, "Ada"; 2nd floor \\ left 👩‍💻'
    const description = 'One;\nTwo, \\n three\n\nFour 🇨🇭'
    expect(read({ title: place, place, description })).toMatchObject({ title: place, place, description })
  })

  test('starts no line that somebody typed: a break in a title or a place is a space', () => {
    const { title, place, names } = read({
      title: 'A\r\nATTENDEE:mailto:eve@example.com',
      place: 'B\nSTATUS:CANCELLED',
    })
    expect(title).toBe('A ATTENDEE:mailto:eve@example.com')
    expect(place).toBe('B STATUS:CANCELLED')
    expect(names).not.toContain('attendee')
    expect(read({ place: 'B\nSTATUS:CANCELLED' }).status).toBe('CONFIRMED')
  })

  test.each([
    'https://teams.example.com/l/meetup-join/19%3ameeting/0?context=%7b%22Tid%22%3a%22x%22%7d',
    'https://meet.example.com/a,b;c?d=1,2;3#x',
    'https://meet.example.com/zürich?q="quoted"',
  ])('gives the address of a call as it can be opened: %s', (url) => {
    const shown = read({ url, place: url })
    expect(decodeURIComponent(shown.url ?? '')).toBe(decodeURIComponent(url))
    expect(shown.url).not.toMatch(/[\\",;]/)
    expect(shown.place).toBe(url)
  })

  test('has lines of at most 75 bytes that end as the standard wants, whatever is typed', () => {
    fc.assert(
      fc.property(hostileTexts, hostileTexts, (title, description) => {
        const file = written({ title, place: title, description })
        const lines = file.split('\r\n')
        for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
        // No line ends otherwise, and nothing is in it that RFC 5545 forbids.
        expect(lines.join('')).not.toMatch(/\p{Cc}/u)
      }),
    )
  })

  test('gives back whatever is typed', () => {
    fc.assert(
      fc.property(hostileTexts, hostileTexts, (typed, described) => {
        // Half a character is none: nobody can type it, and no file can hold it.
        const description = described.toWellFormed()
        const title = `T ${typed.toWellFormed().replaceAll(/\p{Cc}+/gu, ' ')} T`
        const shown = read({ title, place: title, description: `D${description}D` })
        expect([shown.title, shown.place]).toEqual([title, title])
        expect(shown.description).toBe(`D${description.replaceAll(/[^\P{Cc}\n]/gu, '')}D`)
      }),
    )
  })

  test('means the same moment in every zone, on both sides of a change of the clocks', () => {
    const change = Temporal.Instant.from('2026-03-29T01:00:00Z')
    for (const minutes of [-60, -1, 0, 1, 60]) {
      const startsAt = change.add({ minutes })
      const { starts, zone } = read({ startsAt, endsAt: startsAt.add({ minutes: 45 }) })
      expect([starts, zone]).toEqual([new Date(startsAt.epochMilliseconds).toISOString(), 'UTC'])
    }
    fc.assert(
      fc.property(instants, fc.integer({ min: 15, max: 240 }), (startsAt, minutes) => {
        const { starts, ends } = read({ startsAt, endsAt: startsAt.add({ minutes }) })
        expect(Date.parse(starts)).toBe(startsAt.epochMilliseconds)
        expect(Date.parse(ends) - Date.parse(starts)).toBe(minutes * 60_000)
      }),
    )
  })

  test('says when it was written, and is the same for the same moment', () => {
    const later = NOW.add({ hours: 1 })
    expect(read({}, later).stamp).toBe('2026-03-02T10:00:00Z')
    expect(written({}, later)).toBe(written({}, later))
  })
})
