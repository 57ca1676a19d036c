import type { Temporal } from 'temporal-polyfill'
import { latestSession } from '../../src/db/sessions.ts'
import type { Pair } from '../../src/domain/pair.ts'
import { endsAt, type Session } from '../../src/domain/session.ts'
import type { TestWorld } from './world.ts'

/** Somebody of the pair books its next session the way people do; `at` is on their own clock: `2026-03-10T14:00`. */
export async function bookSession(
  world: TestWorld,
  who: string,
  pair: Pair,
  at: string,
  minutes = 45,
): Promise<Session> {
  const [date = '', time = ''] = at.split('T')
  await world.person(who).types('/mentor session')
  await world.person(who).submits({ date, time, minutes: String(minutes) })
  const session = await latestSession(world.database.db, pair.workspaceId, pair.id)
  if (!session) throw new Error(`${who} did not book a session: ${world.person(who).modal?.read}`)
  return session
}

/** Books a session and lets the time run until it is over. */
export async function holdSession(
  world: TestWorld,
  who: string,
  pair: Pair,
  at: string,
  minutes = 45,
): Promise<Session> {
  const session = await bookSession(world, who, pair, at, minutes)
  await world.until(endOf(session))
  return session
}

/** When it is over. */
export const endOf = (session: Session): Temporal.Instant => endsAt(session)
