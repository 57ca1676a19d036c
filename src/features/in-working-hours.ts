import type { Temporal } from 'temporal-polyfill'
import { type Decision, SEND } from '../domain/nudge.ts'
import { isWorkingMoment, nextWorkingMoment } from '../domain/working-time.ts'
import type { People } from '../slack/people.ts'

/** Now, if it is a working hour where this person is today; else at the next one. */
export async function inWorkingHours(
  { people }: { people: People },
  userId: string,
  now: Temporal.Instant,
): Promise<Decision> {
  const zone = (await people.find(userId))?.zone ?? 'UTC'
  return isWorkingMoment(now, zone) ? SEND : { do: 'later', at: nextWorkingMoment(now, zone) }
}
