import { eq } from 'drizzle-orm'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { insertNudges } from '../../src/db/nudges.ts'
import { nudges } from '../../src/db/schema.ts'
import { MAX_BUGS } from '../../src/domain/nudge.ts'
import { openOutbox } from '../support/outbox.ts'

describe('a message that our own code cannot make', async () => {
  const bot = await openOutbox()
  const { clock, db, facts, logged, outbox, parts, sandbox } = bot
  const given: [id: string, error: string][] = []
  parts.undeliverable = async (_, nudge, error) => void given.push([nudge.id, error])
  afterAll(bot.close)
  beforeEach(async () => {
    facts.whileDrawing = async () => {}
    logged.length = given.length = 0
    await db.delete(nudges)
  })

  const planOne = async () => (await bot.plan([{ dueAt: clock.now().add({ seconds: 1 }) }]))[0] ?? ''
  const breaks = async () => {
    throw new SyntaxError('Unexpected words "our CRM is a disgrace"')
  }
  /** One beat at the moment at which the nudge is due; gives back how many seconds later that is. */
  const beatWhenDue = async (id: string) => {
    const row = await db.query.nudges.findFirst({ where: eq(nudges.id, id) })
    const next = row?.retryAt ?? row?.dueAt ?? clock.now()
    const waited = next.since(clock.now()).total('seconds')
    clock.turnTo(next)
    await outbox.tick()
    await bot.idle()
    return waited
  }

  test('is tried five times, later and later, and then fails alone', async () => {
    facts.whileDrawing = breaks
    const id = await planOne()
    const waited: number[] = []
    for (let tries = 0; tries < MAX_BUGS; tries++) {
      expect(await bot.nudge(id)).toMatchObject({ state: 'pending', bugs: tries, attempts: 0 })
      waited.push(await beatWhenDue(id))
    }
    expect(waited).toEqual([1, 15, 30, 60, 120])
    const [row] = await db.select().from(nudges)
    expect(row).toMatchObject({ state: 'failed', outcome: 'bug', bugs: 5, attempts: 0 })
    expect(given).toEqual([[id, 'bug']])
  })

  test('is given all its tries after an outage of Slack, too', async () => {
    const id = await planOne()
    for (let tries = 0; tries < 6; tries++) {
      sandbox.faults.next('chat.postMessage', { status: 503, error: 'service_unavailable' })
      await beatWhenDue(id)
    }
    facts.whileDrawing = breaks
    for (let tries = 1; tries < MAX_BUGS; tries++) {
      await beatWhenDue(id)
      expect(await bot.nudge(id)).toMatchObject({ state: 'pending', attempts: 6, bugs: tries })
    }
    facts.whileDrawing = async () => {}
    await beatWhenDue(id)
    expect(await bot.nudge(id)).toMatchObject({ state: 'sent' })
  })

  test('is logged as one error with ids, and with nobody’s words', async () => {
    facts.whileDrawing = breaks
    const id = await planOne()
    for (let tries = 0; tries < MAX_BUGS; tries++) await beatWhenDue(id)
    const errors = logged.map((line) => JSON.parse(line)).filter(({ level }) => level === 50)
    expect(errors).toEqual([
      expect.objectContaining({
        nudgeId: id,
        nudge: 'note',
        msg: 'message given up, as it cannot be made',
        err: expect.objectContaining({ type: 'SyntaxError', stack: expect.stringContaining('breaks') }),
      }),
    ])
    expect(logged.join()).not.toMatch(/CRM|disgrace|Unexpected/)
  })

  test('goes out like any other once the reason is gone', async () => {
    facts.whileDrawing = breaks
    const id = await planOne()
    await beatWhenDue(id)
    facts.whileDrawing = async () => {}
    await beatWhenDue(id)
    expect(await bot.nudge(id)).toMatchObject({ state: 'sent' })
    expect(given).toEqual([])
  })

  test('holds up none of the others', async () => {
    const ids = [await planOne(), await planOne(), await planOne()]
    facts.whileDrawing = async () => {
      facts.whileDrawing = async () => {}
      await breaks()
    }
    await beatWhenDue(ids[2] ?? '')
    const states = await Promise.all(ids.map(async (id) => (await bot.nudge(id)).state))
    expect(states.toSorted()).toEqual(['pending', 'sent', 'sent'])
  })

  test('of a kind that this release does not know is kept in the same way', async () => {
    const [nudge] = await insertNudges(
      db,
      [
        {
          workspaceId: parts.workspaceId,
          kind: 'of.tomorrow',
          occasion: 'once',
          dueAt: clock.now().add({ seconds: 1 }),
        },
      ],
      clock.now(),
    )
    const id = nudge?.id ?? ''
    for (let tries = 0; tries < MAX_BUGS; tries++) await beatWhenDue(id)
    expect(await bot.nudge(id)).toMatchObject({ state: 'failed' })
    expect(given).toEqual([[id, 'bug']])
  })
})
