import type { Temporal } from 'temporal-polyfill'
import { isBefore } from './moments.ts'
import { type Pair, type Role, roleOf } from './pair.ts'
import { dayOff, type Reach, reachableOn } from './reachable.ts'
import { ok, type Result, refuse } from './result.ts'
import { hasBegun, type Session, type SessionState, stateAt } from './session.ts'
import { localDate, localMoment } from './working-time.ts'

/** So many working days before a session each of the two gets the brief (DOMAIN, section 4). */
const WORKING_DAYS_BEFORE: Record<Role, number> = { mentor: 2, mentee: 1 }
/** With less time than this a brief changes nothing any more. */
const LEAST_HOURS = 2
/** A calendar with more days off in a row than this is a mistake, and its holidays do not count. */
const LONGEST_BREAK_DAYS = 400

/** When the brief of a session that starts then is due: as so many of the person's working days before it open. */
export function briefDueAt(startsAt: Temporal.Instant, role: Role, reach: Reach): Temporal.Instant {
  // Time off is for the day of sending: nobody knows now who will be away then.
  const known = { ...reach, awayUntil: null }
  let date = localDate(startsAt, reach.zone)
  for (let left = WORKING_DAYS_BEFORE[role], days = 0; left > 0; days += 1) {
    date = date.subtract({ days: 1 })
    const calendar = days < LONGEST_BREAK_DAYS ? known : { ...known, isHoliday: () => false }
    if (dayOff(date, calendar) === null) left -= 1
  }
  return localMoment(date, reach.workFrom, reach.zone)
}

/** The last moment at which a brief still helps. */
export const briefUntil = (startsAt: Temporal.Instant): Temporal.Instant =>
  startsAt.subtract({ hours: LEAST_HOURS })

/** The last day to which a brief can be put off: the day of the session where it begins late enough. */
export function lastBriefDay(startsAt: Temporal.Instant, reach: Reach): Temporal.PlainDate {
  const date = localDate(startsAt, reach.zone)
  return isBefore(briefUntil(startsAt), reachableOn(date, reach)) ? date.subtract({ days: 1 }) : date
}

/**
 * Whether a session that changed gets a new brief: always when none has been sent; after a move only if the new time is
 * so far away that its own moment lies ahead. Else the one that stands shows the new time.
 */
export function needsBrief(
  facts: { hasStanding: boolean; dueAt: Temporal.Instant },
  now: Temporal.Instant,
): boolean {
  return !facts.hasStanding || isBefore(now, facts.dueAt)
}

export type ConfirmRefusal =
  | { kind: 'not-yours' }
  | { kind: 'begun' }
  | { kind: 'moved' }
  | { kind: Exclude<SessionState, 'scheduled'> }

/** May this person say that the session, as they read it, is fine? Saying it twice asks for nothing more. */
export function mayConfirm(
  session: Session,
  pair: Pick<Pair, 'mentorId' | 'menteeId'>,
  read: { userId: string; revision: number },
  now: Temporal.Instant,
): Result<'confirm' | 'already', ConfirmRefusal> {
  if (roleOf(pair, read.userId) !== 'mentee') return refuse({ kind: 'not-yours' })
  const state = stateAt(session, now)
  if (state !== 'scheduled') return refuse({ kind: state })
  if (hasBegun(session, now)) return refuse({ kind: 'begun' })
  if (session.revision !== read.revision) return refuse({ kind: 'moved' })
  return ok(session.confirmedAt === null ? 'confirm' : 'already')
}
