import { join } from 'node:path'
import { drizzle } from 'drizzle-orm/node-postgres'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import { Pool } from 'pg'
import type { ConstructorOptions } from 'pg-boss'
import { within } from '../lib/within.ts'
import { lockFolder } from './lock-folder.ts'
import { MIGRATIONS, migratePostgres } from './migrate.ts'
import * as schema from './schema.ts'

const PING_MS = 2_000

interface Rows<Row> {
  rows: Row[]
}

interface RowsOf extends PgQueryResultHKT {
  type: Rows<this['row']>
}

/** The database over our tables, whichever driver is below. */
export type Db = PgDatabase<RowsOf, typeof schema>

/** What a repository takes: the transaction of its caller, or the database where one statement is enough. */
export type Tx = Db

export interface Database {
  db: Db
  kind: 'postgres' | 'embedded'
  /** How the job queue reaches the same database. */
  queue: ConstructorOptions
  /** Brings the tables up to date; safe when several replicas start together. */
  migrate(): Promise<void>
  /** Rejects within two seconds when the database does not answer. */
  ping(): Promise<void>
  close(): Promise<void>
}

/**
 * Opens PostgreSQL by url, or the embedded database in a data folder (`memory://` keeps nothing). A folder
 * that is open elsewhere is refused. `from` is a dump of a data folder to begin with, so that none has to be made.
 */
export async function connect(target: { url: string } | { folder: string; from?: Blob }): Promise<Database> {
  return 'url' in target ? connectPostgres(target.url) : connectEmbedded(target.folder, target.from)
}

function connectPostgres(connectionString: string): Database {
  const shared = { connectionString, connectionTimeoutMillis: 5_000, keepAlive: true }
  const pool = new Pool({ ...shared, max: 10, application_name: 'deskside' })
  // A lost connection fails the query that uses it and is replaced by the pool. Unheard, the event would end
  // the process: the pool listens to idle connections only, and passes on what it hears.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return {
    db: drizzle(pool, { schema }),
    kind: 'postgres',
    queue: { ...shared, max: 4, application_name: 'deskside queue', useListenNotify: true },
    migrate: () => migratePostgres(pool),
    ping: () => ping(pool.query('select 1')),
    close: () => pool.end(),
  }
}

async function connectEmbedded(folder: string, from?: Blob): Promise<Database> {
  const inMemory = folder.startsWith('memory://')
  const release = inMemory ? async () => {} : await lockFolder(folder)
  try {
    // Loading takes seconds, which nobody should wait for who uses PostgreSQL.
    const [{ PGlite }, pglite, { migrate }, { fromPglite }] = await Promise.all([
      import('@electric-sql/pglite'),
      import('drizzle-orm/pglite'),
      import('drizzle-orm/pglite/migrator'),
      import('pg-boss'),
    ])
    const client = await PGlite.create({
      dataDir: inMemory ? folder : join(folder, 'database'),
      ...(from && { loadDataDir: from }),
    })
    const db = pglite.drizzle(client, { schema })
    return {
      db,
      kind: 'embedded',
      queue: { db: fromPglite(client), backend: 'pglite', useListenNotify: true },
      migrate: () => migrate(db, { migrationsFolder: MIGRATIONS }),
      ping: () => ping(client.query('select 1')),
      close: async () => {
        await client.close()
        await release()
      },
    }
  } catch (error) {
    await release()
    throw error
  }
}

async function ping(answer: Promise<unknown>): Promise<void> {
  await within(PING_MS, answer, 'The database did not answer in time')
}
