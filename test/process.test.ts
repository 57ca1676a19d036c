import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { startSandbox } from './sandbox/index.ts'
import { type BotProcess, startBot } from './support/bot-process.ts'
import { testDatabaseUrl } from './support/database.ts'

const sandbox = await startSandbox()
const acme = sandbox.workspace()
const started: BotProcess[] = []
const SIGNING_SECRET = 'a-signing-secret-of-32-characters'

afterAll(async () => {
  for (const { child } of started) child.kill('SIGKILL')
  await sandbox.stop()
})

function start(environment: Record<string, string>): BotProcess {
  const bot = startBot(environment)
  started.push(bot)
  return bot
}

const overSocket = (databaseUrl: string) => ({
  SLACK_BOT_TOKEN: acme.botToken,
  SLACK_APP_TOKEN: acme.appToken,
  SLACK_API_URL: sandbox.apiUrl,
  DATABASE_URL: databaseUrl,
})

describe('a configuration that cannot work', () => {
  test('is answered with every bad variable in one message, exit 78, and nothing started', async () => {
    const bot = start({
      SLACK_BOT_TOKEN: 'xoxp-a-user-token',
      DATABASE_URL: 'mysql://root:secret-password@localhost/deskside',
      PORT: 'eighty',
      LOG_LEVEL: 'loud',
    })
    expect(await bot.ended).toBe(78)
    const said = bot.lines.join('\n')
    for (const variable of [
      'SLACK_BOT_TOKEN',
      'SLACK_APP_TOKEN',
      'SLACK_SIGNING_SECRET',
      'DATABASE_URL',
      'PORT',
      'LOG_LEVEL',
    ])
      expect(said).toContain(variable)
    expect(said).toContain('Nothing was started')
    expect(said).not.toMatch(/xoxp-a|secret-password/)
  })

  test('names the token that Slack refuses', async () => {
    const bot = start({ ...overSocket(await testDatabaseUrl()), SLACK_BOT_TOKEN: 'xoxb-nobody-knows-me' })
    expect(await bot.ended).toBe(78)
    expect(bot.lines.join('\n')).toMatch(/SLACK_BOT_TOKEN is refused by Slack: invalid_auth/)
  })

  test('names the app token that Slack refuses', async () => {
    const bot = start({ ...overSocket(await testDatabaseUrl()), SLACK_APP_TOKEN: 'xapp-nobody-knows-me' })
    expect(await bot.ended).toBe(78)
    expect(bot.lines.join('\n')).toMatch(/SLACK_APP_TOKEN is refused by Slack: invalid_auth/)
  })

  test('a database that is away ends it with 69, without printing the address', async () => {
    const bot = start(overSocket('postgres://somebody:secret-password@127.0.0.1:1/nowhere'))
    expect(await bot.ended).toBe(69)
    expect(bot.lines.join('\n')).not.toContain('secret-password')
  })
})

describe('a running bot', () => {
  test('three replicas start together on an empty database, answer health checks, and stop on SIGTERM with 0', async () => {
    const url = await testDatabaseUrl()
    const bots = [1, 2, 3].map(() => start(overSocket(url)))
    for (const bot of bots) {
      const port = await bot.running
      const health = await fetch(`http://127.0.0.1:${port}/healthz`)
      expect([health.status, await health.json()]).toEqual([200, { ok: true }])
      const ready = await fetch(`http://127.0.0.1:${port}/readyz`)
      expect([ready.status, await ready.json()]).toEqual([200, { ok: true, missing: [] }])
    }
    for (const bot of bots) bot.child.kill('SIGTERM')
    expect(await Promise.all(bots.map(({ ended }) => ended))).toEqual([0, 0, 0])
    const log = bots.flatMap(({ lines }) => lines)
    for (const line of log) expect(() => JSON.parse(line)).not.toThrow()
    expect(log.join('\n')).not.toContain(acme.botToken)
    expect(log.join('\n')).not.toContain(acme.appToken)
  })

  test('without DATABASE_URL keeps its data in a folder, and a second process on it is refused in words', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'deskside-'))
    const { DATABASE_URL: _, ...environment } = overSocket('')
    const first = start({ ...environment, DATA_DIR: folder })
    await first.running
    const second = start({ ...environment, DATA_DIR: folder })
    expect(await second.ended).toBe(69)
    expect(second.lines.join('\n')).toMatch(/already open in another process/)
    first.child.kill('SIGTERM')
    expect(await first.ended).toBe(0)
    await rm(folder, { recursive: true })
  })

  test('answers a request that was under way when SIGTERM came', async () => {
    const bot = start({
      SLACK_BOT_TOKEN: acme.botToken,
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      SLACK_API_URL: sandbox.apiUrl,
      DATABASE_URL: await testDatabaseUrl(),
    })
    const port = await bot.running
    sandbox.connectHttp({ url: `http://127.0.0.1:${port}/slack/events`, signingSecret: SIGNING_SECRET })
    const maya = acme.person('maya')
    await maya.types('/mentor start @omar')
    await maya.willSee(/Who mentors/, { in: 'modal' })
    // The bot asks Slack who the two are: the proposal is under way at that moment, and not yet saved.
    const forget = sandbox.on((change) => {
      if (change.kind !== 'call' || change.call.method !== 'users.info') return
      forget()
      bot.child.kill('SIGTERM')
    })
    await maya.submits({ topic: 'Before the lights go out' })
    expect(maya.modal).toBeNull()
    expect(await bot.ended).toBe(0)
  })
})
