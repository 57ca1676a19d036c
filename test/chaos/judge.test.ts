import { describe, expect, test } from 'vitest'
import { type Evidence, holds, judge, type Owed, type Row } from './judge.ts'

const DUE = 1_000_000

const owed = (occasion: string, changes: Partial<Owed> = {}): Owed => ({
  occasion,
  kind: 'check-in.weekly',
  whenUnknown: 'leave',
  droppedFor: null,
  ...changes,
})
const row = (occasion: string, changes: Partial<Row> = {}): Row => ({
  occasion,
  state: 'sent',
  outcome: null,
  dueMs: DUE,
  nextMs: DUE,
  queuedMs: DUE,
  sentMs: DUE + 1000,
  messageTs: `${occasion}.1`,
  ...changes,
})

/** A run of two messages that went well, changed by the test. */
function verdictOf(changes: Partial<Evidence> = {}) {
  return judge({
    owed: [owed('one'), owed('two')],
    rows: [row('one'), row('two')],
    standing: new Map([
      ['one', ['one.1']],
      ['two', ['two.1']],
    ]),
    doubts: new Map(),
    lateMs: 60_000,
    ...changes,
  })
}

describe('a run without a fault', () => {
  test('holds', () => {
    const verdict = verdictOf()
    expect(verdict).toMatchObject({ planned: 2, sent: 2, duplicates: 0, late: 0, lost: [], unexplained: [] })
    expect(holds(verdict)).toBe(true)
  })

  test('counts what was sent long after it was due, which is no loss', () => {
    const verdict = verdictOf({ rows: [row('one'), row('two', { sentMs: DUE + 60_001 })] })
    expect([verdict.late, holds(verdict)]).toEqual([1, true])
  })

  test('accepts what was dropped for the one reason that was planned', () => {
    const verdict = verdictOf({
      owed: [owed('one'), owed('two', { droppedFor: 'answered' })],
      rows: [row('one'), row('two', { state: 'dropped', outcome: 'answered', sentMs: null })],
      standing: new Map([['one', ['one.1']]]),
    })
    expect([verdict.dropped, holds(verdict)]).toEqual([new Map([['answered', 1]]), true])
  })
})

describe('a lost message', () => {
  const standing = new Map([['one', ['one.1']]])
  test.each([
    ['its row is gone', []],
    ['sent, but no message stands', [row('two')]],
    ['still pending', [row('two', { state: 'pending' })]],
    ['still queued', [row('two', { state: 'queued' })]],
    ['still sending', [row('two', { state: 'sending' })]],
    ['still cancelled', [row('two', { state: 'cancelled' })]],
    ['failed: ratelimited', [row('two', { state: 'failed', outcome: 'ratelimited' })]],
    ['dropped for no good reason: too-late', [row('two', { state: 'dropped', outcome: 'too-late' })]],
    ['left, though Slack had clearly refused it', [row('two', { state: 'unknown' })]],
  ])('is found: %s', (why, rest) => {
    const verdict = verdictOf({ standing, rows: [row('one'), ...rest] })
    expect(verdict.lost).toEqual([{ occasion: 'two', why }])
    expect(holds(verdict)).toBe(false)
  })

  test('is found when the receipt names a message that does not stand', () => {
    const verdict = verdictOf({ rows: [row('one'), row('two', { messageTs: 'elsewhere' })] })
    expect(verdict.lost).toEqual([{ occasion: 'two', why: 'its receipt names no message that stands' }])
  })

  test('is not what was left because nobody knows, unless it was to be sent again', () => {
    const rows = [row('one'), row('two', { state: 'unknown' })]
    const doubts = new Map([['two', 1]])
    const left = verdictOf({ standing, rows, doubts })
    expect([left.left, left.lost, holds(left)]).toEqual([1, [], true])
    const again = [owed('one'), owed('two', { whenUnknown: 'again' })]
    expect(holds(verdictOf({ standing, rows, doubts, owed: again }))).toBe(false)
  })

  test('is not what stands without the bot knowing it', () => {
    const verdict = verdictOf({ rows: [row('one'), row('two', { state: 'unknown' })] })
    expect([verdict.unknownStanding, holds(verdict)]).toEqual([1, true])
  })
})

describe('a message that stands twice', () => {
  const standing = new Map([
    ['one', ['one.1']],
    ['two', ['two.0', 'two.1']],
  ])

  const again = [owed('one'), owed('two', { whenUnknown: 'again' })]

  test('is a duplicate, which a send of unknown outcome explains', () => {
    const verdict = verdictOf({ standing, owed: again, doubts: new Map([['two', 1]]) })
    expect([verdict.duplicates, holds(verdict)]).toEqual([1, true])
  })

  test('is found when no send of it was in doubt, however many others were', () => {
    const verdict = verdictOf({ standing, owed: again, doubts: new Map([['one', 5]]) })
    expect(verdict.unexplained).toEqual([{ occasion: 'two', why: '2 copies, 0 sends in doubt' }])
    expect(holds(verdict)).toBe(false)
  })

  test('is found when its kind must never come twice, whatever was in doubt', () => {
    const verdict = verdictOf({ standing, doubts: new Map([['two', 1]]) })
    expect(verdict.unexplained).toEqual([{ occasion: 'two', why: '2 copies of what must never come twice' }])
    expect(holds(verdict)).toBe(false)
  })

  test('is found when it stands at all and was to be dropped', () => {
    const verdict = verdictOf({ owed: [owed('one'), owed('two', { droppedFor: 'answered' })] })
    expect(verdict.unexplained).toEqual([{ occasion: 'two', why: 'stands, but was to be dropped' }])
    expect(holds(verdict)).toBe(false)
  })
})
