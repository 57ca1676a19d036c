import { resolve } from 'node:path'
import { startSandbox } from '../sandbox/index.ts'
import { ShiftedClock } from './clock.ts'
import { colleagues, found } from './company.ts'
import { openDatabase, readRows } from './database.ts'
import { FaultySlack } from './faults.ts'
import { readFlags, USAGE } from './flags.ts'
import { InFlight } from './in-flight.ts'
import { holds, judge } from './judge.ts'
import { FIRST_DUE } from './pair.ts'
import { planIncidents } from './plan.ts'
import { Replica } from './replica.ts'
import { report } from './report.ts'
import { carryOut } from './run.ts'
import { whatStands } from './standing.ts'

/**
 * Two processes of the real bot on one PostgreSQL, killed and restarted while Slack and the database fail them; then
 * what they wrote down is held against what really stands in Slack.
 */
const SIGNING_SECRET = 'the-signing-secret-of-the-chaos-run'
const LATE_MS = 5 * 60_000
/** Time for the first processes to start. */
const BEFORE_FIRST_DUE = { seconds: 10 }
/** Slack refuses what is so much faster than the pace that the bots were told. */
const HEADROOM = 1.1

const say = (line: string) => process.stdout.write(`${line}\n`)
const flags = readFlags(process.argv.slice(2))
if (flags === null) {
  process.stderr.write(`${USAGE}\n`)
  process.exit(64)
}
const { seed, nudges, kills, pace } = flags
say(`npm run chaos -- --seed ${seed} --nudges ${nudges} --kills ${kills} --pace ${pace}`)
say('The seed decides which call meets which fault, and after how many posts what is killed or goes away.')

const database = await openDatabase(process.env.TEST_DATABASE_URL)
const clock = new ShiftedClock(FIRST_DUE.subtract({ minutes: 5 }))
const people = colleagues(nudges)
const sandbox = await startSandbox({ clock, workspaces: [{ key: 'acme', people, channels: [] }] })
const acme = sandbox.workspace()
const replicas: Replica[] = []
process.once('exit', () => {
  for (const replica of replicas) replica.stop()
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

const waves = Math.ceil(nudges / pace)
const company = await found(database.db, {
  workspaceId: acme.teamId,
  people: people.map(({ username, zone }) => ({ id: acme.person(username).id, zone })),
  waves,
})
say(`${people.length} people are owed ${company.owed.length} messages, due in ${waves} waves a minute apart.`)

const slack = new FaultySlack({ seed, apiUrl: sandbox.apiUrl, occasionOf: company.occasionOf })
await slack.start()
const inFlight = new InFlight(slack)
sandbox.rateLimits.on('chat.postMessage', Math.ceil(pace * HEADROOM))
clock.shiftMs = FIRST_DUE.subtract(BEFORE_FIRST_DUE).epochMilliseconds - Date.now()
for (const name of ['a', 'b']) {
  const environment = (life: string) => ({
    SLACK_BOT_TOKEN: acme.botToken,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_API_URL: slack.apiUrlOf(life),
    DATABASE_URL: database.url,
    PACE_PER_MINUTE: String(pace),
    SHIFT_MS: String(clock.shiftMs),
  })
  replicas.push(new Replica({ name, environment, preload: resolve('test/support/shifted-time.ts') }))
}
for (const replica of replicas) replica.start()

const incidents = planIncidents({ seed, posts: nudges, kills })
const parts = {
  workspaceId: acme.teamId,
  owed: company.owed,
  incidents,
  database,
  slack,
  replicas,
  inFlight,
  clock,
  say,
}
await carryOut(parts)
for (const replica of replicas) replica.stop()

const { byOccasion, strangers } = whatStands(sandbox, company)
const doubts = new Map(company.owed.map(({ occasion }) => [occasion, inFlight.doubtsAbout(occasion)]))
const rows = await readRows(database.db, acme.teamId)
const verdict = judge({ owed: company.owed, rows, standing: byOccasion, doubts, lateMs: LATE_MS })
const total = (count: (replica: Replica) => number) => replicas.reduce((sum, one) => sum + count(one), 0)
const tally = {
  kills: total((replica) => replica.kills),
  killsWhileStarting: total((replica) => replica.killsWhileStarting),
  starts: total((replica) => replica.starts),
  ended: replicas.flatMap(({ ended }) => ended),
  databaseRestart: database.how,
  inFlight: inFlight.count,
  tooMany: slack.tooMany,
  faults: slack.faults,
  strangers,
  lateMs: LATE_MS,
  trail: (occasion: string) => inFlight.trail(occasion),
}
say(`\nSeed ${seed}`)
for (const line of report(verdict, tally)) say(line)
for (const [message, times] of replicas.flatMap(({ errors }) => [...errors]))
  say(`logged as an error, ${times} times: ${message}`)

const happened = tally.kills >= kills && strangers === 0
const holdsUp = holds(verdict) && happened
say(holdsUp ? '\nNothing was lost, and no copy without a send whose outcome was unknown.' : '\nFAILED')
process.exitCode = holdsUp ? 0 : 1
await slack.stop()
await sandbox.stop()
await database.close()
