import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../../db/client.ts'
import { takeBackItem } from '../../db/feedback.ts'
import { giveUpFailed } from '../../db/nudges-meant.ts'
import { type FeedbackItem, isOpen, type Sharing } from '../../domain/feedback.ts'
import type { Deps } from '../feature.ts'
import { isOpenedByIt } from '../opened-by-it.ts'
import { FEEDBACK_SHARED } from './ids.ts'
import { type LockedItem, redrawItem } from './share.ts'
import { tellMentor } from './tell.ts'

const postOf = ({ id }: FeedbackItem) => ({ kinds: [FEEDBACK_SHARED], subjects: [id] })

/** Whether IT has got to see what this leader shared; until the transaction ends that stays so. */
export async function isSeenByIt(
  deps: Deps,
  tx: Tx,
  { item }: LockedItem,
  { userId }: { userId: string },
): Promise<boolean> {
  if (isOpen(item) || item.menteeId !== userId) return false
  // Holds a post that has not set out: it cannot between this look and what follows from it.
  await deps.outbox.redraw(tx, item.workspaceId, postOf(item))
  return isOpenedByIt(tx, item)
}

/** IT has it no longer, and the post that was on its way stays away. What is kept in the pair goes to the mentor. */
export async function takeBack(
  deps: Deps,
  tx: Tx,
  locked: LockedItem,
  sharing: Sharing,
  now: Temporal.Instant,
): Promise<FeedbackItem> {
  const { workspaceId } = locked.item
  await deps.outbox.cancel(tx, workspaceId, postOf(locked.item))
  await giveUpFailed(tx, workspaceId, postOf(locked.item))
  const item = await takeBackItem(tx, locked.item, sharing, now)
  await tellMentor(deps, tx, item, locked.pair, now)
  await redrawItem(deps, tx, item, now)
  return item
}
