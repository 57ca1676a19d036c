import { startApp } from '../../src/app.ts'
import { connect } from '../../src/db/client.ts'
import { PROPOSAL, PROPOSAL_REMINDER } from '../../src/features/start/ids.ts'
import { createLog } from '../../src/lib/log.ts'
import { startSandbox } from '../sandbox/index.ts'
import { configOf } from './children.ts'
import { fastClock } from './fast-clock.ts'
import type { Figure } from './figures.ts'
import { makeProposals, planNudges } from './proposals.ts'
import type { Stage } from './stage.ts'

const TIMES = 5
const MINUTES = 5
const PER_MINUTE = 200
/** Slack's window slides, ours are the clock's minutes, and a process is late by a few milliseconds now and then. */
const ALLOWED_PER_MINUTE = PER_MINUTE * 1.02
/** Of half of them the profile is read before they are written to, which Slack allows 100 times a minute. */
const PEOPLE = 80
/** More than can be sent in the time, of two kinds: with and without a look at the profile. */
const NUDGES = 700

/** Two replicas on one database for five minutes of a fast clock, with more to send than the pace allows. */
export async function twoReplicas(stage: Stage): Promise<Figure[]> {
  const clock = fastClock('2026-03-03T10:00[Europe/Stockholm]', TIMES)
  const people = Array.from({ length: PEOPLE }, (_, i) => ({ name: `Person ${i}`, username: `p${i}` }))
  const monotonic = clock.elapsed
  const sandbox = await startSandbox({ clock, monotonic, workspaces: [{ key: 'acme', people }] })
  sandbox.rateLimits.on('chat.postMessage', ALLOWED_PER_MINUTE)
  sandbox.rateLimits.on('users.info')
  const { botToken, teamId: workspaceId, people: readers } = sandbox.workspace()
  const url = await stage.database()
  const pace = { PACE_PER_MINUTE: String(PER_MINUTE), DATABASE_URL: url }
  const config = configOf({ apiUrl: sandbox.apiUrl, botToken }, pace)
  const log = createLog({ level: 'warn', pretty: false, destination: process.stderr })
  const databases = [await connect({ url }), await connect({ url })] as const
  const apps = await Promise.all(databases.map((database) => startApp({ config, database, clock, log })))
  try {
    const userIds = readers.map(({ id }) => id)
    for (const [kind, half] of [
      [PROPOSAL, userIds.slice(PEOPLE / 2)],
      [PROPOSAL_REMINDER, userIds.slice(0, PEOPLE / 2)],
    ] as const) {
      const proposals = await makeProposals(url, workspaceId, { readers: half, count: NUDGES })
      await clock.until(await planNudges(databases[0], clock.now(), { workspaceId, kind, proposals }))
    }
    const begin = clock.now()
    for (let minute = 0; minute < MINUTES; minute++) {
      for (const app of apps) void app.tick()
      await clock.until(begin.add({ minutes: minute + 1 }))
    }
    const end = begin.add({ minutes: MINUTES })
    const until = clock.now()
    if (until.epochMilliseconds - end.epochMilliseconds > 1_000)
      stage.say('  the machine was too busy for the fast clock')
    const refused = sandbox.calls.filter(({ status }) => status === 429)
    for (const { method, at } of refused)
      stage.say(`  429 for ${method} after ${(at.epochMilliseconds - begin.epochMilliseconds) / 1000} s`)
    return figuresOf(sandbox.calls, begin.epochMilliseconds)
  } finally {
    await Promise.all(apps.map((app) => app.stop(5_000)))
    for (const database of databases) await database.close()
    await sandbox.stop()
  }
}

interface Called {
  method: string
  status: number
  at: { epochMilliseconds: number }
}

function figuresOf(calls: readonly Called[], begin: number): Figure[] {
  const counted = Array.from({ length: MINUTES }, (_, minute) => {
    const from = begin + minute * 60_000
    const inMinute = ({ at }: Called) => at.epochMilliseconds >= from && at.epochMilliseconds < from + 60_000
    return calls.filter((call) => call.method === 'chat.postMessage' && call.status === 200).filter(inMinute)
      .length
  })
  const off = Math.max(...counted.map((count) => Math.abs(count / PER_MINUTE - 1) * 100))
  const of = (name: string, value: number, unit: string) => ({ bench: 'deliver', name, value, unit })
  return [
    { ...of('two replicas, farthest minute from 200', off, '%'), target: { atMost: 2 } },
    {
      ...of('two replicas, 429', calls.filter(({ status }) => status === 429).length, ''),
      target: { atMost: 0 },
    },
    ...counted.map((count, minute) => of(`two replicas, minute ${minute + 1}`, count, 'posts')),
  ]
}
