import type { TestWorld } from './world.ts'

type Messages = ReturnType<TestWorld['person']>['messages']

const lasting = (world: TestWorld, name: string, pattern: RegExp): Messages =>
  world.person(name).messages.filter(({ read, ephemeral }) => !ephemeral && pattern.test(read))

/** The briefs that stand in a mentor's direct message, oldest first. */
export const mentorBriefs = (world: TestWorld, name: string): Messages =>
  lasting(world, name, /^\*Your session with @/)

/** The briefs that stand in a leader's direct message, oldest first. */
export const menteeBriefs = (world: TestWorld, name: string): Messages =>
  lasting(world, name, /^\*[^*]+ with @[^*]+\*.*\nAbout: /)
