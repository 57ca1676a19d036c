import { Temporal } from 'temporal-polyfill'
import { isAfter } from './moments.ts'
import { type Pair, type PairState, type Role, roleOf } from './pair.ts'
import { ok, type Result, refuse } from './result.ts'
import { hasBegun, type Session, stateAt } from './session.ts'
import { sessionsPlanned } from './session-plan.ts'
import { CADENCE_DAYS } from './session-time.ts'
import { localDate, localMoment } from './working-time.ts'

/** All that says how near a pair is to its end. */
export interface Programme {
  pair: Pick<Pair, 'cadence' | 'months' | 'endsOn' | 'state' | 'pausedUntil' | 'leftBy'>
  /** Everything the two have booked, whatever became of it. */
  sessions: readonly Session[]
  /** The leader's: a pair's days are the leader's days. */
  zone: string
}

/** How far the agreement reaches. */
type Agreed = Pick<Pair, 'cadence' | 'months' | 'endsOn'>

/** Whether a session is the last one by agreement, or has only that one to come, which is not booked yet. */
export type ClosingPlace = 'last' | 'before-last'

/**
 * A session is the last one when nothing is booked after it, and it is the last of the plan or the cadence leaves no
 * room for another before the pair's last day. What goes beyond the plan has only that day before it.
 */
export function closingPlace(
  sessionId: string,
  programme: Pick<Programme, 'sessions' | 'zone'> & { pair: Agreed },
): ClosingPlace | null {
  const { pair, zone } = programme
  const counting = programme.sessions
    .filter(({ state }) => state === 'scheduled' || state === 'held')
    .toSorted((one, other) => Temporal.Instant.compare(one.startsAt, other.startsAt))
  const index = counting.findIndex(({ id }) => id === sessionId)
  const [session, ...after] = index < 0 ? [] : counting.slice(index)
  if (!session || after.length > 0) return null
  const [number, on] = [index + 1, localDate(session.startsAt, zone)]
  if (isLast(number, on, pair)) return 'last'
  return isLast(number + 1, nextBy(on, pair), pair) ? 'before-last' : null
}

const nextBy = (on: Temporal.PlainDate, { cadence }: Pick<Pair, 'cadence'>): Temporal.PlainDate =>
  on.add({ days: CADENCE_DAYS[cadence] })

function isLast(number: number, on: Temporal.PlainDate, pair: Agreed): boolean {
  if (number === sessionsPlanned(pair)) return true
  return pair.endsOn !== null && Temporal.PlainDate.compare(nextBy(on, pair), pair.endsOn) > 0
}

/** So long before its last day a pair that has nothing booked is reminded that it ends. */
const ENDS_SOON_DAYS = 14
const ENDS_SOON_AT = '10:00'

/** When it is. */
export const endsSoonAt = (endsOn: Temporal.PlainDate, zone: string): Temporal.Instant =>
  localMoment(endsOn.subtract({ days: ENDS_SOON_DAYS }), ENDS_SOON_AT, zone)

/** Whether the note still makes sense: nothing is booked, and the last session has not been held. */
export function isEndNoteDue(programme: Programme, now: Temporal.Instant): boolean {
  const { state, leftBy, pausedUntil, endsOn } = programme.pair
  if (endsOn === null || leftBy !== null) return false
  const restsToTheEnd = pausedUntil !== null && Temporal.PlainDate.compare(pausedUntil, endsOn) >= 0
  if ((state !== 'active' && state !== 'paused') || restsToTheEnd) return false
  return programme.sessions.every(
    (session) =>
      (session.state !== 'scheduled' || hasBegun(session, now)) &&
      closingPlace(session.id, programme) !== 'last',
  )
}

/** Whether the two are in the last stretch, in which the summary is written. */
export function isClosing(programme: Programme, now: Temporal.Instant): boolean {
  const { endsOn } = programme.pair
  const today = localDate(now, programme.zone)
  if (endsOn !== null && today.until(endsOn).days <= ENDS_SOON_DAYS) return true
  return programme.sessions.some((session) => {
    const place = closingPlace(session.id, programme)
    return place === 'last' || (place === 'before-last' && stateAt(session, now) === 'held')
  })
}

/** When a pair with this last day completes: on the morning after it, so that a session on that day still takes place. */
export const completesAt = (endsOn: Temporal.PlainDate, zone: string): Temporal.Instant =>
  localMoment(endsOn.add({ days: 1 }), COMPLETES_AT, zone)
const COMPLETES_AT = '09:30'

/** So long after a pair was completed its summary can be written. */
const WRITTEN_FOR_DAYS = 14

/** The last day on which the summary of a pair that was completed then can be written. */
export const writtenUntil = (completedAt: Temporal.Instant, zone: string): Temporal.PlainDate =>
  localDate(completedAt, zone).add({ days: WRITTEN_FOR_DAYS })

/** When that day is over. */
export const writingOver = (completedAt: Temporal.Instant, zone: string): Temporal.Instant =>
  localMoment(writtenUntil(completedAt, zone).add({ days: 1 }), '00:00', zone)

export type ClosingRefusal =
  | { kind: 'not-your-pair' }
  | { kind: 'too-early' }
  | { kind: 'not-running'; state: Exclude<PairState, 'active' | 'paused' | 'completed'> }
  | { kind: 'over'; since: Temporal.PlainDate }

/** May this person write the closing summary? Both, from the last stretch until two weeks after the pair is completed. */
export function mayWriteClosing(
  pair: Pick<Pair, 'mentorId' | 'menteeId' | 'state'>,
  facts: { programme: Programme; completedAt: Temporal.Instant | null },
  userId: string,
  now: Temporal.Instant,
): Result<Role, ClosingRefusal> {
  const { programme, completedAt } = facts
  const role = roleOf(pair, userId)
  if (role === null) return refuse({ kind: 'not-your-pair' })
  const { state } = pair
  if (state === 'active' || state === 'paused')
    return isClosing(programme, now) ? ok(role) : refuse({ kind: 'too-early' })
  if (state !== 'completed') return refuse({ kind: 'not-running', state })
  if (completedAt === null) return ok(role)
  const isOpen = isAfter(writingOver(completedAt, programme.zone), now)
  return isOpen ? ok(role) : refuse({ kind: 'over', since: writtenUntil(completedAt, programme.zone) })
}

/** What the two write into their summary themselves. */
export interface ClosingWords {
  decided: string | null
  thanks: string | null
  /** Whether and how they stay in touch. */
  inTouch: string | null
}

export const CLOSING_FIELDS = ['decided', 'thanks', 'inTouch'] as const
export type ClosingField = (typeof CLOSING_FIELDS)[number]

/** As the checks on the table have it. */
export const CLOSING_MAX: Record<ClosingField, number> = { decided: 1000, thanks: 500, inTouch: 300 }

export const NO_WORDS: ClosingWords = { decided: null, thanks: null, inTouch: null }

export type Writing =
  | { do: 'nothing' }
  | { do: 'save'; words: ClosingWords }
  /** Somebody else was faster: what they changed, and what this person would have it say then. */
  | { do: 'look-again'; changed: ClosingField[]; words: ClosingWords }

/**
 * What becomes of what was typed into a form that showed `seen`, while `current` stands: nobody's words are overwritten
 * by somebody who has not read them. What this person did not touch follows what stands.
 */
export function decideWriting(seen: ClosingWords, current: ClosingWords, typed: ClosingWords): Writing {
  const touched = CLOSING_FIELDS.filter((name) => typed[name] !== seen[name])
  const words = { ...current, ...Object.fromEntries(touched.map((name) => [name, typed[name]])) }
  if (CLOSING_FIELDS.every((name) => words[name] === current[name])) return { do: 'nothing' }
  const changed = CLOSING_FIELDS.filter((name) => current[name] !== seen[name])
  return changed.length > 0 ? { do: 'look-again', changed, words } : { do: 'save', words }
}

/** How long the sessions took together, in minutes. */
export const minutesOf = (sessions: readonly Pick<Session, 'minutes'>[]): number =>
  sessions.reduce((sum, { minutes }) => sum + minutes, 0)

/** Those that took place, the first first, with their number in the plan. */
export function heldSessions(
  sessions: readonly Session[],
  now: Temporal.Instant,
): { session: Session; number: number }[] {
  return sessions
    .filter(({ state }) => state === 'scheduled' || state === 'held')
    .toSorted((one, other) => Temporal.Instant.compare(one.startsAt, other.startsAt))
    .map((session, index) => ({ session, number: index + 1 }))
    .filter(({ session }) => stateAt(session, now) === 'held')
}
