import { Temporal } from 'temporal-polyfill'
import type { Clock } from '../../src/lib/clock.ts'

/** The time of the story: it runs as fast as ours, from another day, and can be set forward. */
export class ShiftedClock implements Clock {
  shiftMs: number

  constructor(start: Temporal.Instant) {
    this.shiftMs = start.epochMilliseconds - Date.now()
  }

  get nowMs(): number {
    return Date.now() + this.shiftMs
  }

  now(): Temporal.Instant {
    return Temporal.Instant.fromEpochMilliseconds(this.nowMs)
  }
}
