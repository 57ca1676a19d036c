import type { Person } from '../sandbox/index.ts'
import type { TestWorld } from './world.ts'

export type SeenMessage = Person['messages'][number]

const WEEKLY = /^\*?Your week|^This check-in went by|^Nothing to check in/

/** The weekly messages that somebody sees, whatever has become of them. */
export const weekly = (world: TestWorld, name: string): SeenMessage[] =>
  world.person(name).messages.filter(({ read, ephemeral }) => WEEKLY.test(read) && !ephemeral)
