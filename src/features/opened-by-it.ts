import type { Tx } from '../db/client.ts'
import { wasOpened } from '../db/ledger.ts'
import { doubtedNudges, spokenNudges } from '../db/nudges-meant.ts'
import type { FeedbackItem } from '../domain/feedback.ts'
import { FEEDBACK_SHARED } from './feedback/ids.ts'

/**
 * Whether IT has got to see a shared item: it stands in the IT channel, is on its way there or may have arrived, or an IT
 * lead has had it open in the ledger. From then on its leader cannot take it back. Ask with the item's row locked.
 */
export async function isOpenedByIt(tx: Tx, item: Pick<FeedbackItem, 'workspaceId' | 'id'>): Promise<boolean> {
  if (await wasOpened(tx, item)) return true
  const posts = { kinds: [FEEDBACK_SHARED], subjects: [item.id] }
  const standing = [
    ...(await spokenNudges(tx, item.workspaceId, posts)),
    ...(await doubtedNudges(tx, item.workspaceId, posts)),
  ]
  return standing.length > 0
}
