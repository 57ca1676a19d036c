import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import type { SharedItem } from '../../src/domain/digest-items.ts'
import type { FeedbackStatus } from '../../src/domain/feedback.ts'
import { type IsoWeek, isoWeekOf } from '../../src/domain/iso-week.ts'
import type { LedgerChange } from '../../src/domain/ledger.ts'

type Change = Pick<LedgerChange, 'at' | 'from' | 'to'>

/** What the ledger holds when a week's digest is made. */
export interface LedgerWeek {
  week: IsoWeek
  now: Temporal.Instant
  shared: SharedItem[]
  changes: ReadonlyMap<string, Change[]>
}

const LEADERS = 12
const CATEGORIES = ['tools', 'cost', 'security'] as const

const pick = fc.nat({ max: 1000 })
const acts = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      act: fc.constant('share' as const),
      leader: fc.nat({ max: LEADERS - 1 }),
      category: fc.constantFrom(...CATEGORIES, 'tools' as const),
      sharing: fc.constantFrom('theme' as const, 'theme' as const, 'named' as const),
      isFix: fc.nat({ max: 15 }).map((number) => number === 0),
    }),
  },
  { weight: 5, arbitrary: fc.record({ act: fc.constant('acknowledge' as const), pick }) },
  { weight: 4, arbitrary: fc.record({ act: fc.constant('close' as const), pick }) },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constantFrom('close-all', 'close-all', 'reopen', 'withdraw', 'share-again', 'fix', 'merge'),
      pick,
      other: pick,
    }),
  },
)

/** A few weeks of a ledger in which anything may happen, seen each Sunday. */
export const ledgerStories: fc.Arbitrary<LedgerWeek[]> = fc
  .array(fc.array(acts, { minLength: 2, maxLength: 30, size: 'max' }), {
    minLength: 2,
    maxLength: 9,
    size: 'max',
  })
  .map(told)

type Act = typeof acts extends fc.Arbitrary<infer T> ? T : never
interface Kept {
  item: SharedItem
  isShared: boolean
  changes: Change[]
}

function told(weeks: readonly Act[][]): LedgerWeek[] {
  const kept: Kept[] = []
  const monday = Temporal.PlainDate.from('2026-03-02')
  return weeks.map((all, nth) => {
    for (const [index, act] of all.entries()) {
      const day = monday.add({ weeks: nth, days: index % 5 })
      happens(kept, act, day.toZonedDateTime({ timeZone: 'UTC', plainTime: '12:00' }).toInstant())
    }
    const next = monday.add({ weeks: nth + 1 })
    const shared = kept.filter(({ isShared }) => isShared)
    return {
      week: isoWeekOf(next),
      now: next.toZonedDateTime('UTC').toInstant(),
      shared: shared.map(({ item }) => ({ ...item })),
      changes: new Map(kept.map(({ item, changes }) => [item.id, [...changes]])),
    }
  })
}

function happens(kept: Kept[], act: Act, at: Temporal.Instant): void {
  if (act.act === 'share') {
    const { leader, category, sharing, isFix } = act
    const [id, menteeId, kind] = [`item-${kept.length}`, `U${leader}`, isFix ? 'fix' : 'friction'] as const
    const item: SharedItem = {
      ...{ id, menteeId, category, kind, sharing, status: 'new', sharedAt: at },
      ...{ mergedInto: null, ownerId: null, plannedOn: null, reopenedAt: null },
    }
    kept.push({ item, isShared: true, changes: [] })
    return
  }
  const of = (status: readonly FeedbackStatus[], isShared = true) =>
    kept.filter((one) => one.isShared === isShared && status.includes(one.item.status))
  const chosen = <T>(from: readonly T[], number: number) => from[number % Math.max(1, from.length)]
  const open = of(['new', 'acknowledged'])
  const set = (one: Kept | undefined, to: FeedbackStatus, more: Partial<SharedItem> = {}) => {
    if (!one) return
    one.changes.push({ at, from: one.item.status, to })
    Object.assign(one.item, { status: to, mergedInto: null, ...more })
  }
  if (act.act === 'acknowledge') set(chosen(of(['new']), act.pick), 'acknowledged', { ownerId: 'ULI' })
  if (act.act === 'close') set(chosen(open, act.pick), act.pick % 2 ? 'done' : 'declined')
  // On a good day IT answers all, or every other one.
  if (act.act === 'close-all')
    for (const [index, one] of open.entries()) if (index % 2 === 0 || act.pick % 2 === 0) set(one, 'done')
  if (act.act === 'reopen')
    set(chosen(of(['done', 'declined', 'merged']), act.pick), 'acknowledged', { reopenedAt: at })
  if (act.act === 'fix') set(chosen(open, act.pick), 'fix-request')
  if (act.act === 'merge') {
    const [one, other] = [chosen(open, act.pick), chosen(open, act.other)]
    if (one !== other) set(one, 'merged', { mergedInto: other?.item.id ?? null })
  }
  if (act.act === 'withdraw') {
    const one = chosen(of(['new']), act.pick)
    if (one) one.isShared = false
  }
  if (act.act === 'share-again') {
    const one = chosen(of(['new'], false), act.pick)
    if (one) Object.assign(one, { isShared: true, item: { ...one.item, sharedAt: at } })
  }
}
