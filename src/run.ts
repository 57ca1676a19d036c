import { startApp } from './app.ts'
import { readConfig } from './config.ts'
import { connect } from './db/client.ts'
import { systemClock } from './lib/clock.ts'
import { createLog } from './lib/log.ts'
import { within } from './lib/within.ts'
import { startSchedule } from './schedule.ts'
import { EX_CONFIG, startProblem } from './start-problem.ts'

/** sysexits.h: a bug. */
const EX_SOFTWARE = 70
const DRAIN_MS = 10_000
/** For what is done once the work has ended: giving jobs back, closing connections. */
const CLOSE_MS = 300

const read = readConfig(process.env, process.stdout.isTTY)
if (!read.ok) stopWith(EX_CONFIG, read.problems)
const { config } = read
const log = createLog(config.log)

const database = await connect(config.database).catch(cannotStart)
const app = await startApp({ config, database, clock: systemClock, log }).catch(async (error: unknown) => {
  // A lock on the data folder that stays behind would keep the next start waiting.
  await within(CLOSE_MS, database.close(), 'The database did not close').catch(() => {})
  return cannotStart(error)
})
const { tick, forget } = app
const schedule = startSchedule({ tick, forget }, (err) => log.error({ err }, 'a scheduled run failed'))
log.info(
  { port: app.port, transport: config.slack.transport.mode, database: database.kind },
  'deskside is running',
)

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    log.info({ signal }, 'stopping: no new work, finishing what runs')
    void stop(0)
  })
}
app.refused.then(({ variable, reason }) => {
  log.error({ variable, reason }, 'Slack has taken back a token: stopping')
  void stop(EX_CONFIG)
})
// Rejections that nobody handles arrive here too. Printed by the runtime, they would show people's words.
process.once('uncaughtException', (err) => {
  log.error({ err }, 'a bug in the bot: stopping')
  void stop(EX_SOFTWARE)
})

/** Finishes what runs and ends the process; a query that hangs does not keep it. */
async function stop(exitCode: number): Promise<void> {
  setTimeout(() => {
    log.warn('stopped; what did not finish runs again in another process')
    process.exit(exitCode)
  }, DRAIN_MS + CLOSE_MS)
  try {
    await Promise.all([schedule.stop(), app.stop(DRAIN_MS)])
    await database.close()
    log.info('stopped')
  } catch (err) {
    log.warn({ err }, 'stopped, though not everything could be closed')
  }
  process.exit(exitCode)
}

function cannotStart(error: unknown): never {
  const { exitCode, words } = startProblem(error)
  return stopWith(exitCode, [words])
}

function stopWith(code: number, problems: readonly string[]): never {
  const list = problems.map((problem) => `  - ${problem}\n`).join('')
  process.stderr.write(
    `Deskside cannot start:\n${list}Nothing was started. The README lists every variable.\n`,
  )
  process.exit(code)
}
