import { Temporal } from 'temporal-polyfill'
import { isClosed } from './feedback.ts'
import type { LedgerItem } from './ledger.ts'
import type { LedgerEntry } from './ledger-entry.ts'
import { type Reach, reachableOn } from './reachable.ts'
import { localDate, localMoment } from './working-time.ts'

/** Why an item waits for somebody, the most pressing first. */
export const WAITS = ['unsolved', 'overdue', 'unread', 'given'] as const
export type Waits = (typeof WAITS)[number]

/** Who answers for an item: its owner if that is an IT lead, else all of them, since nobody else can open the ledger. */
export const answerersOf = (
  { ownerId }: Pick<LedgerItem, 'ownerId'>,
  leads: readonly string[],
): readonly string[] => (ownerId !== null && leads.includes(ownerId) ? [ownerId] : leads)

/**
 * Why it waits for this person; null where it waits for somebody else, or for nobody. `isGiven`: somebody else has made it
 * theirs, and they have not been told. `isHeard`: of what its leader does they may know by now.
 */
export function waitsFor(
  entry: Pick<LedgerEntry, 'status' | 'ownerId' | 'due' | 'reopened'>,
  reader: { userId: string; isGiven: boolean; isHeard: boolean },
  leads: readonly string[],
): Waits | null {
  const { status, ownerId, due, reopened } = entry
  if (isClosed(entry) || status === 'merged') return null
  const given = reader.isGiven && ownerId === reader.userId ? 'given' : null
  if (!reader.isHeard || !answerersOf(entry, leads).includes(reader.userId)) return given
  if (reopened > 0 && status === 'acknowledged') return 'unsolved'
  if (due?.isOverdue) return 'overdue'
  return status === 'new' ? 'unread' : given
}

/**
 * Whether IT may know by this day that the item is there, or that its leader has said “Not solved”. Of a topic all of a
 * week is heard on the Monday after it: any other day would tell the day.
 */
export function isHeard(
  { sharing, sharedAt, reopenedAt }: Pick<LedgerItem, 'sharing' | 'sharedAt' | 'reopenedAt'>,
  today: Temporal.PlainDate,
): boolean {
  if (sharing === 'named') return true
  const told = localDate(reopenedAt ?? sharedAt, 'UTC')
  return Temporal.PlainDate.compare(told.add({ days: 8 - told.dayOfWeek }), today) <= 0
}

/** Since when it has waited for that reason; what somebody is given has its own rule. */
export function waitsSince(
  waits: Exclude<Waits, 'given'>,
  { sharedAt, reopenedAt }: Pick<LedgerItem, 'sharedAt' | 'reopenedAt'>,
  due: LedgerEntry['due'],
): Temporal.Instant {
  if (waits === 'overdue' && due) return localMoment(due.on.add({ days: 1 }), '00:00', 'UTC')
  return waits === 'unsolved' ? (reopenedAt ?? sharedAt) : sharedAt
}

/** The first morning on which the day of a promise is over, in UTC, by which promises are kept. */
export function overdueMorning(promised: Temporal.PlainDate, reach: Reach): Temporal.Instant {
  const over = localMoment(promised.add({ days: 1 }), '00:00', 'UTC')
  const day = localDate(over, reach.zone)
  const first = reachableOn(day, reach)
  return Temporal.Instant.compare(first, over) < 0 ? reachableOn(day.add({ days: 1 }), reach) : first
}
