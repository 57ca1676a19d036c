import { pairsOf } from '../../src/db/pairs.ts'
import type { TestWorld } from './world.ts'

export async function termsOf(world: TestWorld, name: string): Promise<string> {
  const [pair] = await pairsOf(world.database.db, world.acme.teamId, world.person(name).id)
  return pair ? `${pair.cadence} ${pair.sessionMinutes} until ${pair.endsOn} (${pair.months})` : 'none'
}

export const count = (world: TestWorld, name: string, pattern: RegExp) =>
  world.person(name).messages.filter(({ read }) => pattern.test(read)).length

/** The value of a button that stands in the newest message with it. */
export function buttonValue(world: TestWorld, name: string, label: string): string {
  const buttons = world
    .person(name)
    .messages.toReversed()
    .flatMap(({ blocks }) => blocks.flatMap((block) => block.elements ?? []))
  const found = buttons.find(({ text }) => (typeof text === 'object' ? text?.text : text) === label)
  if (typeof found?.value !== 'string') throw new Error(`no button ${label}`)
  return found.value
}
