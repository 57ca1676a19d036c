const LOOK_EVERY_MS = 5

interface Alarm {
  due: number
  ring: () => void
}

/**
 * Timers on an injected monotonic clock. The clock is looked at every few real milliseconds, so that a test that
 * turns it by hand sees three seconds pass at once.
 */
export class Ticker {
  readonly #monotonic: () => number
  readonly #alarms = new Set<Alarm>()
  #timer: NodeJS.Timeout | undefined

  constructor(monotonic: () => number) {
    this.#monotonic = monotonic
  }

  now(): number {
    return this.#monotonic()
  }

  /** Rings once `ms` have passed on the clock; the answer cancels it. */
  after(ms: number, ring: () => void): () => void {
    const alarm = { due: this.now() + ms, ring }
    this.#alarms.add(alarm)
    this.#timer ??= setInterval(() => this.#look(), LOOK_EVERY_MS)
    return () => this.#drop(alarm)
  }

  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => this.after(ms, resolve))
  }

  stop(): void {
    this.#alarms.clear()
    clearInterval(this.#timer)
  }

  #look(): void {
    const now = this.now()
    for (const alarm of [...this.#alarms].filter(({ due }) => due <= now)) {
      this.#drop(alarm)
      alarm.ring()
    }
  }

  #drop(alarm: Alarm): void {
    this.#alarms.delete(alarm)
    if (this.#alarms.size > 0) return
    clearInterval(this.#timer)
    this.#timer = undefined
  }
}
