import { connect, type Database } from '../../src/db/client.ts'
import { claimAll } from './engine.ts'
import { type Figure, median, timed } from './figures.ts'
import { distinct, readingAll } from './plans.ts'
import { type Query, recordingQueries } from './recorded-queries.ts'
import { connected, fill } from './seed.ts'
import type { Stage } from './stage.ts'

const WORKSPACE = 'T0BENCH'
const DUE = 1_000
const ROUNDS = 15
const WARM_UP = 2

/** What a beat of the clock costs the database: with much due among few and among many planned nudges, and with nothing. */
export async function tick(stage: Stage): Promise<Figure[]> {
  const few = await tableOf(stage, 10_000)
  const many = await tableOf(stage, 1_000_000)
  try {
    const took = { few: [] as number[], many: [] as number[] }
    for (let round = 0; round < WARM_UP + ROUNDS; round++) {
      const ms = { few: await claim(few), many: await claim(many) }
      if (round < WARM_UP) continue
      took.few.push(ms.few)
      took.many.push(ms.many)
    }
    const busy = await recordingQueries(() => claimAll(many.database.db, WORKSPACE))
    await giveBack(many)
    const reading = await readingAll(many.url, busy)
    for (const text of reading) stage.say(`  reads a whole table: ${text}`)
    return [
      {
        ...of('1,000 due among 1,000,000 against 10,000', median(took.many) / median(took.few), 'x'),
        target: { atMost: 1.3 },
      },
      of('1,000 due among 1,000,000', median(took.many), 'ms'),
      of('1,000 due among 10,000', median(took.few), 'ms'),
      {
        ...of(`of ${distinct(busy).length} queries read a whole table`, reading.length, ''),
        target: { atMost: 0 },
      },
      { ...of('idle, in the database', await idle(many), 'ms'), target: { atMost: 5 } },
    ]
  } finally {
    await few.database.close()
    await many.database.close()
  }
}

const of = (name: string, value: number, unit: string): Figure => ({ bench: 'tick', name, value, unit })

interface Table {
  url: string
  database: Database
}

async function tableOf(stage: Stage, nudges: number): Promise<Table> {
  stage.say(`  ${nudges} planned nudges ...`)
  const url = await stage.database()
  await fill(url, { workspaceId: WORKSPACE, pairs: 1_000, nudges, due: DUE })
  return { url, database: await connect({ url }) }
}

/** Milliseconds in which all that is due is claimed; then it is as if nothing had happened. */
async function claim(table: Table): Promise<number> {
  let claimed = 0
  const ms = await timed(async () => {
    claimed = await claimAll(table.database.db, WORKSPACE)
  })
  if (claimed !== DUE) throw new Error(`${claimed} were claimed instead of ${DUE}`)
  await giveBack(table)
  return ms
}

/** The same state again, and the same size: nothing that was measured before shows in what is measured next. */
async function giveBack({ url }: Table): Promise<void> {
  await connected(url, async (client) => {
    await client.query('delete from send_lanes')
    await client.query(
      `update nudges set state = 'pending', queued_at = null where state in ('queued', 'sending')`,
    )
    await client.query('vacuum nudges')
    await client.query('vacuum send_lanes')
  })
}

/** Milliseconds that PostgreSQL needs for a beat when nothing is due. */
async function idle({ url, database }: Table): Promise<number> {
  await connected(url, (client) =>
    client.query(`update nudges set due_at = now() + interval '1 day' where due_at <= now()`),
  )
  const sums: number[] = []
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const queries = await recordingQueries(() => claimAll(database.db, WORKSPACE))
    if (round >= WARM_UP) sums.push(total(queries))
  }
  return median(sums)
}

const total = (queries: readonly Query[]): number => queries.reduce((sum, { ms }) => sum + ms, 0)
