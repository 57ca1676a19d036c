import type { ModalView } from '@slack/types'
import { z } from 'zod'
import type { Tx } from '../../db/client.ts'
import { findMember } from '../../db/members.ts'
import { getWorkspace } from '../../db/workspaces.ts'
import { type FeedbackItem, type SeenByIt, type Shown, seenByIt } from '../../domain/feedback.ts'
import type { Session } from '../../domain/session.ts'
import { localDate } from '../../domain/working-time.ts'
import { context, divider, modal, section } from '../../slack/blocks.ts'
import { metadataOf } from '../../slack/metadata.ts'
import { channelLink } from '../../slack/mrkdwn.ts'
import { itPost } from '../it-post.ts'
import { FEEDBACK_PREVIEW } from './ids.ts'
import { NO_CHANNEL } from './words.ts'

const TITLE = 'What IT will see'

const metadata = z.object({
  itemId: z.uuid(),
  revision: z.number().int(),
  channelId: z.string().nullable(),
})

export type Previewed = z.infer<typeof metadata>

/** The second view: word for word what IT will see, and where. Share carries exactly what was shown. */
export function previewModal(itemId: string, shown: Shown, seen: SeenByIt, hasChanged = false): ModalView {
  const { revision, channelId } = shown
  const where =
    channelId === null
      ? `Nothing goes on before you press Share. ${NO_CHANNEL}`
      : `It goes to ${channelLink(channelId)} when you press Share, not before.`
  const intro = `This is all that IT will see. ${where}`
  return modal({
    id: FEEDBACK_PREVIEW,
    title: TITLE,
    submit: 'Share',
    close: 'Back',
    metadata: { itemId, revision, channelId } satisfies Previewed,
    blocks: [
      section(hasChanged ? `It has changed since you read it, so nothing was shared yet. ${intro}` : intro),
      divider(),
      ...itPost(seen).blocks,
      divider(),
      context(
        'This is confidential, not anonymous: in a small programme somebody may guess who stands behind a topic.',
      ),
    ],
  })
}

/** In place of a preview that cannot be shared any more. */
export const noPreview = (words: string): ModalView =>
  modal({ id: FEEDBACK_PREVIEW, title: TITLE, blocks: [section(words)] })

/** What the mentee read before pressing Share; null for a forged one. */
export const parsePreview = (privateMetadata: string): Previewed | null =>
  metadataOf(metadata, privateMetadata)

/** What IT sees of the item, by the calendar of the mentee; null for what stays between the two. */
export async function seenOf(tx: Tx, item: FeedbackItem, session: Session): Promise<SeenByIt | null> {
  const mentee = await findMember(tx, item.workspaceId, item.menteeId)
  return seenByIt(item, localDate(session.startsAt, mentee?.zone ?? 'UTC'))
}

/** What would be shared now: which words, and where they would go. */
export async function shownNow(tx: Tx, item: FeedbackItem): Promise<Shown> {
  const { itChannelId } = await getWorkspace(tx, item.workspaceId)
  return { revision: item.revision, channelId: itChannelId }
}
