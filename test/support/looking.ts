import type { TestWorld } from './world.ts'

const WORDS = [
  ...['status', 'ledger', 'digest', 'stalled', 'log', 'time', 'strategy', 'nudges', 'settings'],
  ...['help', 'goals', 'agreement', 'plan', 'feedback'],
]

/** All of them look at everything that the bot would show them. */
export async function everybodyLooks(world: TestWorld, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const person = world.person(name)
    const closesAll = async () => {
      while (person.modal) await person.closes()
    }
    await person.opensHome()
    for (const word of WORDS) {
      await person.types(`/mentor ${word}`)
      await closesAll()
    }
    await person.forges('feedback.mine', 'home')
    await closesAll()
  }
}
