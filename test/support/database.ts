import { randomBytes } from 'node:crypto'
import { afterAll, inject } from 'vitest'
import { connect, type Database } from '../../src/db/client.ts'
import { memoryDatabase } from './memory-database.ts'
import { administer, databaseUrl, templateName } from './postgres.ts'

const leftovers: (() => Promise<unknown>)[] = []

afterAll(async () => {
  for (const remove of leftovers.reverse()) await remove()
})

/** A fresh, migrated database, closed and removed after the file. */
export async function testDatabase(kind: 'postgres' | 'embedded' = 'postgres'): Promise<Database> {
  if (kind === 'embedded') {
    const database = await memoryDatabase()
    leftovers.push(database.close)
    await database.migrate()
    return database
  }
  const { prefix } = inject('postgres')
  const database = await connect({ url: await testDatabaseUrl(templateName(prefix)) })
  leftovers.push(database.close)
  return database
}

/** The url of a new database, empty unless a template is named, removed after the file. */
export async function testDatabaseUrl(template = 'template0'): Promise<string> {
  const { url, prefix } = inject('postgres')
  const name = `${prefix}_${randomBytes(6).toString('hex')}`
  // Twice as fast as the usual way, which writes all of the template to the log as well.
  await administer(url, `create database ${name} template ${template} strategy file_copy`)
  leftovers.push(() => administer(url, `drop database if exists ${name} with (force)`))
  return databaseUrl(url, name)
}
