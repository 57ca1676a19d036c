import type { Tx } from '../../db/client.ts'
import { findLedgerItem } from '../../db/ledger.ts'
import type { LedgerItem, Wanted } from '../../domain/ledger.ts'
import { idAndNumber } from '../../slack/id-and-number.ts'
import type { ClickHandler, FormHandler, FormInteraction, FormReply } from '../../slack/interaction.ts'
import { notice } from '../../slack/replies.ts'
import type { Deps } from '../feature.ts'
import { roleRefusal } from '../role-refusal.ts'
import { type ActForm, type ActSent, besideFirst, parseAct, parseAnswered } from './act-form.ts'
import { actModal } from './act-modal.ts'
import { answerAdvice } from './advice.ts'
import { carryOut, changedSince, factsFor, lockNamed, type Refused } from './carry-out.ts'
import type { Pressed, Typed } from './ids.ts'
import { itemModal } from './item-modal.ts'
import { again, isItLead, loadPage } from './load.ts'
import { IT_LEADS_ONLY, UNKNOWN_ENTRY } from './words.ts'

/** What needs no words: the item is drawn anew, with what somebody else has changed meanwhile. */
export function press(deps: Deps, act: Pressed): ClickHandler {
  return async (click) => {
    const value = idAndNumber.safeParse(click.value)
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
    const value = idAndNumber.safeParse(click.value)
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
    const { sent } = parsed
    const beside = (words: string): FormReply => ({ do: 'errors', errors: besideFirst(sent.about, words) })
    const owner = sent.form.act === 'assign' ? await deps.people.find(sent.form.owner) : null
    const unfit = sent.form.act === 'assign' ? roleRefusal(owner) : null
    if (unfit) return beside(unfit)
    const advice = (await isItLead(deps.db, form)) ? answerAdvice(sent) : null
    return advice ? { do: 'update', view: advice } : save(deps, form, sent, beside)
  }
}

/** The answer was read once more and is sent as it is. */
export function sentAsItIs(deps: Deps): FormHandler {
  return async (form) => {
    const sent = parseAnswered(form.metadata)
    return sent ? save(deps, form, sent, null) : { do: 'update', view: notice(UNKNOWN_ENTRY) }
  }
}

/** Back to the form, with what was typed. */
export function editAnswer(deps: Deps): ClickHandler {
  return async (click) => {
    const sent = parseAnswered(click.metadata)
    if (!(await isItLead(deps.db, click))) return click.tell(IT_LEADS_ONLY)
    const item = sent && (await findLedgerItem(deps.db, click.workspaceId, sent.about.id))
    if (!item) return click.tell(UNKNOWN_ENTRY)
    const note = await changedSince(deps.db, item, sent.about.revision)
    const facts = await factsFor(deps.db, item, click.now, note)
    await (facts ? click.replace(actModal(sent.about.act, facts, sent.typed)) : click.tell(UNKNOWN_ENTRY))
  }
}

/** Where a refusal stands beside a field; null where there is none, so that the form is drawn anew. */
type Beside = ((words: string) => FormReply) | null

async function save(deps: Deps, form: FormInteraction, sent: ActSent, beside: Beside): Promise<FormReply> {
  const { about } = sent
  return deps.db.transaction(async (tx) => {
    if (!(await isItLead(tx, form))) return { do: 'update', view: notice(IT_LEADS_ONLY) }
    const into = sent.form.act === 'merge' ? sent.form.into : null
    const locked = await lockNamed(tx, form.workspaceId, about.id, into)
    if (!locked) return { do: 'update', view: notice(UNKNOWN_ENTRY) }
    // The window stays the same for one act after another; with the revision the key is that of one submission.
    const wanted = await wantedBy(tx, form, sent.form)
    const done = await carryOut(deps, tx, form, {
      ...{ locked, revision: about.revision, formId: `${form.requestKey}:${about.revision}`, wanted },
    })
    if (!done.ok) return refused(tx, form, locked, sent, done.refusal, beside)
    const item = await again(tx, locked)
    const page = item && (await loadPage(tx, item, form.now))
    return { do: 'update', view: page ? itemModal(page) : notice(UNKNOWN_ENTRY) }
  })
}

async function refused(
  tx: Tx,
  { now }: FormInteraction,
  item: LedgerItem,
  { about, typed }: ActSent,
  { kind, words }: Refused,
  beside: Beside,
): Promise<FormReply> {
  if (kind !== 'changed' && beside) return beside(words)
  const facts = await factsFor(tx, item, now, words)
  return { do: 'update', view: facts ? actModal(about.act, facts, typed) : notice(words) }
}

async function wantedBy(tx: Tx, { workspaceId }: FormInteraction, form: ActForm): Promise<Wanted> {
  if (form.act === 'assign') return { act: 'assign', ownerId: form.owner }
  if (form.act !== 'merge') return form
  return { act: 'merge', into: await findLedgerItem(tx, workspaceId, form.into) }
}
