import { sql } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { nudges } from '../../src/db/schema.ts'
import { createOutbox } from '../../src/jobs/outbox.ts'
import { openOutbox } from '../support/outbox.ts'

describe('many messages that fall due at once', async () => {
  const bot = await openOutbox()
  const { db, outbox, clock } = bot
  afterAll(bot.close)
  const day = { first: clock.now() }
  beforeEach(async () => {
    await db.delete(nudges)
    day.first = day.first.add({ hours: 24 })
    clock.turnTo(day.first)
  })

  const many = (count: number, expiresAt?: Temporal.Instant) =>
    bot.plan(
      Array.from({ length: count }, () => ({
        dueAt: clock.now().add({ seconds: expiresAt ? 2 : 1 }),
        ...(expiresAt && { expiresAt }),
      })),
    )
  const beatAfter = async (seconds: number) => {
    clock.turnTo(clock.now().add({ seconds }))
    await outbox.tick()
    await bot.queue.idle()
  }
  const sent = async () => db.$count(nudges, sql`state = 'sent'`)

  test('go out in bursts, and no replica adds to one', async () => {
    await many(50)
    const replica = createOutbox(bot.parts)
    clock.turnTo(clock.now().add({ seconds: 5 }))
    await Promise.all([outbox.tick(), replica.tick(), outbox.tick()])
    await bot.queue.idle()
    expect(await sent()).toBe(20)
    await beatAfter(14)
    expect(await sent()).toBe(20)
    await beatAfter(1)
    expect(await sent()).toBe(40)
  })

  test('are at most 80 within a minute', async () => {
    await many(120)
    for (let beats = 0; beats < 4; beats++) await beatAfter(15)
    expect(await sent()).toBe(80)
    await beatAfter(14)
    expect(await sent()).toBe(80)
    for (let beats = 0; beats < 3; beats++) await beatAfter(15)
    expect(await sent()).toBe(120)
  })

  test('come after those whose moment passes', async () => {
    await many(30)
    const urgent = await many(5, clock.now().add({ hours: 1 }))
    await beatAfter(5)
    for (const id of urgent) expect((await bot.nudge(id)).state).toBe('sent')
    expect(await sent()).toBe(20)
  })

  test('go on between the minutes, without another beat of the clock', async () => {
    await many(21)
    await beatAfter(5)
    const { rows } = await db.execute<{ seconds: number }>(sql`
      select round(extract(epoch from start_after - created_on))::int as seconds from pgboss.job
      where name like 'nudge-beat.%' and state = 'created' order by created_on desc limit 1`)
    expect(rows).toEqual([{ seconds: 15 }])
  })

  test('are not held up by what was sent before the clock was set back', async () => {
    await many(80)
    for (let beats = 0; beats < 4; beats++) await beatAfter(15)
    clock.turnTo(clock.now().subtract({ hours: 3 }))
    await bot.plan([{ dueAt: clock.now().add({ seconds: 1 }) }])
    await beatAfter(5)
    expect(await sent()).toBe(81)
  })
})
