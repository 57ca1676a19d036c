import type { Temporal } from 'temporal-polyfill'
import { type WeeklyNudge, weeklyNudges } from '../db/check-ins.ts'
import type { Tx } from '../db/client.ts'
import type { Member } from '../db/members.ts'
import { moveNudge } from '../db/nudges.ts'
import { pairsOf } from '../db/pairs.ts'
import { checkInDueAt, nextCheckIn, preferenceOf } from '../domain/check-in.ts'
import type { IsoWeek } from '../domain/iso-week.ts'
import { CHECK_IN } from './check-in/ids.ts'
import { showInterest } from './check-in-silence.ts'
import type { Deps } from './feature.ts'

/**
 * Plans the person's next check-in, of a week later than `after` when that is given, unless one is planned or the
 * person has no running pair. The occasion is person and ISO week, so a week that had its check-in never has another.
 */
export async function planCheckIn(
  { outbox }: Pick<Deps, 'outbox'>,
  tx: Tx,
  member: Member,
  now: Temporal.Instant,
  after?: IsoWeek,
): Promise<void> {
  const { workspaceId, userId, zone } = member
  if ((await pairsOf(tx, workspaceId, userId)).length === 0) return
  const known = await weeklyNudges(tx, workspaceId, userId, CHECK_IN)
  if (known.some(({ state, week }) => state === 'pending' && (after === undefined || week > after))) return
  // Only what lies ahead: such a row waits for the clock, and nobody has to hand it to the workers here.
  const ahead = now.add({ seconds: 1 })
  for (let last = after; ; ) {
    const { week, dueAt } = nextCheckIn(preferenceOf(member), zone, ahead, last)
    const row = known.find((one) => one.week === week)
    if (!row) {
      const occasion = `check-in:${userId}:${week}`
      await outbox.plan(tx, [{ workspaceId, kind: CHECK_IN, occasion, userId, subject: week, dueAt }], now)
      return
    }
    // Taken back by another day or time before it was sent, so the week is still to be had.
    if (row.state === 'cancelled') {
      await moveNudge(tx, row, ['cancelled'], { state: 'pending', dueAt })
      return
    }
    last = week
  }
}

/**
 * To be called in the transaction that saved another day or time, with the member as saved. This week's check-in
 * moves if the new time lies ahead; else next week's is the next. Whoever chooses a time wants to be asked.
 */
export async function replanCheckIn(
  deps: Pick<Deps, 'outbox'>,
  tx: Tx,
  member: Member,
  now: Temporal.Instant,
): Promise<void> {
  await showInterest(deps, tx, member, now)
  for (const row of await weeklyNudges(tx, member.workspaceId, member.userId, CHECK_IN)) {
    if (isFree(row)) await moveNudge(tx, row, ['pending'], { state: 'cancelled' })
  }
  await planCheckIn(deps, tx, member, now)
}

/** Moves what is planned to the clocks of the person's new zone, each within its own ISO week. */
export async function followZone(tx: Tx, member: Member): Promise<void> {
  const preference = preferenceOf(member)
  for (const row of await weeklyNudges(tx, member.workspaceId, member.userId, CHECK_IN)) {
    const dueAt = checkInDueAt(row.week, preference, member.zone)
    // In the past when the person went east: what decides on it knows how late is too late.
    if (isFree(row)) await moveNudge(tx, row, ['pending'], { dueAt })
  }
}

/**
 * Whether it moves with the preference and the zone. One that Slack put off is under way, and what decides on it reads
 * the new preference; one that the person put off has the day that the person chose.
 */
const isFree = (row: WeeklyNudge): boolean => row.attempts === 0 && row.snoozes === 0
