import type { Tx } from '../../db/client.ts'
import { findItem, insertItem, openItem, updateItem } from '../../db/feedback.ts'
import { decideSave, type FeedbackItem } from '../../domain/feedback.ts'
import type { Pair } from '../../domain/pair.ts'
import type { Result } from '../../domain/result.ts'
import type { ClickHandler, FormHandler, FormInteraction, FormReply } from '../../slack/interaction.ts'
import { notice } from '../../slack/replies.ts'
import type { Deps } from '../feature.ts'
import { redrawBriefs } from '../redraw-briefs.ts'
import { TOLD_MENTOR } from './ids.ts'
import { lookBack, recordHeld } from './look-back.ts'
import { lostMessage } from './nudges.ts'
import { type Place, placeOutside, showOutside } from './outside.ts'
import { lostOutside } from './outside-nudges.ts'
import { previewModal, seenOf, shownNow } from './preview.ts'
import { parseTell, type TellForm, tellModal } from './tell-modal.ts'
import { saveRefusalWords } from './words.ts'

/** Opens the form, with what is not shared yet if there is something. */
export function tell(deps: Deps): ClickHandler {
  return async (click) => {
    const { found, open } = await deps.db.transaction(async (tx) => {
      const found = await lookBack(tx, click, 'mentee', click.value)
      return { found, open: found.ok ? await openItem(tx, click.workspaceId, found.value.session.id) : null }
    })
    if (!found.ok) return click.tell(found.refusal)
    await click.open(tellModal(found.value.session, found.value.pair, open))
  }
}

/** Saves what was typed; what is meant for IT is shown word for word before anything is shared. */
export function told(deps: Deps): FormHandler {
  return async (submitted) => {
    const parsed = parseTell(submitted.values, submitted.metadata)
    if (!parsed.ok) return { do: 'errors', errors: parsed.errors }
    const reply = await deps.db.transaction((tx) => save(deps, tx, submitted, parsed.form))
    if (reply.do !== 'close') return reply
    const { workspaceId } = submitted
    const { sessionId, itemId } = parsed.form
    const lost = sessionId
      ? await lostMessage(deps, { workspaceId, id: sessionId }, 'mentee')
      : await lostOutside(deps, itemId)
    return lost ? { do: 'update', view: notice(lost) } : reply
  }
}

async function save(deps: Deps, tx: Tx, submitted: FormInteraction, form: TellForm): Promise<FormReply> {
  const { workspaceId, userId, now, requestKey: formId } = submitted
  const found = await placeOf(tx, submitted, form)
  if (!found.ok) return besideWords(found.refusal)
  const { pair, session } = found.value
  const same = await findItem(tx, workspaceId, form.itemId)
  const open = session && (await openItem(tx, workspaceId, session.id))
  const by = { userId, pairId: pair.id, sessionId: session?.id ?? null, formId, revision: form.revision }
  const decision = decideSave(form.draft, { same, open }, by)
  if (!decision.ok) return besideWords(saveRefusalWords(decision.refusal))

  const item = same && decision.value === 'unchanged' ? same : itemOf(submitted, form, found.value, same)
  if (!same) await insertItem(tx, item)
  else if (item !== same) {
    const { revision } = item
    await updateItem(tx, item, { ...form.draft, revision, formId }, now)
  }
  if (session) await recordHeld(deps, tx, session, 'mentee', { nothingToTell: false })
  else await showOutside(deps, tx, item, now)
  await tellMentor(deps, tx, item, pair, now)
  return afterSaving(tx, item)
}

const placeOf = (tx: Tx, submitted: FormInteraction, form: TellForm): Promise<Result<Place, string>> =>
  form.sessionId ? lookBack(tx, submitted, 'mentee', form.sessionId) : placeOutside(tx, submitted, form)

const besideWords = (words: string): FormReply => ({ do: 'errors', errors: { words } })

/** A new item, or the next revision of the same one. */
function itemOf(
  { workspaceId, userId, now, requestKey }: FormInteraction,
  form: TellForm,
  { pair, session }: Place,
  same: FeedbackItem | null,
): FeedbackItem {
  return {
    ...form.draft,
    id: form.itemId,
    workspaceId,
    pairId: pair.id,
    sessionId: session?.id ?? null,
    menteeId: userId,
    status: 'new',
    revision: (same?.revision ?? 0) + 1,
    formId: requestKey,
    sharedAt: null,
    sharedTo: null,
    createdAt: same?.createdAt ?? now,
  }
}

/** The mentor gets what stays between the two; an earlier copy follows every correction. */
export async function tellMentor(
  deps: Deps,
  tx: Tx,
  item: FeedbackItem,
  pair: Pair,
  now: FormInteraction['now'],
): Promise<void> {
  const { workspaceId, sessionId } = item
  const occasion = `${TOLD_MENTOR}:${item.id}:${pair.mentorId}`
  await deps.outbox.redraw(tx, workspaceId, { occasions: [occasion] })
  await redrawBriefs(deps, tx, [pair.id], now)
  if (item.sharing !== 'pair') return
  const about = {
    ...{ workspaceId, userId: pair.mentorId, pairId: pair.id },
    ...(sessionId !== null && { sessionId }),
  }
  await deps.outbox.plan(tx, [{ ...about, kind: TOLD_MENTOR, occasion, subject: item.id, dueAt: now }], now)
}

async function afterSaving(tx: Tx, item: FeedbackItem): Promise<FormReply> {
  const seen = await seenOf(tx, item)
  if (seen === null) return { do: 'close' }
  return { do: 'push', view: previewModal(item.id, await shownNow(tx, item), seen) }
}
