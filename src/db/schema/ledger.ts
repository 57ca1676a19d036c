import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { FEEDBACK_STATUSES } from '../../domain/feedback.ts'
import { LEDGER_ACTS } from '../../domain/ledger.ts'
import { instant, plainDate, privateText } from '../columns.ts'
import { feedbackItems } from './said.ts'
import { workspaceId } from './shared.ts'

/** What was done with a feedback item that IT got: one row for every change, never rewritten. */
export const ledgerChanges = pgTable(
  'ledger_changes',
  {
    workspaceId: workspaceId(),
    itemId: uuid('item_id').notNull(),
    /** The item's ledger revision that it made. */
    revision: integer('revision').notNull(),
    act: text('act', { enum: LEDGER_ACTS }).notNull(),
    /** An IT lead, or the leader who answered. */
    by: text('by').notNull(),
    at: instant('at').notNull(),
    from: text('from', { enum: FEEDBACK_STATUSES }).notNull(),
    to: text('to', { enum: FEEDBACK_STATUSES }).notNull(),
    /** What the leader is told with it, word for word. */
    note: privateText('note'),
    ownerId: text('owner_id'),
    plannedOn: plainDate('planned_on'),
    /** The submission that made it, so that the same one makes it once; null for a button. */
    formId: text('form_id'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.itemId, t.revision] }),
    foreignKey({
      columns: [t.workspaceId, t.itemId],
      foreignColumns: [feedbackItems.workspaceId, feedbackItems.id],
    }).onDelete('cascade'),
    check('ledger_changes_revision', sql`${t.revision} > 0`),
  ],
)

/** Of which of their items a leader hears on which day: all of a day in one message. */
export const ledgerNews = pgTable(
  'ledger_news',
  {
    workspaceId: workspaceId(),
    menteeId: text('mentee_id').notNull(),
    toldOn: plainDate('told_on').notNull(),
    itemId: uuid('item_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.menteeId, t.toldOn, t.itemId] }),
    foreignKey({
      columns: [t.workspaceId, t.itemId],
      foreignColumns: [feedbackItems.workspaceId, feedbackItems.id],
    }).onDelete('cascade'),
    index('ledger_news_item').on(t.workspaceId, t.itemId),
  ],
)
