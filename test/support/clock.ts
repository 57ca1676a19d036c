import { Temporal } from 'temporal-polyfill'
import type { Clock } from '../../src/lib/clock.ts'

/** A clock that stands still until the test turns it. */
export class TurnableClock implements Clock {
  #now: Temporal.Instant

  /** Starts at a moment with its zone: `2026-03-02T10:00[Europe/Stockholm]`. */
  constructor(start: string) {
    this.#now = Temporal.ZonedDateTime.from(start).toInstant()
  }

  now(): Temporal.Instant {
    return this.#now
  }

  /** Forwards or, as clocks sometimes do, backwards. */
  turnTo(moment: Temporal.Instant): void {
    this.#now = moment
  }
}
