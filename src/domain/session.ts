import { Temporal } from 'temporal-polyfill'
import { isAfter } from './moments.ts'
import { type Pair, type PairState, type Role, roleOf } from './pair.ts'
import { ok, type Result, refuse } from './result.ts'

export type SessionState = 'scheduled' | 'held' | 'cancelled' | 'missed'

/** One meeting of a pair. */
export interface Session {
  id: string
  workspaceId: string
  pairId: string
  state: SessionState
  startsAt: Temporal.Instant
  minutes: number
  bookedBy: string
  /** Grows with every move; part of the nudges' occasions, so that a moved session is announced anew. */
  revision: number
  /** When the mentee confirmed this revision of it; null while they have not. */
  confirmedAt: Temporal.Instant | null
  /** Who called it off, or said that it did not take place; null where nobody did. */
  cancelledBy: string | null
  /** Where they meet, or the link of the call; null when they know anyway. */
  place: string | null
  /** The mentee's one-click rating, 1 to 5. */
  rating: number | null
  /** The mentee said that there is nothing to tell IT this time. */
  nothingToTell: boolean
}

/** A session that dates keep falling through for may be as short as this, whatever was agreed. */
export const SHORT_MINUTES = 30

/** What a session that was just booked has none of, and where its revisions begin. */
export const JUST_BOOKED = {
  revision: 1,
  confirmedAt: null,
  cancelledBy: null,
  rating: null,
  nothingToTell: false,
} as const

/** So long after its end a session is asked about; when nobody has said a word of it by then, it was missed. */
export const ASKED_FOR_HOURS = 7 * 24

export function endsAt(session: Pick<Session, 'startsAt' | 'minutes'>): Temporal.Instant {
  return session.startsAt.add({ minutes: session.minutes })
}

/** What the session is at a moment: one whose end has passed counts as held until somebody says so, or nobody does. */
export function stateAt(
  session: Pick<Session, 'state' | 'startsAt' | 'minutes'>,
  now: Temporal.Instant,
): SessionState {
  if (session.state !== 'scheduled') return session.state
  return !isAfter(endsAt(session), now) ? 'held' : 'scheduled'
}

/** Missed because nobody has said a word, not because somebody said so: a late word still counts. */
export const isUnheard = ({ state, cancelledBy }: Pick<Session, 'state' | 'cancelledBy'>): boolean =>
  state === 'missed' && cancelledBy === null

/** Whether the start has come; says nothing about whether anybody was there. */
export function hasBegun(session: Pick<Session, 'startsAt'>, now: Temporal.Instant): boolean {
  return !isAfter(session.startsAt, now)
}

export type MeetingRefusal =
  | { kind: 'not-your-pair' }
  | { kind: 'paused'; until: Temporal.PlainDate | null }
  | { kind: 'left' }
  | { kind: 'not-active'; state: Exclude<PairState, 'active' | 'paused'> }

/** Who may see to the dates of a pair's sessions: the two, and the delegate of the leader. */
export type Scheduler = Role | 'delegate'

function schedulerOf(
  pair: Pick<Pair, 'mentorId' | 'menteeId'>,
  userId: string,
  delegateId: string | null,
): Scheduler | null {
  return roleOf(pair, userId) ?? (userId === delegateId ? 'delegate' : null)
}

/** May this person book a session of the pair? `delegateId` is who schedules for its leader. */
export function mayMeet(
  pair: Pick<Pair, 'mentorId' | 'menteeId' | 'state' | 'pausedUntil' | 'leftBy'>,
  userId: string,
  delegateId: string | null = null,
): Result<Scheduler, MeetingRefusal> {
  const role = schedulerOf(pair, userId, delegateId)
  if (role === null) return refuse({ kind: 'not-your-pair' })
  if (pair.state === 'active') return ok(role)
  if (pair.state === 'paused' && pair.leftBy !== null) return refuse({ kind: 'left' })
  if (pair.state === 'paused') return refuse({ kind: 'paused', until: pair.pausedUntil })
  return refuse({ kind: 'not-active', state: pair.state })
}

export type ChangeRefusal =
  | { kind: 'not-your-session' }
  | { kind: 'begun' }
  | { kind: 'held' }
  | { kind: 'cancelled' }
  | { kind: 'missed' }

/** May this person still move or cancel the session? `delegateId` as above. */
export function mayChange(
  session: Session,
  pair: Pick<Pair, 'mentorId' | 'menteeId'>,
  userId: string,
  now: Temporal.Instant,
  delegateId: string | null = null,
): Result<Scheduler, ChangeRefusal> {
  const role = schedulerOf(pair, userId, delegateId)
  if (role === null) return refuse({ kind: 'not-your-session' })
  const state = stateAt(session, now)
  if (state !== 'scheduled') return refuse({ kind: state })
  return hasBegun(session, now) ? refuse({ kind: 'begun' }) : ok(role)
}

export type MissedRefusal =
  | { kind: 'not-your-session' }
  | { kind: 'not-begun' }
  | { kind: 'answered' }
  | { kind: 'cancelled' }
  | { kind: 'missed' }

/** May this person say that the session did not take place? Only until one of the two has answered about it. */
export function mayMiss(
  session: Session,
  facts: { pair: Pick<Pair, 'mentorId' | 'menteeId'>; answered: boolean },
  userId: string,
  now: Temporal.Instant,
): Result<Role, MissedRefusal> {
  const role = roleOf(facts.pair, userId)
  if (role === null) return refuse({ kind: 'not-your-session' })
  if (session.state === 'cancelled' || session.state === 'missed') return refuse({ kind: session.state })
  if (!hasBegun(session, now)) return refuse({ kind: 'not-begun' })
  return facts.answered ? refuse({ kind: 'answered' }) : ok(role)
}

export type ConfirmRefusal = { kind: 'not-your-session' } | { kind: 'not-missed' }

/** May this person say that a session took place after all of which nobody had said a word? Said twice it is the same. */
export function mayConfirm(
  session: Pick<Session, 'state' | 'cancelledBy'>,
  pair: Pick<Pair, 'mentorId' | 'menteeId'>,
  userId: string,
): Result<Role, ConfirmRefusal> {
  const role = roleOf(pair, userId)
  if (role === null) return refuse({ kind: 'not-your-session' })
  return session.state === 'held' || isUnheard(session) ? ok(role) : refuse({ kind: 'not-missed' })
}

/** Whether a session that lies ahead is called off by what became of its pair; `zone` says when a pause's day begins. */
export function fallsWithPair(
  session: Pick<Session, 'startsAt'>,
  pair: Pick<Pair, 'state' | 'pausedUntil' | 'leftBy'>,
  zone: string,
): boolean {
  if (pair.state === 'active') return false
  if (pair.state !== 'paused' || pair.pausedUntil === null || pair.leftBy !== null) return true
  const date = session.startsAt.toZonedDateTimeISO(zone).toPlainDate()
  return Temporal.PlainDate.compare(date, pair.pausedUntil) < 0
}

/** What a mentor may ask about IT in the last minutes (DOMAIN, section 4). */
export const ASK_NOW_QUESTIONS = [
  'stop-start-continue',
  'slowed-down',
  'work-around',
  'one-point-more',
  'who-struggles',
] as const
export type AskNowQuestion = (typeof ASK_NOW_QUESTIONS)[number]

/** The question for a session that so many of the pair went before: another one every time, then from the start. */
export function askNowQuestion(earlierSessions: number): AskNowQuestion {
  const question = ASK_NOW_QUESTIONS[earlierSessions % ASK_NOW_QUESTIONS.length]
  if (!question) throw new RangeError('a count of sessions is a whole number from 0')
  return question
}
