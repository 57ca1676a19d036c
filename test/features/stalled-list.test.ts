import { describe, expect, test } from 'vitest'
import { nudges } from '../../src/db/schema.ts'
import { STALL_NOTE, STALLED_OPEN, STALLED_TURNS, stallAnswerId } from '../../src/features/stall/ids.ts'
import { makeCoordinator } from '../support/coordinator.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { upcoming } from '../support/session-talk.ts'
import { fallsThrough, notes } from '../support/stalls.ts'
import { openWorld } from '../support/world.ts'

describe('a pair of the only coordinator', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  await makeCoordinator(world, 'maya')
  const pair = await makePair(world, 'maya', 'omar')
  const maya = world.person('maya')

  test('is offered half an hour, which one click books', async () => {
    const omar = world.person('omar')
    await fallsThrough(world, pair, '2026-03-10T16:00')
    omar.seesNot('Half an hour is enough')
    await fallsThrough(world, pair, '2026-03-12T16:00')
    await omar.clicks('Half an hour is enough')
    await omar.clicks(/^\w{3} \d+ \w{3}, \d\d:\d\d$/)
    expect(await upcoming(world, pair)).toMatchObject([{ minutes: 30 }])
  })

  test('is told to nobody', async () => {
    await world.until('2026-05-04T18:00[Europe/Stockholm]')
    const kinds = (await world.database.db.select({ kind: nudges.kind }).from(nudges)).map(({ kind }) => kind)
    expect(kinds).not.toContain(STALL_NOTE)
    await maya.types('/mentor stalled')
    expect(maya.modal?.read).toMatch(/Every pair is meeting, or rests on purpose/)
    await maya.closes()
  })

  test('is told to somebody who coordinates later, when it is looked at again', async () => {
    await makeCoordinator(world, 'priya')
    await fallsThrough(world, pair, '2026-05-12T16:00')
    await world.until('2026-05-05T18:00[Europe/Stockholm]')
    expect(notes(world.person('priya'))).toHaveLength(1)
    expectNoTrouble(world)
  })
})

describe('the list', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  await makeCoordinator(world, 'priya')
  const priya = world.person('priya')
  const omar = world.person('omar')
  const pair = await makePair(world, 'maya', 'omar')

  test('is for coordinators only, in words', async () => {
    for (const way of [() => omar.types('/mentor stalled'), () => omar.forges(STALLED_OPEN, 'x')]) {
      await way()
      expect(omar.modal).toBeNull()
      expect(omar.lastMessage?.read).toMatch(/The list of stalled pairs is for coordinators/)
    }
    await omar.forges(STALLED_TURNS.more, '0')
    await omar.forges(stallAnswerId('asking'), `${pair.id}:1-quiet`)
    expect(omar.lastMessage?.read).toMatch(/for coordinators/)
    await priya.forges(stallAnswerId('left'), 'nonsense')
    expect(priya.lastMessage?.read).toMatch(/I cannot find this pair here/)
    await priya.forges(stallAnswerId('left'), `${pair.id}:1-quiet`)
    expect(priya.lastMessage?.read).toMatch(/This is settled/)
  })

  test('has room for sixty pairs, ten on a page', async () => {
    for (let index = 0; index < 60; index += 1) {
      const [mentor, mentee] = [`mentor${index}`, `leader${index}`].map((username) =>
        world.acme.addPerson({ name: `${username} Name`, username, zone: 'Europe/Stockholm' }),
      )
      if (!mentor || !mentee) throw new Error('nobody was added')
      await world.database.db.execute(`insert into members (workspace_id, user_id, zone, created_at) values
        ('${pair.workspaceId}', '${mentor.id}', 'UTC', now()), ('${pair.workspaceId}', '${mentee.id}', 'UTC', now())`)
      await world.database.db.execute(`insert into pairs (id, workspace_id, mentor_id, mentee_id, proposed_by, request_key,
          state, mentor_slot, topic, cadence, session_minutes, months, mentor_accepted_at, mentee_accepted_at, created_at)
        values (gen_random_uuid(), '${pair.workspaceId}', '${mentor.id}', '${mentee.id}', 'x', 'k${index}',
          'active', 1, 't', 'monthly', 45, 6, '2025-11-0${1 + (index % 9)}', '2025-11-01', now())`)
    }
    await priya.types('/mentor stalled')
    expect(priya.modal?.read).toMatch(/Page 1 of 6/)
    for (let page = 2; page <= 6; page += 1) {
      await priya.clicks('More')
      expect(priya.modal?.read).toMatch(new RegExp(`Page ${page} of 6`))
    }
    const [before] = priya.modal?.read.match(/@leader\d+ Name/) ?? []
    await priya.clicks('I’ll ask them', { in: 'modal' })
    expect(priya.modal?.read).toMatch(/Page 6 of 6/)
    expect(priya.modal?.read).toMatch(new RegExp(`${before}[^]*?You are asking them`))
    expectNoTrouble(world)
  })
})
