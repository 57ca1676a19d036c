import type { Temporal } from 'temporal-polyfill'
import { isClosed } from './feedback.ts'
import type { LedgerItem } from './ledger.ts'
import type { LedgerEntry } from './ledger-entry.ts'

/** Why an item waits for somebody, the most pressing first. */
export const WAITS = ['unsolved', 'overdue', 'unread', 'owned'] as const
export type Waits = (typeof WAITS)[number]

/** Who answers for an item: its owner if that is an IT lead, else all of them, since nobody else can open the ledger. */
export const answerersOf = (
  { ownerId }: Pick<LedgerItem, 'ownerId'>,
  leads: readonly string[],
): readonly string[] => (ownerId !== null && leads.includes(ownerId) ? [ownerId] : leads)

/** Why it waits for this person; null where it waits for somebody else, or for nobody. */
export function waitsFor(
  entry: Pick<LedgerEntry, 'status' | 'ownerId' | 'due' | 'reopened'>,
  userId: string,
  leads: readonly string[],
): Waits | null {
  const { status, ownerId, due, reopened } = entry
  if (isClosed(entry) || status === 'merged') return null
  const owned = ownerId === userId ? 'owned' : null
  if (!answerersOf(entry, leads).includes(userId)) return owned
  if (reopened > 0 && status === 'acknowledged') return 'unsolved'
  if (due?.isOverdue) return 'overdue'
  return status === 'new' ? 'unread' : owned
}

/**
 * The day on which IT hears that a leader has shared an item or says that it is not solved. Of a topic all of a week is
 * heard on the Monday after it: the next morning would tell the day.
 */
export const heardOn = (
  { sharing }: Pick<LedgerItem, 'sharing'>,
  today: Temporal.PlainDate,
): Temporal.PlainDate => (sharing === 'named' ? today.add({ days: 1 }) : nextMonday(today))

export const nextMonday = (today: Temporal.PlainDate): Temporal.PlainDate =>
  today.add({ days: 8 - today.dayOfWeek })
