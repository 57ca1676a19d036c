import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { digestMadeAt, type Figures, nextDigestWeek, release, trendOf } from '../../src/domain/digest.ts'
import { digestItems, type SharedItem } from '../../src/domain/digest-items.ts'
import { areEnough, type Group, regroup } from '../../src/domain/disclosure.ts'
import type { FeedbackStatus } from '../../src/domain/feedback.ts'
import { workingDaysBetween } from '../../src/domain/working-time.ts'

const at = (day: string) => Temporal.Instant.from(`${day}T12:00Z`)
/** Sundays, when the digests of the weeks are made. */
const SUNDAY: Record<string, string> = {
  '2026-W11': '2026-03-08',
  '2026-W12': '2026-03-15',
  '2026-W13': '2026-03-22',
  '2026-W15': '2026-04-05',
}

interface Told extends Partial<SharedItem> {
  acknowledged?: string
  closed?: string
}

/** Items of these leaders, each a letter, shared on a Tuesday. */
const shared = (leaders: string, more: Told = {}, from = 0): (SharedItem & Told)[] =>
  [...leaders].map((leader, index) => ({
    ...{ id: `${leader}${from + index}`, menteeId: leader, category: 'tools', kind: 'friction' },
    ...{ sharing: 'theme', status: 'new', sharedAt: at('2026-03-03'), mergedInto: null },
    ...{ ownerId: 'ULI', plannedOn: null, reopenedAt: null },
    ...more,
  }))

const done = (leaders: string, more: Told = {}) =>
  shared(leaders, { status: 'done', acknowledged: '2026-03-04', closed: '2026-03-06', ...more })

function changesOf(items: readonly (SharedItem & Told)[]) {
  const change = (day: string | undefined, from: FeedbackStatus, to: FeedbackStatus) =>
    day ? [{ at: at(day), from, to }] : []
  return new Map(
    items.map(({ id, acknowledged, closed }) => [
      id,
      [...change(closed, 'acknowledged', 'done'), ...change(acknowledged, 'new', 'acknowledged')],
    ]),
  )
}

interface Made {
  groups: readonly Group[]
  figures: Figures | null
}

function made(
  items: readonly (SharedItem & Told)[],
  week = '2026-W11',
  before: Made = { groups: [], figures: null },
) {
  const counted = digestItems(items, changesOf(items), at(SUNDAY[week] ?? ''))
  return release(regroup(before.groups, counted, week), counted, week, before.figures)
}
const figures = (...facts: Parameters<typeof made>) => made(...facts).figures
const NOTHING = {
  ...{ fresh: null, waiting: null, overdue: null, closed: null, mixed: null },
  ...{ toAcknowledge: null, toClose: null, themes: [] },
}

describe('a figure', () => {
  test('is shown from five leaders on, however many items four of them share', () => {
    expect(figures([])).toEqual(NOTHING)
    expect(figures([...shared('abcd'), ...shared('abcd', {}, 4)])).toEqual(NOTHING)
    expect(figures(shared('abcde'))).toMatchObject({ fresh: 5, waiting: 5, overdue: null })
    expect(figures([...shared('abcde'), ...shared('aa', {}, 5)])).toMatchObject({ fresh: 7, waiting: 7 })
  })

  test('has nobody beside four who gave their names: whose the fifth item is could be told', () => {
    const named = (leaders: string) => shared(leaders, { sharing: 'named' }, 10)
    expect(figures([...named('abcd'), ...shared('e')])).toEqual(NOTHING)
    expect(figures([...named('abcde'), ...shared('f')])).toMatchObject({ fresh: 5, waiting: 5 })
    expect(figures([...named('ab'), ...shared('cdefg')])).toMatchObject({ fresh: 7 })
    expect(areEnough([])).toBe(false)
  })

  test('leaves out fix requests, by whoever called them so, and what was joined with one', () => {
    const ticket = shared('f', { kind: 'fix' }, 7)
    const passed = shared('g', { status: 'fix-request' }, 8)
    const joined = shared('h', { status: 'merged', mergedInto: 'g8' }, 9)
    expect(figures([...shared('abcd'), ...ticket, ...passed, ...joined])).toEqual(NOTHING)
    expect(figures([...shared('abcde'), ...ticket, ...passed, ...joined])).toMatchObject({ fresh: 5 })
  })

  test('counts a joined item with its leader, as the one whose way it goes', () => {
    const joined = shared('e', { status: 'merged', mergedInto: 'a0', acknowledged: '2026-03-05' }, 7)
    expect(figures([...done('abcd'), ...joined])).toMatchObject({ fresh: 5, closed: 5, waiting: null })
  })

  test('that was shown does not move by one: not when an item comes, nor when one is taken back', () => {
    const first = made(shared('abcde'))
    const more = [...shared('abcde'), ...shared('f', {}, 9)]
    const second = made(more, '2026-W12', first)
    expect(second.figures).toMatchObject({ fresh: null, waiting: 5 })
    const third = made(more.slice(1), '2026-W13', second)
    // Of four nothing more is said.
    expect(third.figures).toMatchObject({ fresh: null, waiting: null, mixed: 5 })
  })

  test('says how many are closed where enough are on both sides, else that some are', () => {
    const items = [...done('abcde'), ...shared('fghij', {}, 10)]
    expect(figures(items)).toMatchObject({ fresh: 10, waiting: 5, closed: 5, mixed: null })
    const fewer = [...done('abcd'), ...shared('fghij', {}, 10)]
    expect(figures(fewer)).toMatchObject({ fresh: 9, waiting: null, closed: null, mixed: 9 })
  })

  test('says what is overdue where enough are, and so are those that are not', () => {
    const late = shared('abcde', { sharing: 'named', sharedAt: at('2026-02-02') })
    const [five, four] = [shared('fghij', {}, 10), shared('fghi', {}, 10)]
    expect(figures([...late, ...five])).toMatchObject({ waiting: 10, overdue: 5 })
    expect(figures([...late.slice(1), ...five])).toMatchObject({ waiting: 9, overdue: null })
    expect(figures([...late, ...four])).toMatchObject({ waiting: 5, overdue: 5 })
  })

  test('moves back when enough come back, and says that some did when they are fewer', () => {
    const closed = made(done('abcdefghij'))
    expect(closed.figures).toMatchObject({ closed: 10, waiting: null })
    const open: Told = { status: 'acknowledged', reopenedAt: at('2026-03-10') }
    const again = (leaders: string) =>
      done('abcdefghij').map((item) => (leaders.includes(item.menteeId) ? { ...item, ...open } : item))
    expect(figures(again('abcde'), '2026-W12', closed)).toMatchObject({ closed: 5, waiting: 5 })
    expect(figures(again('a'), '2026-W12', closed)).toMatchObject({ closed: null, waiting: null, mixed: 10 })
  })
})

describe('the median', () => {
  test('is over leaders, not items, and as coarse as what was promised', () => {
    const quick = done('abcd', { closed: '2026-03-05' })
    const slow = [0, 1, 2, 3, 4, 5].flatMap((index) => done('e', { id: `e${index}`, closed: '2026-03-20' }))
    expect(figures([...quick, ...slow], '2026-W13')).toMatchObject({ toAcknowledge: 2, toClose: 2 })
    expect(figures(done('abcde', { closed: '2026-03-10' }), '2026-W13')).toMatchObject({ toClose: 5 })
    expect(figures(done('abcde', { closed: '2026-03-17' }), '2026-W13')).toMatchObject({ toClose: 10 })
    expect(figures(done('abcde', { closed: '2026-03-18' }), '2026-W13')).toMatchObject({ toClose: 'longer' })
  })

  test('waits until all of a group have come so far', () => {
    const items = [
      ...shared('abcd', { status: 'acknowledged', acknowledged: '2026-03-04' }),
      ...shared('e', {}, 9),
    ]
    expect(figures(items)).toMatchObject({ fresh: 5, toAcknowledge: null, toClose: null })
  })

  test('is told of a group once, and stands until another group has its own', () => {
    const first = made(done('abcde'))
    const slower = done('abcde', { closed: '2026-03-13' }).map((item) => ({ ...item }))
    const second = made(slower, '2026-W12', first)
    expect([first.figures.toClose, second.figures.toClose]).toEqual([5, 5])
    const others = done('fghij', { closed: '2026-03-20', sharedAt: at('2026-03-02') })
    expect(figures([...slower, ...others], '2026-W13', second)).toMatchObject({ toClose: 'longer' })
  })

  test('counts working days, by the calendar of UTC', () => {
    const days = (from: string, to: string) =>
      workingDaysBetween(Temporal.PlainDate.from(from), Temporal.PlainDate.from(to))
    expect(days('2026-03-03', '2026-03-03')).toBe(0)
    expect(days('2026-03-06', '2026-03-09')).toBe(1)
    expect(days('2026-03-06', '2026-03-20')).toBe(10)
    expect(days('2026-03-09', '2026-03-06')).toBe(0)
  })
})

describe('a theme', () => {
  test('has a figure of its own, and those without wait for others, then are counted as several', () => {
    const items = [
      ...shared('abcde'),
      ...shared('abc', { category: 'cost' }, 10),
      ...shared('de', { category: 'data' }, 20),
    ]
    const first = made(items)
    expect(first.figures).toMatchObject({ fresh: 5, themes: [{ category: 'tools', now: 5 }] })
    // Four weeks after they were shared.
    const later = made(items, '2026-W15', first)
    expect(later.figures).toMatchObject({
      fresh: 5,
      waiting: 10,
      themes: [
        { category: 'tools', now: 5 },
        { category: null, now: 5 },
      ],
    })
  })

  test('is held against the thirteen weeks before', () => {
    const groups = (formedIn: string, count: number): Group => ({
      items: Array.from({ length: count }, (_, index) => `${formedIn}-${index}`),
      ...{ category: 'tools', formedIn, acknowledgedIn: null, closedIn: null },
    })
    const all = [groups('2026-W02', 6), groups('2026-W14', 9), groups('2025-W40', 5)]
    const { themes } = release(all, [], '2026-W15', null).figures
    expect(themes).toEqual([{ category: 'tools', now: 9, before: 6 }])
    expect(themes.map(trendOf)).toEqual(['more'])
  })

  test.each([
    [6, 5, 'same'],
    [7, 5, 'more'],
    [5, 6, 'same'],
    [5, 7, 'fewer'],
    [5, null, null],
    [null, 5, null],
  ])('with %s after %s goes: %s', (now, before, trend) => {
    expect(trendOf({ category: 'tools', now, before })).toBe(trend)
  })
})

test('a digest is made before Monday begins anywhere, each week once', () => {
  expect(digestMadeAt('2026-W11').toString()).toBe('2026-03-08T10:00:00Z')
  expect(nextDigestWeek(Temporal.Instant.from('2026-03-08T09:59:59Z'))).toBe('2026-W11')
  expect(nextDigestWeek(digestMadeAt('2026-W11'))).toBe('2026-W12')
})
