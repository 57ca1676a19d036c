import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { afterAll } from 'vitest'
import { type DesksideApp, startApp } from '../../src/app.ts'
import type { Config } from '../../src/config.ts'
import type { Database } from '../../src/db/client.ts'
import { createLog } from '../../src/lib/log.ts'
import { type Person, type Sandbox, startSandbox, type Workspace } from '../sandbox/index.ts'
import { TurnableClock } from './clock.ts'
import { testDatabase } from './database.ts'

export interface WorldOptions {
  transport?: 'http' | 'socket'
  database?: 'postgres' | 'embedded'
  /** When the story begins, with its zone: `2026-03-02T10:00[Europe/Stockholm]`. */
  now?: string
  /** Changes to the bot's configuration. */
  installerId?: string
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
  const everywhere = (work: (one: DesksideApp) => Promise<void>) => Promise.all([app, ...replicas].map(work))
  const beat = async () => {
    await everywhere((one) => one.tick())
    await everywhere((one) => one.idle())
  }
  sandbox.settle = async () => void (await everywhere((one) => one.idle()))
  afterAll(async () => {
    await everywhere((one) => one.stop(5000))
    await sandbox.stop()
  })

  const until = async (moment: string | Temporal.Instant) => {
    const target = typeof moment === 'string' ? Temporal.ZonedDateTime.from(moment).toInstant() : moment
    let turned: Temporal.Instant | null = null
    for (let due = await nextDue(database); due && before(due, target); due = await nextDue(database)) {
      // What the last beat left, because many were due at once, is handed out as time goes by.
      turned = turned && !before(turned, due) ? turned.add({ seconds: 15 }) : due
      clock.turnTo(turned)
      await beat()
    }
    clock.turnTo(target)
    await beat()
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
  return {
    slack: {
      botToken: workspace.botToken,
      transport:
        options.transport === 'socket'
          ? { mode: 'socket', appToken: workspace.appToken }
          : { mode: 'http', signingSecret: SIGNING_SECRET },
      apiUrl: sandbox.apiUrl,
      installerId: options.installerId,
    },
    database: { folder: 'unused' },
    port: 0,
    log: { level: 'info', pretty: false },
  }
}

/** When the next nudge is due; null when none is planned. */
async function nextDue({ db }: Database): Promise<Temporal.Instant | null> {
  const { rows } = await db.execute<{ due: string | null }>(
    sql`select extract(epoch from min(due_at))::text as due from nudges where state = 'pending'`,
  )
  const due = rows[0]?.due
  return due ? Temporal.Instant.fromEpochMilliseconds(Math.ceil(Number(due) * 1000)) : null
}

const before = (one: Temporal.Instant, other: Temporal.Instant) => Temporal.Instant.compare(one, other) < 0
