import type { Person } from '../sandbox/index.ts'
import type { Element } from '../sandbox/shapes.ts'
import { elementsOf } from '../sandbox/state/block-ids.ts'
import type { Message } from '../sandbox/state/messages.ts'
import type { TestWorld } from '../support/world.ts'

/** Keeps track, from now on, of what can be pressed in which message, and by whom. */
export class Pressable {
  readonly #world: TestWorld
  readonly #messages = new Set<Message>()

  constructor(world: TestWorld) {
    this.#world = world
    world.sandbox.on((change) => {
      if (change.kind === 'message') this.#messages.add(change.message)
    })
  }

  /** How many such elements each of these people sees; whoever sees none is left out. */
  seenBy(
    names: readonly string[],
    isWanted: (element: Element) => boolean,
  ): { person: Person; count: number }[] {
    const { acme, person } = this.#world
    const there = [...this.#messages].flatMap(({ channel, blocks, ephemeralFor }) => {
      const count = blocks.flatMap(elementsOf).filter(isWanted).length
      const readers = ephemeralFor ? new Set([ephemeralFor]) : acme.channel(channel).members
      return count > 0 ? [{ count, readers }] : []
    })
    return names.map(person).flatMap((one) => {
      const count = there
        .filter(({ readers }) => readers.has(one.id))
        .reduce((sum, { count }) => sum + count, 0)
      return count > 0 ? [{ person: one, count }] : []
    })
  }
}
