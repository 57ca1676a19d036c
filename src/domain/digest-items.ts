import type { Temporal } from 'temporal-polyfill'
import type { Countable } from './disclosure.ts'
import { type FeedbackStatus, isClosed } from './feedback.ts'
import type { LedgerChange, LedgerItem } from './ledger.ts'
import { dueOf } from './ledger-due.ts'

/** An item as the digest counts it. */
export interface DigestItem extends Countable {
  acknowledgedAt: Temporal.Instant | null
  closedAt: Temporal.Instant | null
}

/** All that the digest reads of an item in the ledger. */
export type SharedItem = Pick<
  LedgerItem,
  | 'id'
  | 'menteeId'
  | 'category'
  | 'kind'
  | 'sharing'
  | 'status'
  | 'sharedAt'
  | 'mergedInto'
  | 'ownerId'
  | 'plannedOn'
  | 'reopenedAt'
>
type Change = Pick<LedgerChange, 'at' | 'from' | 'to'>

/** What counts of the ledger: all but fix requests, and a joined item as the one whose way it goes. */
export function digestItems(
  shared: readonly SharedItem[],
  changes: ReadonlyMap<string, readonly Change[]>,
  now: Temporal.Instant,
): DigestItem[] {
  const byId = new Map(shared.map((item) => [item.id, item]))
  return shared.flatMap((item) => {
    const head = (item.mergedInto === null ? null : byId.get(item.mergedInto)) ?? item
    if ([item, head].some(({ kind, status }) => kind === 'fix' || status === 'fix-request')) return []
    const { id, menteeId: leaderId, category, sharing, sharedAt } = item
    return [
      {
        ...{ id, leaderId, category, sharedAt, isNamed: sharing === 'named' },
        stage: isClosed(head) ? 'closed' : dueOf(head, now)?.isOverdue ? 'overdue' : 'waiting',
        acknowledgedAt: first(changes.get(id), ({ from, to }) => from === 'new' && to !== 'new'),
        closedAt: first(changes.get(head.id), ({ from, to }) => !closes(from) && closes(to)),
      },
    ]
  })
}

const closes = (status: FeedbackStatus) => isClosed({ status })

const first = (changes: readonly Change[] = [], is: (change: Change) => boolean): Temporal.Instant | null =>
  changes
    .filter(is)
    .map(({ at }) => at)
    .toSorted((one, other) => Number(one.epochNanoseconds - other.epochNanoseconds))[0] ?? null
