import type { Clock } from '../../src/lib/clock.ts'
import type { Manifest } from './manifest.ts'
import type { Recorder } from './recorder.ts'
import type { Ticker } from './ticker.ts'

/** What every part of the sandbox shares. */
export interface World {
  manifest: Manifest
  /** The time that message ts, event_time and the life of a response_url are counted in. */
  clock: Clock
  /** The time that trigger ids and acknowledgements are counted in. */
  ticker: Ticker
  recorder: Recorder
  /** Where the sandbox listens, e.g. `http://127.0.0.1:4321`. */
  url: string
}
