import type { Temporal } from 'temporal-polyfill'
import { isBefore, later } from './moments.ts'
import { isRunning, type Pair, type PairState, type Role, roleOf } from './pair.ts'
import { ok, type Result, refuse } from './result.ts'

/** What somebody makes of the time after a pair; the last one the bot finds out for itself. */
export type NextChoice = 'looking' | 'not-now' | 'in-touch' | 'stopped' | 'found'

/** What one of the two would like to do after their pair. */
export interface NextStep {
  workspaceId: string
  pairId: string
  userId: string
  /** What they were in the pair, and are looking to be again. */
  role: Role
  choice: NextChoice
  /** What the next pair should be about, as far as they said; only while they are looking. */
  topic: string | null
  chosenAt: Temporal.Instant
}

export const WISH_MAX = 150

export type NextRefusal =
  | { kind: 'not-your-pair' }
  | { kind: 'not-over'; state: Exclude<PairState, 'completed' | 'ended'> }

/** May this person say what comes after the pair? Each of the two for themselves, once it is over. */
export function mayChooseNext(
  pair: Pick<Pair, 'mentorId' | 'menteeId' | 'state'>,
  userId: string,
): Result<Role, NextRefusal> {
  const role = roleOf(pair, userId)
  if (role === null) return refuse({ kind: 'not-your-pair' })
  const { state } = pair
  return state === 'completed' || state === 'ended' ? ok(role) : refuse({ kind: 'not-over', state })
}

/** What keeps somebody from looking for a partner: as many as they may have. */
export interface Room {
  role: Role
  userId: string
  /** The person's running pairs, in whatever role. */
  running: readonly Pick<Pair, 'mentorId' | 'menteeId'>[]
  mentorCapacity: number
}

/** Whether there is room for one more partner: one for a leader, as many as the workspace allows for a mentor. */
export function hasRoom({ role, userId, running, mentorCapacity }: Room): boolean {
  const inRole = running.filter((pair) => roleOf(pair, userId) === role).length
  return inRole < (role === 'mentor' ? mentorCapacity : 1)
}

/** Whether a search is over with this pair: it began after the search did, and gives the person what they looked for. */
export function endsSearch(
  pair: Pick<Pair, 'mentorId' | 'menteeId' | 'state' | 'mentorAcceptedAt' | 'menteeAcceptedAt'>,
  search: Pick<NextStep, 'userId' | 'role' | 'chosenAt'>,
): boolean {
  const { mentorAcceptedAt, menteeAcceptedAt } = pair
  if (!isRunning(pair) || roleOf(pair, search.userId) !== search.role) return false
  if (mentorAcceptedAt === null || menteeAcceptedAt === null) return false
  return !isBefore(later(mentorAcceptedAt, menteeAcceptedAt), search.chosenAt)
}
