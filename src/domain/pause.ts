import { Temporal } from 'temporal-polyfill'
import { isRunning, type Pair, type PairState } from './pair.ts'
import { ok, type Result, refuse } from './result.ts'
import { localMoment } from './working-time.ts'

/** So long a form suggests to pause. */
export const DEFAULT_PAUSE_WEEKS = 2
export const MAX_PAUSE_MONTHS = 6

const RESUMES_AT = '09:00'

export type PauseRefusal =
  | { kind: 'not-running'; state: PairState }
  | { kind: 'left' }
  | { kind: 'too-soon' }
  | { kind: 'too-long'; latest: Temporal.PlainDate }
  | { kind: 'past-the-end'; endsOn: Temporal.PlainDate }

/** What pausing makes of a pair. A paused pair may be given another date. */
export function pause(
  pair: Pick<Pair, 'state' | 'endsOn' | 'leftBy'>,
  until: Temporal.PlainDate,
  today: Temporal.PlainDate,
): Result<{ state: 'paused'; pausedUntil: Temporal.PlainDate }, PauseRefusal> {
  if (!isRunning(pair)) return refuse({ kind: 'not-running', state: pair.state })
  if (pair.leftBy !== null) return refuse({ kind: 'left' })
  if (!isAfter(until, today)) return refuse({ kind: 'too-soon' })
  if (pair.endsOn && !isAfter(pair.endsOn, until))
    return refuse({ kind: 'past-the-end', endsOn: pair.endsOn })
  const latest = today.add({ months: MAX_PAUSE_MONTHS })
  if (isAfter(until, latest)) return refuse({ kind: 'too-long', latest })
  return ok({ state: 'paused', pausedUntil: until })
}

export type ResumeRefusal = { kind: 'not-paused'; state: PairState } | { kind: 'left'; leftBy: string }

/** May the pair go on, by hand or because its date has come? Not while one of the two is away from the workspace. */
export function mayResume(pair: Pick<Pair, 'state' | 'leftBy'>): Result<null, ResumeRefusal> {
  if (pair.state !== 'paused') return refuse({ kind: 'not-paused', state: pair.state })
  return pair.leftBy === null ? ok(null) : refuse({ kind: 'left', leftBy: pair.leftBy })
}

/** The moment at which a paused pair goes on by itself. */
export function resumesAt(until: Temporal.PlainDate, zone: string): Temporal.Instant {
  return localMoment(until, RESUMES_AT, zone)
}

function isAfter(one: Temporal.PlainDate, other: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(one, other) > 0
}
