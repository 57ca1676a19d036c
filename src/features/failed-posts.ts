import type { Tx } from '../db/client.ts'
import { findItem } from '../db/feedback.ts'
import { failedNudges } from '../db/nudges-meant.ts'
import type { Nudge } from '../domain/nudge.ts'
import { FEEDBACK_SHARED } from './feedback/ids.ts'

/** What leaders have shared for this channel, and Slack refused to post there. */
export async function failedPosts(tx: Tx, workspaceId: string, channelId: string): Promise<Nudge[]> {
  const found: Nudge[] = []
  for (const nudge of await failedNudges(tx, workspaceId, { kinds: [FEEDBACK_SHARED] })) {
    const item = nudge.subject && (await findItem(tx, workspaceId, nudge.subject))
    if (item && item.sharedTo === channelId) found.push(nudge)
  }
  return found
}
