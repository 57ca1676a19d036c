import type { Temporal } from 'temporal-polyfill'
import { type IsoWeek, isoWeekOf, mondayOf, nextWeek } from './iso-week.ts'
import { isBefore } from './moments.ts'
import { type DayOff, dayOff, nextReachable, type Reach } from './reachable.ts'
import { ok, type Result, refuse } from './result.ts'
import { localDate, localMoment } from './working-time.ts'

/** When a person wants the weekly check-in: an ISO weekday (Monday is 1) and a local time, `HH:MM`. */
export interface CheckInPreference {
  day: 1 | 2 | 3 | 4 | 5
  time: string
}

export const DEFAULT_CHECK_IN: CheckInPreference = { day: 1, time: '09:30' }

/** The preference as it is stored with a person; the database's checks hold the narrow type of the day. */
export function preferenceOf(member: { checkInDay: number; checkInTime: string }): CheckInPreference {
  return { day: member.checkInDay as CheckInPreference['day'], time: member.checkInTime }
}

export type CheckInAnswer = 'on-track' | 'help' | 'skip'

/** So long after the due time a check-in still counts as on time and goes out at once, whatever the hour. */
export const CHECK_IN_GRACE_HOURS = 2
/** So long after the due time a check-in may go out in working hours; then the next week's does its work. */
export const CHECK_IN_TOLERANCE_HOURS = 24

/** When a week's check-in is due in a zone; skipped and repeated clock times as in `localMoment`. */
export function checkInDueAt(week: IsoWeek, preference: CheckInPreference, zone: string): Temporal.Instant {
  return localMoment(mondayOf(week).add({ days: preference.day - 1 }), preference.time, zone)
}

/** The first check-in that is not due before now, of a week later than `after` when that is given. */
export function nextCheckIn(
  preference: CheckInPreference,
  zone: string,
  now: Temporal.Instant,
  after?: IsoWeek,
): { week: IsoWeek; dueAt: Temporal.Instant } {
  const thisWeek = isoWeekOf(localDate(now, zone))
  let week = after !== undefined && after >= thisWeek ? nextWeek(after) : thisWeek
  for (; ; week = nextWeek(week)) {
    const dueAt = checkInDueAt(week, preference, zone)
    if (!isBefore(dueAt, now)) return { week, dueAt }
  }
}

interface CheckInFacts {
  week: IsoWeek
  preference: CheckInPreference
  /** With the zone read fresh at the moment of sending: the person may have travelled since it was planned. */
  reach: Reach
  now: Temporal.Instant
  answered: boolean
  activePairs: number
  /** When the person asked to have it instead. */
  putOffTo?: Temporal.Instant | null
}

type CheckInDecision =
  | { do: 'send' }
  | { do: 'later'; at: Temporal.Instant }
  | { do: 'drop'; why: 'answered' | 'no-active-pair' | 'too-late' | 'away' | 'holiday' }

/**
 * Whether a week's check-in goes out now, later or never. Early (the person went west): later, at the due time.
 * Late (the bot was down, the person went east): within the grace now, then in the next working moment within the
 * tolerance, then never. A day off has no grace, and moves it as far as its week allows. The same facts at the `later` moment always say send, so a check-in
 * waits at most once.
 */
export function decideCheckIn(facts: CheckInFacts): CheckInDecision {
  const { now, reach, week } = facts
  if (facts.answered) return { do: 'drop', why: 'answered' }
  if (facts.activePairs === 0) return { do: 'drop', why: 'no-active-pair' }

  const dueAt = facts.putOffTo ?? checkInDueAt(week, facts.preference, reach.zone)
  if (isBefore(now, dueAt)) return { do: 'later', at: dueAt }
  const off = dayOff(localDate(dueAt, reach.zone), reach)
  const isFresh = !isBefore(dueAt.add({ hours: CHECK_IN_GRACE_HOURS }), now)
  if (isFresh && off === null) return { do: 'send' }

  const at = nextReachable(now, reach)
  if (isoWeekOf(localDate(at, reach.zone)) > week || isTooLate({ off, dueAt, at }, reach.zone))
    return { do: 'drop', why: off === 'away' || off === 'holiday' ? off : 'too-late' }
  return at.equals(now) ? { do: 'send' } : { do: 'later', at }
}

/**
 * Whether another moment is too late for what was due on a day. A holiday or time off moves it by a day at most, to any
 * hour; on a weekday that is never a working one, the next one that is does as well.
 */
function isTooLate(
  { off, dueAt, at }: { off: DayOff | null; dueAt: Temporal.Instant; at: Temporal.Instant },
  zone: string,
): boolean {
  if (off === null) return isBefore(dueAt.add({ hours: CHECK_IN_TOLERANCE_HOURS }), at)
  if (off === 'out-of-hours') return false
  return localDate(dueAt, zone).until(localDate(at, zone)).days > 1
}

export type CheckInRefusal =
  | { kind: 'not-yours' }
  | { kind: 'newer-sent' }
  | { kind: 'answered'; answer: CheckInAnswer }

/** May this person still answer a week's check-in? The first answer stays; a newer check-in closes the older. */
export function mayAnswerCheckIn(facts: {
  isReceiver: boolean
  newerSent: boolean
  answer: CheckInAnswer | null
}): Result<null, CheckInRefusal> {
  if (!facts.isReceiver) return refuse({ kind: 'not-yours' })
  if (facts.answer !== null) return refuse({ kind: 'answered', answer: facts.answer })
  return facts.newerSent ? refuse({ kind: 'newer-sent' }) : ok(null)
}
