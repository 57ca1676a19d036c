import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Person, type Sandbox, startSandbox } from './index.ts'
import { buttons, clientOf, handTurned } from './test-support.ts'
import { startTinyBot, type TinyBot } from './tiny-bot.ts'

let sandbox: Sandbox
let bot: TinyBot
let maya: Person
let time: ReturnType<typeof handTurned>
let url: string

beforeEach(async () => {
  time = handTurned()
  sandbox = await startSandbox({ ...time })
  bot = await startTinyBot(sandbox)
  maya = sandbox.workspace().person('maya')
  bot.app.command('/mentor', async ({ ack, command }) => {
    url = command.response_url
    await ack()
  })
  bot.app.action('fine', async ({ ack, body }) => {
    url = 'response_url' in body ? body.response_url : ''
    await ack()
  })
})

afterEach(async () => {
  await bot.stop()
  await sandbox.stop()
})

const post = async (body: object) => {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
  return { status: response.status, text: await response.text() }
}

const pressed = async () => {
  const message = {
    channel: sandbox.workspace().channel('it').id,
    text: 'How is it?',
    blocks: [buttons('Fine')],
  }
  await clientOf(sandbox).chat.postMessage(message)
  await maya.clicks('Fine')
}

describe('a response_url', () => {
  test('answers the person alone unless told otherwise', async () => {
    const omar = sandbox.workspace().person('omar')
    await maya.types('/mentor', { in: 'it' })
    expect(await post({ text: 'Just you' })).toEqual({ status: 200, text: 'ok' })
    await post({ text: 'Everybody', response_type: 'in_channel' })
    maya.sees('Just you')
    omar.seesNot('Just you')
    omar.sees('Everybody')
  })

  test('works five times', async () => {
    await maya.types('/mentor')
    for (let i = 0; i < 5; i += 1) expect((await post({ text: `${i}` })).status).toBe(200)
    const sixth = await post({ text: '5' })
    expect(sixth.status).toBe(404)
    expect(sixth.text).toContain('used_url')
    expect(sandbox.refusals).toMatchObject([{ method: 'response_url', error: 'used_url' }])
  })

  test('works for half an hour', async () => {
    await maya.types('/mentor')
    time.pass({ minutes: 30 })
    expect((await post({ text: 'In time' })).status).toBe(200)
    time.pass({ seconds: 1 })
    expect(await post({ text: 'Too late' })).toMatchObject({ status: 404 })
    expect(sandbox.refusals).toMatchObject([{ error: 'expired_url' }])
  })

  test('replaces or deletes the message whose button was pressed', async () => {
    await pressed()
    await post({ replace_original: true, text: 'Answered' })
    expect(maya.messages.map(({ read }) => read)).toEqual(['Answered'])
    await post({ delete_original: true })
    expect(maya.messages).toEqual([])
  })

  test('has nothing to delete after a command', async () => {
    await maya.types('/mentor')
    expect((await post({ delete_original: true })).status).toBe(400)
  })

  test('refuses what Slack does not know, and faulty blocks', async () => {
    await maya.types('/mentor')
    expect((await post({ text: 'Hi', colour: 'red' })).text).toContain('no such argument: colour')
    expect((await post({ text: 'Hi', blocks: [{ type: 'nonsense' }] })).text).toContain('invalid_blocks')
    expect(sandbox.refusals).toHaveLength(2)
  })

  test('fails on order', async () => {
    await maya.types('/mentor')
    sandbox.faults.next('response_url', { status: 503 })
    expect((await post({ text: 'Hi' })).status).toBe(503)
    expect((await post({ text: 'Hi' })).status).toBe(200)
  })
})
