import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { areNotesDue, notesDeletedOn } from '../../src/domain/retention.ts'

const day = (date: string) => Temporal.PlainDate.from(date)
const at = (moment: string) => Temporal.ZonedDateTime.from(moment).toInstant()

test('notes are deleted ninety days after the last day', () => {
  expect(notesDeletedOn(day('2026-09-02')).toString()).toBe('2026-12-01')
})

describe('the notes of a pair', () => {
  const completed = {
    endsOn: day('2026-09-02'),
    closedAt: at('2026-09-03T09:30[America/New_York]'),
    zone: 'America/New_York',
  }

  test('that completed are due when that day begins for the leader', () => {
    expect(areNotesDue(completed, at('2026-11-30T23:59:59[America/New_York]'))).toBe(false)
    expect(areNotesDue(completed, at('2026-12-01T00:00[America/New_York]'))).toBe(true)
  })

  test('that ended early are due ninety days after that', () => {
    const ended = { ...completed, closedAt: at('2026-05-04T17:00[America/New_York]') }
    expect(areNotesDue(ended, at('2026-08-01T23:59[America/New_York]'))).toBe(false)
    expect(areNotesDue(ended, at('2026-08-02T00:00[America/New_York]'))).toBe(true)
  })

  test('that was completed late, after the bot was down, are due when they were promised to be', () => {
    const late = { ...completed, closedAt: at('2026-09-20T12:00[America/New_York]') }
    expect(areNotesDue(late, at('2026-12-01T00:00[America/New_York]'))).toBe(true)
  })
})
