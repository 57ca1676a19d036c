import type { ModalView } from '@slack/types'
import { z } from 'zod'
import type { Tx } from '../../db/client.ts'
import { findMember } from '../../db/members.ts'
import { findSession } from '../../db/sessions.ts'
import { getWorkspace } from '../../db/workspaces.ts'
import { type FeedbackItem, type SeenByIt, type Shown, seenByIt } from '../../domain/feedback.ts'
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
  to: z.enum(['theme', 'named']).optional(),
})

export type Previewed = z.infer<typeof metadata>

/** The second view: word for word what IT will see, and where. Share carries exactly what was shown. */
export function previewModal(itemId: string, shown: Shown, seen: SeenByIt, note = ''): ModalView {
  const { revision, channelId, to } = shown
  const where =
    channelId === null
      ? `Nothing goes on before you press Share. ${NO_CHANNEL}`
      : `It goes to ${channelLink(channelId)} and into the IT leads’ ledger when you press Share, not before; from then on it cannot be taken back.`
  const intro = `This is all that IT will see. ${where}`
  return modal({
    id: FEEDBACK_PREVIEW,
    title: TITLE,
    submit: 'Share',
    close: 'Back',
    metadata: { itemId, revision, channelId, to } satisfies Previewed,
    blocks: [
      section(note === '' ? intro : `${note} ${intro}`),
      divider(),
      ...itPost(seen).blocks,
      divider(),
      context(
        `${MENTOR_LEARNS[seen.sharing]} This is confidential, not anonymous: in a small programme somebody may guess who stands behind a topic.`,
      ),
    ],
  })
}

const MENTOR_LEARNS: Record<SeenByIt['sharing'], string> = {
  theme:
    'Your mentor brings you the answer, and so learns of the topic: what stands here, not your words. Whoever is in the channel sees when it comes.',
  named: 'Your mentor reads your words and IT’s answer, too.',
}

export const READ_ANEW = 'It has changed since you read it, so nothing was shared yet.'

/** In place of a preview that cannot be shared any more. */
export const noPreview = (words: string): ModalView =>
  modal({ id: FEEDBACK_PREVIEW, title: TITLE, blocks: [section(words)] })

/** What the mentee read before pressing Share; null for a forged one. */
export const parsePreview = (privateMetadata: string): Previewed | null =>
  metadataOf(metadata, privateMetadata)

/** What IT sees of the item, or would see after another choice, by the mentee's calendar; null for what stays between the two. */
export async function seenOf(tx: Tx, item: FeedbackItem, sharing = item.sharing): Promise<SeenByIt | null> {
  const { workspaceId, sessionId, menteeId, createdAt } = item
  const session = sessionId === null ? null : await findSession(tx, workspaceId, sessionId)
  const mentee = await findMember(tx, workspaceId, menteeId)
  return seenByIt({ ...item, sharing }, localDate(session?.startsAt ?? createdAt, mentee?.zone ?? 'UTC'))
}

/** What would be shared now: which words, where they would go or stand already, and as what. */
export async function shownNow(tx: Tx, item: FeedbackItem, to?: Shown['to']): Promise<Shown> {
  const { itChannelId } = await getWorkspace(tx, item.workspaceId)
  return { revision: item.revision, channelId: item.sharedTo ?? itChannelId, to }
}
