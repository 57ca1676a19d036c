import type { Temporal } from 'temporal-polyfill'
import type { Nudge } from '../domain/nudge.ts'
import { deliverNudge } from './deliver-nudge.ts'
import type { OutboxParts } from './nudge-kind.ts'
import { NOTHING, type Taken, takeDue } from './take-due.ts'

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

/**
 * Takes what is due from the table and delivers it, in this process. Any number of senders share one table and one
 * pace: each takes a few slots at a time, in a transaction that only one of them is in.
 */
export function createSender(parts: OutboxParts): Sender {
  const { clock, log } = parts
  const onTheirWay = new Map<string, Promise<void>>()
  let running: Promise<void> | null = null
  let wanted = Promise.withResolvers<void>()
  let isStopped = false
  /** How many have been delivered, or put back. */
  let ended = 0
  let resuming = 0
  let lookedForLostAt = 0

  async function pump(): Promise<void> {
    try {
      for (let isFirst = true; ; isFirst = false) {
        const asked = wanted.promise
        const before = ended
        const { taken, resumesAt } = isStopped ? NOTHING : await take(isFirst)
        if (resumesAt) resume(resumesAt)
        for (const nudge of taken) send(nudge)
        // One that has gone since may have come back into the table behind the look that was just taken.
        const isNew = asked !== wanted.promise || ended !== before
        if (taken.length === 0 && onTheirWay.size === 0 && !isNew) return
        await fewer(worthALook(taken.length > 0, resumesAt !== null), asked)
      }
    } finally {
      // At once, so that whoever asks from now on has another one begin.
      running = null
    }
  }

  /** How many may still be on their way when it is worth to look into the table again. */
  function worthALook(hasTaken: boolean, isPaced: boolean): number {
    if (hasTaken) return AT_ONCE / 2
    // No slot is free for a while: asking with every message that goes would only cost.
    return isPaced ? 0 : onTheirWay.size - 1
  }

  /** One that hangs holds up nobody: whoever asks meanwhile is heard, as long as there is any room. */
  async function fewer(count: number, asked: Promise<void>): Promise<void> {
    const isAsked = () => asked !== wanted.promise && onTheirWay.size < AT_ONCE
    while (onTheirWay.size > Math.max(0, count) && !isAsked()) {
      const gone = Promise.race(onTheirWay.values())
      await (isStopped || onTheirWay.size >= AT_ONCE ? gone : Promise.race([gone, asked]))
    }
  }

  function take(isFirst: boolean): Promise<Taken> {
    const now = clock.now().epochMilliseconds
    const lost = isFirst || Math.abs(now - lookedForLostAt) > LOOK_FOR_LOST_MS
    if (lost) lookedForLostAt = now
    return takeDue(parts, { room: AT_ONCE - onTheirWay.size, lost })
  }

  function send(nudge: Nudge): void {
    const before = onTheirWay.get(nudge.id)
    // Taken for lost although it is on its way here: the clock has made a step.
    if (before && nudge.state === 'sending') return
    const sending = (async () => {
      // It came back a moment ago, or was taken for lost as well: one after the other, so that it goes once.
      await before
      await deliverNudge(parts, nudge)
    })()
      .catch((err: unknown) => log.warn({ nudgeId: nudge.id, nudge: nudge.kind, err }, 'delivery failed'))
      .finally(() => {
        ended += 1
        if (onTheirWay.get(nudge.id) === sending) onTheirWay.delete(nudge.id)
      })
    onTheirWay.set(nudge.id, sending)
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
    const before = wanted
    wanted = Promise.withResolvers<void>()
    before.resolve()
    running ??= pump()
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
      wanted.resolve()
      await running?.catch(() => {})
      await Promise.all(onTheirWay.values())
    },
  }
}
