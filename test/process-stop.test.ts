import { Client } from 'pg'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { startSandbox } from './sandbox/index.ts'
import { type BotProcess, startBot } from './support/bot-process.ts'
import { testDatabaseUrl } from './support/database.ts'

// Each test starts processes, and one of them waits for the whole deadline.
vi.setConfig({ testTimeout: 120_000 })

const sandbox = await startSandbox()
const acme = sandbox.workspace()
const [maya, omar] = [acme.person('maya'), acme.person('omar')]
const started: BotProcess[] = []
const others: Client[] = []

afterAll(async () => {
  for (const { child } of started) child.kill('SIGKILL')
  for (const other of others) await other.end()
  await sandbox.stop()
})

function start(databaseUrl: string): BotProcess {
  const bot = startBot({
    SLACK_BOT_TOKEN: acme.botToken,
    SLACK_APP_TOKEN: acme.appToken,
    SLACK_API_URL: sandbox.apiUrl,
    DATABASE_URL: databaseUrl,
  })
  started.push(bot)
  return bot
}

/** Somebody else's session that keeps the bot from writing what it owes, until it says `commit`. */
async function holdNudges(databaseUrl: string) {
  const other = new Client({ connectionString: databaseUrl })
  others.push(other)
  await other.connect()
  await other.query('begin; lock table nudges in access exclusive mode')
  return {
    waiting: () =>
      vi.waitUntil(
        async () => {
          const { rows } = await other.query(
            `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
          )
          return rows.length > 0
        },
        { timeout: 20_000, interval: 20 },
      ),
    letGo: () => other.query('commit'),
  }
}

async function opensForm(topic: string) {
  await maya.types('/mentor start @omar')
  await maya.willSee(/Who mentors/, { in: 'modal' })
  return () => maya.submits({ topic })
}

const says = (bot: BotProcess, words: string) =>
  vi.waitUntil(() => bot.lines.some((line) => line.includes(words)), { timeout: 20_000, interval: 10 })

const ready = async (port: number) => (await fetch(`http://127.0.0.1:${port}/readyz`)).json()

describe('a bot on Socket Mode that is told to stop', () => {
  test('finishes the form under way, takes nothing new, and leaves the messages to the next process', async () => {
    const url = await testDatabaseUrl()
    const bot = start(url)
    await bot.running
    const submit = await opensForm('Before the lights go out')
    const lock = await holdNudges(url)
    const submitted = submit()
    await lock.waiting()
    bot.child.kill('SIGTERM')
    await says(bot, 'stopping')
    const tooLate = omar.types('/mentor help').catch(() => {})
    await lock.letGo()
    await submitted
    await tooLate
    expect(maya.modal).toBeNull()
    expect(sandbox.unacknowledged.map(({ kind }) => kind)).toEqual(['command'])
    expect(await bot.ended).toBe(0)
    expect(omar.messages.map(({ text }) => text).join()).not.toMatch(/Before the lights/)

    const next = start(url)
    await omar.willSee(/Before the lights go out/, { within: 60_000 })
    next.child.kill('SIGTERM')
    expect(await next.ended).toBe(0)
  })

  test('ends with 0 although a query hangs', async () => {
    const url = await testDatabaseUrl()
    const bot = start(url)
    await bot.running
    const submit = await opensForm('A table that nobody lets go')
    const lock = await holdNudges(url)
    const submitted = submit().catch(() => {})
    await lock.waiting()
    bot.child.kill('SIGTERM')
    expect(await bot.ended).toBe(0)
    expect(bot.lines.join('\n')).toContain('runs again in another process')
    await submitted
    await lock.letGo()
  })
})

describe('a bot on Socket Mode that loses Slack', () => {
  test('is not ready meanwhile, is back by itself, and ends with 78 once its token is taken back', async () => {
    const bot = start(await testDatabaseUrl())
    const port = await bot.running
    sandbox.faults.next('apps.connections.open', { status: 503 }, { times: Number.POSITIVE_INFINITY })
    sandbox.deliver.reconnect('acme')
    const comesTo = (missing: string[]) =>
      vi.waitFor(async () => expect(await ready(port)).toEqual({ ok: missing.length === 0, missing }), {
        timeout: 40_000,
      })
    await comesTo(['slack'])
    sandbox.faults.clear()
    await comesTo([])

    sandbox.faults.next('apps.connections.open', { error: 'invalid_auth' })
    sandbox.deliver.reconnect('acme')
    expect(await bot.ended).toBe(78)
    expect(bot.lines.map((line) => JSON.parse(line))).toContainEqual(
      expect.objectContaining({ level: 50, variable: 'SLACK_APP_TOKEN', reason: 'invalid_auth' }),
    )
  })
})
