import { Temporal } from 'temporal-polyfill'

/** Where the bot gets the time from: the system in production, a clock that a test turns by hand. */
export interface Clock {
  now(): Temporal.Instant
}

/** A clock that can be waited for. */
export interface AlarmClock extends Clock {
  /** Resolves when the clock has reached this moment; at once when it has passed. Keeps no process alive. */
  until(moment: Temporal.Instant): Promise<void>
}

export const systemClock: AlarmClock = {
  now: () => Temporal.Now.instant(),
  async until(moment) {
    const ms = Temporal.Now.instant().until(moment).total('milliseconds')
    if (ms > 0) await new Promise((resolve) => void setTimeout(resolve, Math.ceil(ms)).unref())
  },
}
