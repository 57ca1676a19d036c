import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { nudges, sendLanes } from '../../src/db/schema.ts'
import { createOutbox } from '../../src/jobs/outbox.ts'
import { openOutbox } from '../support/outbox.ts'

const COUNT = 30

describe('messages of a bad hour', async () => {
  const bot = await openOutbox()
  const { db, outbox, clock, sandbox, reader, parts } = bot
  const replica = createOutbox(parts)
  let before = 0
  afterAll(bot.close)
  beforeEach(async () => {
    sandbox.faults.clear()
    await db.delete(nudges)
    await db.delete(sendLanes)
    before = reader.messages.length
  })

  const due = (
    wanted: readonly { after: Parameters<typeof soon>[0]; lasts?: Parameters<typeof soon>[0] }[],
  ) =>
    bot.plan(
      wanted.map(({ after, lasts }) => {
        const dueAt = soon(after)
        return { dueAt, ...(lasts && { expiresAt: dueAt.add(lasts) }) }
      }),
    )
  const soon = (after: { hours?: number; minutes?: number; seconds?: number }) => clock.now().add(after)
  const beat = async () => {
    await Promise.all([outbox.tick(), replica.tick()])
    await bot.idle()
    await replica.idle()
  }
  const passes = async (minutes: number) => {
    for (let minute = 0; minute < minutes; minute++) {
      clock.turnTo(clock.now().add({ minutes: 1 }))
      await beat()
    }
  }
  const arrived = () => reader.messages.length - before
  const states = async () => [...new Set((await db.query.nudges.findMany()).map(({ state }) => state))]
  const doubted = async () => (await db.query.nudges.findMany()).filter(({ doubtful }) => doubtful > 0).length

  test('in which Slack is away all arrive once, soon after it is back', async () => {
    await due(Array.from({ length: COUNT }, (_, index) => ({ after: { minutes: index + 1 } })))
    sandbox.faults.next('chat.postMessage', { status: 503 }, { times: Number.POSITIVE_INFINITY })
    await passes(60)
    expect(arrived()).toBe(0)
    sandbox.faults.clear()
    await passes(20)
    expect(arrived()).toBe(COUNT)
    expect(await states()).toEqual(['sent'])
  })

  test('in which Slack only asks for patience all arrive once', async () => {
    await due(Array.from({ length: COUNT }, () => ({ after: { minutes: 1 } })))
    sandbox.faults.next('chat.postMessage', { status: 429, retryAfter: 30 }, { times: 100 })
    await passes(90)
    expect(arrived()).toBe(COUNT)
    expect(await states()).toEqual(['sent'])
    expect(await doubted()).toBe(0)
  })

  test('in which the clock steps forward and is set right again all arrive once', async () => {
    await due(Array.from({ length: COUNT }, (_, index) => ({ after: { minutes: 4 * index + 1 } })))
    await passes(10)
    clock.turnTo(clock.now().add({ hours: 1 }))
    await beat()
    clock.turnTo(clock.now().subtract({ hours: 1 }))
    await passes(120)
    expect(arrived()).toBe(COUNT)
    expect(await states()).toEqual(['sent'])
    expect(await doubted()).toBe(0)
  })

  test('in which the clock steps back all arrive once', async () => {
    await due(Array.from({ length: COUNT }, (_, index) => ({ after: { minutes: index + 1 } })))
    await passes(10)
    clock.turnTo(clock.now().subtract({ hours: 1 }))
    await passes(60 + COUNT)
    expect(arrived()).toBe(COUNT)
    expect(await states()).toEqual(['sent'])
    expect(await doubted()).toBe(0)
  })

  test('in which no beat came for a day arrive, but for those that have lost their point', async () => {
    await due([
      ...Array.from({ length: COUNT }, (_, index) => ({ after: { minutes: index + 1 } })),
      { after: { hours: 2 }, lasts: { hours: 1 } },
      { after: { hours: 23 }, lasts: { hours: 2 } },
    ])
    clock.turnTo(clock.now().add({ hours: 24 }))
    await beat()
    expect(arrived()).toBe(COUNT + 1)
    const dropped = (await db.query.nudges.findMany()).filter(({ state }) => state === 'dropped')
    expect(dropped).toMatchObject([{ outcome: 'expired' }])
  })
})
