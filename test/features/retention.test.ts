import { sql } from 'drizzle-orm'
import { afterEach, describe, expect, test } from 'vitest'
import { makeCoordinator } from '../support/coordinator.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { bookSession, holdSession } from '../support/sessions.ts'
import { openWorld, type TestWorld } from '../support/world.ts'

const SECRET = /secret-\d/g

/** Every private word that is stored anywhere, in whatever table and column. */
async function secrets({ database }: TestWorld): Promise<string[]> {
  const { rows } = await database.db.execute<{ name: string }>(
    sql`select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
  )
  const found = new Set<string>()
  for (const { name } of rows) {
    const all = await database.db.execute<{ row: string }>(sql.raw(`select t::text as row from "${name}" t`))
    for (const { row } of all.rows) for (const one of row.match(SECRET) ?? []) found.add(`${name} ${one}`)
  }
  return [...found].sort()
}

describe('the notes of a pair', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const [maya, omar, priya] = [world.person('maya'), world.person('omar'), world.person('priya')]
  await makeCoordinator(world, 'priya')
  const pair = await makePair(world, 'maya', 'omar', {
    goals: 'One pilot',
    months: '3 months',
    cadence: 'Every two weeks',
  })
  const later = await makePair(world, 'jonas', 'li', { goals: 'Other' })
  afterEach(() => expectNoTrouble(world))

  const draft = { category: 'Tools', kind: 'Friction' }

  test('are all there as long as the pair runs and for ninety days more', async () => {
    await holdSession(world, 'maya', pair, '2026-03-04T15:00')
    await omar.clicks('4')
    await omar.clicks('Tell IT something')
    await omar.submits({ ...draft, words: 'secret-1', sharing: 'pair' })
    await maya.clicks('Write it down')
    await maya.submits({ heard: 'secret-2', minutes: '50' })
    await holdSession(world, 'maya', pair, '2026-03-06T15:00')
    await omar.clicks('4')
    await omar.clicks('Tell IT something')
    await omar.submits({ ...draft, words: 'secret-3', sharing: 'named' })
    await omar.submits()
    await maya.types('/mentor goals')
    await maya.clicks('Edit')
    await maya.submits({ text: 'secret-5' })
    await maya.clicks('Edit')
    await maya.submits({ text: 'secret-4' })
    await maya.closes()
    await world.until('2026-03-09T09:30[America/New_York]')
    await omar.clicks('I need help')
    await omar.submits({ help: 'secret-7' })
    priya.sees(/secret-7/)
    maya.sees(/secret-1/)
    await holdSession(world, 'maya', pair, '2026-03-10T15:00')
    await world.until('2026-03-12T10:00[America/New_York]')
    await omar.clicks('No')
    await omar.clicks('Change our agreement', { message: /three of your sessions/ })
    await omar.submits({ topic: 'secret-9' })
    await maya.clicks('Decline')
    // The last day is 2 June; 90 days later it is 31 August.
    await world.until('2026-08-30T23:59[America/New_York]')
    await world.app.forget()
    expect(await secrets(world)).toEqual([
      'agreement_changes secret-9',
      'check_ins secret-7',
      'feedback_items secret-1',
      'feedback_items secret-3',
      'goal_changes secret-4',
      'goal_changes secret-5',
      'goals secret-4',
      'reflections secret-2',
    ])
  })

  test('are deleted when that day begins for the leader, by one of two who look at once', async () => {
    const replica = await world.replica()
    await world.until('2026-08-31T00:00[America/New_York]')
    await Promise.all([world.app.forget(), replica.forget()])
    await world.until('2026-08-31T00:01[America/New_York]')
    expect(await secrets(world)).toEqual(['feedback_items secret-3', 'goals secret-4'])
    const { rows } = await world.database.db.execute<{ minutes: number; answers: string }>(
      sql`select minutes, (select count(*) from mid_point_answers)::text as answers from reflections`,
    )
    expect(rows).toEqual([{ minutes: 50, answers: '0' }])
  })

  test('are gone from my messages too, for both and for the coordinator', () => {
    maya.seesNot(/secret-1/)
    maya.sees(/Its words are deleted, as your ground rules say/)
    priya.seesNot(/secret-7/)
    for (const person of [maya, omar]) person.seesNot(/secret-9/)
  })

  test('what is written afterwards goes with the next run, and what belongs to another pair stays', async () => {
    const jonas = world.person('jonas')
    await jonas.types('/mentor goals')
    await jonas.clicks('Edit')
    await jonas.submits({ text: 'secret-8' })
    await jonas.closes()
    await world.database.db.execute(sql`update reflections set heard = 'secret-2'`)
    await world.app.forget()
    expect(later.endsOn?.toString()).toBe('2026-09-02')
    expect(await secrets(world)).toEqual([
      'feedback_items secret-3',
      'goal_changes secret-8',
      'goals secret-4',
      'goals secret-8',
    ])
  })

  test('of a pair that ended early are deleted ninety days after that', async () => {
    const jonas = world.person('jonas')
    await makePair(world, 'jonas', 'ana', { goals: 'Ours' })
    await jonas.types('/mentor goals')
    await jonas.clicks('Edit')
    await jonas.submits({ text: 'secret-6' })
    await jonas.closes()
    await jonas.types('/mentor end')
    await jonas.submits({ pair: 'ana (you mentor)' })
    await world.passes({ days: 88 })
    await world.app.forget()
    expect(await secrets(world)).toContain('goal_changes secret-6')
    await world.passes({ days: 3 })
    await world.app.forget()
    expect(await secrets(world)).not.toContain('goal_changes secret-6')
  })
})

describe('what two people wrote for each other', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const [maya, omar] = [world.person('maya'), world.person('omar')]
  await makeCoordinator(world, 'priya')
  const pair = await makePair(world, 'maya', 'omar')
  afterEach(() => expectNoTrouble(world))

  test('into their rules and their plan, or why they cancelled, goes too', async () => {
    await bookSession(world, 'maya', pair, '2026-03-12T16:00')
    await omar.clicks('Cancel', { message: /^\*Session on/ })
    await omar.submits({ reason: 'secret-1' })
    await omar.types('/mentor agreement')
    await omar.clicks('Change our agreement')
    await omar.submits({ offLimits: 'secret-2' })
    await maya.clicks('Accept')
    while (omar.modal) await omar.closes()
    await omar.types('/mentor plan')
    await omar.clicks('Edit', { index: 1 })
    await omar.submits({ title: 'secret-4' })
    await omar.closes()
    await world.until('2026-03-09T09:31[America/New_York]')
    await omar.clicks('I need help')
    await maya.types('/mentor end')
    await maya.submits()
    // The form stood open while the pair ended.
    await world.passes({ minutes: 5 })
    await omar.submits({ help: 'secret-3' })
    expect(await secrets(world)).toHaveLength(5)
    await world.passes({ days: 100 })
    await world.app.forget()
    await world.passes({ minutes: 1 })
    expect(await secrets(world)).toEqual([])
    for (const person of [maya, omar]) person.seesNot(/secret-/)
  })
})
