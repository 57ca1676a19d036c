import type { Pace } from '../../src/domain/pace.ts'

/** No pace at all, for a clock that stands still: no message waits for its slot. */
export const UNHURRIED: Pace = { perMinute: Number.POSITIVE_INFINITY, laneMs: 0 }
