import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { Tx } from '../db/client.ts'
import { findNudge, insertNudges } from '../db/nudges.ts'
import { cancelNudges, holdUnsent, type NudgeFilter, reviveNudges, spokenNudges } from '../db/nudges-meant.ts'
import type { NewNudge } from '../domain/nudge.ts'
import { defineJob, type Job } from './define-job.ts'
import type { OutboxParts } from './nudge-kind.ts'
import { enqueueRedraw, REDRAW, redrawMessage } from './redraw-message.ts'
import { createSender } from './sender.ts'

export interface Outbox {
  /** Saves what the bot owes, in the caller's transaction; what is due at once is on its way on commit. */
  plan(tx: Tx, wanted: readonly NewNudge[], now: Temporal.Instant): Promise<void>
  /** Has messages that already stand in Slack drawn anew from the facts, on commit. */
  redraw(tx: Tx, workspaceId: string, filter: NudgeFilter): Promise<void>
  /** Takes back what has not been sent; an earlier copy that promises it is drawn anew. */
  cancel(tx: Tx, workspaceId: string, filter: NudgeFilter): Promise<void>
  /** Sends after all, on commit, what Slack refused for good: to be called when the reason has gone. */
  revive(tx: Tx, workspaceId: string, filter: NudgeFilter, now: Temporal.Instant): Promise<void>
  /** One beat of the clock: sends what is due, as fast as the pace allows. */
  tick(): Promise<void>
  /** Resolves when no message is on its way, with whether one was. */
  idle(): Promise<boolean>
  /** Takes nothing more, and resolves when what was taken has gone. */
  stop(): Promise<void>
  jobs: readonly Job<unknown>[]
}

const beatPayload = z.object({})

export function createOutbox(parts: OutboxParts): Outbox {
  const { db, queue } = parts
  const sender = createSender(parts)
  const redraw = defineJob({
    ...REDRAW,
    run: async (payload) => {
      const nudge = await findNudge(db, payload.workspaceId, payload.nudgeId)
      const afterSeconds = nudge && (await redrawMessage(parts, nudge, payload.attempt))
      if (afterSeconds === null) return
      // A new job for every attempt: the queue's own few retries would not outlast an outage.
      const next = { ...payload, attempt: payload.attempt + 1 }
      await db.transaction((tx) => queue.enqueue(tx, redraw, next, { afterSeconds }))
    },
  })
  /** Wakes the sender once the transaction has committed; should it be lost, the next beat of the clock does it. */
  const beat = defineJob({
    name: 'nudge-beat',
    payload: beatPayload,
    run: async () => void sender.run().catch((err) => parts.log.warn({ err }, 'sending failed')),
  })

  return {
    async plan(tx, wanted, now) {
      const planned = await insertNudges(tx, wanted, now)
      for (const { kind } of planned) parts.metrics.planned(kind, 1)
      if (planned.some(({ dueAt }) => dueAt.epochNanoseconds <= now.epochNanoseconds))
        await queue.enqueue(tx, beat, {})
    },
    async redraw(tx, workspace, filter) {
      if (await holdUnsent(tx, workspace, filter, parts.clock.now())) await queue.enqueue(tx, beat, {})
      for (const nudge of await spokenNudges(tx, workspace, filter)) await enqueueRedraw(parts, tx, nudge)
    },
    async cancel(tx, workspace, filter) {
      for (const nudge of await cancelNudges(tx, workspace, filter)) await enqueueRedraw(parts, tx, nudge)
    },
    async revive(tx, workspace, filter, now) {
      const revived = await reviveNudges(tx, workspace, filter, now)
      if (revived.length > 0) await queue.enqueue(tx, beat, {})
    },
    tick: sender.run,
    idle: sender.idle,
    stop: sender.stop,
    jobs: [redraw, beat],
  }
}
