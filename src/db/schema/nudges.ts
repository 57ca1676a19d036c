import { sql } from 'drizzle-orm'
import {
  boolean,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { instant } from '../columns.ts'
import { ofPair, ofSession } from './pairs.ts'
import { workspaces } from './people.ts'
import { createdAt, workspaceId } from './shared.ts'

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
    /** When it is tried once more after something failed; null before that. */
    retryAt: instant('retry_at'),
    /** After this moment it is dropped, not sent late. */
    expiresAt: instant('expires_at'),
    state: text('state', {
      enum: ['pending', 'queued', 'sending', 'sent', 'dropped', 'cancelled', 'unknown', 'failed'],
    }).notNull(),
    /** Somebody waits for it, so it goes before what only a date asks for. */
    isUrgent: boolean('is_urgent').notNull().default(false),
    /** The send slot it was given, then when a worker began to send it. */
    queuedAt: instant('queued_at'),
    /** Grows when what it is drawn from changes before it is sent. */
    revision: integer('revision').notNull().default(0),
    attempts: smallint('attempts').notNull().default(0),
    /** How often our own code could not make it; not counted among the attempts. */
    bugs: smallint('bugs').notNull().default(0),
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
    index('nudges_next')
      .on(t.workspaceId, t.isUrgent, sql`coalesce(${t.retryAt}, ${t.dueAt})`)
      .where(sql`${t.state} = 'pending'`),
    index('nudges_backlog')
      .on(t.workspaceId, t.dueAt)
      .where(sql`${t.state} in ('pending', 'queued', 'sending')`),
    index('nudges_under_way').on(t.workspaceId, t.queuedAt).where(sql`${t.state} in ('queued', 'sending')`),
    index('nudges_user').on(t.workspaceId, t.userId, t.dueAt),
    index('nudges_failed').on(t.workspaceId, t.dueAt).where(sql`${t.state} = 'failed'`),
    index('nudges_pair').on(t.workspaceId, t.pairId),
    index('nudges_session').on(t.workspaceId, t.sessionId),
    ofPair(t),
    ofSession(t),
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
