import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../../db/client.ts'
import { sendWaitingTo, waitingItems } from '../../db/feedback.ts'
import { lockPair } from '../../db/pairs.ts'
import type { FeedbackItem } from '../../domain/feedback.ts'
import { failedPosts } from '../failed-posts.ts'
import type { Deps, ItChannelReady } from '../feature.ts'
import { FEEDBACK_SHARED } from './ids.ts'
import { redrawTold } from './planning.ts'

/** IT gets the item in the channel that was agreed, once; and once more where it was taken back and shared anew. */
export async function planPost(
  deps: Deps,
  tx: Tx,
  { workspaceId, pairId, sessionId, id, revision }: FeedbackItem,
  now: Temporal.Instant,
): Promise<void> {
  const about = { workspaceId, pairId, ...(sessionId !== null && { sessionId }), subject: id }
  const occasion = `${FEEDBACK_SHARED}:${id}:${revision}`
  await deps.outbox.plan(tx, [{ ...about, kind: FEEDBACK_SHARED, occasion, dueAt: now }], now)
}

/** What was refused there follows, and what was shared before there was a channel; nothing that was agreed for another. */
export function itChannelReady(deps: Deps): ItChannelReady {
  return async (tx, channelId, now) => {
    const { workspaceId, outbox } = deps
    const occasions = (await failedPosts(tx, workspaceId, channelId)).map(({ occasion }) => occasion)
    if (occasions.length > 0) await outbox.revive(tx, workspaceId, { occasions }, now)
    // Their pairs before the items, like everywhere: somebody may be taking one back at this moment.
    for (const { pairId } of await waitingItems(tx, workspaceId)) await lockPair(tx, workspaceId, pairId)
    for (const item of await sendWaitingTo(tx, workspaceId, channelId, now)) {
      await planPost(deps, tx, item, now)
      await redrawTold(deps, tx, item)
    }
  }
}
