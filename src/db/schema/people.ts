import { sql } from 'drizzle-orm'
import { boolean, check, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core'
import { instant, plainDate } from '../columns.ts'
import { createdAt, workspaceId } from './shared.ts'

/** One Slack team in which the bot is installed. Nothing ever crosses its border. */
export const workspaces = pgTable(
  'workspaces',
  {
    id: text('id').primaryKey(),
    itChannelId: text('it_channel_id'),
    /** Where fix requests go: a channel that is told of each, an address that leaders are given. */
    deskChannelId: text('desk_channel_id'),
    deskUrl: text('desk_url'),
    mentorCapacity: smallint('mentor_capacity').notNull().default(2),
    /** Signs the addresses of calendar files, so that nobody can guess one; another key makes all of them invalid. */
    calendarKey: text('calendar_key')
      .notNull()
      .default(sql`(gen_random_uuid()::text || gen_random_uuid()::text)`),
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
    /** Answers for IT: writes the strategy cards. */
    isItLead: boolean('is_it_lead').notNull().default(false),
    /** When the person last said, other than by an answer, that they want to be asked. */
    checkInsWantedAt: instant('check_ins_wanted_at'),
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
