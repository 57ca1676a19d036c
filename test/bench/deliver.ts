import { setTimeout as pause } from 'node:timers/promises'
import type { WebClient } from '@slack/web-api'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type DesksideApp, startApp } from '../../src/app.ts'
import { connect, type Database } from '../../src/db/client.ts'
import { pairsOf } from '../../src/db/pairs.ts'
import { PROPOSAL } from '../../src/features/start/ids.ts'
import { proposalMessage } from '../../src/features/start/messages.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { createLog } from '../../src/lib/log.ts'
import { createClient } from '../../src/slack/connection.ts'
import { type Draft, post } from '../../src/slack/deliver.ts'
import { configOf, startChild } from './children.ts'
import { type Figure, median, timed } from './figures.ts'
import { twoReplicas } from './pace.ts'
import { makeProposals, planNudges } from './proposals.ts'
import { type Query, recordingQueries } from './recorded-queries.ts'
import type { Stage } from './stage.ts'

const PEOPLE = 200
const NUDGES = 400
const ROUNDS = 5
const LOOK_EVERY_MS = 10

const Host = z.object({
  apiUrl: z.string(),
  botToken: z.string(),
  teamId: z.string(),
  userIds: z.array(z.string()),
})
type Host = z.infer<typeof Host>

/** How fast nudges go out when nothing but the work itself holds them up, and that two replicas keep one pace. */
export async function deliver(stage: Stage): Promise<Figure[]> {
  return [...(await throughput(stage)), ...(await twoReplicas(stage))]
}

/** Nudges a second from planning to storing, against nothing but posting the same message, one after the other. */
async function throughput(stage: Stage): Promise<Figure[]> {
  const { child, said } = await startChild(new URL('./slack-host.ts', import.meta.url), {
    PEOPLE: String(PEOPLE),
  })
  const host = Host.parse(said)
  const url = await stage.database()
  const config = configOf(host, { DATABASE_URL: url, PACE_PER_MINUTE: '1000000', PACE_LANE_MS: '0' })
  const log = createLog({ level: 'warn', pretty: false, destination: process.stderr })
  const database = await connect({ url })
  const app = await startApp({ config, database, clock: systemClock, log })
  try {
    const bot = { app, database, url, host }
    await sendNudges(bot)
    const bulk = createClient(config.slack, 'bulk', log)
    const draft = await someProposal(bot)
    const took = { deskside: [] as number[], bare: [] as number[] }
    for (let round = 0; round < ROUNDS; round++) {
      took.bare.push(await timed(() => postAll(bulk, draft, host.userIds)))
      took.deskside.push(await sendNudges(bot))
    }
    const queries = await recordingQueries(() => sendNudges(bot))
    const perSecond = (ms: number[]) => (NUDGES * 1000) / median(ms)
    const [ours, bare] = [perSecond(took.deskside), perSecond(took.bare)]
    return [
      { ...of('against bare chat.postMessage', ours / bare, 'x'), target: { atLeast: 0.5 } },
      of('nudges', ours, 'a second'),
      of('database queries a nudge', queries.filter(isTheBots).length / NUDGES, ''),
      of('bare chat.postMessage', bare, 'a second'),
    ]
  } finally {
    await app.stop(5_000)
    await database.close()
    child.disconnect()
  }
}

const of = (name: string, value: number, unit: string): Figure => ({ bench: 'deliver', name, value, unit })

interface Bot {
  app: DesksideApp
  database: Database
  url: string
  host: Host
}

/** Milliseconds from the planning of so many nudges until the last one is stored as sent. */
async function sendNudges({ app, database, url, host }: Bot): Promise<number> {
  const { teamId: workspaceId, userIds: readers } = host
  const proposals = await makeProposals(url, workspaceId, { readers, count: NUDGES })
  return timed(async () => {
    await planNudges(database, systemClock.now(), { workspaceId, kind: PROPOSAL, proposals })
    await app.tick()
    while (await isLeft(database)) await pause(LOOK_EVERY_MS)
  })
}

async function isLeft({ db }: Database): Promise<boolean> {
  const { rows } = await db.execute<{ left: boolean }>(sql`
    select /* bench */ exists (select 1 from nudges where state = 'pending')
      or exists (select 1 from nudges where state in ('queued', 'sending')) as left`)
  return rows[0]?.left ?? false
}

/** The job queue has its own rhythm. */
const isTheBots = ({ text }: Query) => !text.includes('/* bench */') && !text.includes('pgboss')

/** What the nudges say, drawn once. */
async function someProposal({ database, host }: Bot): Promise<Omit<Draft, 'to'>> {
  const [reader = ''] = host.userIds
  const [pair] = await pairsOf(database.db, host.teamId, reader, ['proposed'])
  if (!pair) throw new Error('nothing was proposed')
  return proposalMessage(pair, reader)
}

async function postAll(
  client: WebClient,
  draft: Omit<Draft, 'to'>,
  userIds: readonly string[],
): Promise<void> {
  for (let posted = 0; posted < NUDGES; posted++) {
    const outcome = await post(client, { ...draft, to: userIds[posted % userIds.length] ?? '' })
    if (!outcome.ok) throw new Error(`Slack refused: ${outcome.failure.error}`)
  }
}
