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
import { instant } from '../columns.ts'
import { ofPair, ofSession } from './pairs.ts'
import { workspaces } from './people.ts'
import { createdAt, workspaceId } from './shared.ts'

/** Which card stood in somebody's brief of a session, so that the brief drawn again shows the same one. */
export const cardShowings = pgTable(
  'card_showings',
  {
    workspaceId: workspaceId(),
    userId: text('user_id').notNull(),
    sessionId: uuid('session_id').notNull(),
    deck: text('deck', { enum: ['coaching', 'strategy'] }).notNull(),
    cardId: text('card_id').notNull(),
    shownAt: instant('shown_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.userId, t.deck, t.sessionId] }),
    ofSession(t),
    index('card_showings_session').on(t.workspaceId, t.sessionId),
    index('card_showings_card').on(t.workspaceId, t.deck, t.cardId),
  ],
)

/** What a pair made of one session of its plan; where there is none, the template holds. */
export const sessionPlanEdits = pgTable(
  'session_plan_edits',
  {
    workspaceId: workspaceId(),
    pairId: uuid('pair_id').notNull(),
    number: smallint('number').notNull(),
    title: text('title').notNull(),
    topic: text('topic').notNull(),
    editedBy: text('edited_by').notNull(),
    editedAt: instant('edited_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.pairId, t.number] }),
    ofPair(t),
    check('session_plan_edits_number', sql`${t.number} >= 1`),
    check('session_plan_edits_title', sql`length(${t.title}) between 1 and 60`),
    check('session_plan_edits_topic', sql`length(${t.topic}) between 1 and 200`),
  ],
)

/** One initiative of IT in business terms; what it says stands in its versions. */
export const strategyCards = pgTable(
  'strategy_cards',
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: 'cascade' }),
    id: uuid('id').notNull(),
    /** The current one. */
    version: integer('version').notNull(),
    retiredBy: text('retired_by'),
    retiredAt: instant('retired_at'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    check('strategy_cards_version', sql`${t.version} >= 1`),
    check('strategy_cards_retired', sql`(${t.retiredBy} is null) = (${t.retiredAt} is null)`),
  ],
)

/** What a card said, and since when; never changed afterwards. */
export const strategyCardVersions = pgTable(
  'strategy_card_versions',
  {
    workspaceId: workspaceId(),
    cardId: uuid('card_id').notNull(),
    version: integer('version').notNull(),
    initiative: text('initiative').notNull(),
    outcome: text('outcome').notNull(),
    itPart: text('it_part').notNull(),
    status: text('status', { enum: ['planned', 'under-way', 'live', 'on-hold'] }).notNull(),
    pain: text('pain'),
    askWhom: text('ask_whom'),
    writtenBy: text('written_by').notNull(),
    writtenAt: instant('written_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.cardId, t.version] }),
    foreignKey({
      name: 'strategy_card_versions_card',
      columns: [t.workspaceId, t.cardId],
      foreignColumns: [strategyCards.workspaceId, strategyCards.id],
    }).onDelete('cascade'),
  ],
)

/** Which version of which card somebody says to have read. */
export const strategyReads = pgTable(
  'strategy_reads',
  {
    workspaceId: workspaceId(),
    userId: text('user_id').notNull(),
    cardId: uuid('card_id').notNull(),
    version: integer('version').notNull(),
    readAt: instant('read_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.userId, t.cardId, t.version] }),
    foreignKey({
      name: 'strategy_reads_version',
      columns: [t.workspaceId, t.cardId, t.version],
      foreignColumns: [
        strategyCardVersions.workspaceId,
        strategyCardVersions.cardId,
        strategyCardVersions.version,
      ],
    }).onDelete('cascade'),
    index('strategy_reads_card').on(t.workspaceId, t.cardId, t.version),
  ],
)
