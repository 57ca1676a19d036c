import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dataDir } from '@electric-sql/pglite-prepopulatedfs'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { connect } from '../src/db/client.ts'
import { nudges } from '../src/db/schema.ts'
import { ensureWorkspace } from '../src/db/workspaces.ts'
import { nudgesCommand } from '../src/nudges-command.ts'
import { testDatabaseUrl } from './support/database.ts'
import { templateName } from './support/postgres.ts'
import { runCommand, runProcess } from './support/terminal.ts'

const url = await testDatabaseUrl(templateName(inject('postgres').prefix))
const { db, close } = await connect({ url })
afterAll(close)

const at = Temporal.Instant.from('2026-03-02T08:30:00Z')
for (const workspaceId of ['T1', 'T2']) await ensureWorkspace(db, workspaceId, at)

const run = (words: string, env: NodeJS.ProcessEnv = { DATABASE_URL: url }) =>
  runCommand(nudgesCommand, words.split(' '), env)

const runNudges = (words: string) => runProcess('src/nudges.js', words.split(' '), { DATABASE_URL: url })

type State = (typeof nudges.$inferInsert)['state']

async function insert(state: State, more: Partial<typeof nudges.$inferInsert> = {}): Promise<string> {
  const id = crypto.randomUUID()
  const row = { kind: 'start.proposal', userId: 'U1', attempts: 5, outcome: 'bug', dueAt: at, createdAt: at }
  await db.insert(nudges).values({ id, workspaceId: 'T1', occasion: id, state, ...row, ...more })
  return id
}

const rows = () => db.select().from(nudges)
const find = async (id: string) => (await rows()).find((row) => row.id === id)

beforeEach(async () => void (await db.delete(nudges)))

describe('npm run nudges -- failed', () => {
  test('says that nothing has failed', async () => {
    await insert('sent')
    expect(await run('failed')).toEqual({ code: 0, out: 'No message has failed.\n', err: '' })
  })

  test('lists what failed and what nobody knows the outcome of, in two tables', async () => {
    const failed = await insert('failed')
    const refused = await insert('failed', { userId: 'U2', outcome: 'account_inactive', workspaceId: 'T2' })
    const unknown = await insert('unknown', { kind: 'check-in.weekly', outcome: 'request_lost', attempts: 1 })
    const { code, out } = await run('failed')
    expect(code).toBe(0)
    const [first = '', second = ''] = out.split('may have arrived or not')
    expect(first).toContain('2 messages failed')
    expect(first).toMatch(new RegExp(`${failed}  T1 +start\\.proposal  U1   2026-03-02T08:30:00Z  5 +bug`))
    expect(first).toMatch(new RegExp(`${refused}  T2 .* account_inactive`))
    expect(second).toMatch(new RegExp(`${unknown}  T1 +check-in\\.weekly .* request_lost`))
  })

  test('shows one workspace where that is asked for', async () => {
    await insert('failed')
    const other = await insert('failed', { workspaceId: 'T2' })
    const { out } = await run('failed --workspace T2')
    expect(out).toContain('1 message failed')
    expect(out).toContain(other)
  })
})

describe('npm run nudges -- retry', () => {
  test('gives one a new start at once, with its moment as it was', async () => {
    const [id, other] = [await insert('failed'), await insert('failed')]
    const before = Temporal.Now.instant()
    const { code, out } = await run(`retry ${id}`)
    expect({ code, out }).toEqual({
      code: 0,
      out: '1 message has a new start: the bot takes them within a minute.\n',
    })
    const row = await find(id)
    expect(row).toMatchObject({ state: 'pending', attempts: 0, outcome: null, isUrgent: true })
    expect(row?.retryAt && Temporal.Instant.compare(row.retryAt, before)).toBe(1)
    expect(row?.dueAt).toEqual(at)
    expect(await find(other)).toMatchObject({ state: 'failed' })
  })

  test('says when a moment has passed, so that it will be dropped', async () => {
    const id = await insert('failed', { expiresAt: at })
    expect((await run(`retry ${id}`)).out).toMatch(/moment of 1 of them has passed/)
  })

  test('gives all of them a new start, in one workspace or everywhere', async () => {
    for (const workspaceId of ['T1', 'T1', 'T2']) await insert('failed', { workspaceId })
    await insert('unknown')
    expect((await run('retry --all --workspace T1')).out).toMatch(/^2 messages have a new start/)
    expect((await run('retry --all')).out).toMatch(/^1 message has a new start/)
    expect((await rows()).map(({ state }) => state).toSorted()).toEqual([
      'pending',
      'pending',
      'pending',
      'unknown',
    ])
    expect(await run('retry --all')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/nothing to try again/),
    })
  })

  test('knows only what has failed: exit 1', async () => {
    const [sent, elsewhere] = [await insert('sent'), await insert('failed', { workspaceId: 'T2' })]
    for (const words of [
      `retry ${sent}`,
      'retry not-an-id',
      `retry ${crypto.randomUUID()}`,
      `retry ${elsewhere} --workspace T1`,
    ]) {
      const { code, err } = await run(words)
      expect(code).toBe(1)
      expect(err).toMatch(/There is no failed message .* Nothing was changed/)
    }
    expect(await find(sent)).toMatchObject({ state: 'sent' })
  })
})

describe('npm run nudges', () => {
  test('is a process that prints its answer and ends with its code', async () => {
    const id = await insert('failed')
    expect(await runNudges('failed')).toMatchObject({ code: 0, out: expect.stringContaining(id), err: '' })
    expect(await runNudges('retry not-an-id')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/Nothing was changed/),
    })
  })

  test('answers what it does not understand with how it is used: exit 2', async () => {
    for (const words of ['', 'retry --all one', 'failed --what']) {
      const { code, err } = await run(words)
      expect(code).toBe(2)
      expect(err).toContain('npm run nudges -- retry ID')
    }
  })

  test('needs no token of Slack, and says which variable is wrong: exit 78', async () => {
    const { code, err } = await run('failed', { DATABASE_URL: 'mysql://u:secret@localhost/x' })
    expect(code).toBe(78)
    expect(err).toContain('DATABASE_URL must be a postgres:// address')
    expect(err).not.toContain('secret')
  })

  test('makes no database in a folder that has none', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'deskside-nudges-'))
    const { code, err } = await run('failed', { DATA_DIR: folder })
    expect(code).toBe(78)
    expect(err).toContain('there is no database in this folder')
    await rm(folder, { recursive: true })
  })

  test('asks to stop a bot that has the folder open, and works once it has', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'deskside-nudges-'))
    const embedded = await connect({ folder, from: await dataDir() })
    await embedded.migrate()
    const locked = await run('failed', { DATA_DIR: folder })
    expect(locked.code).toBe(69)
    expect(locked.err).toMatch(/already open in another process\. Stop that one first/)
    await embedded.close()
    const free = await run('failed', { DATA_DIR: folder })
    expect(free).toMatchObject({ code: 0, out: 'No message has failed.\n' })
    await rm(folder, { recursive: true })
  })
})
