import { setTimeout as pause } from 'node:timers/promises'
import { Temporal } from 'temporal-polyfill'

/** A clock that runs so many times as fast as ours, from a moment with its zone on. */
export function fastClock(start: string, times: number) {
  const from = Temporal.ZonedDateTime.from(start).toInstant()
  const begin = performance.now()
  /** Milliseconds on this clock since it began. */
  const elapsed = () => (performance.now() - begin) * times
  const now = () => from.add({ nanoseconds: Math.round(elapsed() * 1e6) })
  return {
    now,
    elapsed,
    async until(moment: Temporal.Instant): Promise<void> {
      for (;;) {
        const left = now().until(moment).total('milliseconds')
        if (left <= 0) return
        await pause(Math.ceil(left / times))
      }
    },
  }
}
