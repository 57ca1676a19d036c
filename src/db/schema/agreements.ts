import { sql } from 'drizzle-orm'
import {
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { instant, plainDate, privateText } from '../columns.ts'
import { ofPair } from './pairs.ts'
import { createdAt, workspaceId } from './shared.ts'

const goalState = () => text('state', { enum: ['open', 'reached', 'dropped'] }).notNull()

/** What a pair wants to reach. A closed one keeps the place it had, which is free for another. */
export const goals = pgTable(
  'goals',
  {
    id: uuid('id').primaryKey(),
    workspaceId: workspaceId(),
    pairId: uuid('pair_id').notNull(),
    position: smallint('position').notNull(),
    text: text('text').notNull(),
    how: text('how'),
    dueOn: plainDate('due_on'),
    progress: smallint('progress').notNull().default(0),
    state: goalState().default('open'),
    /** Grows with every change; a form carries the one that it showed. */
    revision: integer('revision').notNull().default(1),
  },
  (t) => [
    ofPair(t),
    uniqueIndex('goals_open_position').on(t.pairId, t.position).where(sql`${t.state} = 'open'`),
    index('goals_pair').on(t.workspaceId, t.pairId),
    check('goals_at_most_three', sql`${t.position} between 1 and 3`),
    check('goals_progress', sql`${t.progress} in (0, 25, 50, 75, 100)`),
    check('goals_reached', sql`${t.state} = 'dropped' or (${t.state} = 'reached') = (${t.progress} = 100)`),
  ],
)

/** What each change made of a goal, and who did it; what it was before stands in the revision before. */
export const goalChanges = pgTable(
  'goal_changes',
  {
    workspaceId: workspaceId(),
    goalId: uuid('goal_id')
      .notNull()
      .references(() => goals.id, { onDelete: 'cascade' }),
    revision: integer('revision').notNull(),
    changedBy: text('changed_by').notNull(),
    changedAt: instant('changed_at').notNull(),
    text: privateText('text').notNull(),
    how: privateText('how'),
    dueOn: plainDate('due_on'),
    progress: smallint('progress').notNull(),
    state: goalState(),
  },
  (t) => [
    primaryKey({ columns: [t.goalId, t.revision] }),
    index('goal_changes_goal').on(t.workspaceId, t.goalId),
  ],
)

/** What one of the two would like to change in their agreement. */
export const agreementChanges = pgTable(
  'agreement_changes',
  {
    id: uuid('id').primaryKey(),
    workspaceId: workspaceId(),
    pairId: uuid('pair_id').notNull(),
    proposedBy: text('proposed_by').notNull(),
    /** The id of the submitted form: the same submission delivered twice makes one proposal. */
    requestKey: text('request_key').notNull(),
    state: text('state', {
      enum: ['open', 'accepted', 'declined', 'withdrawn', 'replaced', 'lapsed'],
    }).notNull(),
    /** The whole terms as they were and as they would be, as JSON. */
    before: privateText('before').notNull(),
    after: privateText('after').notNull(),
    createdAt: createdAt(),
    closedAt: instant('closed_at'),
  },
  (t) => [
    ofPair(t),
    unique('agreement_changes_request_key').on(t.workspaceId, t.requestKey),
    uniqueIndex('agreement_changes_one_open').on(t.workspaceId, t.pairId).where(sql`${t.state} = 'open'`),
    index('agreement_changes_pair').on(t.workspaceId, t.pairId),
    check('agreement_changes_closed', sql`(${t.closedAt} is null) = (${t.state} = 'open')`),
  ],
)

/** Whether their sessions are worth the time, as each of the two says after three sessions. */
export const midPointAnswers = pgTable(
  'mid_point_answers',
  {
    workspaceId: workspaceId(),
    pairId: uuid('pair_id').notNull(),
    userId: text('user_id').notNull(),
    worth: text('worth', { enum: ['yes', 'partly', 'no'] }).notNull(),
    answeredAt: instant('answered_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.pairId, t.userId] }), ofPair(t)],
)
