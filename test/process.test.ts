import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { startSandbox } from './sandbox/index.ts'
import { type BotProcess, startBot } from './support/bot-process.ts'
import { testDatabaseUrl } from './support/database.ts'

// Each test starts processes of the real bot.
vi.setConfig({ testTimeout: 120_000 })

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

/** Whether anything was ever made in this database. */
async function isUntouched(databaseUrl: string): Promise<boolean> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query(
    "select 1 from pg_namespace where nspname in ('pgboss', 'drizzle') union all select 1 from pg_tables where schemaname = 'public'",
  )
  await client.end()
  return rows.length === 0
}

describe('a configuration that cannot work', () => {
  test('is answered with every bad variable in one message, exit 78, and nothing started', async () => {
    const bot = start({
      SLACK_BOT_TOKEN: 'xoxp-a-user-token',
      DATABASE_URL: 'mysql://root:secret-password@localhost/deskside',
      PORT: 'eighty',
      PUBLIC_URL: 'http://secret-password@deskside.example.com',
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
      'PUBLIC_URL',
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

  test('names the app token that Slack refuses, before it touches the database', async () => {
    const url = await testDatabaseUrl()
    const bot = start({ ...overSocket(url), SLACK_APP_TOKEN: 'xapp-nobody-knows-me' })
    expect(await bot.ended).toBe(78)
    expect(bot.lines.join('\n')).toMatch(/SLACK_APP_TOKEN is refused by Slack: invalid_auth/)
    expect(await isUntouched(url)).toBe(true)
  })

  test('names a port that is taken, before it touches the database', async () => {
    const url = await testDatabaseUrl()
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, resolve))
    const address = other.address()
    const port = typeof address === 'object' ? String(address?.port) : ''
    const bot = start({ ...overSocket(url), PORT: port })
    expect(await bot.ended).toBe(78)
    expect(bot.lines.join('\n')).toMatch(/PORT is in use/)
    expect(await isUntouched(url)).toBe(true)
    other.close()
  })

  test('names the database that the server does not have, and the user it does not know', async () => {
    const missing = new URL(await testDatabaseUrl())
    const stranger = new URL(missing)
    missing.pathname = '/no_such_database'
    stranger.username = 'nobody_knows_me'
    const bots = [missing, stranger].map((url) => start(overSocket(url.href)))
    expect(await Promise.all(bots.map(({ ended }) => ended))).toEqual([78, 78])
    expect(bots[0]?.lines.join('\n')).toMatch(/DATABASE_URL: the server has no such database/)
    expect(bots[1]?.lines.join('\n')).toMatch(/DATABASE_URL: the server refuses user or password/)
  })

  test('names the data folder that is a file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'deskside-'))
    const file = join(folder, 'a-file')
    await writeFile(file, 'not a folder')
    const { DATABASE_URL: _, ...environment } = overSocket('')
    const bot = start({ ...environment, DATA_DIR: file })
    expect(await bot.ended).toBe(78)
    expect(bot.lines.join('\n')).toMatch(/DATA_DIR is not a folder/)
    await rm(folder, { recursive: true })
  })

  test('a database or a Slack that is away ends it with 69, named without its address', async () => {
    const url = 'postgres://somebody:secret-password@127.0.0.1:1/nowhere'
    const bots = [
      start(overSocket(url)),
      start({ ...overSocket(url), SLACK_API_URL: 'http://127.0.0.1:1/api/' }),
    ]
    expect(await Promise.all(bots.map(({ ended }) => ended))).toEqual([69, 69])
    expect(bots[0]?.lines.join('\n')).toMatch(/DATABASE_URL: the database cannot be reached/)
    expect(bots[1]?.lines.join('\n')).toMatch(/Slack cannot be reached \(SLACK_API_URL/)
    expect(bots.flatMap(({ lines }) => lines).join('\n')).not.toContain('secret-password')
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
