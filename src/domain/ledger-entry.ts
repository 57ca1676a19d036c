import { Temporal } from 'temporal-polyfill'
import { type FeedbackStatus, isClosed, type SeenByIt, seenByIt } from './feedback.ts'
import { isStanding, type LedgerItem, type LedgerState } from './ledger.ts'
import { countsFrom, type Due, dueOf } from './ledger-due.ts'
import { localDate } from './working-time.ts'

/** All that IT sees of an item in the ledger; what is not in here cannot reach a view. */
export interface LedgerEntry extends Omit<LedgerState, 'mergedInto' | 'closedAt' | 'reopenedAt'> {
  /** Random, and the ledger's own: it leads to no item, session or person. */
  id: string
  seen: SeenByIt
  due: Due | null
  isStanding: boolean
  /** More than a month ago, as far as IT may know. */
  isOld: boolean
}

const OLD_DAYS = 30

/** The item as IT sees it; null for what stays between the two. */
export function entryOf(item: LedgerItem, now: Temporal.Instant): LedgerEntry | null {
  const seen = seenByIt(item, item.sessionOn)
  if (!seen) return null
  const { ledgerId, status, ledgerRevision, ownerId, plannedOn, isHatchet, verdict, reopened } = item
  const age = countsFrom({ ...item, reopenedAt: null }).until(localDate(now, 'UTC'), { largestUnit: 'days' })
  return {
    ...{ id: ledgerId, seen, status, ledgerRevision, ownerId, plannedOn, isHatchet, verdict, reopened },
    due: dueOf(item, now),
    isStanding: isStanding(item),
    isOld: age.days > OLD_DAYS,
  }
}

/** When something happened, as far as IT may know: of a theme the month only. */
export const momentSeen = (
  { sharing }: Pick<SeenByIt, 'sharing'>,
  at: Temporal.Instant,
): Temporal.Instant | Temporal.PlainYearMonth =>
  sharing === 'named' ? at : localDate(at, 'UTC').toPlainYearMonth()

export const AGES = ['overdue', 'in-time', 'old'] as const

/** What an IT lead wants to see; absent is everything, and of the statuses all that are open or a standing hatchet. */
export interface LedgerFilter {
  status?: FeedbackStatus | 'all' | undefined
  category?: SeenByIt['category'] | undefined
  kind?: SeenByIt['kind'] | undefined
  /** A person, or `none`. */
  owner?: string | undefined
  age?: (typeof AGES)[number] | undefined
}

export function isWanted(entry: LedgerEntry, filter: LedgerFilter): boolean {
  const { seen, status, due } = entry
  const isOpen = !isClosed(entry) && status !== 'merged'
  const byStatus = filter.status === undefined ? isOpen || entry.isStanding : isOneOf(status, filter.status)
  const byOwner = filter.owner === undefined || (entry.ownerId ?? 'none') === filter.owner
  const byCategory = filter.category === undefined || seen.category === filter.category
  const byKind = filter.kind === undefined || seen.kind === filter.kind
  return byStatus && byOwner && byCategory && byKind && isOfAge({ due, isOld: entry.isOld }, filter.age)
}

const isOneOf = (status: FeedbackStatus, wanted: FeedbackStatus | 'all') =>
  wanted === 'all' || status === wanted

function isOfAge({ due, isOld }: Pick<LedgerEntry, 'due' | 'isOld'>, age: LedgerFilter['age']): boolean {
  if (age === undefined) return true
  if (age === 'old') return isOld
  return due !== null && due.isOverdue === (age === 'overdue')
}

/**
 * Standing hatchets first, then what is overdue, then the oldest. A theme's place says no more than its month: in it the
 * named ones come first, and themes stand by their random ids.
 */
export function inLedgerOrder(one: LedgerEntry, other: LedgerEntry): number {
  const rank = ({ isStanding: stands, due }: LedgerEntry) => (stands ? 0 : due?.isOverdue ? 1 : 2)
  if (rank(one) !== rank(other)) return rank(one) - rank(other)
  const months = Temporal.PlainYearMonth.compare(monthOf(one.seen), monthOf(other.seen))
  if (months !== 0) return months
  if (one.seen.sharing === 'named' && other.seen.sharing === 'named') {
    const days = Temporal.PlainDate.compare(one.seen.sessionOn, other.seen.sessionOn)
    if (days !== 0) return days
  } else if (one.seen.sharing !== other.seen.sharing) return one.seen.sharing === 'named' ? -1 : 1
  return one.id < other.id ? -1 : 1
}

const monthOf = (seen: SeenByIt): Temporal.PlainYearMonth =>
  seen.sharing === 'theme' ? seen.month : seen.sessionOn.toPlainYearMonth()
