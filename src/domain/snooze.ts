import { Temporal } from 'temporal-polyfill'
import { later } from './moments.ts'
import { nextReachable, type Reach, reachableOn } from './reachable.ts'
import { ok, type Result, refuse } from './result.ts'
import { localDate } from './working-time.ts'

/** Nobody remembers after two months what a question was about. */
const LONGEST_SNOOZE_DAYS = 60

export type SnoozeRefusal =
  | { kind: 'not-ahead' }
  | { kind: 'too-far'; latest: Temporal.PlainDate }
  /** By that day it would have lost its point. */
  | { kind: 'outlived'; lastDay: Temporal.PlainDate }

/** The day that "tomorrow" and "next week" mean. */
export function snoozeDay(way: 'tomorrow' | 'next-week', today: Temporal.PlainDate): Temporal.PlainDate {
  return way === 'tomorrow' ? today.add({ days: 1 }) : today.add({ days: 8 - today.dayOfWeek })
}

/** When a message that was put off to a day comes again: the first working moment of that day, or of a later one. */
export function snoozedUntil(
  date: Temporal.PlainDate,
  facts: { reach: Reach; lastDay: Temporal.PlainDate | null },
  now: Temporal.Instant,
): Result<Temporal.Instant, SnoozeRefusal> {
  const { reach, lastDay } = facts
  const today = localDate(now, reach.zone)
  const latest = today.add({ days: LONGEST_SNOOZE_DAYS })
  if (Temporal.PlainDate.compare(date, today) <= 0) return refuse({ kind: 'not-ahead' })
  if (Temporal.PlainDate.compare(date, latest) > 0) return refuse({ kind: 'too-far', latest })
  // A zone may skip a day; "tomorrow" never lies behind.
  const at = nextReachable(later(reachableOn(date, reach), now), reach)
  const outlived = lastDay && Temporal.PlainDate.compare(localDate(at, reach.zone), lastDay) > 0
  return outlived ? refuse({ kind: 'outlived', lastDay }) : ok(at)
}

const LEAST_HOURS = 24

/** The expiry of a message that moved: as long after its moment as before, and at least a day. */
export function movedExpiry(
  nudge: { dueAt: Temporal.Instant; expiresAt: Temporal.Instant | null },
  dueAt: Temporal.Instant,
): Temporal.Instant | null {
  if (nudge.expiresAt === null) return null
  const hours = Math.max(nudge.dueAt.until(nudge.expiresAt).total('hours'), LEAST_HOURS)
  return dueAt.add({ seconds: Math.round(hours * 3600) })
}
