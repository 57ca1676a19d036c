import { describe, expect, test } from 'vitest'
import { insertNudges } from '../../src/db/nudges.ts'
import { PROPOSAL } from '../../src/features/start/ids.ts'
import { makeCoordinator } from '../support/coordinator.ts'
import { openWorld } from '../support/world.ts'

describe('a message that cannot be made', async () => {
  const world = await openWorld()
  const [priya, jonas] = [world.person('priya'), world.person('jonas')]
  for (const name of ['priya', 'jonas']) await makeCoordinator(world, name)
  let occasions = 0

  /** A proposal without its pair, which nothing in the bot would plan. */
  const poison = (userId: string) =>
    insertNudges(
      world.database.db,
      [
        {
          workspaceId: world.acme.teamId,
          kind: PROPOSAL,
          occasion: `poisoned ${occasions++}`,
          userId,
          dueAt: world.clock.now().add({ seconds: 1 }),
        },
      ],
      world.clock.now(),
    )
  const notes = (person: typeof priya) =>
    person.messages.filter(({ read }) => /One of my messages could not be made/.test(read))

  test('is told to every coordinator, with what helps, once a day', async () => {
    await poison(world.person('maya').id)
    await poison(world.person('omar').id)
    await poison(priya.id)
    await world.passes({ hours: 1 })
    expect(notes(priya)).toHaveLength(1)
    expect(notes(jonas)).toHaveLength(1)
    priya.sees(/whoever runs Deskside finds it with `npm run nudges -- failed`/)
    await world.passes({ hours: 24 })
    await poison(world.person('maya').id)
    await world.passes({ hours: 1 })
    expect(notes(priya)).toHaveLength(2)
  })

  test('keeps nobody from anything', async () => {
    await poison(world.person('maya').id)
    await world.person('maya').types('/mentor start @omar')
    await world.person('maya').submits({ topic: 'Budgets' })
    world.person('omar').sees(/@Maya Lindqvist would like to mentor you/)
    expect(world.sandbox.refusals).toEqual([])
  })
})
