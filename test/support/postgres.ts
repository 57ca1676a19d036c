import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { connect } from '../../src/db/client.ts'
import { isRoot, loadEmbeddedPostgres } from './embedded-postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The server of this run, and the start of the name of every database that belongs to it. */
    postgres: { url: string; prefix: string }
  }
}

export interface Server {
  url: string
  /** Ends every connection, as an administrator's restart does, and takes new ones again. */
  restart(): Promise<void>
  stop(): Promise<void>
}

/**
 * Before the first test file: finds a PostgreSQL server (TEST_DATABASE_URL, or one started for this run) and
 * migrates one template, of which every file gets a copy. After the last: removes all of it.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL
  const server = given ? { url: given, stop: async () => {} } : await startPostgres()
  const prefix = `deskside_${randomBytes(4).toString('hex')}`
  const teardown = async () => {
    await dropDatabases(server.url, prefix).finally(server.stop)
  }
  try {
    await createTemplate(server.url, templateName(prefix))
  } catch (error) {
    await teardown()
    throw error
  }
  project.provide('postgres', { url: server.url, prefix })
  return teardown
}

export const templateName = (prefix: string): string => `${prefix}_template`

/** The same server, another database. */
export function databaseUrl(server: string, database: string): string {
  const url = new URL(server)
  url.pathname = `/${database}`
  return url.href
}

/** Runs statements that are about databases, which no database can be asked inside a transaction. */
export async function administer(server: string, ...statements: string[]): Promise<void> {
  const client = new Client({ connectionString: server })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

async function createTemplate(server: string, name: string): Promise<void> {
  await administer(server, `create database ${name}`)
  const database = await connect({ url: databaseUrl(server, name) })
  await database.migrate().finally(database.close)
}

async function dropDatabases(server: string, prefix: string): Promise<void> {
  const client = new Client({ connectionString: server })
  await client.connect()
  try {
    const { rows } = await client.query('select datname from pg_database where starts_with(datname, $1)', [
      prefix,
    ])
    for (const { datname } of rows) await client.query(`drop database if exists ${datname} with (force)`)
  } finally {
    await client.end()
  }
}

/** Starts a PostgreSQL of its own in a folder of its own; `stop` removes both. */
export async function startPostgres(settings: Settings = QUICK): Promise<Server> {
  const { EmbeddedPostgres, remove } = await loadEmbeddedPostgres()
  const databaseDir = await mkdtemp(join(tmpdir(), 'deskside-postgres-'))
  const port = await freePort()
  const password = randomUUID()
  const lines: string[] = []
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    password,
    // PostgreSQL refuses to run as root, as tests in a container often do.
    createPostgresUser: isRoot,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: Object.entries({ ...placeIn(databaseDir), ...settings }).flatMap(([name, value]) => [
      '-c',
      `${name}=${value}`,
    ]),
    onLog: (line) => lines.push(line),
    onError: (line) => lines.push(String(line)),
  })
  const abandon = () => abandonServer(databaseDir)
  process.on('exit', abandon)
  const stop = async () => {
    await server.stop()
    await rm(databaseDir, { recursive: true, force: true })
    await remove()
    process.off('exit', abandon)
  }
  try {
    await server.initialise()
    await server.start()
  } catch (cause) {
    await stop()
    const why = `Cannot start PostgreSQL for the tests; TEST_DATABASE_URL can name one.\n${lines.slice(-20).join('')}`
    throw new Error(why, { cause })
  }
  const restart = async () => {
    await server.stop()
    await server.start()
  }
  const socket = encodeURIComponent(databaseDir)
  return { url: `postgres://postgres:${password}@localhost:${port}/postgres?host=${socket}`, restart, stop }
}

/** For a run that ends without its teardown. */
function abandonServer(databaseDir: string): void {
  const pidFile = join(databaseDir, 'postmaster.pid')
  if (existsSync(pidFile)) process.kill(Number.parseInt(readFileSync(pidFile, 'utf8'), 10), 'SIGQUIT')
  // The server may write and remove a last file meanwhile; then a part of the folder stays, without an error.
  for (let tries = 0; tries < 100 && existsSync(databaseDir); tries++) {
    rmSync(databaseDir, { recursive: true, force: true })
  }
}

type Settings = Record<string, string | number>

/** A socket in its own folder takes half the time of a port for a question, and no other process finds it. */
const placeIn = (databaseDir: string): Settings => ({
  listen_addresses: '',
  unix_socket_directories: databaseDir,
  max_connections: 300,
})

/** What is lost in a crash is of no interest to the tests; speed is. */
const QUICK: Settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('No free port')
  return address.port
}
