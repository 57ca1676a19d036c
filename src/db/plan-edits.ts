import { and, asc, eq } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Pair } from '../domain/pair.ts'
import type { PlanEdit } from '../domain/session-plan.ts'
import type { Tx } from './client.ts'
import { sessionPlanEdits } from './schema.ts'

/** What a pair made of a session of its plan, and who of the two wrote it when. */
export interface StoredPlanEdit extends PlanEdit {
  editedBy: string
  editedAt: Temporal.Instant
}

type Whose = Pick<Pair, 'workspaceId' | 'id'>

const ofPair = ({ workspaceId, id }: Whose) =>
  and(eq(sessionPlanEdits.workspaceId, workspaceId), eq(sessionPlanEdits.pairId, id))

/** All that the pair made of its plan, in the order of the sessions. */
export async function planEditsOf(tx: Tx, pair: Whose): Promise<StoredPlanEdit[]> {
  return tx
    .select({
      number: sessionPlanEdits.number,
      title: sessionPlanEdits.title,
      topic: sessionPlanEdits.topic,
      editedBy: sessionPlanEdits.editedBy,
      editedAt: sessionPlanEdits.editedAt,
    })
    .from(sessionPlanEdits)
    .where(ofPair(pair))
    .orderBy(asc(sessionPlanEdits.number))
}

/** Saves what one session is about from now on. */
export async function savePlanEdit(tx: Tx, pair: Whose, edit: StoredPlanEdit): Promise<void> {
  const { number, ...changes } = edit
  await tx
    .insert(sessionPlanEdits)
    .values({ workspaceId: pair.workspaceId, pairId: pair.id, number, ...changes })
    .onConflictDoUpdate({
      target: [sessionPlanEdits.workspaceId, sessionPlanEdits.pairId, sessionPlanEdits.number],
      set: changes,
    })
}

/** The template holds again for this session. */
export async function removePlanEdit(tx: Tx, pair: Whose, number: number): Promise<void> {
  await tx.delete(sessionPlanEdits).where(and(ofPair(pair), eq(sessionPlanEdits.number, number)))
}
