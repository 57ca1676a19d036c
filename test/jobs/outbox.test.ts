import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { nudges } from '../../src/db/schema.ts'
import { CHECK_IN } from '../../src/features/check-in/ids.ts'
import { PROPOSAL } from '../../src/features/start/ids.ts'
import { makePair } from '../support/pairs.ts'
import { openWorld } from '../support/world.ts'

describe('messages that were lost with their process', async () => {
  const world = await openWorld()
  const [maya, jonas] = [world.person('maya'), world.person('jonas')]
  const { db } = world.database
  const proposals = () =>
    jonas.messages.filter(({ read }) => /^\*@maya Lindqvist would like/i.test(read)).length

  /** As if a worker had taken it so many seconds ago and was never heard of again. */
  const lose = async (kind: string, state: 'queued' | 'sending', seconds: number) => {
    const queuedAt = world.clock.now().subtract({ seconds })
    await db.update(nudges).set({ state, queuedAt }).where(eq(nudges.kind, kind))
    await world.app.tick()
    await world.app.idle()
  }
  const find = (kind: string) => db.query.nudges.findFirst({ where: eq(nudges.kind, kind) })
  const stateOf = async (kind: string) => (await find(kind))?.state
  const doubtfulOf = async (kind: string) => (await find(kind))?.doubtful

  test('are left alone at first', async () => {
    await maya.types('/mentor start @jonas')
    await maya.submits({ topic: 'Lost and found' })
    await lose(PROPOSAL, 'queued', 30)
    expect(proposals()).toBe(1)
    expect(await stateOf(PROPOSAL)).toBe('queued')
  })

  test('are sent a minute later', async () => {
    await lose(PROPOSAL, 'queued', 61)
    expect(proposals()).toBe(2)
    expect(await stateOf(PROPOSAL)).toBe('sent')
  })

  test('are sent a minute later also when the clock was set back meanwhile', async () => {
    await lose(PROPOSAL, 'queued', -3600)
    expect(proposals()).toBe(3)
  })

  test('are sent again where somebody waits and nobody knows whether they arrived, which is counted', async () => {
    await lose(PROPOSAL, 'sending', 61)
    await world.passes({ minutes: 1 })
    expect(proposals()).toBe(4)
    expect(await stateOf(PROPOSAL)).toBe('sent')
    expect(await doubtfulOf(PROPOSAL)).toBe(1)
  })

  test('are not sent again where they must never come twice: the week’s check-in', async () => {
    await makePair(world, 'priya', 'omar')
    await lose(CHECK_IN, 'sending', 61)
    world.person('omar').seesNot(/How is it going/)
    expect(await stateOf(CHECK_IN)).toBe('unknown')
    expect(await doubtfulOf(CHECK_IN)).toBe(1)
  })
})
