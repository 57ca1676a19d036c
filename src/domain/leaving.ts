import type { Temporal } from 'temporal-polyfill'
import { isRunning, type Pair, partnerOf, roleOf } from './pair.ts'

/** The pair rests until its last day, because this person is not there. */
interface Rest {
  state: 'paused'
  pausedUntil: Temporal.PlainDate
  leftBy: string
}

/** What becomes of a pair when somebody leaves the workspace. */
type Departure = Rest | { state: 'withdrawn'; leftBy: string }

/**
 * What the departure of one of the two, or of whoever proposed it, makes of a pair; null where nothing is to be changed.
 * A running pair rests until its last day; one that rests already because of the other stays so.
 */
export function leave(
  pair: Pick<Pair, 'state' | 'mentorId' | 'menteeId' | 'endsOn' | 'leftBy'>,
  userId: string,
  today: Temporal.PlainDate,
): Departure | null {
  if (pair.state === 'proposed') return { state: 'withdrawn', leftBy: userId }
  if (!isRunning(pair) || pair.leftBy !== null || roleOf(pair, userId) === null) return null
  return { state: 'paused', pausedUntil: pair.endsOn ?? today, leftBy: userId }
}

/** What becomes of a pair when the one who had left is back. */
type Return = { state: 'active'; pausedUntil: null; leftBy: null } | Rest

/**
 * What the return of this person makes of a pair: it goes on or, where the other one has left meanwhile, rests because
 * of them; null where it does not rest because of this person.
 */
export function comeBack(
  pair: Pick<Pair, 'state' | 'mentorId' | 'menteeId' | 'pausedUntil' | 'leftBy'>,
  userId: string,
  isPartnerHere: boolean,
): Return | null {
  const { state, pausedUntil, leftBy } = pair
  if (state !== 'paused' || leftBy !== userId || pausedUntil === null) return null
  if (!isPartnerHere) return { state, pausedUntil, leftBy: partnerOf(pair, userId) }
  return { state: 'active', pausedUntil: null, leftBy: null }
}

/** Those of the two who had said yes to a proposal and wait in vain now. */
export function waitInVain(
  pair: Pick<Pair, 'mentorId' | 'menteeId' | 'mentorAcceptedAt' | 'menteeAcceptedAt'>,
  leftBy: string,
): string[] {
  const { mentorId, menteeId, mentorAcceptedAt, menteeAcceptedAt } = pair
  const accepted = [...(mentorAcceptedAt ? [mentorId] : []), ...(menteeAcceptedAt ? [menteeId] : [])]
  return accepted.filter((userId) => userId !== leftBy)
}

/** What a departure changed, as far as coordinators are told. */
export interface Changed {
  paused: readonly Pick<Pair, 'mentorId' | 'menteeId'>[]
  /** How many open proposals were withdrawn. */
  withdrawn: number
  wasCoordinator: boolean
}

/** The coordinators to tell: not one who learns of the only thing that changed as the partner. */
export function coordinatorsToTell(
  { paused, withdrawn, wasCoordinator }: Changed,
  userId: string,
  coordinators: readonly string[],
): string[] {
  if (paused.length === 0 && withdrawn === 0 && !wasCoordinator) return []
  const knows = (id: string) =>
    paused.length > 0 &&
    withdrawn === 0 &&
    !wasCoordinator &&
    paused.every((pair) => partnerOf(pair, userId) === id)
  return coordinators.filter((id) => id !== userId && !knows(id))
}
