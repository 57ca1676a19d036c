import { and, asc, eq, exists, inArray, notBetween, or, type SQL, sql } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Nudge } from '../domain/nudge.ts'
import type { Tx } from './client.ts'
import { arrayOf, storedInstant } from './columns.ts'
import { nudgeColumns } from './nudges.ts'
import { nudges } from './schema.ts'

/** Sending takes seconds; whatever is under way for longer was lost with its process. */
const LOST_AFTER = { seconds: 60 }
/** Slots are given a second ahead; one that lies further was given before the clock was set back. */
const SLOTS_AHEAD = { minutes: 5 }

/**
 * What is to be sent now, in the order in which it should go: what was lost with its process, what somebody waits
 * for, then the rest, each the oldest first. Messages for the lanes in `except` are left out. A lane is the conversation
 * that a message goes into, as far as it is known before it is opened.
 */
export async function dueNudges(
  tx: Tx,
  workspaceId: string,
  options: { now: Temporal.Instant; except: readonly string[]; limit: number; lost: boolean },
): Promise<{ nudge: Nudge; lane: string }[]> {
  const { now, except, limit, lost } = options
  const lane = sql<string>`coalesce(${nudges.userId}, ${nudges.pairId}::text, ${nudges.kind})`
  const isFree = except.length > 0 ? sql`${lane} not in ${[...except]}` : undefined
  const find = (isWanted: SQL | undefined, order: SQL, left: number) =>
    tx
      .select({ nudge: nudgeColumns, lane })
      .from(nudges)
      .where(and(eq(nudges.workspaceId, workspaceId), isWanted, isFree))
      .orderBy(order, asc(nudges.id))
      .limit(left)
      .for('update', { skipLocked: true })
  const found = lost ? await find(isLost(now), asc(nudges.queuedAt), limit) : []
  for (const isUrgent of [true, false]) {
    if (found.length < limit)
      found.push(...(await find(isDue(now, isUrgent), asc(next), limit - found.length)))
  }
  return found
}

/** Whether there is anything of that, whatever lane it is for: one question without a lock, as there mostly is not. */
export async function isAnyDue(
  tx: Tx,
  workspaceId: string,
  { now, lost }: { now: Temporal.Instant; lost: boolean },
): Promise<boolean> {
  const any = (isWanted: SQL | undefined) =>
    exists(
      tx
        .select({ id: nudges.id })
        .from(nudges)
        .where(and(eq(nudges.workspaceId, workspaceId), isWanted)),
    )
  // One for each index.
  const found = or(any(isDue(now, true)), any(isDue(now, false)), lost ? any(isLost(now)) : undefined)
  const { rows } = await tx.execute<{ found: boolean }>(sql`select ${found} as found`)
  return rows[0]?.found ?? false
}

const next = sql`coalesce(${nudges.retryAt}, ${nudges.dueAt})`

const isDue = (now: Temporal.Instant, isUrgent: boolean) =>
  and(
    eq(nudges.state, 'pending'),
    eq(nudges.isUrgent, isUrgent),
    sql`${next} <= ${sql.param(now, nudges.dueAt)}`,
  )

const isLost = (now: Temporal.Instant) =>
  and(
    inArray(nudges.state, ['queued', 'sending']),
    notBetween(nudges.queuedAt, now.subtract(LOST_AFTER), now.add(SLOTS_AHEAD)),
  )

/** Marks these as taken, each for its slot. What was being sent stays so: nobody knows what became of it. */
export async function giveSlots(
  tx: Tx,
  workspaceId: string,
  given: readonly { nudge: Nudge; at: Temporal.Instant }[],
): Promise<Nudge[]> {
  if (given.length === 0) return []
  const ids = given.map(({ nudge }) => nudge.id)
  const moments = given.map(({ at }) => storedInstant(at))
  await tx.execute(sql`
    update nudges set queued_at = slot.at, state = case state when 'sending' then state else 'queued' end
    from unnest(${arrayOf('uuid', ids)}, ${arrayOf('timestamptz', moments)}) as slot (id, at)
    where nudges.workspace_id = ${workspaceId} and nudges.id = slot.id`)
  return given.map(({ nudge, at }) => ({
    ...nudge,
    queuedAt: at,
    state: nudge.state === 'sending' ? 'sending' : 'queued',
  }))
}
