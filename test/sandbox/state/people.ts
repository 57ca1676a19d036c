import { Temporal } from 'temporal-polyfill'
import type { Fields } from '../shapes.ts'

export interface PersonOptions {
  name: string
  /** What others type after `@`; by default the first word of the name in lower case. */
  username?: string
  /** IANA time zone of the profile; by default Europe/Stockholm. */
  zone?: string
  title?: string
  admin?: boolean
  bot?: boolean
  deactivated?: boolean
  /** Belongs to another company and is here through a shared channel only. */
  external?: boolean
}

export interface Member {
  id: string
  teamId: string
  username: string
  name: string
  zone: string
  title: string
  admin: boolean
  bot: boolean
  deactivated: boolean
  external: boolean
}

/** The people of every workspace that is not told its own. */
export const CAST: readonly PersonOptions[] = [
  { name: 'Maya Lindqvist', title: 'IT engineer', zone: 'Europe/Stockholm' },
  { name: 'Omar Haddad', title: 'Chief Financial Officer', zone: 'America/New_York' },
  { name: 'Priya Raman', title: 'Programme coordinator', zone: 'Asia/Kolkata', admin: true },
  { name: 'Jonas Weber', title: 'IT engineer', zone: 'Europe/Berlin' },
  { name: 'Li Wei', title: 'Chief Operating Officer', zone: 'Asia/Shanghai' },
  { name: 'Ana Souza', title: 'Head of Sales', zone: 'America/Sao_Paulo' },
  { name: 'Status Bot', username: 'statusbot', bot: true, zone: 'America/Los_Angeles' },
  { name: 'Tom Becker', title: 'Head of Logistics', deactivated: true },
  { name: 'Erin Kowalski', title: 'Consultant', external: true },
]

/** The user object of the Web API and of the user_change event, as Slack fills it in for a bot with users:read. */
export function userObject(member: Member, now: Temporal.Instant): Fields {
  const zoned = now.toZonedDateTimeISO(member.zone)
  // A deactivated user's object has no time zone and none of the role flags.
  const whileActive = {
    tz: member.zone,
    tz_label: member.zone,
    tz_offset: zoned.offsetNanoseconds / 1e9,
    is_admin: member.admin,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: false,
    is_ultra_restricted: false,
  }
  return {
    id: member.id,
    team_id: member.teamId,
    name: member.username,
    real_name: member.name,
    deleted: member.deactivated,
    ...(member.deactivated ? {} : whileActive),
    is_bot: member.bot,
    is_app_user: false,
    ...(member.external ? { is_stranger: true } : {}),
    updated: Math.floor(now.epochMilliseconds / 1000),
    profile: {
      real_name: member.name,
      real_name_normalized: member.name,
      display_name: member.username,
      display_name_normalized: member.username,
      title: member.title,
      team: member.teamId,
    },
  }
}

/** A Slack id that can be read in a test: the prefix and the words, in capitals and digits. */
export function readableId(prefix: string, ...words: string[]): string {
  const letters = words
    .join('')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
  return prefix + letters.padStart(8, '0')
}

/** Throws when the runtime does not know the time zone. */
export function checkZone(zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone).timeZoneId
}
