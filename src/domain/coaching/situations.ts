import { Temporal } from 'temporal-polyfill'
import type { FeedbackKind } from '../feedback.ts'
import { hasMidPointReview } from '../session-plan.ts'
import type { Situation } from './card.ts'

/** What is known of a pair before one of its sessions. */
export interface SituationFacts {
  /** Which session lies ahead, from 1, out of how many the pair has planned. */
  number: number
  of: number
  today: Temporal.PlainDate
  /** The last session that took place; null before the first. */
  lastHeldOn: Temporal.PlainDate | null
  /** The session before the one ahead was cancelled or did not take place. */
  lastFellThrough: boolean
  /**
   * What kinds of things were said about IT last time, as far as the reader of the card may know: a card must not give
   * away to a mentor what a mentee has kept back.
   */
  heard: readonly FeedbackKind[]
  /** By when the goals that are not reached yet were to be. */
  openGoalsDue: readonly Temporal.PlainDate[]
  hoursApart: number
  /** The two work in different countries. */
  isAbroad: boolean
}

/** Longer than this without a session, and nobody remembers where they stood (DOMAIN, section 3: stall rescue). */
const LONG_GAP_DAYS = 45
const REMOTE_HOURS = 3
/** So many sessions long the ways of another country are new to a pair. */
const NEW_CULTURE_SESSIONS = 3

/** The situations that a pair is in before a session, `any` always among them. */
export function situationsOf(facts: SituationFacts): Situation[] {
  const { number, of, today, lastHeldOn } = facts
  const isIn: Record<Situation, boolean> = {
    'first-session': lastHeldOn === null,
    'last-session': number === of,
    'mid-point': hasMidPointReview(number, of),
    'after-cancellation': facts.lastFellThrough,
    'long-gap': lastHeldOn !== null && lastHeldOn.until(today).days > LONG_GAP_DAYS,
    'after-criticism': facts.heard.some((kind) => kind === 'friction' || kind === 'fix'),
    'goal-overdue': facts.openGoalsDue.some((due) => Temporal.PlainDate.compare(due, today) < 0),
    'remote-pair': facts.hoursApart >= REMOTE_HOURS,
    'new-culture': facts.isAbroad && number <= NEW_CULTURE_SESSIONS,
    any: true,
  }
  return (Object.keys(isIn) as Situation[]).filter((situation) => isIn[situation])
}

/** How many hours the clocks of two zones differ at a moment, the date set aside: 0 to 12. */
export function hoursApart(one: string, other: string, at: Temporal.Instant): number {
  const hoursFromUtc = (zone: string) => at.toZonedDateTimeISO(zone).offsetNanoseconds / 3.6e12
  const difference = Math.abs(hoursFromUtc(one) - hoursFromUtc(other))
  return Math.min(difference, 24 - difference)
}
