import type { Tx } from '../../db/client.ts'
import { findItem, updateItem } from '../../db/feedback.ts'
import { ledgerItemsById, lockItems, saveChange } from '../../db/ledger.ts'
import { lockPair } from '../../db/pairs.ts'
import { holdWorkspace } from '../../db/workspaces.ts'
import {
  decideShare,
  type FeedbackItem,
  isOpen,
  type ShareRefusal,
  sharingShown,
} from '../../domain/feedback.ts'
import type { Pair } from '../../domain/pair.ts'
import type { FormHandler, FormInteraction, FormReply } from '../../slack/interaction.ts'
import type { Deps } from '../feature.ts'
import { planWaits } from '../ledger-waiting.ts'
import { isOpenedByIt } from '../opened-by-it.ts'
import { redrawFor } from '../redraw-feedback.ts'
import { FEEDBACK_SHARED, TOLD_MENTOR } from './ids.ts'
import { redrawTold } from './planning.ts'
import { planPost } from './posting.ts'
import { noPreview, type Previewed, parsePreview, previewModal, READ_ANEW, seenOf } from './preview.ts'
import { shareRefusalWords } from './words.ts'

/** Share was pressed under the preview: exactly what was shown goes to IT, or the preview is shown anew. */
export function share(deps: Deps): FormHandler {
  return async (submitted) => {
    const previewed = parsePreview(submitted.metadata)
    if (!previewed) return instead({ kind: 'not-your-item' })
    return deps.db.transaction((tx) => shareShown(deps, tx, submitted, previewed))
  }
}

async function shareShown(
  deps: Deps,
  tx: Tx,
  submitted: FormInteraction,
  previewed: Previewed,
): Promise<FormReply> {
  const { workspaceId, userId, now } = submitted
  const found = await lockItem(tx, workspaceId, previewed.itemId)
  if (!found) return instead({ kind: 'not-your-item' })
  const { item } = found
  // Held, so that a channel that is named at this moment finds the item or is named in the preview.
  const { itChannelId } = await holdWorkspace(tx, workspaceId)
  // What IT has already stays where it stands.
  const channelId = item.sharedTo ?? itChannelId
  const decision = decideShare(item, previewed, { userId, channelId })
  if (!decision.ok) {
    const isChanged = decision.refusal.kind === 'changed'
    const seen = isChanged ? await seenOf(tx, item, sharingShown(item, previewed)) : null
    const shown = { revision: item.revision, channelId, to: previewed.to }
    return seen
      ? { do: 'update', view: previewModal(item.id, shown, seen, READ_ANEW) }
      : instead(decision.refusal)
  }
  if (decision.value === 'already-shared') return { do: 'clear' }
  const sharing = sharingShown(item, previewed)
  if (!isOpen(item)) await recordRaise(tx, item, now)
  await updateItem(tx, item, { sharing, sharedAt: item.sharedAt ?? now, sharedTo: channelId }, now)
  if (channelId !== null && item.sharedTo === null) await planPost(deps, tx, item, now)
  const [shared] = await ledgerItemsById(tx, workspaceId, [item.id])
  if (shared) await planWaits(deps, tx, shared, { isNews: channelId === null }, now)
  await redrawItem(deps, tx, item, now)
  return { do: 'clear' }
}

/** In the ledger's history, for an item that IT knows as a theme: whoever has it open there is told that it has changed. */
async function recordRaise(tx: Tx, item: FeedbackItem, now: FormInteraction['now']): Promise<void> {
  if (!(await isOpenedByIt(tx, item))) return
  const [known] = await ledgerItemsById(tx, item.workspaceId, [item.id])
  const done = { act: 'raise', by: item.menteeId, at: now, note: null, formId: null } as const
  if (known) await saveChange(tx, known, {}, done)
}

/** An item and its pair, both locked until the transaction ends. */
export interface LockedItem {
  item: FeedbackItem
  pair: Pair
}

/** Everything that shows this item, to whomever, drawn anew. */
export async function redrawItem(
  deps: Deps,
  tx: Tx,
  item: FeedbackItem,
  now: FormInteraction['now'],
): Promise<void> {
  const { outbox, workspaceId } = deps
  await outbox.redraw(tx, workspaceId, { kinds: [FEEDBACK_SHARED, TOLD_MENTOR], subjects: [item.id] })
  await redrawTold(deps, tx, item)
  await redrawFor(deps, tx, [item], now)
}

const instead = (refusal: ShareRefusal): FormReply => ({
  do: 'update',
  view: noPreview(shareRefusalWords(refusal)),
})

/** The item that a client names, as it is while nobody else can change it; null for a forged or foreign one. */
export async function lockItem(tx: Tx, workspaceId: string, id: string): Promise<LockedItem | null> {
  const known = await findItem(tx, workspaceId, id)
  const pair = known && (await lockPair(tx, workspaceId, known.pairId))
  if (!pair) return null
  await lockItems(tx, workspaceId, { ids: [id] })
  const item = await findItem(tx, workspaceId, id)
  return item && { pair, item }
}
