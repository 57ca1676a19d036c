import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { instant, privateText } from '../columns.ts'
import { ofPair } from './pairs.ts'
import { workspaceId } from './shared.ts'

/**
 * What two people wrote into their closing summary. Every revision is kept until the notes are deleted: whoever comes
 * second is shown what became of the one they had before them.
 */
export const closingWords = pgTable(
  'closing_words',
  {
    workspaceId: workspaceId(),
    pairId: uuid('pair_id').notNull(),
    revision: integer('revision').notNull(),
    decided: privateText('decided'),
    thanks: privateText('thanks'),
    inTouch: privateText('in_touch'),
    writtenBy: text('written_by').notNull(),
    writtenAt: instant('written_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.pairId, t.revision] }),
    ofPair(t),
    check('closing_words_revision', sql`${t.revision} >= 1`),
    check('closing_words_decided', sql`length(${t.decided}) between 1 and 1000`),
    check('closing_words_thanks', sql`length(${t.thanks}) between 1 and 500`),
    check('closing_words_in_touch', sql`length(${t.inTouch}) between 1 and 300`),
  ],
)

/** What somebody would like to do after a pair that is over; who is looking for another partner is looking once. */
export const nextSteps = pgTable(
  'next_steps',
  {
    workspaceId: workspaceId(),
    /** The pair that is over. */
    pairId: uuid('pair_id').notNull(),
    userId: text('user_id').notNull(),
    /** What the person was in it, and is looking to be again. */
    role: text('role', { enum: ['mentor', 'mentee'] }).notNull(),
    choice: text('choice', { enum: ['looking', 'not-now', 'in-touch', 'stopped', 'found'] }).notNull(),
    /** What it should be about: for the coordinators, as long as the search lasts. */
    topic: privateText('topic'),
    chosenAt: instant('chosen_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.pairId, t.userId] }),
    ofPair(t),
    uniqueIndex('next_steps_one_search')
      .on(t.workspaceId, t.userId, t.role)
      .where(sql`${t.choice} = 'looking'`),
    index('next_steps_user').on(t.workspaceId, t.userId),
    check('next_steps_topic', sql`length(${t.topic}) between 1 and 150`),
    check('next_steps_topic_of_search', sql`${t.topic} is null or ${t.choice} = 'looking'`),
  ],
)
