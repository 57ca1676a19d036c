import { Temporal } from 'temporal-polyfill'

/** Where the bot gets the time from: the system in production, a clock that a test turns by hand. */
export interface Clock {
  now(): Temporal.Instant
}

export const systemClock: Clock = { now: () => Temporal.Now.instant() }
