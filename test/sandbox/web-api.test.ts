import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox, type Workspace } from './index.ts'
import { writeManifest } from './test-manifest.ts'
import { clientOf, errorOf, handTurned, plain, refusalOf, section } from './test-support.ts'

let sandbox: Sandbox
let acme: Workspace

const start = async (options: Parameters<typeof startSandbox>[0] = {}) => {
  sandbox = await startSandbox(options)
  acme = sandbox.workspace()
}

beforeEach(() => start())
afterEach(() => sandbox.stop())

const id = (name: string) => acme.person(name).id
const say = (channel: string, text = 'Hello') => clientOf(sandbox).chat.postMessage({ channel, text })
const open = async (...users: string[]) => {
  const { channel } = await clientOf(sandbox).conversations.open({ users: users.join(',') })
  return channel?.id ?? ''
}

describe('who may call', () => {
  test('a bot token tells who it belongs to', async () => {
    const answer = await clientOf(sandbox).auth.test()
    expect(answer).toMatchObject({ ok: true, user_id: acme.botUserId, team_id: acme.teamId })
  })

  test('a token of nobody is refused', async () => {
    expect(await errorOf(clientOf(sandbox, 'xoxb-wrong').auth.test())).toBe('invalid_auth')
  })

  test('no token at all is refused', async () => {
    expect(await errorOf(clientOf(sandbox, '').auth.test())).toBe('not_authed')
  })

  test('an app token does not post and a bot token opens no socket', async () => {
    expect(await errorOf(clientOf(sandbox, acme.appToken).auth.test())).toBe('not_allowed_token_type')
    expect(await errorOf(clientOf(sandbox).apps.connections.open({}))).toBe('not_allowed_token_type')
  })

  test('the token of a workspace that removed the app is dead', async () => {
    await acme.uninstall()
    expect(await errorOf(clientOf(sandbox).auth.test())).toBe('account_inactive')
  })

  test('a bot of one workspace does not see into another', async () => {
    const globex = sandbox.addWorkspace({ key: 'globex' })
    expect(await errorOf(say(globex.person('maya').id))).toBe('channel_not_found')
    expect(await errorOf(say(globex.channel('it').id))).toBe('channel_not_found')
    const answer = await clientOf(sandbox, globex.botToken).auth.test()
    expect(answer.team_id).toBe(globex.teamId)
  })
})

describe('what a call may say', () => {
  test('an unknown method is refused', async () => {
    expect(await errorOf(clientOf(sandbox).apiCall('chat.shout'))).toBe('unknown_method')
  })

  test('an unknown argument is refused by its name', async () => {
    const refusal = await refusalOf(
      clientOf(sandbox).apiCall('chat.postMessage', { channel: id('maya'), text: 'Hi', colour: 'red' }),
    )
    expect(refusal.error).toBe('invalid_arguments')
    expect(JSON.stringify(refusal.response_metadata)).toContain('no such argument: colour')
  })

  test('a missing argument is refused by its name', async () => {
    const refusal = await refusalOf(clientOf(sandbox).apiCall('chat.postMessage', { text: 'Hi' }))
    expect(JSON.stringify(refusal.response_metadata)).toContain('missing required field: channel')
  })

  test('blocks and views that are no JSON are refused', async () => {
    const client = clientOf(sandbox)
    const post = client.apiCall('chat.postMessage', { channel: id('maya'), text: 'Hi', blocks: '[{' })
    expect(await errorOf(post)).toBe('invalid_blocks_format')
    const publish = client.apiCall('views.publish', { user_id: id('maya'), view: '{' })
    expect(await errorOf(publish)).toBe('invalid_arguments')
  })

  test('a faulty block is refused with a pointer to it', async () => {
    const blocks = [section('fine'), { type: 'header', text: plain('x'.repeat(151)) }]
    const post = clientOf(sandbox).apiCall('chat.postMessage', { channel: id('maya'), text: 'Hi', blocks })
    const refusal = await refusalOf(post)
    expect(refusal.error).toBe('invalid_blocks')
    expect(JSON.stringify(refusal.response_metadata)).toContain('json-pointer:/blocks/1/text')
  })

  test('every refusal is kept, and what was sent', async () => {
    await errorOf(say('C0NOWHERE'))
    expect(sandbox.refusals).toMatchObject([
      { method: 'chat.postMessage', error: 'channel_not_found', args: { channel: 'C0NOWHERE' } },
    ])
    expect(sandbox.calls).toMatchObject([{ method: 'chat.postMessage', token: acme.botToken, status: 200 }])
  })
})

describe('scopes', () => {
  test('a method whose scope the manifest lacks is refused, naming it', async () => {
    expect(await refusalOf(clientOf(sandbox).team.info())).toMatchObject({
      error: 'missing_scope',
      needed: 'team:read',
      provided: expect.stringContaining('chat:write'),
    })
  })

  test('sending files needs files:write', async () => {
    const promise = clientOf(sandbox).files.getUploadURLExternal({ filename: 'a.csv', length: 3 })
    expect(await refusalOf(promise)).toMatchObject({ error: 'missing_scope', needed: 'files:write' })
  })

  test('looking at a conversation needs the scope of its kind', async () => {
    const look = (channel: string) => refusalOf(clientOf(sandbox).conversations.info({ channel }))
    expect(await look(acme.channel('it').id)).toMatchObject({ needed: 'channels:read' })
    expect(await look(acme.person('maya').directMessage)).toMatchObject({ needed: 'im:read' })
    expect(await look(await open(id('maya'), id('omar')))).toMatchObject({ needed: 'mpim:read' })
  })

  test('a group needs mpim:write, a direct message im:write', async () => {
    await sandbox.stop()
    await start({ manifest: writeManifest({ scopes: ['im:write'] }) })
    expect(await open(id('maya'))).toMatch(/^D/)
    const group = clientOf(sandbox).conversations.open({ users: `${id('maya')},${id('omar')}` })
    expect(await refusalOf(group)).toMatchObject({ error: 'missing_scope', needed: 'mpim:write' })
  })
})

describe('rate limits', () => {
  test('one message a second in each channel, once switched on', async () => {
    await sandbox.stop()
    const time = handTurned()
    await start(time)
    sandbox.rateLimits.on('chat.postMessage')
    await say(id('maya'))
    await say(id('omar'))
    const limited = await say(id('maya')).catch((error) => error)
    expect(limited).toMatchObject({ code: 'slack_webapi_rate_limited_error', retryAfter: 1 })
    time.pass({ seconds: 1 })
    await say(id('maya'))
    expect(sandbox.refusals).toEqual([])
  })

  test('calls a minute by the tier of the method', async () => {
    await sandbox.stop()
    const time = handTurned()
    await start(time)
    sandbox.rateLimits.on('users.list')
    const list = () => clientOf(sandbox).users.list({})
    for (let i = 0; i < 20; i += 1) await list()
    await expect(list()).rejects.toMatchObject({ retryAfter: 60 })
    time.pass({ minutes: 1 })
    await list()
  })
})

describe('faults on order', () => {
  const client = () => clientOf(sandbox)

  test('a 429 names the seconds to wait, once', async () => {
    sandbox.faults.next('chat.postMessage', { status: 429, retryAfter: 2 })
    await expect(say(id('maya'))).rejects.toMatchObject({ retryAfter: 2 })
    await say(id('maya'))
  })

  test('a 503 twice, only for one person', async () => {
    const toMaya = { times: 2, when: (args: { channel?: unknown }) => args.channel === id('maya') }
    sandbox.faults.next('chat.postMessage', { status: 503 }, toMaya)
    await say(id('omar'))
    await expect(say(id('maya'))).rejects.toMatchObject({ code: 'slack_webapi_http_error' })
    await expect(say(id('maya'))).rejects.toMatchObject({ code: 'slack_webapi_http_error' })
    await say(id('maya'))
  })

  test('an error by name, which is no refusal', async () => {
    sandbox.faults.next('chat.postMessage', { error: 'fatal_error' })
    expect(await errorOf(say(id('maya')))).toBe('fatal_error')
    expect(sandbox.refusals).toEqual([])
    acme.person('maya').seesNot('Hello')
  })

  test('an answer lost after the work is done', async () => {
    sandbox.faults.next('chat.postMessage', { dropAfterWork: true })
    await expect(say(id('maya'))).rejects.toThrow()
    acme.person('maya').sees('Hello')
  })

  test('no answer at all, and no work', async () => {
    sandbox.faults.next('auth.test', { timeout: true })
    const asked = expect(client().auth.test()).rejects.toThrow()
    while (sandbox.calls.length === 0) await new Promise((resolve) => setImmediate(resolve))
    await sandbox.stop()
    await asked
    await start()
  })
})
