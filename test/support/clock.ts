import { Temporal } from 'temporal-polyfill'
import type { AlarmClock } from '../../src/lib/clock.ts'

/** A clock that stands still until the test turns it. */
export class TurnableClock implements AlarmClock {
  #now: Temporal.Instant
  #waiting: { moment: Temporal.Instant; resolve: () => void }[] = []

  /** Starts at a moment with its zone: `2026-03-02T10:00[Europe/Stockholm]`. */
  constructor(start: string) {
    this.#now = Temporal.ZonedDateTime.from(start).toInstant()
  }

  now(): Temporal.Instant {
    return this.#now
  }

  async until(moment: Temporal.Instant): Promise<void> {
    if (this.#hasReached(moment)) return
    await new Promise<void>((resolve) => this.#waiting.push({ moment, resolve }))
  }

  /** Forwards or, as clocks sometimes do, backwards. */
  turnTo(moment: Temporal.Instant): void {
    this.#now = moment
    const waiting = this.#waiting
    this.#waiting = waiting.filter((one) => !this.#hasReached(one.moment))
    for (const one of waiting) if (this.#hasReached(one.moment)) one.resolve()
  }

  #hasReached(moment: Temporal.Instant): boolean {
    return Temporal.Instant.compare(moment, this.#now) <= 0
  }
}
