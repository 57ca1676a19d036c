import { Temporal } from 'temporal-polyfill'
import { type Decision, SEND } from './nudge.ts'
import { endsAt, type Session } from './session.ts'
import { isWorkingMoment, nextWorkingMoment } from './working-time.ts'

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
 * When to ask somebody in this zone how a session was, and when to remind. A session that is over when it becomes
 * known was logged: whoever logged it is asked now, the other one in working hours.
 */
export function askingMoments(
  session: Pick<Session, 'startsAt' | 'minutes' | 'bookedBy'>,
  person: { userId: string; zone: string },
  now: Temporal.Instant,
): AskingMoments {
  const { zone } = person
  const end = endsAt(session)
  const known = Temporal.Instant.compare(end, now) < 0 ? now : end
  const askAt = known === end || session.bookedBy === person.userId ? known : nextWorkingMoment(now, zone)
  const firstReminderAt = nextWorkingMoment(askAt.add({ hours: FIRST_REMINDER_HOURS }), zone)
  const secondReminderAt = nextWorkingMoment(
    later(
      askAt.add({ hours: SECOND_REMINDER_HOURS }),
      firstReminderAt.add({ hours: BETWEEN_REMINDERS_HOURS }),
    ),
    zone,
  )
  return {
    askAt,
    firstReminderAt,
    secondReminderAt,
    silentFrom: secondReminderAt.add({ hours: LAST_REMINDER_LASTS_HOURS }),
  }
}

/** The question at a session's end: at once while it is fresh, else in working hours. */
export function decideAsk(dueAt: Temporal.Instant, now: Temporal.Instant, zone: string): Decision {
  const isFresh = Temporal.Instant.compare(now, dueAt.add({ hours: ON_TIME_HOURS })) <= 0
  return isFresh ? SEND : decideReminder(now, zone)
}

/** A reminder: in working hours only, in the zone of today. */
export function decideReminder(now: Temporal.Instant, zone: string): Decision {
  return isWorkingMoment(now, zone) ? SEND : { do: 'later', at: nextWorkingMoment(now, zone) }
}

const later = (one: Temporal.Instant, other: Temporal.Instant) =>
  Temporal.Instant.compare(one, other) > 0 ? one : other
