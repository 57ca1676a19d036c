import { and, asc, desc, eq, isNotNull, isNull, type SQL } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import { type Category, type FeedbackItem, type FeedbackKind, isOpen } from '../domain/feedback.ts'
import type { Tx } from './client.ts'
import { feedbackItems } from './schema.ts'

/** What an item is before IT does anything with it. */
export const itemColumns = {
  id: feedbackItems.id,
  workspaceId: feedbackItems.workspaceId,
  pairId: feedbackItems.pairId,
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
  createdAt: feedbackItems.createdAt,
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

/** Everything the mentee of this pair said about IT, after its sessions and at other times, oldest first. */
export async function itemsOfPair(tx: Tx, workspaceId: string, pairId: string): Promise<FeedbackItem[]> {
  return select(tx, and(eq(feedbackItems.workspaceId, workspaceId), eq(feedbackItems.pairId, pairId)))
}

/** Everything this leader ever said about IT, the newest first, with the moment. */
export async function itemsOfMentee(
  tx: Tx,
  workspaceId: string,
  menteeId: string,
): Promise<{ item: FeedbackItem; toldAt: Temporal.Instant }[]> {
  const rows = await tx
    .select({ ...itemColumns, toldAt: feedbackItems.createdAt })
    .from(feedbackItems)
    .where(and(eq(feedbackItems.workspaceId, workspaceId), eq(feedbackItems.menteeId, menteeId)))
    .orderBy(desc(feedbackItems.createdAt), desc(feedbackItems.id))
  return rows.map(({ toldAt, ...row }) => ({ item: toItem(row), toldAt }))
}

/** Whether this leader has said anything about IT that is still kept. */
export async function hasToldIt(tx: Tx, workspaceId: string, menteeId: string): Promise<boolean> {
  const found = await tx
    .select({ id: feedbackItems.id })
    .from(feedbackItems)
    .where(and(eq(feedbackItems.workspaceId, workspaceId), eq(feedbackItems.menteeId, menteeId)))
    .limit(1)
  return found.length > 0
}

/** The first item of this session that is not shared and can still be corrected. */
export async function openItem(tx: Tx, workspaceId: string, sessionId: string): Promise<FeedbackItem | null> {
  return (await itemsOfSession(tx, workspaceId, sessionId)).find(isOpen) ?? null
}

export async function insertItem(tx: Tx, item: FeedbackItem): Promise<void> {
  await tx.insert(feedbackItems).values({ ...item, updatedAt: item.createdAt })
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

/**
 * IT has it no longer. What IT's views called it leads nowhere from now on, and a window that showed it before can share
 * nothing.
 */
export async function takeBackItem(
  tx: Tx,
  item: FeedbackItem,
  sharing: FeedbackItem['sharing'],
  now: Temporal.Instant,
): Promise<FeedbackItem> {
  const changes = { sharing, sharedAt: null, sharedTo: null, revision: item.revision + 1 }
  await tx
    .update(feedbackItems)
    .set({ ...changes, ledgerId: crypto.randomUUID(), updatedAt: now })
    .where(and(eq(feedbackItems.workspaceId, item.workspaceId), eq(feedbackItems.id, item.id)))
  return { ...item, ...changes }
}

const isWaiting = (workspaceId: string) =>
  and(
    eq(feedbackItems.workspaceId, workspaceId),
    isNotNull(feedbackItems.sharedAt),
    isNull(feedbackItems.sharedTo),
  )

/** What was shared while IT had no channel. */
export const waitingItems = (tx: Tx, workspaceId: string): Promise<FeedbackItem[]> =>
  select(tx, isWaiting(workspaceId))

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
    .where(isWaiting(workspaceId))
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
