import { and, eq, exists, gt, lt, lte, ne, or, type SQL, sql } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import { FURTHEST_HOLD, FURTHEST_LANE, HELD, WHOLE } from '../domain/pace.ts'
import type { Tx } from './client.ts'
import { sendLanes } from './schema.ts'

/** Lets one transaction at a time hand out send slots, whatever replica it belongs to. */
export async function lockLanes(tx: Tx, workspaceId: string, now: Temporal.Instant): Promise<void> {
  const locked = await tx
    .select({ lane: sendLanes.lane })
    .from(sendLanes)
    .where(and(eq(sendLanes.workspaceId, workspaceId), eq(sendLanes.lane, WHOLE)))
    .for('update')
  if (locked.length > 0) return
  await tx.insert(sendLanes).values({ workspaceId, lane: WHOLE, nextAt: now }).onConflictDoNothing()
  await lockLanes(tx, workspaceId, now)
}

/** When each lane is free next; those that are free now are left out. */
export async function busyLanes(
  tx: Tx,
  workspaceId: string,
  now: Temporal.Instant,
): Promise<Map<string, Temporal.Instant>> {
  const rows = await tx
    .select({ lane: sendLanes.lane, nextAt: sendLanes.nextAt })
    .from(sendLanes)
    .where(and(eq(sendLanes.workspaceId, workspaceId), isBusy(now)))
  return new Map(rows.map(({ lane, nextAt }) => [lane, nextAt]))
}

/** Forgets the lanes that are free. */
export async function forgetLanes(tx: Tx, workspaceId: string, now: Temporal.Instant): Promise<void> {
  const isFree = and(lt(sendLanes.nextAt, now), ne(sendLanes.lane, WHOLE))
  await tx.delete(sendLanes).where(and(eq(sendLanes.workspaceId, workspaceId), isFree))
}

/** Remembers when these lanes are free next. */
export async function saveLanes(
  tx: Tx,
  workspaceId: string,
  lanes: ReadonlyMap<string, Temporal.Instant>,
): Promise<void> {
  await tx
    .insert(sendLanes)
    .values([...lanes].map(([lane, nextAt]) => ({ workspaceId, lane, nextAt })))
    .onConflictDoUpdate({
      target: [sendLanes.workspaceId, sendLanes.lane],
      set: { nextAt: sql`excluded.next_at` },
    })
}

/** Keeps the whole workspace silent until then, or for longer where it was to be silent for longer. */
export async function holdLanes(
  tx: Tx,
  workspaceId: string,
  until: Temporal.Instant,
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .insert(sendLanes)
    .values({ workspaceId, lane: HELD, nextAt: until })
    .onConflictDoUpdate({
      target: [sendLanes.workspaceId, sendLanes.lane],
      set: { nextAt: until },
      setWhere: or(lt(sendLanes.nextAt, until), gt(sendLanes.nextAt, now.add(FURTHEST_HOLD))),
    })
}

/** Until when the workspace is to be silent; null when it may speak. */
export async function heldTill(
  tx: Tx,
  workspaceId: string,
  now: Temporal.Instant,
): Promise<Temporal.Instant | null> {
  const [row] = await tx.select({ nextAt: sendLanes.nextAt }).from(sendLanes).where(isHeld(workspaceId, now))
  return row?.nextAt ?? null
}

/** Whether Slack has asked for silence that is not over; to be embedded in another statement. */
export function silence(tx: Tx, workspaceId: string, now: Temporal.Instant): SQL {
  const held = tx.select({ lane: sendLanes.lane }).from(sendLanes).where(isHeld(workspaceId, now))
  return exists(held)
}

const isHeld = (workspaceId: string, now: Temporal.Instant) =>
  and(eq(sendLanes.workspaceId, workspaceId), eq(sendLanes.lane, HELD), isBusy(now))

const isBusy = (now: Temporal.Instant) => and(gt(sendLanes.nextAt, now), isBelievable(now))

/** What lies further ahead was written before the clock was set back. */
const isBelievable = (now: Temporal.Instant) =>
  or(
    lte(sendLanes.nextAt, now.add(FURTHEST_LANE)),
    and(eq(sendLanes.lane, HELD), lte(sendLanes.nextAt, now.add(FURTHEST_HOLD))),
  )
