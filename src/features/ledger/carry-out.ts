import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../../db/client.ts'
import {
  askFollowersAnew,
  changesOf,
  findLedgerItem,
  ledgerItems,
  lockItems,
  markOpened,
  mergedInto,
  saveChange,
} from '../../db/ledger.ts'
import { getWorkspace } from '../../db/workspaces.ts'
import { isClosed } from '../../domain/feedback.ts'
import { type ActRefusal, decideAct, isLike, type LedgerItem, type Wanted } from '../../domain/ledger.ts'
import { entryOf } from '../../domain/ledger-entry.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import type { Interaction } from '../../slack/interaction.ts'
import type { Deps } from '../feature.ts'
import { planWaits } from '../ledger-waiting.ts'
import type { ActFacts } from './act-modal.ts'
import { LEDGER_FIX } from './ids.ts'
import { lineWords } from './item-modal.ts'
import { again, lineOf } from './load.ts'
import { tellOf } from './news.ts'
import { actRefusalWords, UNKNOWN_ENTRY } from './words.ts'

/** Why something was not done, in words as well. */
export type Refused = { kind: ActRefusal['kind']; words: string }

/** The item that a view names, and the one it is to be joined with, both locked; null for a forged or foreign one. */
export async function lockNamed(
  tx: Tx,
  workspaceId: string,
  ledgerId: string,
  into: string | null = null,
): Promise<LedgerItem | null> {
  const item = await findLedgerItem(tx, workspaceId, ledgerId)
  const other = into === null ? null : await findLedgerItem(tx, workspaceId, into)
  if (!item) return null
  await lockItems(tx, workspaceId, { ids: [item.id, ...(other ? [other.id] : [])] })
  return again(tx, item)
}

/** Decides and saves in the caller's transaction, and plans who hears of it. */
export async function carryOut(
  deps: Deps,
  tx: Tx,
  { workspaceId, userId, now }: Interaction,
  asked: { locked: LedgerItem; revision: number; formId: string | null; wanted: Wanted },
): Promise<Result<null, Refused>> {
  const { locked: item, revision, formId, wanted } = asked
  const latest = (await changesOf(tx, workspaceId, [item.id])).get(item.id)?.[0] ?? null
  const decision = decideAct(item, wanted, { userId, revision, formId }, { latest, now })
  if (!decision.ok) {
    const { refusal } = decision
    const words =
      refusal.kind === 'changed'
        ? ((await changedSince(tx, item, revision)) ?? UNKNOWN_ENTRY)
        : actRefusalWords(refusal)
    return refuse({ kind: refusal.kind, words })
  }
  if (decision.value === null) return ok(null)
  await markOpened(tx, item, now)
  const followers = await mergedInto(tx, workspaceId, item.id)
  const note = 'note' in wanted ? wanted.note : null
  const done = { act: wanted.act, by: userId, at: now, note, formId }
  const saved = await saveChange(tx, item, decision.value, done)
  if (wanted.act === 'merge' && wanted.into) {
    await markOpened(tx, wanted.into, now)
    for (const follower of followers) await saveChange(tx, follower, { mergedInto: wanted.into.id }, done)
  }
  if (isClosed(saved)) await askFollowersAnew(tx, saved)
  if (wanted.act === 'fix') await tellDesk(deps, tx, saved, now)
  await tellOf(deps, tx, { before: item, after: saved, followers }, done.act, now)
  const isGiven = wanted.act === 'assign' && saved.ownerId !== userId
  await planWaits(deps, tx, saved, { givenTo: isGiven ? saved.ownerId : null }, now)
  return ok(null)
}

async function tellDesk(deps: Deps, tx: Tx, item: LedgerItem, now: Temporal.Instant): Promise<void> {
  const { workspaceId, ledgerId, ledgerRevision } = item
  if ((await getWorkspace(tx, workspaceId)).deskChannelId === null) return
  const subject = `${ledgerId}:${ledgerRevision}`
  const occasion = `${LEDGER_FIX}:${subject}`
  await deps.outbox.plan(tx, [{ workspaceId, kind: LEDGER_FIX, occasion, subject, dueAt: now }], now)
}

/** What was done since the revision that somebody read, in words; null for nothing. */
export async function changedSince(tx: Tx, item: LedgerItem, revision: number): Promise<string | null> {
  const changes = (await changesOf(tx, item.workspaceId, [item.id])).get(item.id) ?? []
  const since = changes.filter((change) => change.revision > revision)
  if (since.length === 0) return null
  const lines = since.slice(0, 5).map((change) => `• ${lineWords(lineOf(item, change))}`)
  return [`*This has changed since you opened it.* Nothing of yours is lost.`, ...lines].join('\n')
}

export async function factsFor(
  tx: Tx,
  item: LedgerItem,
  now: Temporal.Instant,
  note: string | null,
): Promise<ActFacts | null> {
  const entry = entryOf(item, now)
  if (!entry) return null
  const all = await ledgerItems(tx, item.workspaceId)
  const merged = await mergedInto(tx, item.workspaceId, item.id)
  return {
    ...{ entry, note, desk: await getWorkspace(tx, item.workspaceId) },
    isJoined: merged.length > 0,
    like: all.filter((other) => isLike(item, other)).flatMap((other) => entryOf(other, now) ?? []),
  }
}
