import { randomBytes } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { and, eq } from 'drizzle-orm'
import { connect, type Database, type Db } from '../../src/db/client.ts'
import { nudges } from '../../src/db/schema.ts'
import { administer, databaseUrl, startPostgres } from '../support/postgres.ts'
import type { Row } from './judge.ts'

export interface ChaosDatabase extends Database {
  url: string
  /** What `restart` does here. */
  how: string
  restart(): Promise<void>
}

const ASK_AGAIN_MS = 100

/** A migrated database on the server of TEST_DATABASE_URL, or on one that is started for this run. */
export async function openDatabase(given: string | undefined): Promise<ChaosDatabase> {
  const name = `deskside_chaos_${randomBytes(4).toString('hex')}`
  const own = given ? null : await startPostgres()
  const server = own?.url ?? given ?? ''
  await administer(server, `create database ${name}`)
  const url = databaseUrl(server, name)
  const database = await connect({ url })
  await database.migrate()
  return {
    ...database,
    url,
    how: own
      ? 'the server is stopped and started'
      : 'every connection is ended; the server itself is not ours to stop',
    restart: own ? own.restart : () => administer(server, endConnections(name)),
    async close() {
      await database.close()
      await administer(server, `drop database if exists ${name} with (force)`)
      await own?.stop()
    },
  }
}

const endConnections = (name: string) =>
  `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}' and pid <> pg_backend_pid()`

/** What the bot has written down about everything it owes. */
export async function readRows(db: Db, workspaceId: string): Promise<Row[]> {
  const rows = await patiently(() =>
    db
      .select({
        occasion: nudges.occasion,
        state: nudges.state,
        outcome: nudges.outcome,
        dueAt: nudges.dueAt,
        retryAt: nudges.retryAt,
        queuedAt: nudges.queuedAt,
        sentAt: nudges.sentAt,
        messageTs: nudges.messageTs,
      })
      .from(nudges)
      .where(eq(nudges.workspaceId, workspaceId)),
  )
  return rows.map(({ dueAt, retryAt, queuedAt, sentAt, ...row }) => ({
    ...row,
    dueMs: dueAt.epochMilliseconds,
    nextMs: (retryAt ?? dueAt).epochMilliseconds,
    queuedMs: queuedAt?.epochMilliseconds ?? null,
    sentMs: sentAt?.epochMilliseconds ?? null,
  }))
}

/** The occasions of which a message is being sent at this moment, as far as the table knows. */
export async function occasionsInSending(db: Db, workspaceId: string): Promise<string[]> {
  const rows = await patiently(() =>
    db
      .select({ occasion: nudges.occasion })
      .from(nudges)
      .where(and(eq(nudges.workspaceId, workspaceId), eq(nudges.state, 'sending'))),
  )
  return rows.map(({ occasion }) => occasion)
}

/** Asks again while the database is being restarted. */
async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await ask()
    } catch (error) {
      if (tries >= 100) throw error
      await delay(ASK_AGAIN_MS)
    }
  }
}
