import { expect } from 'vitest'
import type { TestWorld } from './world.ts'

/** Slack refused nothing, was answered in time, and no error was logged. */
export function expectNoTrouble(world: TestWorld): void {
  expect(world.sandbox.refusals).toEqual([])
  expect(world.sandbox.unacknowledged).toEqual([])
  expect(world.log.filter((line) => line.includes('"level":50'))).toEqual([])
}
