import { and, asc, eq } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Goal, GoalChange, Progress } from '../domain/goal.ts'
import type { Pair } from '../domain/pair.ts'
import type { Tx } from './client.ts'
import { goalChanges, goals } from './schema.ts'

type PairKey = Pick<Pair, 'workspaceId' | 'id'>

/** The database's checks hold the narrow type of progress. */
export function toGoal({ workspaceId: _, pairId: __, ...row }: typeof goals.$inferSelect): Goal {
  return { ...row, progress: row.progress as Progress }
}

/** Saves goals that nobody has changed yet; false when one of the ids is taken. */
export async function insertGoals(
  tx: Tx,
  { workspaceId, id: pairId }: PairKey,
  added: readonly Goal[],
): Promise<boolean> {
  if (added.length === 0) return true
  const inserted = await tx
    .insert(goals)
    .values(added.map((goal) => ({ ...goal, workspaceId, pairId })))
    .onConflictDoNothing()
    .returning({ id: goals.id })
  return inserted.length === added.length
}

/** A goal as it was from a moment on, and who made it so. */
export interface GoalVersion
  extends Pick<Goal, 'text' | 'how' | 'dueOn' | 'progress' | 'state' | 'revision'> {
  changedBy: string
  changedAt: Temporal.Instant
}

/** Saves what became of a goal, with its history; false when a new one has the id of another. The pair is locked. */
export async function saveGoal(
  tx: Tx,
  pair: PairKey & Pick<Pair, 'proposedBy' | 'createdAt'>,
  { before, after }: GoalChange,
  by: { userId: string; now: Temporal.Instant },
): Promise<boolean> {
  const { workspaceId } = pair
  if (before === null) {
    if (!(await insertGoals(tx, pair, [after]))) return false
  } else {
    const { id, ...changes } = after
    await tx
      .update(goals)
      .set(changes)
      .where(and(eq(goals.workspaceId, workspaceId), eq(goals.pairId, pair.id), eq(goals.id, id)))
  }
  const version = (goal: Goal, changedBy: string, changedAt: Temporal.Instant) => {
    const { id: goalId, position: _, ...what } = goal
    return { ...what, workspaceId, goalId, changedBy, changedAt }
  }
  // What a goal began as came with the proposal, which writes no history.
  const first = before?.revision === 1 ? [version(before, pair.proposedBy, pair.createdAt)] : []
  await tx
    .insert(goalChanges)
    .values([...first, version(after, by.userId, by.now)])
    .onConflictDoNothing()
  return true
}

/** Everything a goal has been, the first first; none for one that is still as it was proposed. */
export async function goalHistory(tx: Tx, workspaceId: string, goalId: string): Promise<GoalVersion[]> {
  const rows = await tx
    .select()
    .from(goalChanges)
    .where(and(eq(goalChanges.workspaceId, workspaceId), eq(goalChanges.goalId, goalId)))
    .orderBy(asc(goalChanges.revision))
  return rows.map(({ workspaceId: _, goalId: __, ...row }) => ({
    ...row,
    progress: row.progress as Progress,
  }))
}
