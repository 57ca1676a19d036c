import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../db/client.ts'
import { findMember, type Member } from '../db/members.ts'
import { DEFAULT_HOURS, hoursOf, type Reach } from '../domain/reachable.ts'
import { localDate } from '../domain/working-time.ts'
import { countryOfZone } from '../domain/zone-country.ts'
import { publicHolidays } from '../lib/public-holidays.ts'
import type { People } from '../slack/people.ts'

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

/** The same with the zone as Slack gives it now. */
export async function freshReach(
  { people, workspaceId }: { people: People; workspaceId: string },
  tx: Tx,
  userId: string,
): Promise<Reach> {
  const zone = (await people.find(userId))?.zone ?? 'UTC'
  return reachIn(zone, await findMember(tx, workspaceId, userId))
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
