import { ensureMember, setItLead } from '../../src/db/members.ts'
import type { Pair } from '../../src/domain/pair.ts'
import { holdSession } from './sessions.ts'
import type { TestWorld } from './world.ts'

/** Somebody answers for IT, or no longer, behind everybody's back. */
export async function makeItLead(world: TestWorld, name: string, is = true): Promise<void> {
  const { id: userId, zone } = world.person(name)
  const { teamId: workspaceId } = world.acme
  await ensureMember(world.database.db, { workspaceId, userId, zone }, world.clock.now())
  await setItLead(world.database.db, workspaceId, userId, is)
}

/** A leader tells IT something after the session that has just ended, and presses Share. */
export async function shareWithIt(
  world: TestWorld,
  leader: string,
  said: { words: string; category?: string; kind?: string; as: 'theme' | 'named' },
): Promise<void> {
  const person = world.person(leader)
  await person.clicks(/^(Tell IT something|Tell IT something else)$/)
  const { words, category = 'Tools', kind = 'Friction', as } = said
  await person.submits({ words, category, kind, sharing: as })
  await person.submits()
}

/** The two meet, and the leader tells IT something about it. */
export async function meetsAndShares(
  world: TestWorld,
  { mentor, leader, pair, at }: { mentor: string; leader: string; pair: Pair; at: string },
  said: Parameters<typeof shareWithIt>[2],
): Promise<void> {
  await holdSession(world, mentor, pair, at)
  await world.person(leader).clicks('4')
  await shareWithIt(world, leader, said)
}
