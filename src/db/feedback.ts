import { and, asc, eq, inArray, isNotNull, isNull, type SQL } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import { type Category, type FeedbackItem, type FeedbackKind, isOpen } from '../domain/feedback.ts'
import type { Tx } from './client.ts'
import { feedbackItems, sessions } from './schema.ts'

/** What an item is before IT does anything with it. */
export const itemColumns = {
  id: feedbackItems.id,
  workspaceId: feedbackItems.workspaceId,
  sessionId: feedbackItems.sessionId,
  menteeId: feedbackItems.menteeId,
  words: feedbackItems.words,
  category: feedbackItems.category,
  kind: feedbackItems.kind,
  sharing: feedbackItems.sharing,
  status: feedbackItems.status,
  revision: feedbackItems.revision,
  formId: feedbackItems.formId,
  sharedAt: feedbackItems.sharedAt,
  sharedTo: feedbackItems.sharedTo,
}

/** The form, the only writer, holds the narrow types of category and kind. */
export const toItem = <T extends { category: string; kind: string }>(row: T) => ({
  ...row,
  category: row.category as Category,
  kind: row.kind as FeedbackKind,
})

export async function findItem(tx: Tx, workspaceId: string, id: string): Promise<FeedbackItem | null> {
  const found = await select(tx, and(eq(feedbackItems.workspaceId, workspaceId), eq(feedbackItems.id, id)))
  return found[0] ?? null
}

/** Everything the mentee said about IT after this session, oldest first. */
export async function itemsOfSession(
  tx: Tx,
  workspaceId: string,
  sessionId: string,
): Promise<FeedbackItem[]> {
  return select(tx, and(eq(feedbackItems.workspaceId, workspaceId), eq(feedbackItems.sessionId, sessionId)))
}

/** Everything the mentee said about IT after any session of this pair, oldest first. */
export async function itemsOfPair(tx: Tx, workspaceId: string, pairId: string): Promise<FeedbackItem[]> {
  const ofPair = tx
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(eq(sessions.workspaceId, workspaceId), eq(sessions.pairId, pairId)))
  return select(tx, and(eq(feedbackItems.workspaceId, workspaceId), inArray(feedbackItems.sessionId, ofPair)))
}

/** The one item of this session that is not shared and can still be corrected. */
export async function openItem(tx: Tx, workspaceId: string, sessionId: string): Promise<FeedbackItem | null> {
  return (await itemsOfSession(tx, workspaceId, sessionId)).find(isOpen) ?? null
}

export async function insertItem(tx: Tx, item: FeedbackItem, now: Temporal.Instant): Promise<void> {
  await tx.insert(feedbackItems).values({ ...item, createdAt: now, updatedAt: now })
}

export type ItemChanges = Partial<
  Pick<
    FeedbackItem,
    'words' | 'category' | 'kind' | 'sharing' | 'revision' | 'formId' | 'sharedAt' | 'sharedTo'
  >
>

export async function updateItem(
  tx: Tx,
  item: Pick<FeedbackItem, 'workspaceId' | 'id'>,
  changes: ItemChanges,
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .update(feedbackItems)
    .set({ ...changes, updatedAt: now })
    .where(and(eq(feedbackItems.workspaceId, item.workspaceId), eq(feedbackItems.id, item.id)))
}

/** What was shared while IT had no channel goes to this one; gives back what that is. */
export async function sendWaitingTo(
  tx: Tx,
  workspaceId: string,
  channelId: string,
  now: Temporal.Instant,
): Promise<FeedbackItem[]> {
  const rows = await tx
    .update(feedbackItems)
    .set({ sharedTo: channelId, updatedAt: now })
    .where(
      and(
        eq(feedbackItems.workspaceId, workspaceId),
        isNotNull(feedbackItems.sharedAt),
        isNull(feedbackItems.sharedTo),
      ),
    )
    .returning(itemColumns)
  return rows.map(toItem)
}

async function select(tx: Tx, where: SQL | undefined): Promise<FeedbackItem[]> {
  const rows = await tx
    .select(itemColumns)
    .from(feedbackItems)
    .where(where)
    .orderBy(asc(feedbackItems.createdAt), asc(feedbackItems.id))
  return rows.map(toItem)
}
