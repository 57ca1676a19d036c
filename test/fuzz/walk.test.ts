import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hostileTexts } from '../support/arbitraries.ts'
import { makePair } from '../support/pairs.ts'
import { openWorld } from '../support/world.ts'
import { PATIENCE_MS, SEED } from './fuzz.ts'
import { invariantsOf, tag } from './invariants.ts'
import { PEOPLE, type Step, take, weighted } from './moves.ts'
import { Pressable } from './pressable.ts'
import { watch } from './watch.ts'

const STEPS = 300

const steps = fc.record({
  who: fc.constantFrom(...PEOPLE),
  move: fc.oneof(...weighted.map(({ weight, value }) => ({ weight, arbitrary: fc.constant(value) }))),
  dice: fc.array(fc.nat(), { minLength: 20, maxLength: 20 }),
  text: hostileTexts,
}) satisfies fc.Arbitrary<Step>

test(
  'six people do whatever they like for months, in the strangest words, and all stays in order',
  async () => {
    const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
    const expectUnharmed = watch(world)
    const expectOrder = invariantsOf(world)
    const pressable = new Pressable(world)
    await world.person('priya').types('/mentor settings')
    await world.person('priya').submits({
      channel: '#it',
      coordinators: [world.person('priya')],
      itLeads: [world.person('priya'), world.person('li')],
    })
    await makePair(world, 'maya', 'omar')
    await makePair(world, 'jonas', 'li')

    for (const [number, step] of fc.sample(steps, { seed: SEED, numRuns: STEPS }).entries()) {
      try {
        await take(world, pressable, { ...step, text: tag(number) + step.text })
        expectUnharmed()
        await expectOrder()
      } catch (cause) {
        const what = `${step.who} ${step.move} ${JSON.stringify(step.text)}`
        throw new Error(`FUZZ_SEED=${SEED}, step ${number}: ${what}`, { cause })
      }
    }

    const { rows } = await world.database.db.execute<{
      pairs: number
      held: number
      told: number
      weeks: number
    }>(
      sql`select (select count(*)::int from pairs) as pairs,
      (select count(*)::int from sessions where state = 'held') as held,
      (select count(*)::int from feedback_items) as told, (select count(*)::int from check_ins) as weeks`,
    )
    for (const count of Object.values(rows[0] ?? { rows: 0 })) expect(count).toBeGreaterThan(0)
  },
  PATIENCE_MS,
)
