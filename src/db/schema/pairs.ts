import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { PAIR_STATES } from '../../domain/pair.ts'
import { instant, plainDate, privateText } from '../columns.ts'
import { workspaces } from './people.ts'
import { createdAt, workspaceId } from './shared.ts'

export const pairs = pgTable(
  'pairs',
  {
    id: uuid('id').primaryKey(),
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: 'cascade' }),
    mentorId: text('mentor_id').notNull(),
    menteeId: text('mentee_id').notNull(),
    proposedBy: text('proposed_by').notNull(),
    /** The id of the submitted form: the same submission delivered twice makes one pair. */
    requestKey: text('request_key').notNull(),
    state: text('state', { enum: PAIR_STATES }).notNull(),
    /** 1 up to the mentor's capacity while the pair counts against it, else null. */
    mentorSlot: smallint('mentor_slot'),
    topic: text('topic').notNull(),
    cadence: text('cadence', { enum: ['weekly', 'biweekly', 'monthly'] }).notNull(),
    sessionMinutes: smallint('session_minutes').notNull(),
    months: smallint('months').notNull(),
    personalLine: privateText('personal_line'),
    /** What the two leave out of their talks, and a rule of their own. */
    offLimits: privateText('off_limits'),
    ownRule: privateText('own_rule'),
    mentorAcceptedAt: instant('mentor_accepted_at'),
    menteeAcceptedAt: instant('mentee_accepted_at'),
    startsOn: plainDate('starts_on'),
    endsOn: plainDate('ends_on'),
    pausedUntil: plainDate('paused_until'),
    /** When it last went on after a pause. */
    resumedAt: instant('resumed_at'),
    /** Who of the two has left the workspace; the pair is paused then. */
    leftBy: text('left_by'),
    closedBy: text('closed_by'),
    closedAt: instant('closed_at'),
    /** Why somebody declined or ended: for the coordinator's eyes only. */
    closedReason: privateText('closed_reason'),
    channelId: text('channel_id'),
    createdAt: createdAt(),
  },
  (t) => [
    unique('pairs_workspace_id').on(t.workspaceId, t.id),
    unique('pairs_request_key').on(t.workspaceId, t.requestKey),
    uniqueIndex('pairs_one_mentor_per_mentee')
      .on(t.workspaceId, t.menteeId)
      .where(sql`${t.state} in ('active', 'paused')`),
    uniqueIndex('pairs_mentor_capacity')
      .on(t.workspaceId, t.mentorId, t.mentorSlot)
      .where(sql`${t.state} in ('active', 'paused')`),
    uniqueIndex('pairs_one_open_proposal')
      .on(t.workspaceId, sql`least(mentor_id, mentee_id)`, sql`greatest(mentor_id, mentee_id)`)
      .where(sql`${t.state} = 'proposed'`),
    index('pairs_mentor').on(t.workspaceId, t.mentorId),
    index('pairs_mentee').on(t.workspaceId, t.menteeId),
    check('pairs_two_people', sql`${t.mentorId} <> ${t.menteeId}`),
    check(
      'pairs_slot_while_running',
      sql`(${t.mentorSlot} is not null) = (${t.state} in ('active', 'paused'))`,
    ),
    check('pairs_paused_until', sql`(${t.pausedUntil} is not null) = (${t.state} = 'paused')`),
    check('pairs_session_minutes', sql`${t.sessionMinutes} in (30, 45, 60)`),
    check('pairs_months', sql`${t.months} between 1 and 24`),
  ],
)

/** A row of a pair is one of its workspace, and goes with it. */
export const ofPair = (t: { workspaceId: AnyPgColumn; pairId: AnyPgColumn }) =>
  foreignKey({
    columns: [t.workspaceId, t.pairId],
    foreignColumns: [pairs.workspaceId, pairs.id],
  }).onDelete('cascade')

export const sessions = pgTable(
  'sessions',
  {
    id: uuid('id').primaryKey(),
    workspaceId: workspaceId(),
    pairId: uuid('pair_id').notNull(),
    requestKey: text('request_key').notNull(),
    state: text('state', { enum: ['scheduled', 'held', 'cancelled', 'missed'] }).notNull(),
    startsAt: instant('starts_at').notNull(),
    minutes: smallint('minutes').notNull(),
    bookedBy: text('booked_by').notNull(),
    /** Grows with every move; part of the nudges' occasion keys, so that a moved session is announced anew. */
    revision: integer('revision').notNull().default(1),
    /** When the mentee said that the session as it stands is fine; a move asks anew. */
    confirmedAt: instant('confirmed_at'),
    /** Who called it off, or said that it did not take place; null where nobody did. */
    cancelledBy: text('cancelled_by'),
    /** When it was called off, or noted as missed. */
    fellAt: instant('fell_at'),
    /** Why it was called off, in the words of whoever did: for the two alone. */
    cancelReason: privateText('cancel_reason'),
    /** Where they meet, or the link of the call. */
    place: text('place'),
    /** Of the calendar entry (RFC 5545): grows when time, place or state change, so that a calendar takes the newer one. */
    sequence: integer('sequence').notNull().default(0),
    /** The mentee's one-click rating, 1 to 5. */
    rating: smallint('rating'),
    nothingToTell: boolean('nothing_to_tell').notNull().default(false),
    createdAt: createdAt(),
  },
  (t) => [
    ofPair(t),
    unique('sessions_workspace_id').on(t.workspaceId, t.id),
    unique('sessions_request_key').on(t.workspaceId, t.requestKey),
    index('sessions_pair').on(t.workspaceId, t.pairId, t.startsAt),
    check('sessions_minutes', sql`${t.minutes} between 15 and 240`),
    check('sessions_cancel_reason', sql`length(${t.cancelReason}) between 1 and 200`),
    check('sessions_place', sql`length(${t.place}) between 1 and 300`),
    check('sessions_rating', sql`${t.rating} between 1 and 5`),
  ],
)

/** Likewise of a session. */
export const ofSession = (t: { workspaceId: AnyPgColumn; sessionId: AnyPgColumn }) =>
  foreignKey({
    columns: [t.workspaceId, t.sessionId],
    foreignColumns: [sessions.workspaceId, sessions.id],
  }).onDelete('cascade')
