import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Person, type Sandbox, type SandboxOptions, startSandbox } from './index.ts'
import { writeManifest } from './test-manifest.ts'
import { buttons, clientOf, errorOf, handTurned, plain, section } from './test-support.ts'
import { startTinyBot, type TinyBot } from './tiny-bot.ts'

let sandbox: Sandbox
let bot: TinyBot
let maya: Person
let time: ReturnType<typeof handTurned>

const start = async (options: SandboxOptions = {}) => {
  time = handTurned()
  sandbox = await startSandbox({ ...time, ...options })
  bot = await startTinyBot(sandbox)
  maya = sandbox.workspace().person('maya')
}

const stop = async () => {
  await bot.stop()
  await sandbox.stop()
}

const restart = async (options: SandboxOptions) => {
  await stop()
  await start(options)
}

beforeEach(() => start())
afterEach(stop)

const ask = (label = 'Fine') => {
  const message = { channel: maya.id, text: 'How is it going?' }
  return clientOf(sandbox).chat.postMessage({ ...message, blocks: [section(message.text), buttons(label)] })
}

describe('a command', () => {
  test('carries who typed what where, with mentions as ids', async () => {
    bot.app.command('/mentor', async ({ ack }) => ack())
    await maya.types('/mentor start @omar and @Li Wei in #it, not @nobody & <!channel>', { in: 'it' })
    const acme = sandbox.workspace()
    const [omar, li, it] = [acme.person('omar').id, acme.person('li').id, acme.channel('it').id]
    expect(sandbox.deliveries[0]?.payload).toMatchObject({
      command: '/mentor',
      text: `start <@${omar}|omar> and <@${li}|li> in <#${it}|it>, not @nobody &amp; &lt;!channel&gt;`,
      user_id: maya.id,
      user_name: 'maya',
      team_id: acme.teamId,
      channel_id: it,
      channel_name: 'it',
      api_app_id: acme.appId,
      response_url: expect.stringContaining('/response/'),
      trigger_id: expect.stringMatching(/^\d+\.\d+\.\w+$/),
    })
  })

  test('keeps mentions as typed where the manifest does not ask to escape them', async () => {
    const slash_commands = [{ command: '/mentor', description: 'Mentor', should_escape: false }]
    await restart({ manifest: writeManifest({ features: { slash_commands } }) })
    bot.app.command('/mentor', async ({ ack }) => ack())
    await maya.types('/mentor start @omar')
    expect(sandbox.deliveries[0]?.payload.text).toBe('start @omar')
  })

  test('that is not in the manifest never reaches the bot', async () => {
    await maya.types('/mentro start')
    maya.sees('/mentro is not a valid command')
    expect(sandbox.deliveries).toEqual([])
  })

  test('is answered in the acknowledgement, for the person alone or for the channel', async () => {
    const answers = [{ text: 'Only you' }, { text: 'All of you', response_type: 'in_channel' as const }]
    bot.app.command('/mentor', async ({ ack }) => ack(answers.shift()))
    const omar = sandbox.workspace().person('omar')
    await maya.types('/mentor', { in: 'it' })
    await maya.types('/mentor', { in: 'it' })
    maya.sees('Only you')
    omar.seesNot('Only you')
    omar.sees('All of you')
  })

  test('that nobody acknowledges in time is told to the person', async () => {
    bot.app.command('/mentor', async () => time.pass({ seconds: 4 }))
    await maya.types('/mentor')
    maya.sees("/mentor failed because the app didn't respond")
    expect(sandbox.unacknowledged).toMatchObject([{ kind: 'command', fault: 'timeout', ackMs: null }])
  })

  test('whose listener throws before it acknowledges is told, too', async () => {
    bot.app.command('/mentor', async () => {
      throw new Error('a bug')
    })
    await maya.types('/mentor')
    maya.sees(/didn't respond/)
    expect(sandbox.unacknowledged).toMatchObject([{ kind: 'command', fault: 'http 500' }])
  })

  test('cannot be typed in the direct message when its tab is read-only', async () => {
    await expect(maya.types('/mentor', { in: maya.directMessage })).rejects.toThrow(/read-only/)
  })
})

describe('a press on a button', () => {
  test('carries person, message, state and button', async () => {
    bot.app.action('fine', async ({ ack }) => ack())
    const { ts, channel } = await ask()
    await maya.clicks('Fine')
    expect(sandbox.deliveries[0]?.payload).toMatchObject({
      type: 'block_actions',
      user: { id: maya.id, username: 'maya', team_id: sandbox.workspace().teamId },
      team: { id: sandbox.workspace().teamId, domain: 'acme' },
      container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: false },
      channel: { id: channel, name: 'directmessage' },
      message: { ts, text: 'How is it going?', bot_id: sandbox.workspace().botId },
      state: { values: {} },
      trigger_id: expect.any(String),
      response_url: expect.any(String),
      actions: [{ type: 'button', action_id: 'fine', value: 'Fine pressed', text: { text: 'Fine' } }],
    })
  })

  test('in an ephemeral message comes without the message', async () => {
    bot.app.action('fine', async ({ ack, respond }) => {
      await ack()
      await respond({ replace_original: true, text: 'Thank you' })
    })
    const channel = sandbox.workspace().channel('it').id
    const message = { channel, user: maya.id, text: 'How is it?', blocks: [buttons('Fine')] }
    await clientOf(sandbox).chat.postEphemeral(message)
    await maya.clicks('Fine')
    const payload = sandbox.deliveries[0]?.payload
    expect(payload?.container).toMatchObject({ is_ephemeral: true })
    expect(payload).not.toHaveProperty('message')
    expect(maya.lastMessage?.read).toBe('Thank you')
  })

  test('that is not acknowledged is told to the person', async () => {
    bot.app.action('fine', async () => time.pass({ seconds: 4 }))
    await ask()
    await maya.clicks('Fine')
    maya.sees(/didn't respond/)
    expect(sandbox.unacknowledged).toHaveLength(1)
  })

  test('arrives twice on order', async () => {
    let count = 0
    bot.app.action('fine', async ({ ack }) => {
      count += 1
      await ack()
    })
    await ask()
    sandbox.deliver.twice()
    await maya.clicks('Fine')
    expect(count).toBe(2)
    await maya.clicks('Fine')
    expect(count).toBe(3)
  })

  test('arrives late on order, when its trigger id is dead', async () => {
    const errors: unknown[] = []
    bot.app.action('fine', async ({ ack, body, client }) => {
      await ack()
      const trigger_id = 'trigger_id' in body ? body.trigger_id : ''
      const view = { type: 'modal' as const, title: plain('Late'), blocks: [section('Late')] }
      errors.push(await errorOf(client.views.open({ trigger_id, view })))
    })
    await ask()
    sandbox.deliver.late(3500)
    const clicked = maya.clicks('Fine')
    expect(sandbox.deliveries).toEqual([])
    time.pass({ seconds: 3.5 })
    await clicked
    expect(errors).toEqual(['expired_trigger_id'])
  })
})

describe('an event', () => {
  test('comes in an envelope with an id of its own', async () => {
    bot.app.event('user_change', async () => {})
    await sandbox.workspace().change('omar', { zone: 'Asia/Tokyo' })
    expect(sandbox.deliveries[0]?.payload).toMatchObject({
      type: 'event_callback',
      event_id: expect.stringMatching(/^Ev/),
      event_time: 1772442000,
      team_id: sandbox.workspace().teamId,
      authorizations: [{ user_id: sandbox.workspace().botUserId, is_bot: true }],
      event: { type: 'user_change', user: { real_name: 'Omar Haddad', tz: 'Asia/Tokyo' } },
    })
  })

  test('that the manifest does not subscribe to is not delivered', async () => {
    await maya.types('Good morning', { in: 'it' })
    expect(sandbox.deliveries).toEqual([])
    await restart({ manifest: writeManifest({ events: [] }) })
    await sandbox.workspace().change('omar', { deactivated: true })
    await maya.opensHome()
    expect(sandbox.deliveries).toEqual([])
  })

  test('is not delivered without the scope for it', async () => {
    await restart({ manifest: writeManifest({ scopes: ['chat:write'] }) })
    await sandbox.workspace().change('omar', { zone: 'Asia/Tokyo' })
    expect(sandbox.deliveries).toEqual([])
  })

  test('that is not acknowledged comes again at once, after a minute and after five', async () => {
    sandbox.connectHttp({ url: 'http://127.0.0.1:1/', signingSecret: 'x' })
    await sandbox.workspace().change('omar', { zone: 'Asia/Tokyo' })
    const retries = () => sandbox.deliveries.map(({ retry }) => retry?.num ?? 0)
    const until = async (count: number) => {
      while (sandbox.deliveries.length < count) await new Promise((resolve) => setImmediate(resolve))
    }
    expect(retries()).toEqual([0, 1])
    time.pass({ minutes: 1 })
    await until(3)
    time.pass({ minutes: 5 })
    await until(4)
    expect(retries()).toEqual([0, 1, 2, 3])
    expect(new Set(sandbox.deliveries.map(({ payload }) => payload.event_id)).size).toBe(1)
  })

  test('that comes twice says that it is a retry', async () => {
    const seen: unknown[] = []
    bot.app.event('app_home_opened', async ({ context }) => {
      seen.push(context.retryNum)
    })
    sandbox.deliver.twice()
    await maya.opensHome()
    expect(seen.toSorted()).toEqual([1, undefined])
  })
})

describe('signatures', () => {
  test('that are older than five minutes are turned down by the bot', async () => {
    const old = handTurned('2020-01-01T00:00:00Z').clock
    await restart({ signingClock: old })
    bot.app.command('/mentor', async ({ ack }) => ack())
    await maya.types('/mentor')
    expect(sandbox.unacknowledged).toMatchObject([{ fault: 'http 401' }])
  })
})

describe('without a bot', () => {
  test('the person is told, and the delivery counts as unacknowledged', async () => {
    const alone = await startSandbox()
    const priya = alone.workspace().person('priya')
    await priya.types('/mentor')
    priya.sees(/didn't respond/)
    expect(alone.unacknowledged).toMatchObject([
      { transport: 'none', fault: 'no connection: no bot is connected' },
    ])
    await alone.stop()
  })
})

describe('watching', () => {
  test('tells of messages, views, calls and deliveries as they happen', async () => {
    bot.app.command('/mentor', async ({ ack, client, command }) => {
      await ack()
      const view = { type: 'modal' as const, title: plain('Watch'), blocks: [section('me')] }
      await client.views.open({ trigger_id: command.trigger_id, view })
      await client.chat.postMessage({ channel: command.user_id, text: 'Done' })
    })
    const seen: string[] = []
    const stopWatching = sandbox.on((change) => seen.push('what' in change ? change.what : change.kind))
    await maya.types('/mentor')
    await maya.closes()
    stopWatching()
    await maya.opensHome()
    expect(seen.toSorted()).toEqual(['call', 'call', 'closed', 'delivery', 'opened', 'posted'])
  })
})
