import { pairsOf } from '../../src/db/pairs.ts'
import type { Pair } from '../../src/domain/pair.ts'
import type { Wanted } from '../sandbox/index.ts'
import type { TestWorld } from './world.ts'

/** Two people become an active pair the way people do: one proposes, the other accepts. */
export async function makePair(
  world: TestWorld,
  mentor: string,
  mentee: string,
  agreement: Record<string, Wanted> = {},
): Promise<Pair> {
  const proposer = world.person(mentor)
  await proposer.types(`/mentor start @${mentee}`)
  await proposer.submits({ topic: 'Where IT could help more', goals: 'One pilot\nTwo allies', ...agreement })
  await world.person(mentee).clicks('Accept')
  const { teamId } = world.acme
  const pairs = await pairsOf(world.database.db, teamId, world.person(mentee).id, ['active'])
  const pair = pairs.find(({ mentorId }) => mentorId === proposer.id)
  if (!pair) throw new Error(`${mentor} and ${mentee} did not become a pair`)
  return pair
}
