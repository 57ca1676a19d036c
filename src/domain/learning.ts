import type { Temporal } from 'temporal-polyfill'
import { type Pair, type PairState, type Role, roleOf } from './pair.ts'
import { ok, type Result, refuse } from './result.ts'
import { areNotesDue, type ClosedPair } from './retention.ts'

/** Where a line stands: in the log itself, or in a mentor's notes on a session, as what was learned there. */
export const LINE_SOURCES = ['log', 'notes'] as const

/** Of a line in the log its own id, of one in a mentor's notes the id of the session. */
export interface LineKey {
  source: (typeof LINE_SOURCES)[number]
  id: string
}

/** One line of somebody's learning log. */
export interface LogLine extends LineKey {
  pairId: string
  userId: string
  /** The session it is about; null for a line that was added at another time. */
  sessionId: string | null
  words: string
  /** Grows with every correction; a form carries the one that it showed, 0 for a line that is new. */
  revision: number
  /** When the session was, or when the line was added. */
  at: Temporal.Instant
}

/** The pairs that have a log: it begins with the pair, and goes with its notes. */
export const LOGGED_STATES: readonly PairState[] = ['active', 'paused', 'completed', 'ended']

export type KeepRefusal = { kind: 'not-your-pair' } | { kind: 'not-started' } | { kind: 'deleted' }

/** May this person write in the log of the pair, and say who reads it? `closing` is null while the pair runs. */
export function mayKeepLog(
  pair: Pick<Pair, 'mentorId' | 'menteeId' | 'state'>,
  closing: ClosedPair | null,
  userId: string,
  now: Temporal.Instant,
): Result<Role, KeepRefusal> {
  const role = roleOf(pair, userId)
  if (role === null) return refuse({ kind: 'not-your-pair' })
  if (!LOGGED_STATES.includes(pair.state)) return refuse({ kind: 'not-started' })
  return closing && areNotesDue(closing, now) ? refuse({ kind: 'deleted' }) : ok(role)
}

export type LineRefusal = { kind: 'unknown' } | { kind: 'corrected-elsewhere' }

/**
 * What saving means for the line that stands there, null where none does. A form delivered twice finds its own words
 * and changes nothing. Somebody else's line is as unknown as one that was deleted: nobody learns that it is there.
 */
export function decideLine(
  words: string,
  stored: Pick<LogLine, 'userId' | 'words' | 'revision'> | null,
  by: { userId: string; revision: number },
): Result<'insert' | 'correct' | 'unchanged', LineRefusal> {
  if (!stored) return by.revision === 0 ? ok('insert') : refuse({ kind: 'unknown' })
  if (stored.userId !== by.userId) return refuse({ kind: 'unknown' })
  if (stored.words === words) return ok('unchanged')
  return stored.revision === by.revision ? ok('correct') : refuse({ kind: 'corrected-elsewhere' })
}
