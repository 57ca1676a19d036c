import { Temporal } from 'temporal-polyfill'
import { closingPlace } from './closing.ts'
import { isAfter, isBefore, later } from './moments.ts'
import { type Pair, startedAt } from './pair.ts'
import { ok, type Result, refuse } from './result.ts'
import { endsAt, type Session, stateAt } from './session.ts'
import { localDate, localMoment } from './working-time.ts'

/** So many dates in a row that fell through stall a pair (DOMAIN, section 3). */
const FALLEN_IN_A_ROW = 2
/** So many days of the leader without a session do too. */
const QUIET_DAYS = 45
/** A session booked within so many days is waited for: whoever asked now would be told "we meet next week". */
const BOOKED_SOON_DAYS = 14
const LOOKED_AT = '09:00'

/** A session with when it was called off or noted as missed; null where it was not, or long ago. */
export type DatedSession = Session & { fellAt: Temporal.Instant | null }

/** All that decides whether a pair has stalled. */
export interface StallFacts {
  pair: Pick<
    Pair,
    'state' | 'mentorAcceptedAt' | 'menteeAcceptedAt' | 'resumedAt' | 'cadence' | 'months' | 'endsOn'
  >
  /** All of the pair's, whatever became of them, the first first. */
  sessions: readonly DatedSession[]
  /** Of the leader, whose days the pair's days are. */
  zone: string
}

/** A pair that no longer meets. */
export interface Stall {
  /** Since when the two have not met, to the millisecond: with the reason the name of the stall, until they do. */
  since: Temporal.Instant
  /** Dates that fell through are news also of a pair that is known to be quiet, and not the other way round. */
  reason: 'quiet' | 'fallen'
  /** What a coordinator said before this was about something else. */
  from: Temporal.Instant
  /** What began then. */
  after: 'start' | 'session' | 'pause'
  /** The dates in a row that fell through: two at least, or none. */
  fallen: readonly Session[]
  isQuiet: boolean
}

/** Since when the two have not met, and what began then. */
type Stretch = Pick<Stall, 'since' | 'after'>

/**
 * Whether the pair has stalled: two dates in a row fell through, or 45 days went by without a session and none is
 * booked soon. A pause begins anew: the days of it do not count, nor what was before it. A pair that is past the last
 * session of its agreement owes nobody another one.
 */
export function stallOf(facts: StallFacts, now: Temporal.Instant): Stall | null {
  const stretch = stretchOf(facts, now)
  if (facts.pair.state !== 'active' || stretch === null || isThrough(facts, now)) return null
  const fallen = fallenInARow(facts.sessions, stretch.since, now)
  const isQuiet = !isAfter(quietFrom(facts, stretch.since, now), now)
  const stalledWith = fallen
    .map(({ fellAt, startsAt }) => fellAt ?? startsAt)
    .toSorted(Temporal.Instant.compare)
  const from = stalledWith[FALLEN_IN_A_ROW - 1]
  if (from) return { ...stretch, fallen, isQuiet, reason: 'fallen', from }
  return isQuiet ? { ...stretch, fallen, isQuiet, reason: 'quiet', from: stretch.since } : null
}

/**
 * When to look at the pair again, always ahead: as it stands, and if what is booked takes place. Null where it is not
 * known yet when it began.
 */
export function nextLook(facts: StallFacts, now: Temporal.Instant): Temporal.Instant | null {
  const stretch = stretchOf(facts, now)
  if (stretch === null) return null
  const [next] = ahead(facts.sessions, now)
  if (next && stallOf(facts, now) !== null) return endsAt(next)
  const quiet = quietFrom(facts, stretch.since, now)
  return isAfter(quiet, now) ? quiet : now.add({ hours: 24 * QUIET_DAYS })
}

/** The latest of: its beginning, its last session, the end of its pause. */
function stretchOf({ pair, sessions }: StallFacts, now: Temporal.Instant): Stretch | null {
  const start = startedAt(pair)
  if (start === null) return null
  const held = sessions.filter((session) => stateAt(session, now) === 'held')
  const beginnings: Stretch[] = [
    { since: start, after: 'start' },
    ...(pair.resumedAt ? [{ since: pair.resumedAt, after: 'pause' as const }] : []),
    ...held.map((session) => ({ since: endsAt(session), after: 'session' as const })),
  ]
  const latest = beginnings.reduce((one, other) => (isAfter(other.since, one.since) ? other : one))
  return { ...latest, since: latest.since.round({ smallestUnit: 'millisecond', roundingMode: 'floor' }) }
}

/** Whether the two have had the last session of their agreement, as their closing counts it. */
function isThrough({ pair, sessions, zone }: StallFacts, now: Temporal.Instant): boolean {
  const held = sessions.filter((session) => stateAt(session, now) === 'held')
  return held.some(({ id }) => closingPlace(id, { pair, sessions: held, zone }) === 'last')
}

/**
 * The latest dates that stand side by side and fell through. A missed one counts like a cancelled one: the two did not
 * meet, whoever says so. One that is still ahead stands between its neighbours; what fell with a pause is no sign.
 */
function fallenInARow(
  sessions: readonly DatedSession[],
  since: Temporal.Instant,
  now: Temporal.Instant,
): DatedSession[] {
  let latest: DatedSession[] = []
  let row: DatedSession[] = []
  for (const session of sessions) {
    if (!isAfter(session.startsAt, since) || fellWithPair(session)) continue
    // Called off before the two met after all, for a day after it.
    if (session.fellAt && isBefore(session.fellAt, since)) continue
    row = stateAt(session, now) === 'scheduled' ? [] : [...row, session]
    if (row.length >= FALLEN_IN_A_ROW) latest = row
  }
  return latest
}

const fellWithPair = ({ state, cancelledBy }: Session): boolean =>
  state === 'cancelled' && cancelledBy === null

/** The morning from which a pair that has not met since then counts as quiet, if what is booked soon takes place. */
function quietFrom(
  { sessions, zone }: StallFacts,
  since: Temporal.Instant,
  now: Temporal.Instant,
): Temporal.Instant {
  const quietAfter = (moment: Temporal.Instant) =>
    localMoment(localDate(moment, zone).add({ days: QUIET_DAYS }), LOOKED_AT, zone)
  let last = since
  for (const next of ahead(sessions, now)) {
    const soon = later(quietAfter(last), now).add({ hours: 24 * BOOKED_SOON_DAYS })
    if (isAfter(next.startsAt, soon)) break
    last = later(last, endsAt(next))
  }
  return quietAfter(last)
}

/** What is booked, the next one first. */
function ahead(sessions: readonly Session[], now: Temporal.Instant): Session[] {
  return sessions
    .filter((session) => stateAt(session, now) === 'scheduled')
    .toSorted((one, other) => Temporal.Instant.compare(one.startsAt, other.startsAt))
}

/** The next session that is booked, or null. */
export function bookedNext(sessions: readonly Session[], now: Temporal.Instant): Session | null {
  return ahead(sessions, now)[0] ?? null
}

/** What a coordinator makes of a stall: asks the two, or leaves it as it is. */
export type StallAnswer = 'asking' | 'left'

export interface StallAnswered {
  answer: StallAnswer
  coordinatorId: string
}

/** Whether somebody answered for this stall, and not for one before it. */
export function isAnswerTo(
  answer: { since: Temporal.Instant; answeredAt: Temporal.Instant },
  { since, from }: Pick<Stall, 'since' | 'from'>,
): boolean {
  return answer.since.equals(since) && !isBefore(answer.answeredAt, from)
}

/**
 * May this coordinator answer so? One asks, so that the two are not asked twice; whoever asks may leave it, and what was
 * left anybody may take up. Answered twice it is the same.
 */
export function mayAnswerStall(
  before: StallAnswered | null,
  userId: string,
): Result<null, { kind: 'taken'; by: string }> {
  const isTaken = before?.answer === 'asking' && before.coordinatorId !== userId
  return isTaken ? refuse({ kind: 'taken', by: before.coordinatorId }) : ok(null)
}

/** Worst first: what nobody has left as it is, then who has not met for longest. */
export function worstFirst(
  one: { stall: Pick<Stall, 'since'>; answered: StallAnswered | null },
  other: { stall: Pick<Stall, 'since'>; answered: StallAnswered | null },
): number {
  const left = (entry: { answered: StallAnswered | null }) => Number(entry.answered?.answer === 'left')
  return left(one) - left(other) || Temporal.Instant.compare(one.stall.since, other.stall.since)
}
