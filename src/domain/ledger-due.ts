import { Temporal } from 'temporal-polyfill'
import { isClosed } from './feedback.ts'
import type { LedgerItem } from './ledger.ts'
import { addWorkingDays, localDate } from './working-time.ts'

/** So many working days after it was shared, or came back, IT owes an item this (DOMAIN, section 5). */
export const PROMISED = { acknowledge: 2, owner: 5, status: 10 } as const

/** What IT owes an item next, and the last day for it. */
export interface Due {
  what: keyof typeof PROMISED | 'plan'
  on: Temporal.PlainDate
  isOverdue: boolean
}

/**
 * The day from which the promised times count, in UTC: one calendar for all who answer for IT, whatever their own zones
 * and holidays, so that an item is late for everybody on the same day. Those of a theme count from the end of the month:
 * from an exact due date anybody could tell on which day it was shared.
 */
export function countsFrom(
  item: Pick<LedgerItem, 'sharing' | 'sharedAt' | 'reopenedAt'>,
): Temporal.PlainDate {
  const from = localDate(item.reopenedAt ?? item.sharedAt, 'UTC')
  return item.sharing === 'named' ? from : from.with({ day: from.daysInMonth })
}

/** The next thing that is owed; null for what is closed or goes another item's way. */
export function dueOf(
  item: Pick<LedgerItem, 'sharing' | 'sharedAt' | 'reopenedAt' | 'status' | 'ownerId' | 'plannedOn'>,
  now: Temporal.Instant,
): Due | null {
  if (isClosed(item) || item.status === 'merged') return null
  const from = countsFrom(item)
  const owed: [Due['what'], Temporal.PlainDate][] = [
    ...(item.status === 'new' ? [promised(from, 'acknowledge')] : []),
    ...(item.ownerId === null ? [promised(from, 'owner')] : []),
    item.plannedOn === null ? promised(from, 'status') : ['plan', item.plannedOn],
  ]
  const [next] = owed.toSorted(([, one], [, other]) => Temporal.PlainDate.compare(one, other))
  if (!next) return null
  const [what, on] = next
  return { what, on, isOverdue: Temporal.PlainDate.compare(localDate(now, 'UTC'), on) > 0 }
}

const promised = (
  from: Temporal.PlainDate,
  what: keyof typeof PROMISED,
): [Due['what'], Temporal.PlainDate] => [what, addWorkingDays(from, PROMISED[what])]
