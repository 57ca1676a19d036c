import { afterAll, describe, expect, test } from 'vitest'
import { redrawMessage } from '../../src/jobs/redraw-message.ts'
import { openOutbox } from '../support/outbox.ts'

describe('a message whose facts have changed', async () => {
  const bot = await openOutbox()
  const { sandbox, facts, reader, clock, logged } = bot
  afterAll(bot.close)
  const shown = () => reader.messages.at(-1)?.read
  const standing = async () => {
    const [id = ''] = await bot.plan([{ dueAt: clock.now() }])
    await bot.idle()
    return bot.nudge(id)
  }
  const changes = async (word: string) => {
    facts.word = word
    await bot.redraw()
    await bot.idle()
  }
  const first = await standing()

  test('is drawn anew after an outage, however long it lasts', async () => {
    sandbox.faults.next('chat.update', { status: 503 }, { times: 6 })
    sandbox.faults.next('chat.update', { error: 'internal_error' })
    sandbox.faults.next('chat.update', { dropAfterWork: true })
    await changes('after the outage')
    const putOff: number[] = []
    for (let waiting = await bot.waiting(); waiting.length > 0; waiting = await bot.waiting()) {
      putOff.push(...waiting)
      await bot.hurry()
    }
    expect(putOff).toEqual([15, 30, 60, 120, 240, 480, 900, 900])
    expect(shown()).toBe('after the outage')
  })

  test('waits for as long as Slack asks', async () => {
    sandbox.faults.next('chat.update', { status: 429, retryAfter: 77 })
    await changes('after a while')
    expect(await bot.waiting()).toEqual([77])
    await bot.hurry()
    expect(shown()).toBe('after a while')
  })

  test('is drawn later when it is still being sent', async () => {
    expect(await redrawMessage(bot.parts, { ...first, state: 'sending' }, 1)).toBe(5)
  })

  test('is tried for about a day', async () => {
    sandbox.faults.next('chat.update', { status: 503 }, { times: 2 })
    expect(await redrawMessage(bot.parts, first, 99)).toBe(900)
    expect(await redrawMessage(bot.parts, first, 100)).toBe(null)
  })

  test('stays as it is when Slack refuses, and the log says so', async () => {
    logged.length = 0
    sandbox.faults.next('chat.update', { error: 'message_not_found' })
    await changes('never')
    expect(await bot.waiting()).toEqual([])
    expect(shown()).toBe('after a while')
    const lines = logged.map((line) => JSON.parse(line))
    expect(lines).toMatchObject([
      { level: 40, msg: 'message is not redrawn', slackError: 'message_not_found' },
    ])
  })
})
