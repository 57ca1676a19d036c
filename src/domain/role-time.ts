import { Temporal } from 'temporal-polyfill'
import type { Cadence } from './agreement.ts'
import type { NotPairable, Pair } from './pair.ts'
import { ok, type Result, refuse } from './result.ts'
import { type Session, stateAt } from './session.ts'
import { localDate } from './working-time.ts'

/** A role beside everyday work takes an hour a month at least, and a week of work at most. [own] */
export const HOURS = { least: 1, most: 40 } as const
/** So many minutes of preparation may be added at once. */
export const MOST_ADDED_MINUTES = 600

const MINUTES_AN_HOUR = 60
/** A mentor is told when four fifths of a month are used: early enough to change something. */
const NEARLY = { numerator: 4, denominator: 5 } as const

/** How a line manager stands to the hours: not asked yet or not answered, fine with them, or to be talked with first. */
export type ManagerAnswer = 'waiting' | 'fine' | 'talk'

/** The hours a month that a mentor may spend on the role. */
export interface TimeBudget {
  mentorId: string
  hours: number
  /** The line manager who is asked; null where none was named. */
  managerId: string | null
  answer: ManagerAnswer | null
  answeredAt: Temporal.Instant | null
  /** Grows with every change; forms and buttons carry the one that they showed. */
  revision: number
  /** The revision with which the manager was asked the last time. */
  askedRevision: number | null
}

/** A session of a mentor with what was written down about its minutes; null where nothing was. */
export interface MentoredSession extends Pick<Session, 'pairId' | 'state' | 'startsAt' | 'minutes'> {
  mentorId: string
  written: { minutes: number; preparation: number } | null
}

/** Preparation that a mentor added beside any session. */
export interface AddedMinutes {
  id: string
  mentorId: string
  pairId: string
  minutes: number
  spentOn: Temporal.PlainDate
}

/** What a month of the role has come to, in whole minutes. */
export interface MonthTime {
  month: Temporal.PlainYearMonth
  minutes: number
  /** What of it was preparation. */
  preparation: number
  /** Sessions of which nothing was written down, counted with their planned length. */
  asPlanned: number
}

/** All that one or several mentors spent their time on. */
export interface Spent {
  sessions: readonly MentoredSession[]
  added: readonly AddedMinutes[]
}

/** The month that calendars in a zone show at a moment. */
export function monthOf(at: Temporal.Instant, zone: string): Temporal.PlainYearMonth {
  return localDate(at, zone).toPlainYearMonth()
}

/** The moment at which a month begins in a zone. */
export function monthBegins(month: Temporal.PlainYearMonth, zone: string): Temporal.Instant {
  return month.toPlainDate({ day: 1 }).toZonedDateTime(zone).toInstant()
}

/** What a month came to; a session counts in the month in which it began by the mentor's own clock. */
export function timeIn(
  month: Temporal.PlainYearMonth,
  { sessions, added }: Spent,
  zone: string,
  now: Temporal.Instant,
): MonthTime {
  const time: MonthTime = { month, minutes: 0, preparation: 0, asPlanned: 0 }
  for (const session of sessions) {
    if (stateAt(session, now) !== 'held' || !monthOf(session.startsAt, zone).equals(month)) continue
    const { minutes, preparation } = session.written ?? { minutes: session.minutes, preparation: 0 }
    time.minutes += minutes + preparation
    time.preparation += preparation
    if (session.written === null) time.asPlanned += 1
  }
  for (const { minutes, spentOn } of added) {
    if (!spentOn.toPlainYearMonth().equals(month)) continue
    time.minutes += minutes
    time.preparation += minutes
  }
  return time
}

/** What of it belongs to those for which this holds. */
export const spentBy = (
  { sessions, added }: Spent,
  belongs: (one: { mentorId: string; pairId: string }) => boolean,
): Spent => ({ sessions: sessions.filter(belongs), added: added.filter(belongs) })

/** Whether four fifths of the hours are used. */
export const isNearlyUsed = (minutes: number, hours: number): boolean =>
  minutes * NEARLY.denominator >= hours * MINUTES_AN_HOUR * NEARLY.numerator

export const isOver = (minutes: number, hours: number): boolean => minutes > hours * MINUTES_AN_HOUR

/** So many sessions a month comes to with this cadence. */
const SESSIONS_A_MONTH: Record<Cadence, number> = { weekly: 4, biweekly: 2, monthly: 1 }

/** The hours a month that fit these agreements: each session and as long again to prepare it, in whole hours. [own] */
export function suggestedHours(pairs: readonly Pick<Pair, 'cadence' | 'sessionMinutes'>[]): number {
  const minutes = pairs.reduce(
    (sum, { cadence, sessionMinutes }) => sum + 2 * sessionMinutes * SESSIONS_A_MONTH[cadence],
    0,
  )
  return Math.min(HOURS.most, Math.max(HOURS.least, Math.ceil(minutes / MINUTES_AN_HOUR)))
}

export type ManagerRefusal =
  | { kind: 'oneself' }
  | { kind: 'own-leader' }
  | { kind: 'not-a-person'; why: NotPairable }

/** May this person be asked as the mentor's line manager? `leaders` are those whom the mentor mentors. */
export function mayBeManager(facts: {
  mentorId: string
  manager: { id: string; why: NotPairable | null }
  leaders: readonly string[]
}): Result<null, ManagerRefusal> {
  const { mentorId, manager, leaders } = facts
  if (manager.id === mentorId) return refuse({ kind: 'oneself' })
  if (manager.why) return refuse({ kind: 'not-a-person', why: manager.why })
  return leaders.includes(manager.id) ? refuse({ kind: 'own-leader' }) : ok(null)
}

/**
 * What saving hours and manager means. Whoever is newly named, asked for more, or wanted to talk first is asked; fewer
 * hours need nobody's yes. What was saved already, as by the same form delivered twice, changes nothing.
 */
export function decideBudget(
  stored: TimeBudget | null,
  wanted: Pick<TimeBudget, 'mentorId' | 'hours' | 'managerId'>,
  shownRevision: number,
): Result<TimeBudget | 'unchanged', { kind: 'changed-elsewhere' }> {
  const isSameManager = stored?.managerId === wanted.managerId
  if (stored && isSameManager && stored.hours === wanted.hours) return ok('unchanged')
  if ((stored?.revision ?? 0) !== shownRevision) return refuse({ kind: 'changed-elsewhere' })
  const revision = shownRevision + 1
  if (wanted.managerId === null)
    return ok({ ...wanted, answer: null, answeredAt: null, revision, askedRevision: null })
  if (stored && isSameManager && wanted.hours < stored.hours && stored.answer !== 'talk')
    return ok({ ...stored, hours: wanted.hours, revision })
  return ok({ ...wanted, answer: 'waiting', answeredAt: null, revision, askedRevision: revision })
}

/** Whether saving this budget has its manager asked. */
export const asksManager = ({ revision, askedRevision }: TimeBudget): boolean => askedRevision === revision

export type ManagerAnswerRefusal =
  /** Never asked, or somebody else is by now. */
  | { kind: 'not-asked' }
  /** The hours are others than those that the message showed. */
  | { kind: 'changed'; hours: number }
  | { kind: 'said-fine' }

/** May this person answer for the mentor's hours as they stood in this revision? Said twice it is the same. */
export function mayAnswerForHours(
  budget: TimeBudget | null,
  by: { userId: string; revision: number; answer: Exclude<ManagerAnswer, 'waiting'> },
): Result<'answer' | 'unchanged', ManagerAnswerRefusal> {
  if (budget === null || budget.managerId !== by.userId) return refuse({ kind: 'not-asked' })
  if (budget.revision !== by.revision) return refuse({ kind: 'changed', hours: budget.hours })
  if (budget.answer === by.answer) return ok('unchanged')
  return budget.answer === 'fine' ? refuse({ kind: 'said-fine' }) : ok('answer')
}

export type AddRefusal = { kind: 'ahead' } | { kind: 'long-ago'; earliest: Temporal.PlainDate }

/** May preparation be added for this day? For this month and the one before, which is as far as hours are looked at. */
export function mayAddOn(spentOn: Temporal.PlainDate, today: Temporal.PlainDate): Result<null, AddRefusal> {
  if (Temporal.PlainDate.compare(spentOn, today) > 0) return refuse({ kind: 'ahead' })
  const earliest = today.with({ day: 1 }).subtract({ months: 1 })
  return Temporal.PlainDate.compare(spentOn, earliest) < 0 ? refuse({ kind: 'long-ago', earliest }) : ok(null)
}
