import type { Tx } from '../../db/client.ts'
import { findItem, updateItem } from '../../db/feedback.ts'
import { lockPair } from '../../db/pairs.ts'
import { holdWorkspace } from '../../db/workspaces.ts'
import { decideShare, type FeedbackItem, type ShareRefusal } from '../../domain/feedback.ts'
import type { FormHandler, FormInteraction, FormReply } from '../../slack/interaction.ts'
import type { Deps } from '../feature.ts'
import { redrawBriefs } from '../redraw-briefs.ts'
import { redrawTold } from './planning.ts'
import { planPost } from './posting.ts'
import { noPreview, type Previewed, parsePreview, previewModal, seenOf } from './preview.ts'
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
  { workspaceId, userId, now }: FormInteraction,
  previewed: Previewed,
): Promise<FormReply> {
  const item = await lockItem(tx, workspaceId, previewed.itemId)
  if (!item) return instead({ kind: 'not-your-item' })
  // Held, so that a channel that is named at this moment finds the item or is named in the preview.
  const { itChannelId: channelId } = await holdWorkspace(tx, workspaceId)
  const decision = decideShare(item, previewed, { userId, channelId })
  if (!decision.ok) {
    const seen = decision.refusal.kind === 'changed' ? await seenOf(tx, item) : null
    return seen
      ? { do: 'update', view: previewModal(item.id, { revision: item.revision, channelId }, seen, true) }
      : instead(decision.refusal)
  }
  if (decision.value === 'share') {
    await updateItem(tx, item, { sharedAt: now, sharedTo: channelId }, now)
    if (channelId !== null) await planPost(deps, tx, item, now)
    await redrawTold(deps, tx, item)
    await redrawBriefs(deps, tx, [item.pairId], now)
  }
  return { do: 'clear' }
}

const instead = (refusal: ShareRefusal): FormReply => ({
  do: 'update',
  view: noPreview(shareRefusalWords(refusal)),
})

/** The item as it is while nobody else can change it: whoever saves or shares one holds its pair. */
async function lockItem(tx: Tx, workspaceId: string, id: string): Promise<FeedbackItem | null> {
  const known = await findItem(tx, workspaceId, id)
  if (!known) return null
  await lockPair(tx, workspaceId, known.pairId)
  return findItem(tx, workspaceId, id)
}
