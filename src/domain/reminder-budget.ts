import { Temporal } from 'temporal-polyfill'
import { isAfter } from './moments.ts'
import type { Decision, Nudge } from './nudge.ts'

/** So often may one person be asked again about one session (decision 7). */
export const REMINDERS_PER_SESSION = 2
/** Two messages that ask the same thing within so many hours are one too many. */
const MERGED_WITHIN_HOURS = 12

/**
 * One message to a person about a session: appointed, such as the brief and the question at its end, or a further one
 * of the same sort.
 */
export interface AskingRow extends Pick<Nudge, 'id' | 'state' | 'snoozes' | 'dueAt' | 'queuedAt'> {
  isReminder: boolean
  /** Before the session, or after it: only messages about the same thing are one too many close together. */
  side: 'before' | 'after'
  sentAt: Temporal.Instant | null
}

/** How many reminders the person has had: each reminder that was sent, and each further copy of what was put off. */
export function remindersSent(rows: readonly AskingRow[]): number {
  return rows.reduce((sum, row) => {
    // Putting off needs a message that stands, so every snooze was one sending.
    const sendings = row.snoozes + (stands(row) ? 1 : 0)
    return sum + Math.max(0, row.isReminder ? sendings : sendings - 1)
  }, 0)
}

/** Whether another copy may be promised; what was promised before holds its place. */
export function mayRemindAgain(rows: readonly AskingRow[]): boolean {
  const promised = rows.filter((row) => isPutOff(row) && (row.state === 'pending' || row.state === 'queued'))
  return remindersSent(rows) + promised.length < REMINDERS_PER_SESSION
}

/** What the budget makes of a message that is about to go out; `rows` are all of its session and person, itself too. */
export function decideBudget(id: string, rows: readonly AskingRow[], now: Temporal.Instant): Decision {
  const own = rows.find((row) => row.id === id)
  const asksAgain = own !== undefined && (own.isReminder || own.snoozes > 0)
  if (!asksAgain) return { do: 'send' }
  const others = rows.filter((row) => row.id !== id)
  if (others.some((other) => other.side === own.side && takesOver(other, own, now)))
    return { do: 'drop', why: 'merged' }
  // Its own state may say that it is being sent already.
  const sent = remindersSent([...others, { ...own, state: 'queued' }])
  return sent < REMINDERS_PER_SESSION ? { do: 'send' } : { do: 'drop', why: 'over-budget' }
}

const stands = ({ state }: AskingRow) => state === 'sending' || state === 'sent' || state === 'unknown'

const isPutOff = ({ snoozes }: AskingRow) => snoozes > 0

/** Whether the other one has just asked, will ask on a day of the person's choice, or sets out before this one. */
function takesOver(other: AskingRow, own: AskingRow, now: Temporal.Instant): boolean {
  switch (other.state) {
    case 'pending':
      return isPutOff(other) && !isPutOff(own)
    case 'queued':
      return isPutOff(other) === isPutOff(own) ? isDueBefore(other, own) : isPutOff(other)
    default: {
      const at = stands(other) ? (other.sentAt ?? other.queuedAt) : null
      return at !== null && isAfter(at, now.subtract({ hours: MERGED_WITHIN_HOURS }))
    }
  }
}

function isDueBefore(one: AskingRow, other: AskingRow): boolean {
  const byDue = Temporal.Instant.compare(one.dueAt, other.dueAt)
  return byDue < 0 || (byDue === 0 && one.id < other.id)
}
