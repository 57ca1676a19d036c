import type { Tx } from '../../db/client.ts'
import { decideChoice } from '../../domain/consent.ts'
import type { Sharing } from '../../domain/feedback.ts'
import type { FormHandler, FormInteraction, FormReply } from '../../slack/interaction.ts'
import { notice } from '../../slack/replies.ts'
import type { Deps } from '../feature.ts'
import { itemView } from './mine.ts'
import { parseChoice } from './mine-choose-modal.ts'
import { choiceRefusalWords, TAKEN_BACK, UNKNOWN_MINE, withYouWords } from './mine-words.ts'
import { previewModal, seenOf, shownNow } from './preview.ts'
import { type LockedItem, lockItem } from './share.ts'
import { isSeenByIt, takeBack } from './take-back.ts'

/** Another choice of who may know: more goes through the preview, less holds at once. */
export function chosen(deps: Deps): FormHandler {
  return async (submitted) => {
    const parsed = parseChoice(submitted.values, submitted.metadata)
    if (!parsed.ok) return besideChoice(parsed.words)
    return deps.db.transaction((tx) => choose(deps, tx, submitted, parsed))
  }
}

const besideChoice = (words: string): FormReply => ({ do: 'errors', errors: { sharing: words } })

async function choose(
  deps: Deps,
  tx: Tx,
  submitted: FormInteraction,
  { itemId, revision, wanted }: { itemId: string; revision: number; wanted: Sharing },
): Promise<FormReply> {
  const { workspaceId, userId, now } = submitted
  const locked = await lockItem(tx, workspaceId, itemId)
  if (!locked) return besideChoice(UNKNOWN_MINE)
  const isSeen = await isSeenByIt(deps, tx, locked, submitted)
  const decision = decideChoice(locked.item, wanted, { userId, revision }, isSeen)
  if (!decision.ok) return besideChoice(choiceRefusalWords(decision.refusal))
  if (decision.value === 'preview') return preview(tx, locked, wanted)
  if (decision.value === 'unchanged') return item(tx, submitted, itemId, null)
  const taken = await takeBack(deps, tx, locked, wanted, now)
  // Less is still something: that, too, is read before it goes.
  if (wanted !== 'pair') return preview(tx, { ...locked, item: taken }, wanted, TAKEN_BACK)
  return item(tx, submitted, itemId, withYouWords(taken))
}

/** On top of the form, to which Back leads; in its place where the form has done its part. */
async function preview(tx: Tx, locked: LockedItem, wanted: Sharing, note = ''): Promise<FormReply> {
  const seen = await seenOf(tx, locked.item, wanted)
  if (!seen) return besideChoice(UNKNOWN_MINE)
  const shown = await shownNow(tx, locked.item, seen.sharing)
  return { do: note === '' ? 'push' : 'update', view: previewModal(locked.item.id, shown, seen, note) }
}

async function item(tx: Tx, submitted: FormInteraction, id: string, note: string | null): Promise<FormReply> {
  const { workspaceId, userId } = submitted
  const view = await itemView(tx, { workspaceId, userId }, id, note)
  return { do: 'update', view: view ?? notice(UNKNOWN_MINE) }
}
