import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../../db/client.ts'
import { latestSession, sessionsOfPeople } from '../../db/sessions.ts'
import type { Pair } from '../../domain/pair.ts'
import type { Reach } from '../../domain/reachable.ts'
import type { Session } from '../../domain/session.ts'
import { type SlotFacts, wantedDay } from '../../domain/slots.ts'
import { localDate } from '../../domain/working-time.ts'
import type { Deps } from '../feature.ts'
import { freshReader } from '../reach.ts'

/** When each of the two works. */
export interface Reaches {
  leader: Reach
  mentor: Reach
}

/** Asks Slack for the zones of today, so it is to be called before a transaction. */
export async function reachesOf(deps: Deps, { mentorId, menteeId }: Pair): Promise<Reaches> {
  const [leader, mentor] = await Promise.all([
    freshReader(deps, deps.db, menteeId),
    freshReader(deps, deps.db, mentorId),
  ])
  return { leader: leader.reach, mentor: mentor.reach }
}

/** What decides which times suit the pair's next session, or the one that is to be moved. */
export async function slotFacts(
  tx: Tx,
  pair: Pair,
  reaches: Reaches,
  offered: readonly Temporal.Instant[],
  now: Temporal.Instant,
  moved?: Session,
): Promise<SlotFacts> {
  const { workspaceId, mentorId, menteeId } = pair
  const busy = await sessionsOfPeople(tx, workspaceId, [mentorId, menteeId], now)
  return {
    ...reaches,
    now,
    minutes: moved?.minutes ?? pair.sessionMinutes,
    wanted: moved
      ? localDate(moved.startsAt, reaches.leader.zone)
      : await wantedFor(tx, pair, reaches.leader.zone, now),
    endsOn: pair.endsOn,
    busy: busy.filter(({ id }) => id !== moved?.id),
    offered,
  }
}

/** The day that the cadence asks for. */
export async function wantedFor(
  tx: Tx,
  pair: Pair,
  zone: string,
  now: Temporal.Instant,
): Promise<Temporal.PlainDate> {
  const last = await latestSession(tx, pair.workspaceId, pair.id)
  return wantedDay(last?.startsAt ?? null, pair.cadence, zone, now)
}
