import type { Temporal } from 'temporal-polyfill'
import { isAfter } from './moments.ts'
import { isRunning, type Pair, type PairState, type Role, roleOf } from './pair.ts'
import { ok, type Result, refuse } from './result.ts'
import { endsAt, type Session, stateAt } from './session.ts'
import { HELD_BEFORE_REVIEW } from './session-plan.ts'
import { addWorkingDays, localDate, localMoment } from './working-time.ts'

export const WORTHS = ['yes', 'partly', 'no'] as const
/** Whether the sessions are worth the time. */
export type Worth = (typeof WORTHS)[number]

/** What one of the two has answered. */
export interface MidPointAnswer {
  userId: string
  worth: Worth
}

/** The session after which this pair looks back, as its sessions stand; null while it is not booked, or will not be. */
export function reviewedSession<S extends Pick<Session, 'state' | 'startsAt'>>(
  sessions: readonly S[],
  of: number,
): S | null {
  if (of < HELD_BEFORE_REVIEW) return null
  const counting = sessions
    .filter(({ state }) => state === 'scheduled' || state === 'held')
    .toSorted((one, other) => (isAfter(one.startsAt, other.startsAt) ? 1 : -1))
  return counting[HELD_BEFORE_REVIEW - 1] ?? null
}

const WORKING_DAYS_AFTER = 2
const REVIEW_AT = '10:00'

/** When a pair is asked: two working days later, so that it does not come on top of the questions at the end. */
export function reviewAt(session: Pick<Session, 'startsAt' | 'minutes'>, zone: string): Temporal.Instant {
  return workingDaysAfter(endsAt(session), zone)
}

/** When a pair is asked after a session that becomes known late; null where it has met again, and is past it. */
export function lateReviewAt(
  session: Session,
  sessions: readonly Session[],
  zone: string,
  now: Temporal.Instant,
): Temporal.Instant | null {
  const hasMetSince = sessions.some(
    (other) => isAfter(other.startsAt, session.startsAt) && stateAt(other, now) === 'held',
  )
  return hasMetSince ? null : workingDaysAfter(now, zone)
}

const workingDaysAfter = (moment: Temporal.Instant, zone: string): Temporal.Instant =>
  localMoment(addWorkingDays(localDate(moment, zone), WORKING_DAYS_AFTER), REVIEW_AT, zone)

/** Whether it still makes sense: the session was held, and it is the one to look back after. */
export function isReviewDue(
  session: Session,
  facts: { sessions: readonly Session[]; of: number },
  now: Temporal.Instant,
): boolean {
  if (stateAt(session, now) !== 'held') return false
  return reviewedSession(facts.sessions, facts.of)?.id === session.id
}

/** So long an answer waits for the other one before it is shown. */
const HIDDEN_DAYS = 7
const HOURS_A_DAY = 24

/** From when on both see what was answered, whether both have answered or not. */
export function shownFrom(askedAt: Temporal.Instant): Temporal.Instant {
  return askedAt.add({ hours: HIDDEN_DAYS * HOURS_A_DAY })
}

/** Whether the two see each other's answers: both have answered, or a week has passed. */
export function areAnswersShown(
  answers: readonly MidPointAnswer[],
  askedAt: Temporal.Instant,
  now: Temporal.Instant,
): boolean {
  return answers.length > 1 || (answers.length > 0 && !isAfter(shownFrom(askedAt), now))
}

export type WorthRefusal =
  | { kind: 'not-your-pair' }
  | { kind: 'not-running'; state: PairState }
  | { kind: 'shown'; worth: Worth }

/** May this person say what the time is worth? An answer may change until the other one can see it. */
export function mayAnswerWorth(
  pair: Pick<Pair, 'mentorId' | 'menteeId' | 'state'>,
  facts: { own: Worth | null; isShown: boolean },
  userId: string,
): Result<Role, WorthRefusal> {
  const role = roleOf(pair, userId)
  if (role === null) return refuse({ kind: 'not-your-pair' })
  if (!isRunning(pair)) return refuse({ kind: 'not-running', state: pair.state })
  return facts.own !== null && facts.isShown ? refuse({ kind: 'shown', worth: facts.own }) : ok(role)
}
