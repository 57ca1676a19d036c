import type { Temporal } from 'temporal-polyfill'
import { dueNudges, giveSlots, isAnyDue } from '../db/due-nudges.ts'
import { busyLanes, forgetLanes, lockLanes, saveLanes } from '../db/lanes.ts'
import type { Nudge } from '../domain/nudge.ts'
import { fullLanes, HELD, handOut, slotsAhead } from '../domain/pace.ts'
import type { OutboxParts } from './nudge-kind.ts'

export interface Taken {
  /** Each to be sent at its slot, `queuedAt`. */
  taken: Nudge[]
  /** When to ask again, where something is due that could not go yet; else null. */
  resumesAt: Temporal.Instant | null
}

export const NOTHING: Taken = { taken: [], resumesAt: null }

/** Half of the time for which slots are handed out, so that none goes by unused. */
const SOON = { milliseconds: 500 }

/**
 * Takes up to `room` of what is due and gives each its send slot, in one transaction that only one replica is in. With
 * `lost`, also what a process left behind that is gone: there is none more often than processes die.
 */
export async function takeDue(
  { db, workspaceId, clock, pace }: Pick<OutboxParts, 'db' | 'workspaceId' | 'clock' | 'pace'>,
  { room, lost }: { room: number; lost: boolean },
): Promise<Taken> {
  if (!(await isAnyDue(db, workspaceId, { now: clock.now(), lost }))) return NOTHING
  return db.transaction(async (tx) => {
    await lockLanes(tx, workspaceId, clock.now())
    // Read again: somebody else may have been in there for a while.
    const now = clock.now()
    const busy = await busyLanes(tx, workspaceId, now)
    if (lost) await forgetLanes(tx, workspaceId, now)
    const limit = Math.min(room, slotsAhead(pace))
    const due = await dueNudges(tx, workspaceId, { now, except: fullLanes(busy, now), limit, lost })
    const { slots, lanes } = handOut(due, busy, now, pace)
    if (slots.length === 0) {
      const isLeft = due.length > 0 || busy.size > 0
      return { taken: [], resumesAt: isLeft ? (busy.get(HELD) ?? now.add(SOON)) : null }
    }
    await saveLanes(tx, workspaceId, lanes)
    const given = slots.map(({ waiting: { nudge }, at }) => ({ nudge, at }))
    return { taken: await giveSlots(tx, workspaceId, given), resumesAt: null }
  })
}
