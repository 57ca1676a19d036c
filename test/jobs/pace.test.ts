import { sql } from 'drizzle-orm'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { nudges, sendLanes } from '../../src/db/schema.ts'
import { HELD, type Pace } from '../../src/domain/pace.ts'
import { createOutbox } from '../../src/jobs/outbox.ts'
import { openOutbox } from '../support/outbox.ts'

describe('many messages that fall due at once', async () => {
  const pace: Pace = { perMinute: 60, laneMs: 0 }
  const bot = await openOutbox(pace)
  const { db, outbox, clock, sandbox } = bot
  afterAll(bot.close)
  beforeEach(async () => {
    Object.assign(pace, { perMinute: 60, laneMs: 0 })
    clock.turnTo(clock.now().add({ hours: 24 }))
    // Whatever the test before has put off comes now.
    await bot.idle()
    await db.delete(nudges)
    await db.delete(sendLanes)
  })

  const due = (count: number) =>
    bot.plan(Array.from({ length: count }, () => ({ dueAt: clock.now().add({ milliseconds: 1 }) })))
  const pass = (seconds: number) => clock.turnTo(clock.now().add({ seconds }))
  const sent = async () => db.$count(nudges, sql`state = 'sent'`)
  const soon = async (count: number) => expect.poll(sent, { timeout: 20_000 }).toBe(count)
  /** Nothing is on its way that could still arrive by itself. */
  const only = async (count: number) => {
    await bot.idle()
    expect(await sent()).toBe(count)
  }

  test('go out one after the other, and no replica adds to them', async () => {
    await due(4)
    const replica = createOutbox(bot.parts)
    pass(1)
    for (const one of [outbox, replica, outbox]) void one.tick()
    for (const count of [1, 2, 3, 4]) {
      await soon(count)
      pass(1)
    }
    await replica.stop()
    await only(4)
  })

  test('come after what somebody waits for', async () => {
    await due(3)
    pass(1)
    const [urgent = ''] = await bot.plan([{ dueAt: clock.now() }])
    void outbox.tick()
    await soon(1)
    expect((await bot.nudge(urgent)).state).toBe('sent')
    for (const count of [2, 3, 4]) {
      pass(1)
      await soon(count)
    }
    await only(4)
  })

  test('wait in their conversation, and go on by themselves', async () => {
    Object.assign(pace, { perMinute: 6000, laneMs: 5000 })
    await due(2)
    pass(1)
    await outbox.tick()
    await only(1)
    pass(5)
    await soon(2)
  })

  test('all wait when Slack asks one of them to, for as long as it asks', async () => {
    Object.assign(pace, { perMinute: 600 })
    sandbox.faults.next('chat.postMessage', { status: 429, retryAfter: 30 })
    const ids = await due(5)
    pass(1)
    void outbox.tick()
    await expect.poll(() => db.$count(sendLanes, sql`lane = ${HELD}`), { timeout: 20_000 }).toBe(1)
    pass(1)
    await only(0)
    pass(28)
    await outbox.tick()
    await only(0)
    pass(1)
    void outbox.tick()
    // The first slot is now, the others come within the second.
    await soon(1)
    pass(1)
    await soon(5)
    for (const id of ids) expect((await bot.nudge(id)).doubtful).toBe(0)
  })

  test('are not held up by what was sent before the clock was set back', async () => {
    await due(1)
    pass(1)
    await outbox.tick()
    await only(1)
    clock.turnTo(clock.now().subtract({ hours: 3 }))
    await due(1)
    pass(1)
    await outbox.tick()
    await only(2)
  })
})
