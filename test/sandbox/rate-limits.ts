import type { Ticker } from './ticker.ts'

const MINUTE_MS = 60_000
const POST_EVERY_MS = 1000

/** Slack's rate limits, switched on method by method. */
export class RateLimits {
  readonly #ticker: Ticker
  readonly #on = new Map<string, number | undefined>()
  readonly #uses = new Map<string, number[]>()

  constructor(ticker: Ticker) {
    this.#ticker = ticker
  }

  /** Switches the limit of a method on; by default Slack's own. */
  on(method: string, perMinute?: number): void {
    this.#on.set(method, perMinute)
  }

  off(method: string): void {
    this.#on.delete(method)
  }

  /** Counts a call; answers the seconds to wait when it is one too many, else 0. */
  count(method: string, workspace: string, channel: string, slacksOwn: number): number {
    if (!this.#on.has(method)) return 0
    const perMinute = this.#on.get(method) ?? slacksOwn
    const windows = [{ key: `${method} ${workspace}`, limit: perMinute, ms: MINUTE_MS }]
    if (method === 'chat.postMessage') {
      windows.push({ key: `${workspace} ${channel}`, limit: 1, ms: POST_EVERY_MS })
    }
    const wait = Math.max(...windows.map(({ key, limit, ms }) => this.#wait(key, limit, ms)))
    if (wait > 0) return Math.ceil(wait / 1000)
    for (const { key } of windows) this.#uses.set(key, [...(this.#uses.get(key) ?? []), this.#ticker.now()])
    return 0
  }

  #wait(key: string, limit: number, windowMs: number): number {
    const recent = (this.#uses.get(key) ?? []).filter((at) => at > this.#ticker.now() - windowMs)
    const oldest = recent[0]
    if (recent.length < limit || oldest === undefined) return 0
    return oldest + windowMs - this.#ticker.now()
  }
}
