import { and, eq } from 'drizzle-orm'
import type { TimeBudget } from '../domain/role-time.ts'
import type { Tx } from './client.ts'
import { timeBudgets, timeHints } from './schema.ts'

const columns = {
  mentorId: timeBudgets.mentorId,
  hours: timeBudgets.hours,
  managerId: timeBudgets.managerId,
  answer: timeBudgets.answer,
  answeredAt: timeBudgets.answeredAt,
  revision: timeBudgets.revision,
  askedRevision: timeBudgets.askedRevision,
}

const of = (workspaceId: string, mentorId: string) =>
  and(eq(timeBudgets.workspaceId, workspaceId), eq(timeBudgets.mentorId, mentorId))

/** The hours a month of this mentor; null where none were said. */
export async function findTimeBudget(
  tx: Tx,
  workspaceId: string,
  mentorId: string,
): Promise<TimeBudget | null> {
  const [row] = await tx.select(columns).from(timeBudgets).where(of(workspaceId, mentorId))
  return row ?? null
}

/** Loads them and keeps everybody else from changing them until the transaction ends. */
export async function lockTimeBudget(
  tx: Tx,
  workspaceId: string,
  mentorId: string,
): Promise<TimeBudget | null> {
  const [row] = await tx.select(columns).from(timeBudgets).where(of(workspaceId, mentorId)).for('update')
  return row ?? null
}

/** Those of all mentors of the workspace. */
export async function timeBudgetsOf(tx: Tx, workspaceId: string): Promise<TimeBudget[]> {
  return tx.select(columns).from(timeBudgets).where(eq(timeBudgets.workspaceId, workspaceId))
}

/** Writes or changes the hours; the caller has locked the mentor. */
export async function saveTimeBudget(tx: Tx, workspaceId: string, budget: TimeBudget): Promise<void> {
  const { mentorId, ...changes } = budget
  await tx
    .insert(timeBudgets)
    .values({ workspaceId, mentorId, ...changes })
    .onConflictDoUpdate({ target: [timeBudgets.workspaceId, timeBudgets.mentorId], set: changes })
}

/** Whether this brief is the one that tells its mentor of the line manager: the first that asks, for good. */
export async function isHintedIn(
  tx: Tx,
  workspaceId: string,
  { mentorId, sessionId }: { mentorId: string; sessionId: string },
): Promise<boolean> {
  await tx.insert(timeHints).values({ workspaceId, mentorId, sessionId }).onConflictDoNothing()
  const [row] = await tx
    .select({ sessionId: timeHints.sessionId })
    .from(timeHints)
    .where(and(eq(timeHints.workspaceId, workspaceId), eq(timeHints.mentorId, mentorId)))
  return row?.sessionId === sessionId
}
