import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import {
  type AskingRow,
  decideBudget,
  mayRemindAgain,
  REMINDERS_PER_SESSION,
  remindersSent,
} from '../../src/domain/reminder-budget.ts'

const now = Temporal.Instant.from('2026-03-11T09:00:00Z')
const ago = (hours: number) => now.subtract({ hours })

let rows = 0
const row = (own: Partial<AskingRow>): AskingRow => ({
  id: String(rows++),
  isReminder: true,
  side: 'after',
  state: 'pending',
  snoozes: 0,
  dueAt: now,
  queuedAt: null,
  sentAt: null,
  ...own,
})
const asked = (own: Partial<AskingRow> = {}) =>
  row({ isReminder: false, state: 'sent', sentAt: ago(30), ...own })
const reminded = (hours: number) => row({ state: 'sent', sentAt: ago(hours) })
const due = (own: Partial<AskingRow> = {}) => row({ state: 'queued', ...own })

const told = (own: AskingRow, others: AskingRow[]) => {
  const decision = decideBudget(own.id, [own, ...others], now)
  return decision.do === 'drop' ? decision.why : decision.do
}

describe('the reminder budget', () => {
  test('counts reminders and further copies, not the appointed question', () => {
    expect(remindersSent([asked()])).toBe(0)
    expect(remindersSent([asked(), reminded(48), row({})])).toBe(1)
    expect(remindersSent([asked({ snoozes: 1 }), reminded(48)])).toBe(2)
    expect(remindersSent([asked({ state: 'pending', snoozes: 1 })])).toBe(0)
    expect(remindersSent([row({ state: 'dropped' }), row({ state: 'unknown' })])).toBe(1)
  })

  test('lets two of them out, and no third', () => {
    expect(told(due(), [asked()])).toBe('send')
    expect(told(due(), [asked(), reminded(48)])).toBe('send')
    expect(told(due(), [asked(), reminded(96), reminded(48)])).toBe('over-budget')
    expect(told(due({ isReminder: false, snoozes: 1 }), [reminded(96), reminded(48)])).toBe('over-budget')
  })

  test('counts what came before and after the session together, but merges only what is about the same', () => {
    const brief = (own: Partial<AskingRow>) => row({ side: 'before', ...own })
    expect(told(due(), [asked(), brief({ state: 'sent', sentAt: ago(3) })])).toBe('send')
    expect(told(due(), [brief({ state: 'sent', sentAt: ago(90) }), reminded(48)])).toBe('over-budget')
    expect(
      told(brief({ state: 'queued' }), [brief({ isReminder: false, state: 'sent', sentAt: ago(3) })]),
    ).toBe('merged')
  })

  test('never holds back the appointed question itself', () => {
    expect(told(due({ isReminder: false }), [reminded(1), reminded(2), reminded(3)])).toBe('send')
  })

  test.each([
    ['right after the question', [asked({ sentAt: ago(11) })], 'merged'],
    ['half a day after it', [asked({ sentAt: ago(12) })], 'send'],
    [
      'while the question is on its way',
      [asked({ state: 'sending', sentAt: null, queuedAt: now })],
      'merged',
    ],
    [
      'while the question waits for a day of the person’s choice',
      [asked({ state: 'pending', snoozes: 1 })],
      'merged',
    ],
    ['while that copy sets out', [asked({ state: 'queued', snoozes: 1, dueAt: now })], 'merged'],
  ])('a reminder %s', (_, others, outcome) => {
    expect(told(due(), others)).toBe(outcome)
  })

  test('of two that set out at once exactly one goes', () => {
    const queued = fc.record({
      isReminder: fc.boolean(),
      snoozes: fc.integer({ min: 0, max: 1 }),
      dueAt: fc.constantFrom(now, ago(1)),
    })
    fc.assert(
      fc.property(queued, queued, (first, second) => {
        const asksAgain = (one: typeof first) => one.isReminder || one.snoozes > 0
        // Two copies of two reminders would be over the budget anyway.
        fc.pre(asksAgain(first) && asksAgain(second) && first.snoozes + second.snoozes < 2)
        const [one, other] = [due(first), due(second)]
        const outcomes = [told(one, [other]), told(other, [one])]
        expect(outcomes.toSorted()).toEqual(['merged', 'send'])
      }),
    )
  })

  test('promises no more copies than it will let out', () => {
    expect(mayRemindAgain([asked()])).toBe(true)
    expect(mayRemindAgain([asked(), reminded(48)])).toBe(true)
    expect(mayRemindAgain([asked({ state: 'pending', snoozes: 1 }), reminded(48)])).toBe(false)
    expect(mayRemindAgain([asked(), reminded(96), reminded(48)])).toBe(false)
  })

  test('holds whatever has happened before', () => {
    const any = fc.record({
      isReminder: fc.boolean(),
      snoozes: fc.integer({ min: 0, max: 2 }),
      state: fc.constantFrom('pending' as const, 'sent' as const, 'dropped' as const, 'unknown' as const),
    })
    fc.assert(
      fc.property(fc.array(any, { maxLength: 5 }), fc.boolean(), (before, isReminder) => {
        const own = due({ isReminder, snoozes: 1 })
        const others = before.map((one) => row({ ...one, sentAt: ago(100) }))
        if (told(own, others) !== 'send') return
        expect(remindersSent([{ ...own, state: 'sent' }, ...others])).toBeLessThanOrEqual(
          REMINDERS_PER_SESSION,
        )
      }),
    )
  })
})
