import { describe, expect, test } from 'vitest'
import { pairsOf } from '../../src/db/pairs.ts'
import type { Person } from '../sandbox/index.ts'
import { openWorld, type TestWorld } from '../support/world.ts'

const CROWD = 50

const crowd = (world: TestWorld, title: string): Person[] =>
  Array.from({ length: CROWD }, (_, index) =>
    world.acme.addPerson({ name: `${title} ${index}`, username: `${title.toLowerCase()}${index}` }),
  )

async function proposes(mentor: Person, mentee: Person): Promise<void> {
  await mentor.types('/mentor start')
  await mentor.submits({ mentee, topic: 'Everybody at once' })
}

describe('50 acceptances at the same moment', () => {
  test('fill a mentor to the capacity and no further; the others are told why', async () => {
    const world = await openWorld()
    const maya = world.person('maya')
    const leaders = crowd(world, 'Leader')
    for (const leader of leaders) await proposes(maya, leader)

    await Promise.all(leaders.map((leader) => leader.clicks('Accept')))

    const running = await pairsOf(world.database.db, world.acme.teamId, maya.id)
    expect(running).toHaveLength(2)
    const told = leaders.filter(({ messages }) =>
      messages.some(({ read }) => /already has 2 pairs/.test(read)),
    )
    expect(told).toHaveLength(CROWD - 2)
    expect(world.sandbox.refusals).toEqual([])
    expect(world.sandbox.unacknowledged).toEqual([])
  })

  test('give one leader one mentor', async () => {
    const world = await openWorld()
    const omar = world.person('omar')
    const mentors = crowd(world, 'Mentor')
    for (const mentor of mentors) await proposes(mentor, omar)

    const from = (mentor: Person) => ({ message: new RegExp(`^\\*@${mentor.name} would like to mentor you`) })
    await Promise.all(mentors.map((mentor) => omar.clicks('Accept', from(mentor))))

    expect(await pairsOf(world.database.db, world.acme.teamId, omar.id)).toHaveLength(1)
    expect(omar.messages.filter(({ read }) => /You have a mentor already/.test(read))).toHaveLength(CROWD - 1)
    expect(world.sandbox.refusals).toEqual([])
    expect(world.sandbox.unacknowledged).toEqual([])
  })
})
