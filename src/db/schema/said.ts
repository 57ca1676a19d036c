import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
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
import { FEEDBACK_STATUSES } from '../../domain/feedback.ts'
import { instant, plainDate, privateText } from '../columns.ts'
import { ofPair, ofSession } from './pairs.ts'
import { members } from './people.ts'
import { createdAt, workspaceId } from './shared.ts'

/** The mentor's own notes on a session. Private to the mentor. */
export const reflections = pgTable(
  'reflections',
  {
    workspaceId: workspaceId(),
    sessionId: uuid('session_id').notNull(),
    mentorId: text('mentor_id').notNull(),
    heard: privateText('heard'),
    learned: privateText('learned'),
    followUps: privateText('follow_ups'),
    minutes: smallint('minutes').notNull(),
    /** Beside these minutes; where it was not told apart, they hold both. */
    preparation: smallint('preparation').notNull().default(0),
    /** Grows with every correction; a form carries the one that it showed. */
    revision: integer('revision').notNull().default(1),
    /** The form that saved last. */
    formId: text('form_id').notNull(),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.sessionId] }),
    ofSession(t),
    check('reflections_minutes', sql`${t.minutes} between 0 and 600`),
    check('reflections_preparation', sql`${t.preparation} between 0 and 600`),
  ],
)

/** One thing a mentee says about IT. Nobody but the mentee sees it before `shared_at`. */
export const feedbackItems = pgTable(
  'feedback_items',
  {
    id: uuid('id').primaryKey(),
    workspaceId: workspaceId(),
    sessionId: uuid('session_id').notNull(),
    menteeId: text('mentee_id').notNull(),
    words: privateText('words').notNull(),
    category: text('category').notNull(),
    kind: text('kind').notNull(),
    sharing: text('sharing', { enum: ['pair', 'theme', 'named'] }).notNull(),
    status: text('status', { enum: FEEDBACK_STATUSES }).notNull().default('new'),
    /** Grows with every correction; a form carries the one that it showed, Share the one that was read. */
    revision: integer('revision').notNull().default(1),
    /** The form that saved last. */
    formId: text('form_id').notNull(),
    sharedAt: instant('shared_at'),
    /** The channel that was agreed with Share; null until there is one. */
    sharedTo: text('shared_to'),
    /** What IT's views call it: random, so that it leads to nothing that IT does not see. */
    ledgerId: uuid('ledger_id').notNull().defaultRandom(),
    /** Grows with everything that IT or the leader does with it in the ledger. */
    ledgerRevision: integer('ledger_revision').notNull().default(0),
    /** When an IT lead first opened it in the ledger. */
    openedAt: instant('opened_at'),
    ownerId: text('owner_id'),
    plannedOn: plainDate('planned_on'),
    isHatchet: boolean('is_hatchet').notNull().default(false),
    /** The like item whose way it goes. */
    mergedInto: uuid('merged_into'),
    closedAt: instant('closed_at'),
    /** What the leader says of its being closed. */
    verdict: text('verdict', { enum: ['solved', 'thanks'] }),
    /** How often the leader said that it is not solved, and when last. */
    reopened: smallint('reopened').notNull().default(0),
    reopenedAt: instant('reopened_at'),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    ofSession(t),
    unique('feedback_items_workspace_id').on(t.workspaceId, t.id),
    uniqueIndex('feedback_items_one_open').on(t.workspaceId, t.sessionId).where(sql`${t.sharedAt} is null`),
    index('feedback_items_session').on(t.workspaceId, t.sessionId),
    foreignKey({
      columns: [t.workspaceId, t.mergedInto],
      foreignColumns: [t.workspaceId, t.id],
      name: 'feedback_items_merged_into',
    }).onDelete('cascade'),
    unique('feedback_items_ledger_id').on(t.workspaceId, t.ledgerId),
    index('feedback_items_merged').on(t.workspaceId, t.mergedInto),
    check('feedback_items_merged', sql`(${t.status} = 'merged') = (${t.mergedInto} is not null)`),
    check('feedback_items_planned', sql`(${t.status} = 'planned') = (${t.plannedOn} is not null)`),
    check(
      'feedback_items_closed',
      sql`(${t.status} in ('done', 'declined', 'fix-request')) = (${t.closedAt} is not null)`,
    ),
    check('feedback_items_pair_stays', sql`${t.sharing} <> 'pair' or ${t.sharedAt} is null`),
    check('feedback_items_shared_to', sql`${t.sharedTo} is null or ${t.sharedAt} is not null`),
  ],
)

/**
 * One line of somebody's learning log: what a leader taught in a session, or what either of the two added. What a mentor
 * learned in a session stands in the reflection.
 */
export const learnings = pgTable(
  'learnings',
  {
    workspaceId: workspaceId(),
    id: uuid('id').notNull(),
    pairId: uuid('pair_id').notNull(),
    userId: text('user_id').notNull(),
    /** The session in which the leader taught it; null for a line that was added at another time. */
    sessionId: uuid('session_id'),
    words: privateText('words').notNull(),
    /** Grows with every correction; a form carries the one that it showed. */
    revision: integer('revision').notNull().default(1),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    ofPair(t),
    ofSession(t),
    uniqueIndex('learnings_one_of_session')
      .on(t.workspaceId, t.sessionId, t.userId)
      .where(sql`${t.sessionId} is not null`),
    index('learnings_pair').on(t.workspaceId, t.pairId),
  ],
)

/** Who of a pair lets the other read what they noted in it, since when; no row means: nobody but the writer. */
export const logShares = pgTable(
  'log_shares',
  {
    workspaceId: workspaceId(),
    pairId: uuid('pair_id').notNull(),
    userId: text('user_id').notNull(),
    sharedAt: instant('shared_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.pairId, t.userId] }), ofPair(t)],
)

/** The answer to a weekly check-in; at most one per person and ISO week. */
export const checkIns = pgTable(
  'check_ins',
  {
    workspaceId: workspaceId(),
    userId: text('user_id').notNull(),
    isoWeek: text('iso_week').notNull(),
    answer: text('answer', { enum: ['on-track', 'help', 'skip'] }).notNull(),
    /** What the person needs help with: for the coordinators only. */
    help: privateText('help'),
    answeredAt: instant('answered_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.userId, t.isoWeek] }),
    foreignKey({
      columns: [t.workspaceId, t.userId],
      foreignColumns: [members.workspaceId, members.userId],
    }).onDelete('cascade'),
  ],
)
