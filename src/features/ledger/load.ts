import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../../db/client.ts'
import { changesOf, findLedgerItem, ledgerItems, ledgerItemsById, mergedInto } from '../../db/ledger.ts'
import { findMember } from '../../db/members.ts'
import { seenByIt } from '../../domain/feedback.ts'
import { isLeaders, type LedgerChange, type LedgerItem, mayUnmark } from '../../domain/ledger.ts'
import { entryOf, type LedgerEntry, type LedgerFilter, momentSeen } from '../../domain/ledger-entry.ts'
import type { Interaction } from '../../slack/interaction.ts'
import type { Deps } from '../feature.ts'
import type { HistoryLine, LedgerPage } from './item-modal.ts'
import type { LedgerList } from './list-modal.ts'

/** Whether this person answers for IT, by the database. */
export async function isItLead(
  tx: Tx,
  { workspaceId, userId }: Pick<Interaction, 'workspaceId' | 'userId'>,
): Promise<boolean> {
  return (await findMember(tx, workspaceId, userId))?.isItLead ?? false
}

/** Everything in the ledger, as IT sees it. */
async function entriesIn(tx: Tx, workspaceId: string, now: Temporal.Instant): Promise<LedgerEntry[]> {
  return (await ledgerItems(tx, workspaceId)).flatMap((item) => entryOf(item, now) ?? [])
}

/** The list as it is now. */
export async function loadList(
  { db, people, workspaceId }: Deps,
  { filter, page }: { filter: LedgerFilter; page: number },
  now: Temporal.Instant,
): Promise<LedgerList> {
  const entries = await entriesIn(db, workspaceId, now)
  const ids = [...new Set(entries.flatMap(({ ownerId }) => ownerId ?? []))].sort()
  const owners = await Promise.all(
    ids.map(async (id) => [id, (await people.find(id))?.name ?? 'Somebody who left'] as const),
  )
  return { entries, filter, page, owners: new Map(owners) }
}

/** One item as IT sees it; null for what is not shared any more. */
export async function loadPage(
  tx: Tx,
  item: LedgerItem,
  now: Temporal.Instant,
  note: string | null = null,
): Promise<LedgerPage | null> {
  const { workspaceId, id } = item
  const entry = entryOf(item, now)
  if (!entry) return null
  const changes = (await changesOf(tx, workspaceId, [id])).get(id) ?? []
  const [into] = item.mergedInto === null ? [] : await ledgerItemsById(tx, workspaceId, [item.mergedInto])
  const merged = await mergedInto(tx, workspaceId, id)
  return {
    entry,
    history: changes.map((change) => lineOf(item, change)),
    merged: merged.flatMap((one) => seenByIt(one, one.saidOn) ?? []),
    into: into ? seenByIt(into, into.saidOn) : null,
    mayUnmark: mayUnmark(item, changes[0] ?? null),
    note,
  }
}

/** What was done as IT sees it: the leader stays the leader, and a theme has no days. */
export function lineOf(
  item: LedgerItem,
  { act, by, at, note, ownerId, plannedOn }: LedgerChange,
): HistoryLine {
  const seen = entryOf(item, at)?.seen ?? { sharing: 'theme' as const }
  return { act, by: isLeaders(act) ? null : by, at: momentSeen(seen, at), note, ownerId, plannedOn }
}

/** The item as it is now, for one that was loaded before. */
export const again = (tx: Tx, { workspaceId, ledgerId }: LedgerItem): Promise<LedgerItem | null> =>
  findLedgerItem(tx, workspaceId, ledgerId)
