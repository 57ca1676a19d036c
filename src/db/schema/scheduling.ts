import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { instant } from '../columns.ts'
import { ofPair, sessions } from './pairs.ts'
import { workspaces } from './people.ts'
import { createdAt, workspaceId } from './shared.ts'

/** Times for a pair's next session that its leader may take with one click; at most one offer is open. */
export const slotOffers = pgTable(
  'slot_offers',
  {
    id: uuid('id').primaryKey(),
    workspaceId: workspaceId(),
    pairId: uuid('pair_id').notNull(),
    /** The session whose end or falling through brought it; null at the beginning of a pair. */
    afterSessionId: uuid('after_session_id'),
    state: text('state', { enum: ['open', 'taken', 'over'] })
      .notNull()
      .default('open'),
    /** Grows with every further set of times; 0 as long as none was proposed. */
    round: smallint('round').notNull().default(0),
    /** Whether the two have a working hour in common; where not, the times are the least unkind ones. */
    shared: boolean('shared').notNull().default(true),
    /** So long, where somebody made it shorter than agreed; else null. */
    minutes: smallint('minutes'),
    createdAt: createdAt(),
  },
  (t) => [
    unique('slot_offers_workspace_id').on(t.workspaceId, t.id),
    ofPair(t),
    foreignKey({
      name: 'slot_offers_after_session',
      columns: [t.workspaceId, t.afterSessionId],
      foreignColumns: [sessions.workspaceId, sessions.id],
    }).onDelete('cascade'),
    uniqueIndex('slot_offers_one_open').on(t.workspaceId, t.pairId).where(sql`${t.state} = 'open'`),
    check('slot_offers_minutes', sql`${t.minutes} in (30, 45, 60)`),
    index('slot_offers_pair').on(t.workspaceId, t.pairId),
    index('slot_offers_session').on(t.workspaceId, t.afterSessionId),
  ],
)

/** One time of an offer. Its key is why the same one is never proposed twice. */
export const slots = pgTable(
  'slots',
  {
    workspaceId: workspaceId(),
    offerId: uuid('offer_id').notNull(),
    startsAt: instant('starts_at').notNull(),
    round: smallint('round').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.offerId, t.startsAt] }),
    foreignKey({
      columns: [t.workspaceId, t.offerId],
      foreignColumns: [slotOffers.workspaceId, slotOffers.id],
    }).onDelete('cascade'),
    check('slots_round', sql`${t.round} >= 1`),
  ],
)

/** Who schedules for a leader: the dates of sessions, and nothing else. */
export const delegates = pgTable(
  'delegates',
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: 'cascade' }),
    leaderId: text('leader_id').notNull(),
    delegateId: text('delegate_id').notNull(),
    state: text('state', { enum: ['active', 'declined', 'revoked', 'left'] }).notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.leaderId, t.delegateId] }),
    uniqueIndex('delegates_one_per_leader').on(t.workspaceId, t.leaderId).where(sql`${t.state} = 'active'`),
    index('delegates_delegate').on(t.workspaceId, t.delegateId),
    check('delegates_two_people', sql`${t.leaderId} <> ${t.delegateId}`),
  ],
)
