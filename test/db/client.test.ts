import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { sql } from 'drizzle-orm'
import { pgTable, text } from 'drizzle-orm/pg-core'
import { Pool } from 'pg'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect, type Database } from '../../src/db/client.ts'
import { instant, plainDate, privateText } from '../../src/db/columns.ts'
import { migratePostgres } from '../../src/db/migrate.ts'
import { testDatabase, testDatabaseUrl } from '../support/database.ts'

const notes = pgTable('notes', {
  id: text('id').primaryKey(),
  at: instant('at'),
  day: plainDate('day'),
  words: privateText('words'),
})

const appliedMigrations = async (database: Database) => {
  const { rows } = await database.db.execute(
    sql`select count(*)::int as count from drizzle.__drizzle_migrations`,
  )
  return rows
}

describe.each(['postgres', 'embedded'] as const)('a %s database', async (kind) => {
  const database = await testDatabase(kind)
  const { db } = database

  beforeAll(async () => {
    await db.execute(sql`create table notes (id text primary key, at timestamptz, day date, words text)`)
  })

  const keep = async (note: typeof notes.$inferInsert) => {
    await db.insert(notes).values(note)
    return (await db.select().from(notes).where(sql`id = ${note.id}`))[0]
  }

  test('gives an instant back to the microsecond', async () => {
    const at = Temporal.Instant.from('2026-03-29T01:59:59.123456Z')
    expect((await keep({ id: 'exact', at }))?.at?.toString()).toBe('2026-03-29T01:59:59.123456Z')
  })

  test('cuts off what is finer than a microsecond, so that nothing moves into the future', async () => {
    const at = Temporal.Instant.from('2026-03-29T01:59:59.123456999Z')
    expect((await keep({ id: 'fine', at }))?.at?.toString()).toBe('2026-03-29T01:59:59.123456Z')
  })

  test('reads the same instant whatever zone the connection speaks', async () => {
    const at = Temporal.Instant.from('1890-06-01T12:00:00Z')
    await keep({ id: 'zone', at })
    const read = await db.transaction(async (tx) => {
      await tx.execute(sql`set local time zone 'Europe/Amsterdam'`)
      return tx.select().from(notes).where(sql`id = 'zone'`)
    })
    expect(read[0]?.at?.equals(at)).toBe(true)
  })

  test('gives dates and private words back as they were written', async () => {
    const words = `"It's slow", she said — naïve?\n\\ 🪓`
    const note = await keep({ id: 'words', day: Temporal.PlainDate.from('2028-02-29'), words })
    expect(note?.day?.toString()).toBe('2028-02-29')
    expect(note?.words).toBe(words)
  })

  test('keeps nothing when there is nothing', async () => {
    expect(await keep({ id: 'empty' })).toEqual({ id: 'empty', at: null, day: null, words: null })
  })

  test('forgets everything that a failed transaction wrote', async () => {
    const failing = db.transaction(async (tx) => {
      await tx.insert(notes).values({ id: 'rolled back' })
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await db.select().from(notes).where(sql`id = 'rolled back'`)).toEqual([])
  })

  test('can be migrated again without a change', async () => {
    const before = await appliedMigrations(database)
    await database.migrate()
    expect(await appliedMigrations(database)).toEqual(before)
  })

  test('answers a ping', async () => {
    await expect(database.ping()).resolves.toBeUndefined()
  })
})

describe('several replicas that start on an empty database', () => {
  test('apply every migration once', async () => {
    const url = await testDatabaseUrl()
    const replicas = await Promise.all(Array.from({ length: 5 }, () => connect({ url })))
    await Promise.all(replicas.map((replica) => replica.migrate()))
    const journal = JSON.parse(await readFile('drizzle/meta/_journal.json', 'utf8'))
    const [first] = replicas
    expect(first && (await appliedMigrations(first))).toEqual([{ count: journal.entries.length }])
    await Promise.all(replicas.map((replica) => replica.close()))
  })

  test('are not blocked by one whose migration failed', async () => {
    const url = await testDatabaseUrl()
    const broken = await folderWith({
      'meta/_journal.json': JSON.stringify({
        version: '7',
        dialect: 'postgresql',
        entries: [{ idx: 0, version: '7', when: 1, tag: '0000_broken', breakpoints: true }],
      }),
      '0000_broken.sql': 'create table half (id text); select 1 / 0;',
    })
    // A connection that is never closed for idleness would keep its lock for ever.
    const pool = new Pool({ connectionString: url, idleTimeoutMillis: 0 })
    await expect(migratePostgres(pool, broken)).rejects.toThrow()
    const next = await connect({ url })
    await next.migrate()
    const { rows } = await next.db.execute(sql`select to_regclass('half')::text as half`)
    expect(rows).toEqual([{ half: null }])
    await Promise.all([pool.end(), next.close()])
  })
})

describe('a PostgreSQL server that is away', () => {
  test('fails the ping when nothing listens', async () => {
    const database = await connect({ url: 'postgres://127.0.0.1:1/none' })
    await expect(database.ping()).rejects.toThrow()
    await database.close()
  })

  test('fails the ping when it accepts and never answers', async () => {
    const sockets: Socket[] = []
    const silent = createServer((socket) => sockets.push(socket)).listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const address = silent.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    const database = await connect({ url: `postgres://127.0.0.1:${address.port}/none` })
    await expect(database.ping()).rejects.toThrow('did not answer in time')
    for (const socket of sockets) socket.destroy()
    await database.close()
    silent.close()
  })

  test('costs the queries in flight, not the process, when it drops its connections', async () => {
    const url = await testDatabaseUrl()
    const [database, other] = await Promise.all([connect({ url }), connect({ url })])
    const interrupted = database.db.transaction(async (tx) => {
      await tx.execute(sql`select 1`)
      await other.db.execute(sql`
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`)
      // Long enough for the end of the connection to arrive while no query of ours waits for it.
      await other.db.execute(sql`select pg_sleep(0.2)`)
      await tx.execute(sql`select 1`)
    })
    await expect(interrupted).rejects.toThrow()
    await expect(database.ping()).resolves.toBeUndefined()
    await Promise.all([database.close(), other.close()])
  })
})

describe('a data folder', () => {
  test('keeps what was written, and lets nobody else in while it is open', async () => {
    const folder = await folderWith({})
    const first = await connect({ folder })
    await expect(connect({ folder })).rejects.toThrow('The data folder is already open in another process')
    await first.db.execute(sql`create table kept as select 'still here' as word`)
    await first.close()

    const again = await connect({ folder })
    expect((await again.db.execute(sql`select word from kept`)).rows).toEqual([{ word: 'still here' }])
    await again.close()
  })
})

const folders: string[] = []

async function folderWith(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'deskside-test-'))
  folders.push(folder)
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), content)
  }
  return folder
}

afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true })
})
