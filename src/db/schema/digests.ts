import { integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { Figures } from '../../domain/digest.ts'
import { CATEGORIES } from '../../domain/feedback.ts'
import { workspaces } from './people.ts'
import { createdAt, workspaceId } from './shared.ts'

/** What was released in a week, for good: whatever is drawn of it later shows the very same figures. */
export const digests = pgTable(
  'digests',
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: 'cascade' }),
    isoWeek: text('iso_week').notNull(),
    /** Nothing but what everybody in the IT channel may read. */
    figures: jsonb('figures').$type<Figures>().notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.isoWeek] })],
)

/** Items that the digests count together for good. */
export const digestGroups = pgTable(
  'digest_groups',
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: 'cascade' }),
    place: integer('place').notNull(),
    /** No foreign keys: what was taken back goes on being counted, and when it is deleted no figure may change. */
    items: uuid('items').array().notNull(),
    /** Null for several themes. */
    category: text('category', { enum: CATEGORIES }),
    formedIn: text('formed_in').notNull(),
    acknowledgedIn: text('acknowledged_in'),
    closedIn: text('closed_in'),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.place] })],
)
