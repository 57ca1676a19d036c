import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { backlogOf, moveNudge } from '../../src/db/nudges.ts'
import { nudges, sendLanes } from '../../src/db/schema.ts'
import { type Nudge, SEND } from '../../src/domain/nudge.ts'
import { deliverNudge } from '../../src/jobs/deliver-nudge.ts'
import { openOutbox } from '../support/outbox.ts'

describe('a message', async () => {
  const bot = await openOutbox()
  const { db, outbox, parts, clock, facts, sandbox, reader } = bot
  let decide: (nudge: Nudge) => Promise<void> = async () => {}
  const note = parts.kinds.get('note')
  if (!note) throw new Error('no kind')
  note.decide = async (nudge) => {
    await decide(nudge)
    return SEND
  }
  let before = 0
  afterAll(bot.close)
  beforeEach(async () => {
    await bot.idle()
    sandbox.faults.clear()
    facts.whileDrawing = async () => {}
    decide = async () => {}
    await db.delete(nudges)
    await db.delete(sendLanes)
    before = reader.messages.length
  })

  const soon = () => clock.now().add({ milliseconds: 1 })
  const pass = (step: { seconds?: number; minutes?: number; hours?: number }) =>
    clock.turnTo(clock.now().add(step))
  const arrived = () => reader.messages.length - before
  const stateOf = async (id: string) => (await bot.nudge(id)).state
  const isSent = (id: string) => expect.poll(() => stateOf(id), { timeout: 10_000 }).toBe('sent')
  const late = async () => {
    const { text } = await parts.metrics.render()
    return Number(/deskside_nudges_late_total\{kind="note"\} (\d+)/.exec(text)?.[1] ?? 0)
  }
  const queued = async () => {
    const [id = ''] = await bot.plan([{ dueAt: clock.now().add({ hours: 1 }) }])
    await moveNudge(db, await bot.nudge(id), ['pending'], { state: 'queued', queuedAt: clock.now() })
    return bot.nudge(id)
  }
  /** The first that is decided on waits for `open`. */
  const holdFirst = () => {
    const entered = Promise.withResolvers<string>()
    const gate = Promise.withResolvers<void>()
    decide = async ({ id }) => {
      decide = async () => {}
      entered.resolve(id)
      await gate.promise
    }
    return { entered: entered.promise, open: gate.resolve }
  }

  test('that two runs of one process have in hand is posted once', async () => {
    const [other, nudge] = [await queued(), await queued()]
    await Promise.all([deliverNudge(parts, other), deliverNudge(parts, nudge), deliverNudge(parts, nudge)])
    await bot.idle()
    expect(arrived()).toBe(2)
  })

  test('that is taken for lost while it is being decided on, as the clock steps, is posted once', async () => {
    const held = holdFirst()
    const ids = await bot.plan([{ dueAt: soon() }, { dueAt: soon() }])
    pass({ seconds: 1 })
    void outbox.tick()
    await held.entered
    pass({ hours: 1 })
    void outbox.tick()
    held.open()
    for (const id of ids) await isSent(id)
    await bot.idle()
    expect(arrived()).toBe(2)
    expect((await bot.nudge(ids[0] ?? '')).doubtful).toBe(0)
  })

  test('is not held up by another one whose slot lies an hour ahead since the clock was set back', async () => {
    const held = holdFirst()
    const [first = ''] = await bot.plan([{ dueAt: soon() }])
    pass({ seconds: 1 })
    void outbox.tick()
    await held.entered
    clock.turnTo(clock.now().subtract({ hours: 1 }))
    held.open()
    const [second = ''] = await bot.plan([{ dueAt: clock.now() }])
    void outbox.tick()
    await isSent(second)
    pass({ hours: 1 })
    void outbox.tick()
    await isSent(first)
    expect(arrived()).toBe(2)
  })

  test('is not held up by another one that hangs', async () => {
    const held = holdFirst()
    const [first = ''] = await bot.plan([{ dueAt: soon() }])
    pass({ seconds: 1 })
    void outbox.tick()
    await held.entered
    const [second = ''] = await bot.plan([{ dueAt: clock.now() }])
    await isSent(second)
    expect(await stateOf(first)).toBe('queued')
    held.open()
    await isSent(first)
  })

  test('is not given up because Slack asks for patience, however often it does', async () => {
    sandbox.faults.next('chat.postMessage', { status: 429, retryAfter: 1 }, { times: 30 })
    const [id = ''] = await bot.plan([{ dueAt: soon() }])
    for (let tries = 0; tries < 31; tries++) {
      pass({ seconds: 2 })
      await outbox.tick()
      await bot.idle()
    }
    expect(await bot.nudge(id)).toMatchObject({ state: 'sent', attempts: 1 })
    expect(arrived()).toBe(1)
  })

  test('that Slack has taken is known to have arrived although the database was away for a moment', async () => {
    const { keep } = parts.marks
    let left = 3
    parts.marks.keep = async (receipt) => {
      if (left-- > 0) throw new Error('connection refused')
      return keep(receipt)
    }
    const [id = ''] = await bot.plan([{ dueAt: soon() }])
    pass({ seconds: 1 })
    await outbox.tick()
    await isSent(id)
    parts.marks.keep = keep
    expect(await bot.nudge(id)).toMatchObject({ doubtful: 0 })
    expect(arrived()).toBe(1)
  })

  test('that waits for Slack to come back counts as due since its moment, and as late', async () => {
    sandbox.faults.next('chat.postMessage', { status: 503 }, { times: 8 })
    const lateBefore = await late()
    const [id = ''] = await bot.plan([{ dueAt: soon() }])
    let longest = 0
    for (let minute = 0; minute < 90 && (await stateOf(id)) !== 'sent'; minute++) {
      pass({ minutes: 1 })
      const { oldest } = await backlogOf(db, parts.workspaceId, clock.now())
      longest = Math.max(longest, oldest?.until(clock.now()).total('minutes') ?? 0)
      await outbox.tick()
      await bot.idle()
    }
    expect(longest).toBeGreaterThan(30)
    expect(await late()).toBe(lateBefore + 1)
  })

  test('is not silenced by what was sent before the clock was set back by minutes', async () => {
    await bot.plan([{ dueAt: soon() }])
    pass({ seconds: 1 })
    await outbox.tick()
    await bot.idle()
    clock.turnTo(clock.now().subtract({ minutes: 10 }))
    const [id = ''] = await bot.plan([{ dueAt: clock.now() }])
    await outbox.tick()
    await isSent(id)
  })
})
