import type { Temporal } from 'temporal-polyfill'
import type { Nudge } from '../domain/nudge.ts'
import { deliverNudge } from './deliver-nudge.ts'
import type { OutboxParts } from './nudge-kind.ts'
import { type Taken, takeDue } from './take-due.ts'

export interface Sender {
  /** Sends what is due as fast as the pace allows; resolves when nothing is left that could go now. */
  run(): Promise<void>
  /** Resolves when nothing is on its way, with whether something was. */
  idle(): Promise<boolean>
  /** Takes nothing more, and resolves when what was taken has gone. */
  stop(): Promise<void>
}

/** So many messages are on their way at once. */
const AT_ONCE = 80
/** While there is much to send; else with every beat of the clock. */
const LOOK_FOR_LOST_MS = 30_000
const NOTHING: Taken = { taken: [], resumesAt: null }

/**
 * Takes what is due from the table and delivers it, in this process. Any number of senders share one table and one
 * pace: each takes a few slots at a time, in a transaction that only one of them is in.
 */
export function createSender(parts: OutboxParts): Sender {
  const { clock, log } = parts
  const onTheirWay = new Set<Promise<void>>()
  let running: Promise<void> | null = null
  let isAskedAgain = false
  let isStopped = false
  let resuming = 0
  let lookedForLostAt = 0

  async function pump(): Promise<void> {
    for (let isFirst = true; ; isFirst = false) {
      isAskedAgain = false
      const { taken, resumesAt } = isStopped ? NOTHING : await take(isFirst)
      if (resumesAt) resume(resumesAt)
      for (const nudge of taken) send(nudge)
      if (onTheirWay.size > AT_ONCE / 2 || (taken.length === 0 && onTheirWay.size > 0))
        await Promise.race(onTheirWay)
      else if (onTheirWay.size === 0 && !isAskedAgain) return
    }
  }

  function take(isFirst: boolean): Promise<Taken> {
    const now = clock.now().epochMilliseconds
    const lost = isFirst || Math.abs(now - lookedForLostAt) > LOOK_FOR_LOST_MS
    if (lost) lookedForLostAt = now
    return takeDue(parts, { room: AT_ONCE - onTheirWay.size, lost })
  }

  function send(nudge: Nudge): void {
    const sending = deliverNudge(parts, nudge)
      .catch((err: unknown) => log.warn({ nudgeId: nudge.id, nudge: nudge.kind, err }, 'delivery failed'))
      .finally(() => onTheirWay.delete(sending))
    onTheirWay.add(sending)
  }

  /** What could not go yet is asked for again, without another beat of the clock. */
  function resume(at: Temporal.Instant): void {
    if (resuming === at.epochMilliseconds) return
    resuming = at.epochMilliseconds
    void clock.until(at).then(() => {
      if (resuming !== at.epochMilliseconds) return
      resuming = 0
      if (!isStopped) void run().catch((err) => log.warn({ err }, 'sending failed'))
    })
  }

  function run(): Promise<void> {
    isAskedAgain = true
    running ??= pump().finally(() => {
      running = null
    })
    return running
  }

  return {
    run,
    async idle() {
      const hasWaited = running !== null
      while (running) await running.catch(() => {})
      return hasWaited
    },
    async stop() {
      isStopped = true
      await running?.catch(() => {})
      await Promise.all(onTheirWay)
    },
  }
}
