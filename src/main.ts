import { startApp } from './app.ts'
import { readConfig } from './config.ts'
import { connect } from './db/client.ts'
import { FolderInUse } from './db/lock-folder.ts'
import { systemClock } from './lib/clock.ts'
import { createLog, describeError } from './lib/log.ts'
import { startSchedule } from './schedule.ts'
import { TokenRefused } from './slack/connection.ts'

/** sysexits.h: the configuration is wrong; restarting will not help. */
const EX_CONFIG = 78
/** sysexits.h: something the bot needs is away; restarting later may help. */
const EX_UNAVAILABLE = 69
const DRAIN_MS = 10_000

const read = readConfig(process.env, process.stdout.isTTY)
if (!read.ok) stopWith(EX_CONFIG, read.problems)
const { config } = read
const log = createLog(config.log)

const database = await connect(config.database).catch((error: unknown) =>
  stopWith(EX_UNAVAILABLE, [`The database cannot be opened: ${reasonOf(error)}`]),
)
const app = await startApp({ config, database, clock: systemClock, log }).catch((error: unknown) =>
  error instanceof TokenRefused
    ? stopWith(EX_CONFIG, [`${error.variable} is refused by Slack: ${error.reason}`])
    : stopWith(EX_UNAVAILABLE, [`Something the bot needs is away: ${reasonOf(error)}`]),
)
const schedule = startSchedule({ tick: app.tick }, (err) => log.error({ err }, 'a scheduled run failed'))
log.info(
  { port: app.port, transport: config.slack.transport.mode, database: database.kind },
  'deskside is running',
)

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, async () => {
    log.info({ signal }, 'stopping: no new work, finishing what runs')
    await schedule.stop()
    await app.stop(DRAIN_MS)
    await database.close()
    log.info('stopped')
    process.exit(0)
  })
}

function stopWith(code: number, problems: readonly string[]): never {
  const list = problems.map((problem) => `  - ${problem}\n`).join('')
  process.stderr.write(
    `Deskside cannot start:\n${list}Nothing was started. The README lists every variable.\n`,
  )
  process.exit(code)
}

/** As much of an error as may be shown: addresses may carry passwords, so no message of a library. */
function reasonOf(error: unknown): string {
  if (error instanceof FolderInUse) return error.message
  const { code, slackError, type, cause } = describeError(error)
  return [slackError ?? code ?? type, cause && reasonOf(error instanceof Error ? error.cause : undefined)]
    .filter(Boolean)
    .join(', ')
}
