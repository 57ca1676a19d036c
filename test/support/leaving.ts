import type { TestWorld } from './world.ts'

export const leaves = (world: TestWorld, name: string) => world.acme.change(name, { deactivated: true })
export const returns = (world: TestWorld, name: string) => world.acme.change(name, { deactivated: false })

/** How many of the messages that somebody sees say this. */
export const count = (world: TestWorld, name: string, pattern: RegExp): number =>
  world.person(name).messages.filter(({ read }) => pattern.test(read)).length
