import { connect } from '../../src/db/client.ts'
import { administer, databaseUrl, startPostgres } from '../support/postgres.ts'

/** What every bench is given: databases, and somewhere to say how far it is. */
export interface Stage {
  /** The url of a new database: with our tables in it, or with nothing at all. */
  database(content?: 'migrated' | 'nothing'): Promise<string>
  say(line: string): void
}

/**
 * A PostgreSQL for this run with the settings that it comes with, durable commits included: `TEST_DATABASE_URL`, or one
 * that is started and removed.
 */
export async function openStage(): Promise<Stage & { close(): Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL
  const server = given ? { url: given, stop: async () => {} } : await startPostgres({})
  const prefix = `deskside_bench_${process.pid}`
  const made: string[] = []
  const create = async (template: string) => {
    const name = `${prefix}_${made.length}`
    await administer(server.url, `create database ${name} template ${template}`)
    made.push(name)
    return name
  }
  const close = async () => {
    for (const name of made) await administer(server.url, `drop database if exists ${name} with (force)`)
    await server.stop()
  }
  try {
    const template = await create('template0')
    const database = await connect({ url: databaseUrl(server.url, template) })
    await database.migrate().finally(database.close)
    return {
      database: async (content = 'migrated') =>
        databaseUrl(server.url, await create(content === 'migrated' ? template : 'template0')),
      say: (line) => void process.stderr.write(`${line}\n`),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}
