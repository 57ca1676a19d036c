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
import { instant, plainDate, privateText } from './columns.ts'

const workspaceId = () => text('workspace_id').notNull()
const createdAt = () => instant('created_at').notNull()

/** One Slack team in which the bot is installed. Nothing ever crosses its border. */
export const workspaces = pgTable(
  'workspaces',
  {
    id: text('id').primaryKey(),
    itChannelId: text('it_channel_id'),
    mentorCapacity: smallint('mentor_capacity').notNull().default(2),
    createdAt: createdAt(),
  },
  (t) => [check('workspaces_mentor_capacity', sql`${t.mentorCapacity} between 1 and 10`)],
)

/** What the bot keeps of a person: nothing that Slack does not show everybody, and the person's own choices. */
export const members = pgTable(
  'members',
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: 'cascade' }),
    userId: text('user_id').notNull(),
    zone: text('zone').notNull(),
    checkInDay: smallint('check_in_day').notNull().default(1),
    checkInTime: text('check_in_time').notNull().default('09:30'),
    isCoordinator: boolean('is_coordinator').notNull().default(false),
    /** When nudges may come, local wall time; the end is no working moment any more. */
    workFrom: text('work_from').notNull().default('09:00'),
    workTo: text('work_to').notNull().default('17:30'),
    /** One bit for each ISO weekday, Monday the lowest. */
    workDays: smallint('work_days').notNull().default(0b0011111),
    /** Whose public holidays are free: an ISO 3166 country, `none`, or null for the country of the zone. */
    holidays: text('holidays'),
    /** The first day back; null when not away. */
    awayUntil: plainDate('away_until'),
    /** Which groups of nudges the person has switched off. */
    muted: text('muted').array().notNull().default([]),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.userId] }),
    check('members_work_from', sql`${t.workFrom} ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'`),
    check('members_work_to', sql`${t.workTo} ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'`),
    check('members_work_hours', sql`${t.workFrom} < ${t.workTo}`),
    check('members_work_days', sql`${t.workDays} between 1 and 127`),
    check('members_check_in_day', sql`${t.checkInDay} between 1 and 5`),
    check('members_check_in_time', sql`${t.checkInTime} ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'`),
  ],
)

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
    state: text('state', {
      enum: ['proposed', 'active', 'paused', 'completed', 'ended', 'declined', 'expired', 'withdrawn'],
    }).notNull(),
    /** 1 up to the mentor's capacity while the pair counts against it, else null. */
    mentorSlot: smallint('mentor_slot'),
    topic: text('topic').notNull(),
    cadence: text('cadence', { enum: ['weekly', 'biweekly', 'monthly'] }).notNull(),
    sessionMinutes: smallint('session_minutes').notNull(),
    months: smallint('months').notNull(),
    personalLine: privateText('personal_line'),
    mentorAcceptedAt: instant('mentor_accepted_at'),
    menteeAcceptedAt: instant('mentee_accepted_at'),
    startsOn: plainDate('starts_on'),
    endsOn: plainDate('ends_on'),
    pausedUntil: plainDate('paused_until'),
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
    check('pairs_months', sql`${t.months} in (3, 6, 12)`),
  ],
)

export const goals = pgTable(
  'goals',
  {
    id: uuid('id').primaryKey(),
    workspaceId: workspaceId(),
    pairId: uuid('pair_id').notNull(),
    position: smallint('position').notNull(),
    text: text('text').notNull(),
  },
  (t) => [
    foreignKey({
      columns: [t.workspaceId, t.pairId],
      foreignColumns: [pairs.workspaceId, pairs.id],
    }).onDelete('cascade'),
    unique('goals_position').on(t.pairId, t.position),
    index('goals_pair').on(t.workspaceId, t.pairId),
    check('goals_at_most_three', sql`${t.position} between 1 and 3`),
  ],
)

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
    cancelledBy: text('cancelled_by'),
    /** The mentee's one-click rating, 1 to 5. */
    rating: smallint('rating'),
    nothingToTell: boolean('nothing_to_tell').notNull().default(false),
    createdAt: createdAt(),
  },
  (t) => [
    foreignKey({
      columns: [t.workspaceId, t.pairId],
      foreignColumns: [pairs.workspaceId, pairs.id],
    }).onDelete('cascade'),
    unique('sessions_workspace_id').on(t.workspaceId, t.id),
    unique('sessions_request_key').on(t.workspaceId, t.requestKey),
    index('sessions_pair').on(t.workspaceId, t.pairId, t.startsAt),
    check('sessions_minutes', sql`${t.minutes} between 15 and 240`),
    check('sessions_rating', sql`${t.rating} between 1 and 5`),
  ],
)

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
    /** Grows with every correction; a form carries the one that it showed. */
    revision: integer('revision').notNull().default(1),
    /** The form that saved last. */
    formId: text('form_id').notNull(),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.sessionId] }),
    foreignKey({
      columns: [t.workspaceId, t.sessionId],
      foreignColumns: [sessions.workspaceId, sessions.id],
    }).onDelete('cascade'),
    check('reflections_minutes', sql`${t.minutes} between 0 and 600`),
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
    status: text('status', { enum: ['new', 'acknowledged', 'planned', 'done', 'declined'] })
      .notNull()
      .default('new'),
    /** Grows with every correction; a form carries the one that it showed, Share the one that was read. */
    revision: integer('revision').notNull().default(1),
    /** The form that saved last. */
    formId: text('form_id').notNull(),
    sharedAt: instant('shared_at'),
    /** The channel that was agreed with Share; null until there is one. */
    sharedTo: text('shared_to'),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    foreignKey({
      columns: [t.workspaceId, t.sessionId],
      foreignColumns: [sessions.workspaceId, sessions.id],
    }).onDelete('cascade'),
    unique('feedback_items_workspace_id').on(t.workspaceId, t.id),
    uniqueIndex('feedback_items_one_open').on(t.workspaceId, t.sessionId).where(sql`${t.sharedAt} is null`),
    index('feedback_items_session').on(t.workspaceId, t.sessionId),
    check('feedback_items_pair_stays', sql`${t.sharing} <> 'pair' or ${t.sharedAt} is null`),
    check('feedback_items_shared_to', sql`${t.sharedTo} is null or ${t.sharedAt} is not null`),
  ],
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

/**
 * Every message the bot sends on its own: the dated ones and those that are due at once because somebody did
 * something. The occasion is unique, so that one occasion never speaks twice.
 */
export const nudges = pgTable(
  'nudges',
  {
    id: uuid('id').primaryKey(),
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: 'cascade' }),
    kind: text('kind').notNull(),
    occasion: text('occasion').notNull(),
    /** Whom it is for; null where it goes into a pair's conversation or the IT channel. */
    userId: text('user_id'),
    pairId: uuid('pair_id'),
    sessionId: uuid('session_id'),
    /** What else the kind needs to know, an id or an ISO week; never words. */
    subject: text('subject'),
    dueAt: instant('due_at').notNull(),
    /** After this moment it is dropped, not sent late. */
    expiresAt: instant('expires_at'),
    state: text('state', {
      enum: ['pending', 'queued', 'sending', 'sent', 'dropped', 'cancelled', 'unknown', 'failed'],
    }).notNull(),
    /** Somebody waits for it, so it goes before what only a date asks for. */
    isUrgent: boolean('is_urgent').notNull().default(false),
    /** The send slot it was given, then when a worker began to send it. */
    queuedAt: instant('queued_at'),
    attempts: smallint('attempts').notNull().default(0),
    /** How many sends had an outcome that nobody knows: so many copies may stand in Slack beside the known one. */
    doubtful: smallint('doubtful').notNull().default(0),
    /** How often the person has put it off. */
    snoozes: smallint('snoozes').notNull().default(0),
    /** Why it was dropped or failed, as a constant. */
    outcome: text('outcome'),
    channelId: text('channel_id'),
    messageTs: text('message_ts'),
    sentAt: instant('sent_at'),
    createdAt: createdAt(),
  },
  (t) => [
    unique('nudges_occasion').on(t.workspaceId, t.occasion),
    index('nudges_due').on(t.workspaceId, t.isUrgent, t.dueAt).where(sql`${t.state} = 'pending'`),
    index('nudges_under_way').on(t.workspaceId, t.queuedAt).where(sql`${t.state} in ('queued', 'sending')`),
    index('nudges_user').on(t.workspaceId, t.userId, t.dueAt),
    index('nudges_failed').on(t.workspaceId, t.dueAt).where(sql`${t.state} = 'failed'`),
    index('nudges_pair').on(t.workspaceId, t.pairId),
    index('nudges_session').on(t.workspaceId, t.sessionId),
    foreignKey({
      columns: [t.workspaceId, t.pairId],
      foreignColumns: [pairs.workspaceId, pairs.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [t.workspaceId, t.sessionId],
      foreignColumns: [sessions.workspaceId, sessions.id],
    }).onDelete('cascade'),
  ],
)

/** When the next message may go into a lane: one conversation, or (`*`) the workspace as a whole. */
export const sendLanes = pgTable(
  'send_lanes',
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: 'cascade' }),
    lane: text('lane').notNull(),
    nextAt: instant('next_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.lane] })],
)
