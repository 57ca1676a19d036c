import { and, desc, eq, inArray, isNotNull, isNull, type SQL } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { FeedbackItem } from '../domain/feedback.ts'
import {
  type LedgerChange,
  type LedgerItem,
  type LedgerState,
  noteFor,
  type Outcome,
} from '../domain/ledger.ts'
import { localDate } from '../domain/working-time.ts'
import type { Tx } from './client.ts'
import { itemColumns, toItem } from './feedback.ts'
import { feedbackItems, ledgerChanges, ledgerNews, members, sessions } from './schema.ts'

const columns = {
  ...itemColumns,
  ledgerId: feedbackItems.ledgerId,
  ledgerRevision: feedbackItems.ledgerRevision,
  openedAt: feedbackItems.openedAt,
  ownerId: feedbackItems.ownerId,
  plannedOn: feedbackItems.plannedOn,
  isHatchet: feedbackItems.isHatchet,
  mergedInto: feedbackItems.mergedInto,
  closedAt: feedbackItems.closedAt,
  verdict: feedbackItems.verdict,
  reopened: feedbackItems.reopened,
  reopenedAt: feedbackItems.reopenedAt,
  startsAt: sessions.startsAt,
  zone: members.zone,
}

/** Everything that leaders of this workspace have shared with IT. */
export const ledgerItems = (tx: Tx, workspaceId: string): Promise<LedgerItem[]> => select(tx, workspaceId)

/** The shared item that IT's views call so. */
export async function findLedgerItem(
  tx: Tx,
  workspaceId: string,
  ledgerId: string,
): Promise<LedgerItem | null> {
  return (await select(tx, workspaceId, eq(feedbackItems.ledgerId, ledgerId)))[0] ?? null
}

/** Shared items by their own ids. */
export async function ledgerItemsById(
  tx: Tx,
  workspaceId: string,
  ids: readonly string[],
): Promise<LedgerItem[]> {
  return select(tx, workspaceId, inArray(feedbackItems.id, [...ids]))
}

/** What goes this item's way. */
export const mergedInto = (tx: Tx, workspaceId: string, itemId: string): Promise<LedgerItem[]> =>
  select(tx, workspaceId, eq(feedbackItems.mergedInto, itemId))

/** Two who act on these at once take turns; in one order for everybody. */
export async function lockItems(tx: Tx, workspaceId: string, by: { ids: readonly string[] }): Promise<void> {
  await tx
    .select({ id: feedbackItems.id })
    .from(feedbackItems)
    .where(and(eq(feedbackItems.workspaceId, workspaceId), inArray(feedbackItems.id, [...by.ids])))
    .orderBy(feedbackItems.id)
    .for('update')
}

async function select(tx: Tx, workspaceId: string, where?: SQL): Promise<LedgerItem[]> {
  const rows = await tx
    .select(columns)
    .from(feedbackItems)
    .leftJoin(
      sessions,
      and(eq(sessions.workspaceId, feedbackItems.workspaceId), eq(sessions.id, feedbackItems.sessionId)),
    )
    .leftJoin(
      members,
      and(eq(members.workspaceId, feedbackItems.workspaceId), eq(members.userId, feedbackItems.menteeId)),
    )
    .where(and(eq(feedbackItems.workspaceId, workspaceId), isNotNull(feedbackItems.sharedAt), where))
    .orderBy(feedbackItems.ledgerId)
  return rows.flatMap(({ startsAt, zone, sharedAt, ...row }) => {
    const saidOn = localDate(startsAt ?? row.createdAt, zone ?? 'UTC')
    return sharedAt === null ? [] : [{ ...toItem(row), sharedAt, saidOn }]
  })
}

/** An IT lead has it open; the first time counts. */
export async function markOpened(
  tx: Tx,
  { workspaceId, ledgerId }: Pick<LedgerItem, 'workspaceId' | 'ledgerId'>,
  now: Temporal.Instant,
): Promise<void> {
  // Taken back meanwhile and shared anew, it has another one: of that nobody has seen anything.
  const is = and(eq(feedbackItems.workspaceId, workspaceId), eq(feedbackItems.ledgerId, ledgerId))
  await tx
    .update(feedbackItems)
    .set({ openedAt: now })
    .where(and(is, isNotNull(feedbackItems.sharedAt), isNull(feedbackItems.openedAt)))
}

/** Whether an IT lead has had it open. */
export async function wasOpened(
  tx: Tx,
  { workspaceId, id }: Pick<FeedbackItem, 'workspaceId' | 'id'>,
): Promise<boolean> {
  const [row] = await tx
    .select({ openedAt: feedbackItems.openedAt })
    .from(feedbackItems)
    .where(and(eq(feedbackItems.workspaceId, workspaceId), eq(feedbackItems.id, id)))
  return row !== undefined && row.openedAt !== null
}

/** Saves what became of an item, with its row of history. */
export async function saveChange(
  tx: Tx,
  item: LedgerItem,
  changes: Partial<LedgerState>,
  done: Pick<LedgerChange, 'act' | 'by' | 'at' | 'note' | 'formId'>,
): Promise<LedgerItem> {
  const { workspaceId, id } = item
  const revision = item.ledgerRevision + 1
  const next = { ...item, ...changes, ledgerRevision: revision }
  await tx
    .update(feedbackItems)
    .set({ ...changes, ledgerRevision: revision })
    .where(and(eq(feedbackItems.workspaceId, workspaceId), eq(feedbackItems.id, id)))
  const { ownerId, plannedOn } = next
  await tx.insert(ledgerChanges).values({
    ...{ ...done, workspaceId, itemId: id, revision, from: item.status, to: next.status },
    ...{ ownerId, plannedOn },
  })
  return next
}

/** Whoever's item goes this one's way has not said anything of its being closed now. */
export async function askFollowersAnew(tx: Tx, { workspaceId, id }: LedgerItem): Promise<void> {
  await tx
    .update(feedbackItems)
    .set({ verdict: null })
    .where(and(eq(feedbackItems.workspaceId, workspaceId), eq(feedbackItems.mergedInto, id)))
}

/** What was done with these items, the latest first, by item. */
export async function changesOf(
  tx: Tx,
  workspaceId: string,
  itemIds: readonly string[],
): Promise<Map<string, LedgerChange[]>> {
  const rows = await tx
    .select()
    .from(ledgerChanges)
    .where(and(eq(ledgerChanges.workspaceId, workspaceId), inArray(ledgerChanges.itemId, [...itemIds])))
    .orderBy(desc(ledgerChanges.revision))
  return Map.groupBy(rows, ({ itemId }) => itemId)
}

/** How these items stand for their leaders, by item; what is not shared is not in it. */
export async function outcomesOf(
  tx: Tx,
  workspaceId: string,
  itemIds: readonly string[],
): Promise<Map<string, Outcome>> {
  const items = await ledgerItemsById(tx, workspaceId, itemIds)
  const heads = await ledgerItemsById(
    tx,
    workspaceId,
    items.flatMap((item) => item.mergedInto ?? []),
  )
  const changes = await changesOf(
    tx,
    workspaceId,
    [...items, ...heads].map(({ id }) => id),
  )
  return new Map(
    items.map((item) => {
      const head = heads.find(({ id }) => id === item.mergedInto) ?? item
      const isMerged = head !== item
      // Whoever joined it has read it.
      const status =
        head.status === 'merged' || (isMerged && head.status === 'new') ? 'acknowledged' : head.status
      const own = changes.get(item.id) ?? []
      return [
        item.id,
        {
          ...{ status, isMerged, plannedOn: head.plannedOn, closedAt: head.closedAt },
          note: noteFor(own, isMerged ? (changes.get(head.id) ?? []) : []),
          ...{ reopened: item.reopened, verdict: item.verdict },
        },
      ]
    }),
  )
}

/** The leader hears of these items on that day. */
export async function addNews(
  tx: Tx,
  workspaceId: string,
  news: { menteeId: string; toldOn: Temporal.PlainDate; itemId: string },
): Promise<void> {
  await tx
    .insert(ledgerNews)
    .values({ workspaceId, ...news })
    .onConflictDoNothing()
}

/** Of which of their items a leader hears on that day, as far as they are still shared. */
export async function newsOf(
  tx: Tx,
  workspaceId: string,
  told: { menteeId: string; toldOn: Temporal.PlainDate },
): Promise<LedgerItem[]> {
  const ids = tx
    .select({ id: ledgerNews.itemId })
    .from(ledgerNews)
    .where(
      and(
        eq(ledgerNews.workspaceId, workspaceId),
        eq(ledgerNews.menteeId, told.menteeId),
        eq(ledgerNews.toldOn, told.toldOn),
      ),
    )
  return select(
    tx,
    workspaceId,
    and(inArray(feedbackItems.id, ids), eq(feedbackItems.menteeId, told.menteeId)),
  )
}
