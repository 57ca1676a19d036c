import { Temporal } from 'temporal-polyfill'
import { afterAll } from 'vitest'
import { type DesksideApp, startApp } from '../../src/app.ts'
import type { Config } from '../../src/config.ts'
import type { Database } from '../../src/db/client.ts'
import { createLog } from '../../src/lib/log.ts'
import { type Person, type Sandbox, startSandbox, type Workspace } from '../sandbox/index.ts'
import { botConfig } from './bot-config.ts'
import { TurnableClock } from './clock.ts'
import { testDatabase } from './database.ts'
import { turnUntil } from './turning.ts'

export interface WorldOptions {
  transport?: 'http' | 'socket'
  database?: 'postgres' | 'embedded'
  /** When the story begins, with its zone: `2026-03-02T10:00[Europe/Stockholm]`. */
  now?: string
  /** Changes to the bot's configuration. */
  installerId?: string
  publicUrl?: string
}

/** The bot, its database and a Slack workspace, with a clock that the test turns. */
export interface TestWorld {
  sandbox: Sandbox
  acme: Workspace
  database: Database
  readonly app: DesksideApp
  clock: TurnableClock
  /** Everything that was logged, one JSON line each. */
  log: string[]
  person(name: string): Person
  /** Turns the clock forward to this moment; whatever falls due on the way happens in its order. */
  until(moment: string | Temporal.Instant): Promise<void>
  /** Turns the clock forward by so much. */
  passes(duration: Temporal.DurationLike): Promise<void>
  /** A further process on the same database; from now on every beat of the clock reaches all of them at once. */
  replica(): Promise<DesksideApp>
  /** Stops the process that `app` is, and starts another. */
  restart(): Promise<void>
}

const SIGNING_SECRET = 'the-signing-secret-of-the-tests'

/** Builds a world that is taken down after the file. */
export async function openWorld(options: WorldOptions = {}): Promise<TestWorld> {
  const clock = new TurnableClock(options.now ?? '2026-03-02T10:00[Europe/Stockholm]')
  const sandbox = await startSandbox({ clock })
  const acme = sandbox.workspace()
  const database = await testDatabase(options.database)
  const log: string[] = []
  const start = async () => {
    const started = await startApp({
      config: configFor(sandbox, acme, options),
      database,
      clock,
      log: createLog({ level: 'info', pretty: false, destination: { write: (line) => void log.push(line) } }),
    })
    const url = `http://127.0.0.1:${started.port}/slack/events`
    if (options.transport !== 'socket') sandbox.connectHttp({ url, signingSecret: SIGNING_SECRET })
    return started
  }
  let app = await start()
  const replicas: DesksideApp[] = []
  const everywhere = <T>(work: (one: DesksideApp) => Promise<T>) => Promise.all([app, ...replicas].map(work))
  /** What one process does may be work for another, which had nothing to do when it was asked. */
  const settle = async () => {
    await everywhere((one) => one.idle())
    while (replicas.length > 0 && (await everywhere((one) => one.idle())).includes(true));
  }
  const beat = async () => {
    await everywhere((one) => one.tick())
    await settle()
  }
  sandbox.settle = settle
  afterAll(async () => {
    await everywhere((one) => one.stop(5000))
    await sandbox.stop()
  })

  const until = async (moment: string | Temporal.Instant) => {
    const target = typeof moment === 'string' ? Temporal.ZonedDateTime.from(moment).toInstant() : moment
    await turnUntil({ clock, database, beat }, target)
  }
  return {
    sandbox,
    acme,
    database,
    get app() {
      return app
    },
    clock,
    log,
    person: (name) => acme.person(name),
    until,
    async replica() {
      const started = await start()
      replicas.push(started)
      return started
    },
    async restart() {
      await app.stop(5000)
      app = await start()
    },
    passes: (duration) => until(clock.now().toZonedDateTimeISO('UTC').add(duration).toInstant()),
  }
}

function configFor(sandbox: Sandbox, workspace: Workspace, options: WorldOptions): Config {
  return botConfig({
    botToken: workspace.botToken,
    transport:
      options.transport === 'socket'
        ? { mode: 'socket', appToken: workspace.appToken }
        : { mode: 'http', signingSecret: SIGNING_SECRET },
    apiUrl: sandbox.apiUrl,
    installerId: options.installerId,
    publicUrl: options.publicUrl,
  })
}
