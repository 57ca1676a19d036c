import {
  and,
  asc,
  count,
  eq,
  gt,
  inArray,
  isNotNull,
  lte,
  min,
  not,
  notBetween,
  or,
  type SQL,
  sql,
} from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { NewNudge, Nudge, NudgeState } from '../domain/nudge.ts'
import type { Tx } from './client.ts'
import { silence } from './lanes.ts'
import { nudges } from './schema.ts'

/** What a nudge is read from. */
export const nudgeColumns = {
  id: nudges.id,
  workspaceId: nudges.workspaceId,
  kind: nudges.kind,
  occasion: nudges.occasion,
  userId: nudges.userId,
  pairId: nudges.pairId,
  sessionId: nudges.sessionId,
  subject: nudges.subject,
  dueAt: nudges.dueAt,
  expiresAt: nudges.expiresAt,
  state: nudges.state,
  queuedAt: nudges.queuedAt,
  attempts: nudges.attempts,
  doubtful: nudges.doubtful,
  snoozes: nudges.snoozes,
  channelId: nudges.channelId,
  messageTs: nudges.messageTs,
}

const is = (nudge: Pick<Nudge, 'workspaceId' | 'id'>) =>
  and(eq(nudges.workspaceId, nudge.workspaceId), eq(nudges.id, nudge.id))

/** Saves what is not known yet; an occasion that has its nudge keeps it. Gives back the new ones. */
export async function insertNudges(
  tx: Tx,
  wanted: readonly NewNudge[],
  now: Temporal.Instant,
): Promise<Nudge[]> {
  if (wanted.length === 0) return []
  return tx
    .insert(nudges)
    .values(
      wanted.map((nudge) => ({
        id: crypto.randomUUID(),
        state: 'pending' as const,
        // What is due at once was asked for by somebody who waits for it.
        isUrgent: nudge.dueAt.epochNanoseconds <= now.epochNanoseconds,
        createdAt: now,
        ...nudge,
      })),
    )
    .onConflictDoNothing()
    .returning(nudgeColumns)
}

/** Sending takes seconds; whatever is under way for longer was lost with its process. */
const LOST_AFTER = { seconds: 60 }
/** Slots are given a second ahead; one that lies further was given before the clock was set back. */
const SLOTS_AHEAD = { minutes: 5 }

/**
 * What is to be sent now, in the order in which it should go: what was lost with its process, what somebody waits
 * for, then the rest, each the oldest first. Messages for these lanes are left out.
 */
export async function dueNudges(
  tx: Tx,
  workspaceId: string,
  options: { now: Temporal.Instant; except: readonly string[]; limit: number; lost: boolean },
): Promise<Nudge[]> {
  const { now, except, limit, lost } = options
  const lane = sql`coalesce(${nudges.userId}, ${nudges.pairId}::text, ${nudges.kind})`
  const isFree = except.length > 0 ? sql`${lane} not in ${[...except]}` : undefined
  const find = (isWanted: SQL | undefined, order: SQL, left: number) =>
    tx
      .select(nudgeColumns)
      .from(nudges)
      .where(and(eq(nudges.workspaceId, workspaceId), isWanted, isFree))
      .orderBy(order, asc(nudges.id))
      .limit(left)
      .for('update', { skipLocked: true })
  const isLost = and(
    inArray(nudges.state, ['queued', 'sending']),
    notBetween(nudges.queuedAt, now.subtract(LOST_AFTER), now.add(SLOTS_AHEAD)),
  )
  const isDue = (isUrgent: boolean) =>
    and(eq(nudges.state, 'pending'), eq(nudges.isUrgent, isUrgent), lte(nudges.dueAt, now))
  const found = lost ? await find(isLost, asc(nudges.queuedAt), limit) : []
  for (const isUrgent of [true, false]) {
    if (found.length < limit)
      found.push(...(await find(isDue(isUrgent), asc(nudges.dueAt), limit - found.length)))
  }
  return found
}

/** Marks these as taken, each for its slot. What was being sent stays so: nobody knows what became of it. */
export async function giveSlots(
  tx: Tx,
  workspaceId: string,
  given: readonly { nudge: Nudge; at: Temporal.Instant }[],
): Promise<Nudge[]> {
  if (given.length === 0) return []
  const slots = sql.join(
    given.map(({ nudge, at }) => sql`(${nudge.id}::uuid, ${sql.param(at, nudges.queuedAt)}::timestamptz)`),
    sql`, `,
  )
  await tx.execute(sql`
    update nudges set queued_at = slot.at, state = case state when 'sending' then state else 'queued' end
    from (values ${slots}) as slot (id, at)
    where nudges.workspace_id = ${workspaceId} and nudges.id = slot.id`)
  return given.map(({ nudge, at }) => ({
    ...nudge,
    queuedAt: at,
    state: nudge.state === 'sending' ? 'sending' : 'queued',
  }))
}

/** Begins to send what was taken for this slot, unless Slack has asked for silence or somebody else was faster. */
export async function beginSending(
  tx: Tx,
  nudge: Pick<Nudge, 'workspaceId' | 'id'>,
  now: Temporal.Instant,
  attempts: number,
): Promise<boolean> {
  const begun = await tx
    .update(nudges)
    .set({ state: 'sending', queuedAt: now, attempts })
    .where(and(is(nudge), eq(nudges.state, 'queued'), not(silence(tx, nudge.workspaceId, now))))
    .returning({ id: nudges.id })
  return begun.length > 0
}

export async function findNudge(tx: Tx, workspaceId: string, id: string): Promise<Nudge | null> {
  const [row] = await tx.select(nudgeColumns).from(nudges).where(is({ workspaceId, id }))
  return row ?? null
}

/** Changes the nudge if it is in one of the expected states; false when somebody else was faster. */
export async function moveNudge(
  tx: Tx,
  nudge: Pick<Nudge, 'workspaceId' | 'id'>,
  from: readonly NudgeState[],
  changes: Partial<
    Pick<
      typeof nudges.$inferSelect,
      | 'state'
      | 'dueAt'
      | 'expiresAt'
      | 'queuedAt'
      | 'attempts'
      | 'doubtful'
      | 'snoozes'
      | 'outcome'
      | 'channelId'
      | 'messageTs'
      | 'sentAt'
    >
  >,
): Promise<boolean> {
  const moved = await tx
    .update(nudges)
    .set(changes)
    .where(and(is(nudge), inArray(nudges.state, [...from])))
    .returning({ id: nudges.id })
  return moved.length > 0
}

/** Which nudges are meant: all conditions that are given hold together. */
export interface NudgeFilter {
  kinds?: readonly string[]
  occasions?: readonly string[]
  userId?: string
  pairId?: string
  sessionId?: string
}

/** Takes back what has not been sent yet. */
export async function cancelNudges(tx: Tx, workspaceId: string, filter: NudgeFilter): Promise<void> {
  await tx
    .update(nudges)
    .set({ state: 'cancelled' })
    .where(and(matching(workspaceId, filter), inArray(nudges.state, ['pending', 'queued'])))
}

/**
 * Those whose message stands in Slack, or is on its way there. The others wait for the caller's transaction to end
 * before they set out, so that they are drawn from the facts it leaves.
 */
export async function spokenNudges(tx: Tx, workspaceId: string, filter: NudgeFilter): Promise<Nudge[]> {
  await tx
    .select({ id: nudges.id })
    .from(nudges)
    .where(and(matching(workspaceId, filter), inArray(nudges.state, ['pending', 'queued'])))
    .orderBy(asc(nudges.id))
    .for('no key update')
  return tx
    .select(nudgeColumns)
    .from(nudges)
    .where(and(matching(workspaceId, filter), or(inArray(nudges.state, ['sending', 'sent']), isPutOff)))
}

/** How much is due and not sent yet, since when, and how much was given up. */
export async function backlogOf(
  tx: Tx,
  workspaceId: string,
  now: Temporal.Instant,
): Promise<{ due: number; oldest: Temporal.Instant | null; failed: number }> {
  const mine = eq(nudges.workspaceId, workspaceId)
  const isDue = and(mine, eq(nudges.state, 'pending'), lte(nudges.dueAt, now))
  const [waiting] = await tx
    .select({ due: count(), oldest: min(nudges.dueAt) })
    .from(nudges)
    .where(isDue)
  const failed = await tx.$count(nudges, and(mine, eq(nudges.state, 'failed')))
  return { due: waiting?.due ?? 0, oldest: waiting?.oldest ?? null, failed }
}
/** Its message stands, and says when the next one comes. */
const isPutOff = and(eq(nudges.state, 'pending'), gt(nudges.snoozes, 0), isNotNull(nudges.messageTs))

/** Those that Slack refused for good. */
export async function failedNudges(tx: Tx, workspaceId: string, filter: NudgeFilter): Promise<Nudge[]> {
  return tx
    .select(nudgeColumns)
    .from(nudges)
    .where(and(matching(workspaceId, filter), eq(nudges.state, 'failed')))
}

/** Those of which nobody knows whether and where their message stands. */
export async function unknownNudges(tx: Tx, workspaceId: string, filter: NudgeFilter): Promise<Nudge[]> {
  return tx
    .select(nudgeColumns)
    .from(nudges)
    .where(and(matching(workspaceId, filter), eq(nudges.state, 'unknown')))
}

/** Gives what Slack refused for good a new start; nobody else revives the same ones. */
export async function reviveNudges(
  tx: Tx,
  workspaceId: string,
  filter: NudgeFilter,
  now: Temporal.Instant,
): Promise<Nudge[]> {
  return tx
    .update(nudges)
    .set({ state: 'pending', isUrgent: true, attempts: 0, outcome: null, dueAt: now })
    .where(and(matching(workspaceId, filter), eq(nudges.state, 'failed')))
    .returning(nudgeColumns)
}

function matching(workspaceId: string, filter: NudgeFilter): SQL | undefined {
  return and(
    eq(nudges.workspaceId, workspaceId),
    filter.kinds && inArray(nudges.kind, [...filter.kinds]),
    filter.occasions && inArray(nudges.occasion, [...filter.occasions]),
    filter.userId ? eq(nudges.userId, filter.userId) : undefined,
    filter.pairId ? eq(nudges.pairId, filter.pairId) : undefined,
    filter.sessionId ? eq(nudges.sessionId, filter.sessionId) : undefined,
  )
}
