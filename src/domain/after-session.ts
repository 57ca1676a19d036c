import type { Temporal } from 'temporal-polyfill'
import { isAfter, later } from './moments.ts'
import { nextReachable, type Reach } from './reachable.ts'
import { endsAt, type Session } from './session.ts'

/** So long after its moment the question still belongs to the session and comes at once, whatever the hour. */
const ON_TIME_HOURS = 2
const FIRST_REMINDER_HOURS = 24
const SECOND_REMINDER_HOURS = 72
/** A weekend moves both reminders to Monday; a day must lie between them. */
const BETWEEN_REMINDERS_HOURS = 24
const LAST_REMINDER_LASTS_HOURS = 72

interface AskingMoments {
  askAt: Temporal.Instant
  firstReminderAt: Temporal.Instant
  secondReminderAt: Temporal.Instant
  /** From here on silence. */
  silentFrom: Temporal.Instant
}

/**
 * When to ask somebody with these hours how a session was, and when to remind. A session that is over when it becomes
 * known was logged: whoever logged it is asked now, the other one in working hours.
 */
export function askingMoments(
  session: Pick<Session, 'startsAt' | 'minutes' | 'bookedBy'>,
  person: { userId: string; reach: Reach },
  now: Temporal.Instant,
): AskingMoments {
  const { reach } = person
  const end = endsAt(session)
  const known = later(end, now)
  const askAt = known === end || session.bookedBy === person.userId ? known : nextReachable(now, reach)
  const firstReminderAt = nextReachable(askAt.add({ hours: FIRST_REMINDER_HOURS }), reach)
  const secondReminderAt = nextReachable(
    later(
      askAt.add({ hours: SECOND_REMINDER_HOURS }),
      firstReminderAt.add({ hours: BETWEEN_REMINDERS_HOURS }),
    ),
    reach,
  )
  return {
    askAt,
    firstReminderAt,
    secondReminderAt,
    silentFrom: secondReminderAt.add({ hours: LAST_REMINDER_LASTS_HOURS }),
  }
}

/** Whether the question still comes at once, whatever the hour; later it waits for working hours. */
export function isFresh(dueAt: Temporal.Instant, now: Temporal.Instant): boolean {
  return !isAfter(now, dueAt.add({ hours: ON_TIME_HOURS }))
}
