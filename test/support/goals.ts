import { pairsOf } from '../../src/db/pairs.ts'
import { type Goal, openGoals } from '../../src/domain/goal.ts'
import type { TestWorld } from './world.ts'

export async function goalsOf(world: TestWorld, name: string): Promise<Goal[]> {
  const [pair] = await pairsOf(world.database.db, world.acme.teamId, world.person(name).id)
  return pair ? pair.goals : []
}

export const texts = async (world: TestWorld, name: string) =>
  openGoals({ goals: await goalsOf(world, name) }).map(({ text, progress }) => `${text} ${progress}`)

export const NAMED = /Your goal “One pilot”/
