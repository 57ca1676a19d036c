import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../../db/client.ts'
import { moveOccasion } from '../../db/nudges.ts'
import type { NewNudge } from '../../domain/nudge.ts'
import { isRunning, type Pair } from '../../domain/pair.ts'
import { nextLook, type Stall, stallOf } from '../../domain/stall.ts'
import type { Deps } from '../feature.ts'
import { stallFacts } from '../stall-facts.ts'
import { stallKey, tendersOf } from './facts.ts'
import { STALL_LOOK, STALL_NOTE } from './ids.ts'

/**
 * Something about the pair has changed, in this transaction: coordinators are told at once if it has stalled with it,
 * and a date is kept on which it is looked at again. One row does that for as long as the pair runs.
 */
export async function lookAtPair(deps: Deps, tx: Tx, pair: Pair, now: Temporal.Instant): Promise<void> {
  const { workspaceId, id: pairId } = pair
  await deps.outbox.redraw(tx, workspaceId, { kinds: [STALL_NOTE], pairId })
  if (!isRunning(pair)) {
    await deps.outbox.cancel(tx, workspaceId, { kinds: [STALL_LOOK, STALL_NOTE], pairId })
    return
  }
  const dueAt = await tellIfStalled(deps, tx, pair, now)
  if (dueAt === null) return
  const look = lookNudge(pair, dueAt)
  await deps.outbox.plan(tx, [look], now)
  await moveOccasion(tx, workspaceId, look.occasion, dueAt)
}

/** A pair that was never looked at is looked at now; whoever has a date for it keeps that. */
export async function planFirstLook(deps: Deps, tx: Tx, pair: Pair, now: Temporal.Instant): Promise<void> {
  await deps.outbox.plan(tx, [lookNudge(pair, now)], now)
}

const lookNudge = ({ workspaceId, id: pairId }: Pair, dueAt: Temporal.Instant): NewNudge => ({
  workspaceId,
  kind: STALL_LOOK,
  occasion: `${STALL_LOOK}:${pairId}`,
  pairId,
  dueAt,
})

/** Tells every coordinator once for each stall, and gives back when to look again. */
export async function tellIfStalled(
  deps: Deps,
  tx: Tx,
  pair: Pair,
  now: Temporal.Instant,
): Promise<Temporal.Instant | null> {
  const facts = await stallFacts(tx, pair)
  const stall = stallOf(facts, now)
  if (stall) await deps.outbox.plan(tx, await notes(tx, pair, stall, now), now)
  return nextLook(facts, now)
}

async function notes(tx: Tx, pair: Pair, stall: Stall, now: Temporal.Instant): Promise<NewNudge[]> {
  const { workspaceId, id: pairId } = pair
  const subject = stallKey(stall)
  return (await tendersOf(tx, pair)).map((userId) => ({
    workspaceId,
    kind: STALL_NOTE,
    occasion: `${STALL_NOTE}:${pairId}:${subject}:${userId}`,
    userId,
    pairId,
    subject,
    dueAt: now,
  }))
}
