import { Temporal } from 'temporal-polyfill'
import { type DesksideApp, startApp } from '../../src/app.ts'
import type { Database } from '../../src/db/client.ts'
import { createLog } from '../../src/lib/log.ts'
import { type Person, type Sandbox, startSandbox, type Workspace } from '../sandbox/index.ts'
import { botConfig } from '../support/bot-config.ts'
import { TurnableClock } from '../support/clock.ts'
import { turnUntil } from '../support/turning.ts'
import { COMPANY } from './cast.ts'
import { noteChanges, wipe } from './change-log.ts'

export interface CompanyOptions {
  /** Emptied first. */
  database: Database
  /** When the story begins, with its zone: `2026-03-02T09:00[Europe/Stockholm]`. */
  now: string
  /** Called after each thing that happened and is over: a person's move, a beat of the clock. */
  stepped?: (company: Company) => Promise<void>
  /** Once it is aborted the clock turns no further, and whoever turns it learns that by an error. */
  signal?: AbortSignal
  /** Where the bot's own log goes. */
  log?: (line: string) => void
}

/** A company at work: its Slack, the real bot in it, and the clock. */
export interface Company {
  readonly sandbox: Sandbox
  readonly workspace: Workspace
  readonly database: Database
  readonly clock: TurnableClock
  person(name: string): Person
  /** Turns the clock forward, never back; what falls due on the way happens in its order. */
  until(moment: Temporal.Instant | string): Promise<void>
  /** Lets the bot do what is due now. */
  beat(): Promise<void>
  stop(): Promise<void>
}

const SIGNING_SECRET = 'the-signing-secret-of-the-demo'
const STOP_WITHIN_MS = 3000

/** Opens the company on an empty database. The bot is started as in production, over signed HTTP. */
export async function openCompany(options: CompanyOptions): Promise<Company> {
  const { database } = options
  const clock = new TurnableClock(options.now)
  const [sandbox] = await Promise.all([startSandbox({ clock, workspaces: [COMPANY] }), wipe(database)])
  const workspace = sandbox.workspace()
  const app = await startBot(options, sandbox, clock)
  sandbox.connectHttp({ url: `http://127.0.0.1:${app.port}/slack/events`, signingSecret: SIGNING_SECRET })
  await noteChanges(database)
  const stepped = async () => options.stepped?.(company)
  const beat = async () => {
    await app.tick()
    await app.forget()
    await app.idle()
    await stepped()
  }
  const company: Company = {
    sandbox,
    workspace,
    database,
    clock,
    person: (name) => workspace.person(name),
    async until(moment) {
      const target = instantOf(moment)
      if (Temporal.Instant.compare(target, clock.now()) < 0)
        throw new Error(`The clock turns forward only: ${target} is over.`)
      const unlessLeft = async () => {
        options.signal?.throwIfAborted()
        await beat()
      }
      await turnUntil({ clock, database, beat: unlessLeft }, target)
    },
    beat,
    async stop() {
      await app.stop(STOP_WITHIN_MS)
      await sandbox.stop()
    },
  }
  sandbox.settle = async () => {
    await app.idle()
    await stepped()
  }
  return company
}

function startBot(
  { database, log }: CompanyOptions,
  sandbox: Sandbox,
  clock: TurnableClock,
): Promise<DesksideApp> {
  const { botToken } = sandbox.workspace()
  const transport = { mode: 'http', signingSecret: SIGNING_SECRET } as const
  return startApp({
    config: botConfig({ botToken, transport, apiUrl: sandbox.apiUrl }),
    database,
    clock,
    log: createLog({ level: 'info', pretty: false, destination: { write: (line) => log?.(line) } }),
  })
}

/** A moment with its zone, like `2026-03-02T09:00[Europe/Stockholm]`. */
function instantOf(moment: Temporal.Instant | string): Temporal.Instant {
  return typeof moment === 'string' ? Temporal.ZonedDateTime.from(moment).toInstant() : moment
}
