import type { Temporal } from 'temporal-polyfill'
import type { IsoWeek } from './iso-week.ts'
import { isAfter } from './moments.ts'
import { type Pair, startedAt } from './pair.ts'

/** So many check-ins in a row without an answer are enough (DOMAIN, section 3). */
export const UNANSWERED_IN_A_ROW = 3

/**
 * A week of somebody's check-ins that tells something: one whose message stands in Slack and was not put off, or that
 * was answered. What was dropped or put off, and what may never have arrived, tells nothing either way.
 */
export interface AskedWeek {
  week: IsoWeek
  /** Null where the receipt was lost. */
  sentAt: Temporal.Instant | null
  isAnswered: boolean
}

/**
 * The latest weeks in a row that went by without an answer, the latest first. `weeks` has the latest first;
 * `wantedSince` is when the person last showed otherwise that they want to be asked.
 */
export function unansweredInARow(
  weeks: readonly AskedWeek[],
  wantedSince: Temporal.Instant | null,
): AskedWeek[] {
  const ends = weeks.findIndex(
    ({ sentAt, isAnswered }) =>
      isAnswered || sentAt === null || (wantedSince !== null && !isAfter(sentAt, wantedSince)),
  )
  return ends === -1 ? [...weeks] : weeks.slice(0, ends)
}

/**
 * When somebody last showed, other than by an answer, that they want to be asked: they said so, chose another day, told
 * how far a goal is, or began with somebody new. Rating a session does not count: it tells that the sessions are worth a click, not that the
 * check-in is.
 */
export function checkInsWantedSince(
  member: { checkInsWantedAt: Temporal.Instant | null },
  pairs: readonly Pick<Pair, 'mentorAcceptedAt' | 'menteeAcceptedAt'>[],
): Temporal.Instant | null {
  return [member.checkInsWantedAt, ...pairs.map(startedAt)].reduce(
    (latest, at) => (at && (latest === null || isAfter(at, latest)) ? at : latest),
    null,
  )
}
