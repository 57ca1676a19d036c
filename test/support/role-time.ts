import { findTimeBudget } from '../../src/db/time-budgets.ts'
import type { Person } from '../sandbox/index.ts'
import type { TestWorld } from './world.ts'

export const budgetOf = (world: TestWorld, who: string) =>
  findTimeBudget(world.database.db, world.acme.teamId, world.person(who).id)

export const warnings = (person: Person) =>
  person.messages.filter(({ read }) => /You have used .* as a mentor in/.test(read))

export async function readsTime(person: Person): Promise<string> {
  while (person.modal) await person.closes()
  await person.types('/mentor time')
  const { modal, lastMessage } = person
  return (modal ?? lastMessage)?.read ?? ''
}

export async function logs(person: Person, values: Record<string, string>): Promise<void> {
  await person.types('/mentor session log')
  await person.submits(values)
}
