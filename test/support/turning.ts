import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import type { Database } from '../../src/db/client.ts'
import type { TurnableClock } from './clock.ts'

export interface TurningParts {
  clock: TurnableClock
  database: Database
  /** Lets the bot do what is due now, and resolves when it is done. */
  beat: () => Promise<void>
}

/** So long after a beat the next one takes what it left, where many were due at once. */
const NEXT_BEAT = { seconds: 15 }

/** Turns the clock forward to this moment; whatever falls due on the way happens in its order. */
export async function turnUntil(
  { clock, database, beat }: TurningParts,
  target: Temporal.Instant,
): Promise<void> {
  let last: Temporal.Instant | null = null
  for (let due = await nextDue(database); due && before(due, target); due = await nextDue(database)) {
    const isLeft = last !== null && !before(last, due)
    // What is overdue, as after a failed attempt, happens now: the clock never goes back.
    const moment: Temporal.Instant = isLeft && last ? last.add(NEXT_BEAT) : later(clock.now(), due)
    if (before(target, moment)) break
    clock.turnTo(moment)
    await beat()
    last = moment
  }
  clock.turnTo(target)
  await beat()
}

/** When the next nudge is due; null when none is planned. */
export async function nextDue({ db }: Database): Promise<Temporal.Instant | null> {
  const { rows } = await db.execute<{ due: string | null }>(
    sql`select extract(epoch from min(due_at))::text as due from nudges where state = 'pending'`,
  )
  const due = rows[0]?.due
  return due ? Temporal.Instant.fromEpochMilliseconds(Math.ceil(Number(due) * 1000)) : null
}

const before = (one: Temporal.Instant, other: Temporal.Instant) => Temporal.Instant.compare(one, other) < 0

const later = (one: Temporal.Instant, other: Temporal.Instant) => (before(one, other) ? other : one)
