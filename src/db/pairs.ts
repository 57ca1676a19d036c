import { and, asc, eq, inArray, or, type SQL } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Cadence, SessionMinutes } from '../domain/agreement.ts'
import type { Goal } from '../domain/goal.ts'
import type { Pair, PairState } from '../domain/pair.ts'
import type { Tx } from './client.ts'
import { insertGoals, toGoal } from './goals.ts'
import { goals, pairs } from './schema.ts'

const RUNNING: PairState[] = ['active', 'paused']

type Row = typeof pairs.$inferSelect

/** The database's checks hold the narrow type of minutes. */
function toPair(row: Row, goals: Goal[]): Pair {
  const { requestKey, mentorSlot, closedAt, closedReason, ...rest } = row
  return {
    ...rest,
    cadence: row.cadence satisfies Cadence,
    sessionMinutes: row.sessionMinutes as SessionMinutes,
    goals,
  }
}

/**
 * Saves a new proposal. A submission that was delivered twice finds its own pair and changes nothing;
 * 'already-proposed' when another proposal for the same two is open.
 */
export async function insertPair(
  tx: Tx,
  pair: Pair,
  requestKey: string,
): Promise<'inserted' | 'same-request' | 'already-proposed'> {
  const { goals, ...row } = pair
  const inserted = await tx
    .insert(pairs)
    .values({ ...row, requestKey })
    .onConflictDoNothing()
    .returning({ id: pairs.id })
  if (inserted.length === 0)
    return (await hasRequest(tx, pair.workspaceId, requestKey)) ? 'same-request' : 'already-proposed'
  await insertGoals(tx, pair, goals)
  return 'inserted'
}

/** Was this submission saved already? */
export async function hasRequest(tx: Tx, workspaceId: string, requestKey: string): Promise<boolean> {
  const same = await tx
    .select({ id: pairs.id })
    .from(pairs)
    .where(and(eq(pairs.workspaceId, workspaceId), eq(pairs.requestKey, requestKey)))
  return same.length > 0
}

export async function findPair(tx: Tx, workspaceId: string, id: string): Promise<Pair | null> {
  const [found = null] = await findPairs(tx, workspaceId, [id])
  return found
}

/** Several at once, in the order of their ids; null where there is none. */
export async function findPairs(
  tx: Tx,
  workspaceId: string,
  ids: readonly string[],
): Promise<(Pair | null)[]> {
  const found = await select(tx, and(eq(pairs.workspaceId, workspaceId), inArray(pairs.id, [...ids])))
  const byId = new Map(found.map((pair) => [pair.id, pair]))
  return ids.map((id) => byId.get(id) ?? null)
}

/** Loads the pair and keeps everybody else from changing it until the transaction ends. */
export async function lockPair(tx: Tx, workspaceId: string, id: string): Promise<Pair | null> {
  await tx
    .select({ id: pairs.id })
    .from(pairs)
    .where(and(eq(pairs.workspaceId, workspaceId), eq(pairs.id, id)))
    .for('update')
  return findPair(tx, workspaceId, id)
}

/** The person's pairs in these states, oldest first. */
export async function pairsOf(
  tx: Tx,
  workspaceId: string,
  userId: string,
  states: readonly PairState[] = RUNNING,
): Promise<Pair[]> {
  return select(
    tx,
    and(
      eq(pairs.workspaceId, workspaceId),
      or(eq(pairs.mentorId, userId), eq(pairs.menteeId, userId)),
      inArray(pairs.state, [...states]),
    ),
  )
}

/** The pairs that meet, oldest first. */
export async function activePairs(tx: Tx, workspaceId: string): Promise<Pair[]> {
  return select(tx, and(eq(pairs.workspaceId, workspaceId), eq(pairs.state, 'active')))
}

/** The pairs that meet or rest, oldest first. */
export async function runningPairs(tx: Tx, workspaceId: string): Promise<Pair[]> {
  return select(tx, and(eq(pairs.workspaceId, workspaceId), inArray(pairs.state, RUNNING)))
}

/** Open proposals that this person made for others or waits for. */
export async function proposalsBy(tx: Tx, workspaceId: string, userId: string): Promise<Pair[]> {
  return select(
    tx,
    and(eq(pairs.workspaceId, workspaceId), eq(pairs.proposedBy, userId), eq(pairs.state, 'proposed')),
  )
}

/** The running pairs of a person and the open proposals that concern or come from them, in the order to lock them. */
export async function pairsToLeave(tx: Tx, workspaceId: string, userId: string): Promise<string[]> {
  const isOneOfTwo = or(eq(pairs.mentorId, userId), eq(pairs.menteeId, userId))
  const rows = await tx
    .select({ id: pairs.id })
    .from(pairs)
    .where(
      and(
        eq(pairs.workspaceId, workspaceId),
        or(
          and(isOneOfTwo, inArray(pairs.state, [...RUNNING, 'proposed'])),
          and(eq(pairs.proposedBy, userId), eq(pairs.state, 'proposed')),
        ),
      ),
    )
    .orderBy(asc(pairs.id))
  return rows.map(({ id }) => id)
}

/** The pairs that rest because this person has left, in the order to lock them. */
export async function pairsLeftBy(tx: Tx, workspaceId: string, userId: string): Promise<Pair[]> {
  const paused = await pairsOf(tx, workspaceId, userId, ['paused'])
  return paused
    .filter(({ leftBy }) => leftBy === userId)
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
}

/** The slots of this mentor's running pairs. */
export async function mentorSlots(tx: Tx, workspaceId: string, mentorId: string): Promise<number[]> {
  const rows = await tx
    .select({ slot: pairs.mentorSlot })
    .from(pairs)
    .where(
      and(eq(pairs.workspaceId, workspaceId), eq(pairs.mentorId, mentorId), inArray(pairs.state, RUNNING)),
    )
  return rows.flatMap((row) => (row.slot === null ? [] : [row.slot]))
}

export type PairChanges = Partial<
  Pick<
    Row,
    | 'state'
    | 'mentorSlot'
    | 'mentorAcceptedAt'
    | 'menteeAcceptedAt'
    | 'startsOn'
    | 'endsOn'
    | 'pausedUntil'
    | 'resumedAt'
    | 'leftBy'
    | 'closedBy'
    | 'closedAt'
    | 'closedReason'
    | 'channelId'
    | 'topic'
    | 'cadence'
    | 'sessionMinutes'
    | 'months'
    | 'offLimits'
    | 'ownRule'
  >
>

export async function updatePair(
  tx: Tx,
  pair: Pick<Pair, 'workspaceId' | 'id'>,
  changes: PairChanges,
): Promise<void> {
  await tx
    .update(pairs)
    .set(changes)
    .where(and(eq(pairs.workspaceId, pair.workspaceId), eq(pairs.id, pair.id)))
}

/** Why the pair was declined or ended: for coordinators only. */
export async function closedReason(tx: Tx, workspaceId: string, pairId: string): Promise<string | null> {
  const [row] = await tx
    .select({ reason: pairs.closedReason })
    .from(pairs)
    .where(and(eq(pairs.workspaceId, workspaceId), eq(pairs.id, pairId)))
  return row?.reason ?? null
}

/** When the pair was completed or ended; null as long as it is not over. */
export async function closedAt(
  tx: Tx,
  { workspaceId, id }: Pick<Pair, 'workspaceId' | 'id'>,
): Promise<Temporal.Instant | null> {
  const [row] = await tx
    .select({ at: pairs.closedAt })
    .from(pairs)
    .where(and(eq(pairs.workspaceId, workspaceId), eq(pairs.id, id)))
  return row?.at ?? null
}

/** With their goals in the same question: a pair is read more often than anything else. */
async function select(tx: Tx, where: SQL | undefined): Promise<Pair[]> {
  const rows = await tx
    .select({ pair: pairs, goal: goals })
    .from(pairs)
    .leftJoin(goals, and(eq(goals.workspaceId, pairs.workspaceId), eq(goals.pairId, pairs.id)))
    .where(where)
    .orderBy(asc(pairs.createdAt), asc(pairs.id), asc(goals.position), asc(goals.id))
  const byPair = Map.groupBy(rows, ({ pair }) => pair.id)
  return [...byPair.values()].flatMap((ofPair) => {
    const goalsOf = ofPair.flatMap(({ goal }) => (goal ? toGoal(goal) : []))
    return ofPair[0] ? toPair(ofPair[0].pair, goalsOf) : []
  })
}
