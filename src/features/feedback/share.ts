import type { Tx } from '../../db/client.ts'
import { findItem, updateItem } from '../../db/feedback.ts'
import { holdWorkspace } from '../../db/workspaces.ts'
import { decideShare, type FeedbackItem, type ShareRefusal } from '../../domain/feedback.ts'
import type { Session } from '../../domain/session.ts'
import type { FormHandler, FormInteraction, FormReply } from '../../slack/interaction.ts'
import type { Deps } from '../feature.ts'
import { lockNamedSession } from '../lock-session.ts'
import { redrawBriefs } from '../redraw-briefs.ts'
import { SHOWN } from './planning.ts'
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
  const found = await lockItem(tx, workspaceId, previewed.itemId)
  if (!found) return instead({ kind: 'not-your-item' })
  const { item, session } = found
  // Held, so that a channel that is named at this moment finds the item or is named in the preview.
  const { itChannelId: channelId } = await holdWorkspace(tx, workspaceId)
  const decision = decideShare(item, previewed, { userId, channelId })
  if (!decision.ok) {
    const seen = decision.refusal.kind === 'changed' ? await seenOf(tx, item, session) : null
    return seen
      ? { do: 'update', view: previewModal(item.id, { revision: item.revision, channelId }, seen, true) }
      : instead(decision.refusal)
  }
  if (decision.value === 'share') {
    await updateItem(tx, item, { sharedAt: now, sharedTo: channelId }, now)
    if (channelId !== null) await planPost(deps, tx, item, session, now)
    await deps.outbox.redraw(tx, workspaceId, { kinds: SHOWN.mentee, sessionId: session.id })
    await redrawBriefs(deps, tx, [session.pairId], now)
  }
  return { do: 'clear' }
}

const instead = (refusal: ShareRefusal): FormReply => ({
  do: 'update',
  view: noPreview(shareRefusalWords(refusal)),
})

async function lockItem(
  tx: Tx,
  workspaceId: string,
  id: string,
): Promise<{ item: FeedbackItem; session: Session } | null> {
  const known = await findItem(tx, workspaceId, id)
  const locked = known && (await lockNamedSession(tx, workspaceId, known.sessionId))
  const item = locked && (await findItem(tx, workspaceId, id))
  return item && locked ? { item, session: locked.session } : null
}
