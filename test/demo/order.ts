import type { Temporal } from 'temporal-polyfill'
import type { Busy } from './protocol.ts'

/** Something long that was asked for, and between which moments of the company's clock it leads once it has begun. */
export interface Going extends Omit<Busy, 'share'> {
  way: readonly [from: Temporal.Instant, to: Temporal.Instant] | null
}

/** One thing after the other. */
export class Order {
  readonly #changed: () => void
  readonly #going = new Set<Going>()
  #last: Promise<unknown> = Promise.resolve()

  constructor(changed: () => void) {
    this.#changed = changed
  }

  /** The latest long thing that was asked for and is not over; null when there is none. */
  get going(): Going | null {
    return [...this.#going].at(-1) ?? null
  }

  /** Does this when everything before it is over; something long counts as going on from now. */
  do<T>(going: Going | null, work: () => Promise<T>): Promise<T> {
    const begun = this.#last.then(work)
    const done = going ? this.#whileGoing(going, begun) : begun
    this.#last = done.catch(() => {})
    return done
  }

  /** Resolves when everything that was asked for so far is over. */
  async over(): Promise<void> {
    await this.#last
  }

  async #whileGoing<T>(going: Going, work: Promise<T>): Promise<T> {
    this.#going.add(going)
    this.#changed()
    try {
      return await work
    } finally {
      this.#going.delete(going)
      this.#changed()
    }
  }
}

/** What the page says of it while the company's clock shows this. */
export function busyOf(going: Going | null, now: Temporal.Instant): Busy | null {
  if (going === null) return null
  const { what, words, way } = going
  if (way === null) return { what, words, share: null }
  const [from, to] = way.map(({ epochMilliseconds }) => epochMilliseconds) as [number, number]
  const share = to > from ? (now.epochMilliseconds - from) / (to - from) : 1
  return { what, words, share: Math.min(1, Math.max(0, share)) }
}
