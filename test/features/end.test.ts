import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { afterEach, describe, expect, test } from 'vitest'
import { findPair, updatePair } from '../../src/db/pairs.ts'
import type { Pair } from '../../src/domain/pair.ts'
import { NEXT_STEPS } from '../../src/features/rematch/ids.ts'
import { makeCoordinator } from '../support/coordinator.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { holdSession } from '../support/sessions.ts'
import { openWorld, type TestWorld } from '../support/world.ts'

const stateOf = async ({ database }: TestWorld, pair: Pair) =>
  (await findPair(database.db, pair.workspaceId, pair.id))?.state

const count = (world: TestWorld, name: string, pattern: RegExp) =>
  world.person(name).messages.filter(({ read }) => pattern.test(read)).length

async function planned({ database }: TestWorld, pair: Pair): Promise<string[]> {
  const { rows } = await database.db.execute<{ kind: string }>(
    sql`select kind from nudges where pair_id = ${pair.id} and state = 'pending' order by kind`,
  )
  return rows.map(({ kind }) => kind)
}

describe('/mentor end', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const [maya, omar, priya] = [world.person('maya'), world.person('omar'), world.person('priya')]
  const li = world.person('li')
  await makeCoordinator(world, 'priya')
  await makeCoordinator(world, 'maya')
  const pair = await makePair(world, 'maya', 'omar')
  afterEach(() => expectNoTrouble(world))

  test('tells somebody without a pair that there is nothing to end', async () => {
    await li.types('/mentor end')
    li.sees(/not part of a running pair/)
  })

  test('asks for no reason and says so before anything happens', async () => {
    await omar.types('/mentor end')
    expect(omar.modal?.read).toMatch(/No fault, no reason needed/)
    expect(omar.modal?.fields.reason?.optional).toBe(true)
    expect(await stateOf(world, pair)).toBe('active')
  })

  test('tells both kindly in their conversation, once, and names nobody', async () => {
    world.sandbox.deliver.twice()
    await omar.submits({ reason: 'We never find the time, <!channel>, and *she* is impatient' })
    expect(omar.modal).toBeNull()
    for (const name of ['maya', 'omar'])
      expect(count(world, name, /@Maya Lindqvist and @Omar Haddad, your pair ends here/)).toBe(1)
    maya.seesNot(/@Omar Haddad ended/)
    expect(await stateOf(world, pair)).toBe('ended')
  })

  test('the coordinator alone reads who ended it and why; a partner who coordinates does not', async () => {
    expect(count(world, 'priya', /@Omar Haddad ended the pair of @Maya Lindqvist \(mentor\)/)).toBe(1)
    priya.sees(/>We never find the time, <!channel>, and \*she\* is impatient/)
    for (const person of [maya, omar, li]) person.seesNot(/impatient/)
  })

  test('nothing that was planned for the pair is left but the question what is next, in a good hour', async () => {
    expect(await planned(world, pair)).toEqual([NEXT_STEPS])
    await world.until('2026-03-02T09:00[America/New_York]')
    expect(await planned(world, pair)).toEqual([])
    const before = maya.messages.length
    await world.until('2026-09-10T12:00[Europe/Stockholm]')
    expect(maya.messages).toHaveLength(before)
  })

  test('both can be matched again', async () => {
    await makePair(world, 'maya', 'omar')
  })

  test('two who end it at the same moment: the second is told, and nothing is said twice', async () => {
    await maya.types('/mentor end')
    await omar.types('/mentor end')
    await maya.submits()
    await omar.submits({ reason: 'Too late' })
    expect(omar.modal?.errors).toEqual({ reason: expect.stringMatching(/has ended in the meantime/) })
    await omar.closes()
    expect(count(world, 'omar', /your pair ends here/)).toBe(2)
    priya.sees(/No reason was given/)
    priya.seesNot(/Too late/)
  })
})

describe('the last day of a pair', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const [maya, omar, li] = ['maya', 'omar', 'li'].map((name) => world.person(name))
  const pair = await makePair(world, 'maya', 'omar', { goals: 'One <!here> pilot' })
  afterEach(() => expectNoTrouble(world))

  test('completes it with thanks, the goals and what was held', async () => {
    await holdSession(world, 'maya', pair, '2026-03-09T15:00')
    await omar?.clicks('4')
    await world.until('2026-09-03T09:29[America/New_York]')
    expect(await stateOf(world, pair)).toBe('active')
    await world.until('2026-09-03T09:30[America/New_York]')
    expect(await stateOf(world, pair)).toBe('completed')
    for (const person of [maya, omar]) {
      person?.sees(/your pair has completed its 6 months\. Thank you both/)
      person?.sees(/You met for one session/)
      person?.sees(/>1\. One <!here> pilot/)
    }
  })

  test('says it once and leaves both free for a new pair', async () => {
    await world.passes({ hours: 24 })
    expect(count(world, 'omar', /has completed its 6 months/)).toBe(1)
    await omar?.types('/mentor pause')
    omar?.sees(/not part of a running pair/)
    await makePair(world, 'jonas', 'omar', { months: '3 months' })
  })

  test('comes for a pair that still rests, and a message that falls on a Saturday waits for Monday', async () => {
    const paused = await makePair(world, 'jonas', 'li', { months: '3 months' })
    expect(paused.endsOn?.toString()).toBe('2026-12-04')
    await world.until('2026-12-01T10:00[Asia/Shanghai]')
    await li?.types('/mentor pause')
    await li?.submits({ until: '2026-12-03' })
    // As after a change of the agreement, which no form allows yet.
    await updatePair(world.database.db, paused, { pausedUntil: Temporal.PlainDate.from('2026-12-24') })
    await world.until('2026-12-05T09:30[Asia/Shanghai]')
    expect(await stateOf(world, paused)).toBe('completed')
    li?.seesNot(/has completed its 3 months/)
    await world.until('2026-12-07T09:00[Asia/Shanghai]')
    expect(count(world, 'li', /has completed its 3 months/)).toBe(1)
    li?.seesNot(/the pause is over/)
  })
})
