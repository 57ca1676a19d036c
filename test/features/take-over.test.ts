import { sql } from 'drizzle-orm'
import { afterEach, describe, expect, test } from 'vitest'
import { menteeBriefs, mentorBriefs } from '../support/briefs.ts'
import { makeCoordinator } from '../support/coordinator.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { bookSession, holdSession } from '../support/sessions.ts'
import { openWorld, type TestWorld } from '../support/world.ts'

const NEW_KINDS = ['brief.%', 'stall.%', 'session.times%', 'closing.%', 'mid-point.%', 'time.%']

/** As the database of a version that knew none of these messages holds it. */
async function asBefore({ database: { db } }: TestWorld): Promise<void> {
  for (const kind of NEW_KINDS) await db.execute(sql`delete from nudges where kind like ${kind}`)
  await db.execute(sql`delete from slot_offers`)
}

async function planned({ database: { db } }: TestWorld): Promise<unknown[]> {
  const { rows } = await db.execute(
    sql`select kind, occasion, state, due_at::text, revision from nudges order by occasion`,
  )
  return rows
}

const read = (world: TestWorld, name: string, words: RegExp): string[] =>
  world
    .person(name)
    .messages.filter((message) => !message.ephemeral && words.test(message.read))
    .map((message) => message.read)

const STOPPED = /have stopped meeting/
const OFFER = /When do you and/

describe('pairs that began under an earlier version', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  await makeCoordinator(world, 'priya')
  await makePair(world, 'jonas', 'li')
  const pair = await makePair(world, 'maya', 'omar')
  await bookSession(world, 'maya', pair, '2026-03-12T16:00')
  await asBefore(world)
  const offered = read(world, 'li', OFFER).length
  afterEach(() => expectNoTrouble(world))

  test('get what this version plans, and another start adds and moves nothing', async () => {
    await world.restart()
    await world.until('2026-03-03T10:00[Europe/Stockholm]')
    const once = await planned(world)
    expect(once.map((row) => (row as { kind: string }).kind)).toEqual(
      expect.arrayContaining([
        'brief.mentor',
        'brief.mentee',
        'stall.look',
        'closing.ends-soon',
        'session.times-due',
        'time.check',
      ]),
    )
    await world.restart()
    await world.restart()
    expect(await planned(world)).toEqual(once)
  })

  test('have their briefs before the session that was booked, once each', async () => {
    await world.until('2026-03-12T12:00[America/New_York]')
    expect(mentorBriefs(world, 'maya')).toHaveLength(1)
    expect(menteeBriefs(world, 'omar')).toHaveLength(1)
  })

  test('are offered times: one that has never met at once, the other after its session', async () => {
    expect(read(world, 'li', OFFER)).toHaveLength(offered + 1)
    await world.restart()
    await world.until('2026-03-16T18:00[America/New_York]')
    expect(read(world, 'li', OFFER)).toHaveLength(offered + 1)
    expect(read(world, 'omar', OFFER).length).toBeGreaterThan(0)
  })

  test('are told to coordinators when they no longer meet, once', async () => {
    await world.until('2026-05-20T18:00[Europe/Stockholm]')
    await world.restart()
    await world.until('2026-05-21T18:00[Europe/Stockholm]')
    expect(read(world, 'priya', STOPPED)).toHaveLength(2)
  })

  test('are reminded two weeks before their last day', async () => {
    await world.until('2026-08-31T18:00[Europe/Stockholm]')
    expect(read(world, 'omar', /last day|ends on/).length).toBeGreaterThan(0)
  })
})

describe('a start after the moment of a message', async () => {
  test('does not say it late, save that a pair has stopped meeting', async () => {
    const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
    await makeCoordinator(world, 'priya')
    const pair = await makePair(world, 'maya', 'omar')
    for (const day of ['03-05', '03-12', '03-19']) {
      await holdSession(world, 'maya', pair, `2026-${day}T15:00`)
      await world.person('omar').clicks('4', { message: /How was the session/ })
    }
    await asBefore(world)
    await world.passes({ days: 60 })
    await asBefore(world)
    const said = world.person('omar').messages.length
    await world.restart()
    await world.until('2026-05-22T18:00[Europe/Stockholm]')
    expect(read(world, 'omar', /A minute to look back/)).toEqual([])
    const since = world.person('omar').messages.slice(said)
    expect(since.filter(({ read: words }) => OFFER.test(words))).toHaveLength(1)
    expect(read(world, 'priya', STOPPED)).toHaveLength(1)
    expectNoTrouble(world)
  })
})
