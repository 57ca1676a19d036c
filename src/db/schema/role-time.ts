import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { instant, plainDate } from '../columns.ts'
import { ofPair, ofSession } from './pairs.ts'
import { members } from './people.ts'
import { createdAt, workspaceId } from './shared.ts'

/** The hours a month that a mentor may spend on the role, and how the line manager stands to them. */
export const timeBudgets = pgTable(
  'time_budgets',
  {
    workspaceId: workspaceId(),
    mentorId: text('mentor_id').notNull(),
    hours: smallint('hours').notNull(),
    managerId: text('manager_id'),
    answer: text('answer', { enum: ['waiting', 'fine', 'talk'] }),
    answeredAt: instant('answered_at'),
    /** Grows with every change; forms and buttons carry the one that they showed. */
    revision: integer('revision').notNull(),
    /** The revision with which the manager was asked the last time. */
    askedRevision: integer('asked_revision'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.mentorId] }),
    foreignKey({
      name: 'time_budgets_mentor',
      columns: [t.workspaceId, t.mentorId],
      foreignColumns: [members.workspaceId, members.userId],
    }).onDelete('cascade'),
    check('time_budgets_hours', sql`${t.hours} between 1 and 40`),
    check('time_budgets_two_people', sql`${t.managerId} <> ${t.mentorId}`),
    check(
      'time_budgets_asked',
      sql`(${t.managerId} is null) = (${t.answer} is null) and (${t.managerId} is null) = (${t.askedRevision} is null)`,
    ),
    check(
      'time_budgets_answered',
      sql`(${t.answeredAt} is not null) = (coalesce(${t.answer}, 'waiting') <> 'waiting')`,
    ),
  ],
)

/** Preparation that a mentor added beside any session. Nobody's words, and never shown but as part of a month. */
export const addedMinutes = pgTable(
  'added_minutes',
  {
    /** Made when the form is opened: the same submission delivered twice adds once. */
    id: uuid('id').primaryKey(),
    workspaceId: workspaceId(),
    pairId: uuid('pair_id').notNull(),
    mentorId: text('mentor_id').notNull(),
    minutes: smallint('minutes').notNull(),
    spentOn: plainDate('spent_on').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    ofPair(t),
    index('added_minutes_pair').on(t.workspaceId, t.pairId),
    index('added_minutes_mentor').on(t.workspaceId, t.mentorId, t.spentOn),
    check('added_minutes_minutes', sql`${t.minutes} between 1 and 600`),
  ],
)

/** In which brief a mentor is told that a line manager can be asked to make room; there is one for each mentor. */
export const timeHints = pgTable(
  'time_hints',
  {
    workspaceId: workspaceId(),
    mentorId: text('mentor_id').notNull(),
    sessionId: uuid('session_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.mentorId] }),
    ofSession(t),
    index('time_hints_session').on(t.workspaceId, t.sessionId),
  ],
)
