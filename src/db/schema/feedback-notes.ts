import { sql } from 'drizzle-orm'
import { index, integer, pgTable, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { NOTE_STATES } from '../../domain/feedback-note.ts'
import { instant, privateText } from '../columns.ts'
import { ofPair, ofSession } from './pairs.ts'
import { createdAt, workspaceId } from './shared.ts'

/**
 * What a mentor heard about IT and keeps for later, for their own eyes until they suggest it to the leader. The feedback
 * item that a leader makes of it has the same id, so that it is made once.
 */
export const feedbackNotes = pgTable(
  'feedback_notes',
  {
    id: uuid('id').primaryKey(),
    workspaceId: workspaceId(),
    pairId: uuid('pair_id').notNull(),
    /** The session in whose reflection it stands; null for what was noted at another time. */
    sessionId: uuid('session_id'),
    words: privateText('words').notNull(),
    state: text('state', { enum: NOTE_STATES }).notNull(),
    /** Grows with every correction; a form carries the one that it showed. */
    revision: integer('revision').notNull().default(1),
    /** The form that saved last. */
    formId: text('form_id').notNull(),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    ofPair(t),
    ofSession(t),
    unique('feedback_notes_workspace_id').on(t.workspaceId, t.id),
    // A leader is asked about one thing at a time.
    uniqueIndex('feedback_notes_one_waiting')
      .on(t.workspaceId, t.pairId)
      .where(sql`${t.state} = 'suggested'`),
    index('feedback_notes_pair').on(t.workspaceId, t.pairId),
    index('feedback_notes_session').on(t.workspaceId, t.sessionId),
  ],
)
