import { and, asc, eq, inArray, type SQL } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { FeedbackNote } from '../domain/feedback-note.ts'
import type { Tx } from './client.ts'
import { feedbackNotes } from './schema.ts'

/** The note, whoever wrote it. */
export async function findNote(tx: Tx, workspaceId: string, id: string): Promise<FeedbackNote | null> {
  const found = await select(tx, and(eq(feedbackNotes.workspaceId, workspaceId), eq(feedbackNotes.id, id)))
  return found[0] ?? null
}

/** What the mentors of these pairs have noted, for their eyes only, oldest first. */
export function notesOfPairs(
  tx: Tx,
  workspaceId: string,
  pairIds: readonly string[],
): Promise<FeedbackNote[]> {
  const ofPairs = inArray(feedbackNotes.pairId, [...pairIds])
  return select(tx, and(eq(feedbackNotes.workspaceId, workspaceId), ofPairs))
}

/** The one note of this pair on whose answer the leader sits. */
export async function waitingNote(tx: Tx, workspaceId: string, pairId: string): Promise<FeedbackNote | null> {
  return (await notesOfPairs(tx, workspaceId, [pairId])).find(({ state }) => state === 'suggested') ?? null
}

/** Writes a note down, or what became of it. */
export async function saveNote(tx: Tx, note: FeedbackNote): Promise<void> {
  const { words, state, revision, formId, updatedAt } = note
  await tx
    .insert(feedbackNotes)
    .values(note)
    .onConflictDoUpdate({
      target: [feedbackNotes.workspaceId, feedbackNotes.id],
      set: { words, state, revision, formId, updatedAt },
    })
}

/** Notes the leader's answer. */
export async function answerNote(
  tx: Tx,
  { workspaceId, id }: Pick<FeedbackNote, 'workspaceId' | 'id'>,
  state: 'taken' | 'left',
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .update(feedbackNotes)
    .set({ state, updatedAt: now })
    .where(and(eq(feedbackNotes.workspaceId, workspaceId), eq(feedbackNotes.id, id)))
}

export async function deleteNote(
  tx: Tx,
  { workspaceId, id }: Pick<FeedbackNote, 'workspaceId' | 'id'>,
): Promise<void> {
  await tx
    .delete(feedbackNotes)
    .where(and(eq(feedbackNotes.workspaceId, workspaceId), eq(feedbackNotes.id, id)))
}

const select = (tx: Tx, where: SQL | undefined): Promise<FeedbackNote[]> =>
  tx.select().from(feedbackNotes).where(where).orderBy(asc(feedbackNotes.createdAt), asc(feedbackNotes.id))
