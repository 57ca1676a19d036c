import type { Pair } from '../../src/domain/pair.ts'
import type { Person } from '../sandbox/index.ts'
import { makeCoordinator } from './coordinator.ts'
import { makePair } from './pairs.ts'
import { bookSession } from './sessions.ts'
import { openWorld, type TestWorld } from './world.ts'

export const STOPPED = /have stopped meeting/

/** What a coordinator was told about stalled pairs, as it stands now. */
export const notes = (person: Person): string[] =>
  person.messages
    .filter(({ read, ephemeral }) => !ephemeral && /have stopped meeting|Nothing to do/.test(read))
    .map(({ read }) => read)

/** Maya's pair books a date, and its leader calls it off; every delivery of that comes twice. */
export async function fallsThrough(world: TestWorld, pair: Pair, at: string): Promise<void> {
  await bookSession(world, 'maya', pair, at)
  const omar = world.person('omar')
  await omar.clicks('Cancel', { message: /^\*Session on/ })
  world.sandbox.deliver.twice()
  await omar.submits({ reason: 'The board <meets>' })
}

export async function twoCoordinators(now: string) {
  const world = await openWorld({ now })
  await makeCoordinator(world, 'priya')
  await makeCoordinator(world, 'jonas')
  const [maya, omar, priya, jonas] = ['maya', 'omar', 'priya', 'jonas'].map(world.person)
  if (!maya || !omar || !priya || !jonas) throw new Error('somebody is missing')
  return { world, maya, omar, priya, jonas, pair: await makePair(world, 'maya', 'omar') }
}
