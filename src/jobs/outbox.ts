import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { Tx } from '../db/client.ts'
import {
  cancelNudges,
  claimDueNudges,
  findNudge,
  insertNudges,
  type NudgeFilter,
  reviveNudges,
  spokenNudges,
} from '../db/nudges.ts'
import type { NewNudge, Nudge } from '../domain/nudge.ts'
import { defineJob, type Job } from './define-job.ts'
import { deliverNudge } from './deliver-nudge.ts'
import type { OutboxParts } from './nudge-kind.ts'
import { redrawMessage } from './redraw-message.ts'

export interface Outbox {
  /** Saves what the bot owes, in the caller's transaction; what is due at once is on its way on commit. */
  plan(tx: Tx, wanted: readonly NewNudge[], now: Temporal.Instant): Promise<void>
  /** Has messages that already stand in Slack drawn anew from the facts, on commit. */
  redraw(tx: Tx, workspaceId: string, filter: NudgeFilter): Promise<void>
  /** Takes back what has not been sent. */
  cancel(tx: Tx, workspaceId: string, filter: NudgeFilter): Promise<void>
  /** Sends after all, on commit, what Slack refused for good: to be called when the reason has gone. */
  revive(tx: Tx, workspaceId: string, filter: NudgeFilter, now: Temporal.Instant): Promise<void>
  /** One beat of the clock: hands everything that is due to the workers. */
  tick(): Promise<void>
  jobs: readonly Job<unknown>[]
}

const CLAIM_LIMIT = 200
/** Slack's tier 4 allows about 100 users.info calls a minute; each message needs one or two. */
const BURST = 20
const BURST_EVERY_SECONDS = 15

const nudgePayload = z.object({ workspaceId: z.string(), nudgeId: z.uuid() })

export function createOutbox(parts: OutboxParts): Outbox {
  const { db, queue, clock, workspaceId } = parts
  const deliver = defineJob({
    name: 'nudge-deliver',
    payload: nudgePayload,
    run: async (payload) => {
      const nudge = await findNudge(db, payload.workspaceId, payload.nudgeId)
      if (nudge) await deliverNudge(parts, nudge)
    },
  })
  const redraw = defineJob({
    name: 'nudge-redraw',
    payload: nudgePayload,
    run: async (payload) => {
      const nudge = await findNudge(db, payload.workspaceId, payload.nudgeId)
      if (nudge) await redrawMessage(parts, nudge)
    },
  })
  const hand = (tx: Tx, nudge: Nudge, afterSeconds = 0) =>
    queue.enqueue(tx, deliver, { workspaceId: nudge.workspaceId, nudgeId: nudge.id }, { afterSeconds })
  const handInBursts = async (tx: Tx, nudges: readonly Nudge[]) => {
    for (const [index, nudge] of nudges.entries())
      await hand(tx, nudge, Math.floor(index / BURST) * BURST_EVERY_SECONDS)
  }

  return {
    async plan(tx, wanted, now) {
      for (const nudge of await insertNudges(tx, wanted, now)) {
        if (nudge.state === 'queued') await hand(tx, nudge)
      }
    },
    async redraw(tx, workspace, filter) {
      for (const nudge of await spokenNudges(tx, workspace, filter))
        await queue.enqueue(tx, redraw, { workspaceId: nudge.workspaceId, nudgeId: nudge.id })
    },
    cancel: cancelNudges,
    async revive(tx, workspace, filter, now) {
      await handInBursts(tx, await reviveNudges(tx, workspace, filter, now))
    },
    async tick() {
      await db.transaction(async (tx) => {
        await handInBursts(tx, await claimDueNudges(tx, workspaceId, clock.now(), CLAIM_LIMIT))
      })
    },
    jobs: [deliver, redraw],
  }
}
