import { pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../columns.ts'
import { ofPair } from './pairs.ts'
import { workspaceId } from './shared.ts'

/**
 * What a coordinator makes of a pair that has stalled. That it has is not stored, it follows from the pair's sessions;
 * a stall is known by the moment since which the two have not met, and an answer holds until another reason joins it.
 */
export const stallAnswers = pgTable(
  'stall_answers',
  {
    workspaceId: workspaceId(),
    pairId: uuid('pair_id').notNull(),
    since: instant('since').notNull(),
    answer: text('answer', { enum: ['asking', 'left'] }).notNull(),
    coordinatorId: text('coordinator_id').notNull(),
    answeredAt: instant('answered_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.pairId, t.since] }), ofPair(t)],
)
