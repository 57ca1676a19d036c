import { afterEach, describe, expect, test } from 'vitest'
import { coordinatorsOf } from '../../src/db/members.ts'
import { pairsOf, proposalsBy } from '../../src/db/pairs.ts'
import { makeCoordinator } from '../support/coordinator.ts'
import { count, leaves, returns } from '../support/leaving.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { openWorld } from '../support/world.ts'

describe('an open proposal', async () => {
  const world = await openWorld({ now: '2026-03-02T16:00[Europe/Stockholm]' })
  const [maya, omar, priya] = [world.person('maya'), world.person('omar'), world.person('priya')]
  const topic = 'Where IT could help more'
  const proposals = () => proposalsBy(world.database.db, world.acme.teamId, maya.id)
  afterEach(() => expectNoTrouble(world))

  test('is withdrawn when whoever must answer leaves; the proposer hears why', async () => {
    await maya.types('/mentor start @omar')
    await maya.submits({ topic })
    await leaves(world, 'omar')
    expect(await proposals()).toEqual([])
    expect(count(world, 'maya', /so the proposal for the two of you is withdrawn\. What you can do/)).toBe(1)
    maya.sees(/@Omar Haddad is no longer in this workspace, so your proposal to @Omar Haddad is withdrawn/)
    await returns(world, 'omar')
  })

  test('is withdrawn when the proposer leaves, and nobody can accept it any more', async () => {
    await maya.types('/mentor start @omar')
    await maya.submits({ topic })
    await Promise.all([leaves(world, 'maya'), omar.clicks('Accept')])
    await world.passes({ hours: 1 })
    expect(await proposals()).toEqual([])
    const running = await pairsOf(world.database.db, world.acme.teamId, omar.id)
    expect(running.filter(({ state, leftBy }) => state === 'active' || leftBy !== maya.id)).toEqual([])
    await returns(world, 'maya')
  })

  test('of a coordinator who leaves is withdrawn for both, with their role', async () => {
    await makeCoordinator(world, 'priya')
    await makeCoordinator(world, 'ana')
    await priya.types('/mentor start')
    await priya.submits({ mentor: world.person('jonas'), mentee: world.person('li'), topic })
    await world.person('jonas').clicks('Accept')
    await leaves(world, 'priya')
    expect(await coordinatorsOf(world.database.db, world.acme.teamId)).toEqual([world.person('ana').id])
    world
      .person('jonas')
      .sees(/@Priya Raman is no longer in this workspace, so the proposal for you and @Li Wei is withdrawn/)
    world.person('ana').sees(/One open proposal is withdrawn\.\nThey coordinated pairs/)
    world.person('li').seesNot(/suggests/)
  })

  test('and when nobody coordinates any more, the next admin to ask does', async () => {
    await leaves(world, 'ana')
    expect(await coordinatorsOf(world.database.db, world.acme.teamId)).toEqual([])
    await returns(world, 'priya')
    await priya.types('/mentor settings')
    expect(priya.modal?.read).toMatch(/you are the coordinator now/)
    await priya.closes()
  })
})
