import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { Tx } from '../../db/client.ts'
import {
  changesOf,
  findLedgerItem,
  ledgerItems,
  lockItems,
  markOpened,
  mergedInto,
  moveMerged,
  saveChange,
} from '../../db/ledger.ts'
import { getWorkspace } from '../../db/workspaces.ts'
import { type ActRefusal, decideAct, isLike, type LedgerItem, type Wanted } from '../../domain/ledger.ts'
import { entryOf } from '../../domain/ledger-entry.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import type {
  ClickHandler,
  FormHandler,
  FormInteraction,
  FormReply,
  Interaction,
} from '../../slack/interaction.ts'
import { notice } from '../../slack/replies.ts'
import type { Deps } from '../feature.ts'
import { roleRefusal } from '../role-refusal.ts'
import { type ActFacts, type ActForm, actModal, besideFirst, parseAct, type Typing } from './act-modal.ts'
import { LEDGER_FIX, type Pressed, type Typed } from './ids.ts'
import { itemModal, lineWords } from './item-modal.ts'
import { again, isItLead, lineOf, loadPage } from './load.ts'
import { tellOf } from './news.ts'
import { actRefusalWords, IT_LEADS_ONLY, UNKNOWN_ENTRY } from './words.ts'

const named = z
  .string()
  .transform((value) => value.split(':'))
  .pipe(
    z.tuple([
      z.uuid(),
      z
        .string()
        .regex(/^\d{1,9}$/)
        .transform(Number),
    ]),
  )

/** What needs no words: the item is drawn anew, with what somebody else has changed meanwhile. */
export function press(deps: Deps, act: Pressed): ClickHandler {
  return async (click) => {
    const value = named.safeParse(click.value)
    const view = await deps.db.transaction(async (tx) => {
      if (!(await isItLead(tx, click))) return IT_LEADS_ONLY
      if (!value.success) return UNKNOWN_ENTRY
      const [id, revision] = value.data
      const locked = await lockNamed(tx, click.workspaceId, id)
      if (!locked) return UNKNOWN_ENTRY
      const done = await carryOut(deps, tx, click, { locked, revision, formId: null, wanted: { act } })
      const item = await again(tx, locked)
      const page = item && (await loadPage(tx, item, click.now, done.ok ? null : done.refusal.words))
      return page ? itemModal(page) : UNKNOWN_ENTRY
    })
    await (typeof view === 'string' ? click.tell(view) : click.replace(view))
  }
}

/** The form of one act, in the item's place. */
export function openForm(deps: Deps, act: Typed): ClickHandler {
  return async (click) => {
    const value = named.safeParse(click.value)
    if (!(await isItLead(deps.db, click))) return click.tell(IT_LEADS_ONLY)
    const [id, revision] = value.success ? value.data : []
    const item = id ? await findLedgerItem(deps.db, click.workspaceId, id) : null
    if (!item || revision === undefined) return click.tell(UNKNOWN_ENTRY)
    const note = await changedSince(deps.db, item, revision)
    const facts = await factsFor(deps.db, item, click.now, note)
    await (facts ? click.replace(actModal(act, facts)) : click.tell(UNKNOWN_ENTRY))
  }
}

/** The form was sent: it holds, or the second of two reads what the first one did and keeps what they typed. */
export function submitted(deps: Deps): FormHandler {
  return async (form) => {
    const parsed = parseAct(form.values, form.metadata)
    if (!parsed.ok)
      return Object.keys(parsed.errors).length > 0
        ? { do: 'errors', errors: parsed.errors }
        : { do: 'update', view: notice(UNKNOWN_ENTRY) }
    const { about, typed } = parsed
    const beside = (words: string): FormReply => ({ do: 'errors', errors: besideFirst(about, words) })
    const owner = parsed.form.act === 'assign' ? await deps.people.find(parsed.form.owner) : null
    const unfit = parsed.form.act === 'assign' ? roleRefusal(owner) : null
    if (unfit) return beside(unfit)
    return deps.db.transaction(async (tx) => {
      if (!(await isItLead(tx, form))) return { do: 'update', view: notice(IT_LEADS_ONLY) }
      const into = parsed.form.act === 'merge' ? parsed.form.into : null
      const locked = await lockNamed(tx, form.workspaceId, about.id, into)
      if (!locked) return { do: 'update', view: notice(UNKNOWN_ENTRY) }
      // The window stays the same for one act after another; with the revision the key is that of one submission.
      const wanted = await wantedBy(tx, form, parsed.form)
      const done = await carryOut(deps, tx, form, {
        ...{ locked, revision: about.revision, formId: `${form.requestKey}:${about.revision}`, wanted },
      })
      if (!done.ok) return refused(tx, form, locked, about.act, done.refusal, { typed, beside })
      const item = await again(tx, locked)
      const page = item && (await loadPage(tx, item, form.now))
      return { do: 'update', view: page ? itemModal(page) : notice(UNKNOWN_ENTRY) }
    })
  }
}

type Refused = { kind: ActRefusal['kind']; words: string }

async function refused(
  tx: Tx,
  { now }: FormInteraction,
  item: LedgerItem,
  act: Typed,
  { kind, words }: Refused,
  { typed, beside }: { typed: Typing; beside(words: string): FormReply },
): Promise<FormReply> {
  const facts = kind === 'changed' ? await factsFor(tx, item, now, words) : null
  return facts ? { do: 'update', view: actModal(act, facts, typed) } : beside(words)
}

async function wantedBy(tx: Tx, { workspaceId }: FormInteraction, form: ActForm): Promise<Wanted> {
  if (form.act === 'assign') return { act: 'assign', ownerId: form.owner }
  if (form.act !== 'merge') return form
  return { act: 'merge', into: await findLedgerItem(tx, workspaceId, form.into) }
}

/** The item that a view names, and the one it is to be joined with, both locked; null for a forged or foreign one. */
async function lockNamed(
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
async function carryOut(
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
    await moveMerged(tx, workspaceId, { from: item.id, to: wanted.into.id })
  }
  if (wanted.act === 'fix') await tellDesk(deps, tx, saved, now)
  await tellOf(deps, tx, { before: item, after: saved, followers }, done.act, now)
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
async function changedSince(tx: Tx, item: LedgerItem, revision: number): Promise<string | null> {
  const changes = (await changesOf(tx, item.workspaceId, [item.id])).get(item.id) ?? []
  const since = changes.filter((change) => change.revision > revision)
  if (since.length === 0) return null
  const lines = since.slice(0, 5).map((change) => `• ${lineWords(lineOf(item, change))}`)
  return [`*This has changed since you opened it.* Nothing of yours is lost.`, ...lines].join('\n')
}

async function factsFor(
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
    readers: new Set([item, ...merged].map(({ menteeId }) => menteeId)).size,
    like: all.filter((other) => isLike(item, other)).flatMap((other) => entryOf(other, now) ?? []),
  }
}
