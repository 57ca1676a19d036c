import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate as applyMigrations } from 'drizzle-orm/node-postgres/migrator'
import type { Pool } from 'pg'

/** The folder of the generated SQL. */
export const MIGRATIONS = fileURLToPath(new URL('../../drizzle', import.meta.url))

const LOCK = "hashtextextended('deskside migrations', 0)"

/** Applies what is missing; of replicas that start together one does the work and the others wait for it. */
export async function migratePostgres(pool: Pool, migrationsFolder = MIGRATIONS): Promise<void> {
  // The lock belongs to a session, so taking it, working and giving it back share one connection.
  const client = await pool.connect()
  let failure: Error | undefined
  try {
    await client.query(`select pg_advisory_lock(${LOCK})`)
    await applyMigrations(drizzle(client), { migrationsFolder })
    await client.query(`select pg_advisory_unlock(${LOCK})`)
  } catch (error) {
    failure = error instanceof Error ? error : new Error('Migrating failed', { cause: error })
    throw failure
  } finally {
    // A connection released with an error is closed, and the server drops its lock with it.
    client.release(failure)
  }
}
