import { sql } from 'drizzle-orm'
import { insertItem } from '../../src/db/feedback.ts'
import type { FeedbackItem, FeedbackStatus } from '../../src/domain/feedback.ts'
import type { Session } from '../../src/domain/session.ts'
import { FEEDBACK_SHARED } from '../../src/features/feedback/ids.ts'
import type { TestWorld } from './world.ts'

/** How something that a leader told IT stands. */
export const ITEM_STANDS: readonly ItemStands[] = [
  'kept in the pair',
  'not shared',
  'waiting',
  'posted',
  'opened',
  'answered',
  'closed',
  'merged',
]
export type ItemStands = 'kept in the pair' | 'not shared' | 'waiting' | 'posted' | 'opened' | Dealt
type Dealt = 'answered' | 'closed' | 'merged'

const STATUS: Record<Dealt, FeedbackStatus> = { answered: 'planned', closed: 'done', merged: 'merged' }

/** An item of that session that stands like this; what IT has, it has as a theme. */
export async function fixItem(
  world: TestWorld,
  session: Session,
  menteeId: string,
  stands: ItemStands,
): Promise<FeedbackItem> {
  const { db } = world.database
  const now = world.clock.now()
  const isOpen = stands === 'kept in the pair' || stands === 'not shared'
  const item: FeedbackItem = {
    ...{ id: crypto.randomUUID(), workspaceId: session.workspaceId, sessionId: session.id, menteeId },
    ...{ words: 'It is slow', category: 'tools', kind: 'friction', status: 'new', revision: 1, formId: 'V1' },
    sharing: stands === 'kept in the pair' ? 'pair' : 'theme',
    sharedAt: isOpen ? null : now,
    ...{ sharedTo: null, pairId: session.pairId, createdAt: now },
  }
  await insertItem(db, item)
  const is = sql`where id = ${item.id}`
  if (isOpen || stands === 'waiting') return item
  if (stands === 'posted') {
    await db.execute(sql`update feedback_items set shared_to = 'CITDESK' ${is}`)
    await db.execute(
      sql`insert into nudges (id, workspace_id, kind, occasion, subject, due_at, created_at, state, doubtful)
        values (${item.id}, ${item.workspaceId}, ${FEEDBACK_SHARED}, ${item.id}, ${item.id}, ${now.toString()},
          ${now.toString()}, 'unknown', 1)`,
    )
    return { ...item, sharedTo: 'CITDESK' }
  }
  await db.execute(sql`update feedback_items set opened_at = ${now.toString()} ${is}`)
  if (stands === 'opened') return item
  const head = stands === 'merged' ? await fixItem(world, session, menteeId, 'opened') : null
  await db.execute(
    sql`update feedback_items set status = ${STATUS[stands]}, merged_into = ${head?.id ?? null},
      planned_on = ${stands === 'answered' ? '2026-05-12' : null},
      closed_at = ${stands === 'closed' ? now.toString() : null} ${is}`,
  )
  return item
}
