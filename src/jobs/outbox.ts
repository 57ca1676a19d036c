import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { Tx } from '../db/client.ts'
import {
  cancelNudges,
  claimDueNudges,
  findNudge,
  handedOut,
  insertNudges,
  lockPace,
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
  /** One beat of the clock: hands to the workers what is due, as fast as the pace allows. */
  tick(): Promise<void>
  jobs: readonly Job<unknown>[]
}

/** Slack's tier 4 allows about 100 users.info calls a minute; each message needs one or two. */
const PER_MINUTE = 80
const BURST = 20
const BURST_EVERY_SECONDS = 15
/** After a beat that left something due come three more, then the next minute has its own. */
const BEATS_BETWEEN = 3

const nudgePayload = z.object({ workspaceId: z.string(), nudgeId: z.uuid() })
const redrawPayload = nudgePayload.extend({ attempt: z.int().positive().default(1) })
const beatPayload = z.object({ left: z.int().nonnegative() })

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
    payload: redrawPayload,
    run: async (payload) => {
      const nudge = await findNudge(db, payload.workspaceId, payload.nudgeId)
      const afterSeconds = nudge && (await redrawMessage(parts, nudge, payload.attempt))
      if (afterSeconds === null) return
      // A new job for every attempt: the queue's own few retries would not outlast an outage.
      const next = { ...payload, attempt: payload.attempt + 1 }
      await db.transaction((tx) => queue.enqueue(tx, redraw, next, { afterSeconds }))
    },
  })
  const between = defineJob({ name: 'nudge-beat', payload: beatPayload, run: ({ left }) => beat(left) })

  const hand = (tx: Tx, nudge: Nudge) =>
    queue.enqueue(tx, deliver, { workspaceId: nudge.workspaceId, nudgeId: nudge.id })
  const beat = (left: number): Promise<void> =>
    db.transaction(async (tx) => {
      await lockPace(tx, workspaceId)
      const now = clock.now()
      const room = Math.min(
        BURST - (await handedOut(tx, workspaceId, now, BURST_EVERY_SECONDS)),
        PER_MINUTE - (await handedOut(tx, workspaceId, now, 60)),
      )
      const claimed = room > 0 ? await claimDueNudges(tx, workspaceId, now, room) : []
      for (const nudge of claimed) await hand(tx, nudge)
      const full = claimed.length >= room
      if (full && left > 0)
        await queue.enqueue(tx, between, { left: left - 1 }, { afterSeconds: BURST_EVERY_SECONDS })
    })

  return {
    async plan(tx, wanted, now) {
      for (const nudge of await insertNudges(tx, wanted, now)) {
        if (nudge.state === 'queued') await hand(tx, nudge)
      }
    },
    async redraw(tx, workspace, filter) {
      for (const nudge of await spokenNudges(tx, workspace, filter))
        await queue.enqueue(tx, redraw, { workspaceId: nudge.workspaceId, nudgeId: nudge.id, attempt: 1 })
    },
    cancel: cancelNudges,
    async revive(tx, workspace, filter, now) {
      for (const nudge of await reviveNudges(tx, workspace, filter, now)) await hand(tx, nudge)
    },
    tick: () => beat(BEATS_BETWEEN),
    jobs: [deliver, redraw, between],
  }
}
