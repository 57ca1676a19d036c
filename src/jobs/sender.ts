import { busyLanes, lockLanes, saveLanes } from '../db/lanes.ts'
import { dueNudges, giveSlots } from '../db/nudges.ts'
import type { Nudge } from '../domain/nudge.ts'
import { HELD, handOut, laneOf } from '../domain/pace.ts'
import { deliverNudge } from './deliver-nudge.ts'
import type { OutboxParts } from './nudge-kind.ts'

export interface Sender {
  /** Sends what is due as fast as the pace allows; resolves when nothing is left that could go now. */
  run(): Promise<void>
  /** Resolves when nothing is on its way. */
  idle(): Promise<void>
  /** Takes nothing more, and resolves when what was taken has gone. */
  stop(): Promise<void>
}

/** So many messages are on their way at once. */
const AT_ONCE = 40

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
  let resumesAt = 0

  async function pump(): Promise<void> {
    for (;;) {
      isAskedAgain = false
      const taken = isStopped ? [] : await take(AT_ONCE - onTheirWay.size)
      for (const nudge of taken) send(nudge)
      if (onTheirWay.size > AT_ONCE / 2 || (taken.length === 0 && onTheirWay.size > 0))
        await Promise.race(onTheirWay)
      else if (onTheirWay.size === 0 && !isAskedAgain) return
    }
  }

  function send(nudge: Nudge): void {
    const sending = deliverNudge(parts, nudge)
      .catch((err: unknown) => log.error({ nudgeId: nudge.id, nudge: nudge.kind, err }, 'delivery failed'))
      .finally(() => onTheirWay.delete(sending))
    onTheirWay.add(sending)
  }

  async function take(room: number): Promise<Nudge[]> {
    const { db, workspaceId } = parts
    return db.transaction(async (tx) => {
      await lockLanes(tx, workspaceId, clock.now())
      const now = clock.now()
      const busy = await busyLanes(tx, workspaceId, now)
      const due = await dueNudges(tx, workspaceId, { now, except: [...busy.keys()], limit: room })
      const waiting = due.map((nudge) => ({ nudge, lane: laneOf(nudge) }))
      const { slots, lanes } = handOut(waiting, busy, now, parts.pace)
      if (slots.length > 0) await saveLanes(tx, workspaceId, lanes, now)
      else if (due.length > 0 || busy.size > 0) resumeAt(busy.get(HELD) ?? now.add({ seconds: 1 }))
      return giveSlots(
        tx,
        workspaceId,
        slots.map(({ waiting: { nudge }, at }) => ({ nudge, at })),
      )
    })
  }

  /** What could not go yet is asked for again, without another beat of the clock. */
  function resumeAt(moment: Nudge['dueAt']): void {
    if (resumesAt === moment.epochMilliseconds) return
    resumesAt = moment.epochMilliseconds
    void clock.until(moment).then(() => {
      if (resumesAt !== moment.epochMilliseconds) return
      resumesAt = 0
      if (!isStopped) void run().catch((err) => log.error({ err }, 'sending failed'))
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
      while (running) await running.catch(() => {})
    },
    async stop() {
      isStopped = true
      await Promise.all(onTheirWay)
    },
  }
}
