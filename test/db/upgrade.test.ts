import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { Pool } from 'pg'
import { afterAll, expect, test } from 'vitest'
import { connect } from '../../src/db/client.ts'
import { MIGRATIONS, migratePostgres } from '../../src/db/migrate.ts'
import { testDatabaseUrl } from '../support/database.ts'

const folders: string[] = []

/** The migrations before the first one that does this. */
async function migrationsBefore(statement: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'deskside-test-'))
  folders.push(folder)
  await cp(MIGRATIONS, folder, { recursive: true })
  const file = join(folder, 'meta', '_journal.json')
  const journal: { entries: { tag: string }[] } = JSON.parse(await readFile(file, 'utf8'))
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  const from = texts.findIndex((text) => text.includes(statement))
  expect(from).toBeGreaterThan(0)
  await writeFile(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, from) }))
  return folder
}

afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true })
})

test('what was said before the upgrade belongs to the pair of its session', async () => {
  const url = await testDatabaseUrl()
  const pool = new Pool({ connectionString: url })
  await migratePostgres(pool, await migrationsBefore('ALTER TABLE "feedback_items" ADD COLUMN "pair_id"'))
  const database = await connect({ url })
  const ids = ['1', '2'].map((n) => ({
    ...{ pair: crypto.randomUUID(), session: crypto.randomUUID(), item: crypto.randomUUID() },
    ...{ mentee: `UOMAR${n}`, key: n },
  }))
  await database.db.execute(sql`insert into workspaces (id, created_at) values ('T1', now())`)
  for (const { pair, session, item, mentee, key } of ids) {
    await database.db.execute(sql`insert into pairs (id, workspace_id, mentor_id, mentee_id, proposed_by,
      request_key, state, topic, cadence, session_minutes, months, created_at) values (${pair}, 'T1', 'UMAYA',
      ${mentee}, 'UMAYA', ${key}, 'ended', 'Data', 'monthly', 45, 6, now())`)
    await database.db.execute(sql`insert into sessions (id, workspace_id, pair_id, request_key, state,
      starts_at, minutes, booked_by, created_at) values (${session}, 'T1', ${pair}, ${key}, 'held', now(), 45,
      'UMAYA', now())`)
    await database.db.execute(sql`insert into feedback_items (id, workspace_id, session_id, mentee_id, words,
      category, kind, sharing, form_id, created_at, updated_at) values (${item}, 'T1', ${session}, ${mentee},
      'Words', 'tools', 'idea', 'pair', 'V1', now(), now())`)
  }
  await database.migrate()
  const { rows } = await database.db.execute(sql`select id, pair_id from feedback_items order by mentee_id`)
  expect(rows).toEqual(ids.map(({ item, pair }) => ({ id: item, pair_id: pair })))
  await Promise.all([pool.end(), database.close()])
})
