import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../db/client.ts'
import { findMember, type Member } from '../db/members.ts'
import type { Decision, Nudge } from '../domain/nudge.ts'
import { DEFAULT_HOURS, decideTiming, hoursOf, plainReach, type Reach } from '../domain/reachable.ts'
import { localDate } from '../domain/working-time.ts'
import { countryOfZone } from '../domain/zone-country.ts'
import type { Dated } from '../jobs/nudge-kind.ts'
import { publicHolidays } from '../lib/public-holidays.ts'
import { type People, zoneOf } from '../slack/people.ts'

/** In the place of a country: no public holidays. */
export const NO_HOLIDAYS = 'none'

type Choices = Pick<Member, 'workFrom' | 'workTo' | 'workDays' | 'holidays' | 'awayUntil'>

/** When somebody may get a dated nudge, by their own choices, in this zone. */
export async function reachIn(zone: string, choices: Choices | null): Promise<Reach> {
  return {
    ...hoursOf(choices ?? DEFAULT_HOURS),
    zone,
    awayUntil: choices?.awayUntil ?? null,
    isHoliday: await holidaysOf(zone, choices?.holidays ?? null),
  }
}

async function holidaysOf(zone: string, holidays: string | null): Promise<Reach['isHoliday']> {
  const country = holidays ?? countryOfZone(zone)
  return country === null || country === NO_HOLIDAYS ? () => false : publicHolidays(country)
}

/** Somebody's choices, and when they may get a dated nudge. */
export interface Reader {
  /** Null for somebody who has chosen nothing yet. */
  member: Member | null
  reach: Reach
}

/** The reader with the zone as Slack gives it now. */
export async function freshReader(
  { people, workspaceId }: { people: People; workspaceId: string },
  tx: Tx,
  userId: string,
): Promise<Reader> {
  const zone = await zoneOf(people, userId)
  const member = await findMember(tx, workspaceId, userId)
  return { member, reach: await reachIn(zone, member) }
}

/** When somebody works, as far as it is stored: for planning a moment that is looked at again when it comes. */
export async function storedReach(tx: Tx, workspaceId: string, userId: string): Promise<Reach> {
  const member = await findMember(tx, workspaceId, userId)
  return { ...plainReach(member?.zone ?? 'UTC'), ...(member && hoursOf(member)) }
}

/** Whose hours and switches count for a dated nudge. */
export async function readerOf(dated: Dated, nudge: Nudge): Promise<string> {
  const reader = nudge.userId ?? (await dated.reader?.(nudge))
  if (!reader) throw new Error('dated nudge without a reader')
  return reader
}

/** What its reader's switches, hours, holidays and time off make of a dated nudge at this moment. */
export function decideReach(
  dated: Dated,
  nudge: Nudge,
  { member, reach }: Reader,
  at: Temporal.Instant,
): Decision {
  if (dated.group && member?.muted.includes(dated.group)) return { do: 'drop', why: 'switched-off' }
  // What goes into a pair's conversation is for both, so that one who is away does not keep it from the other.
  const awayUntil = nudge.userId === null ? null : reach.awayUntil
  return decideTiming(dated.timing(nudge, at), nudge, { ...reach, awayUntil }, at)
}

/** The first day back of somebody who is away today; else null. */
export function awayNow(
  member: Pick<Member, 'awayUntil' | 'zone'> | null,
  now: Temporal.Instant,
): Temporal.PlainDate | null {
  if (!member?.awayUntil) return null
  const today = localDate(now, member.zone)
  return today.until(member.awayUntil).sign > 0 ? member.awayUntil : null
}
