import { sql } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import { findNudge } from '../../src/db/nudges.ts'
import { nudges } from '../../src/db/schema.ts'
import { ensureWorkspace } from '../../src/db/workspaces.ts'
import { type Nudge, SEND } from '../../src/domain/nudge.ts'
import type { Pace } from '../../src/domain/pace.ts'
import type { NudgeKind, OutboxParts } from '../../src/jobs/nudge-kind.ts'
import { createOutbox } from '../../src/jobs/outbox.ts'
import { createQueue } from '../../src/jobs/queue.ts'
import { createSendMarks } from '../../src/jobs/send-marks.ts'
import { createLog } from '../../src/lib/log.ts'
import { createMetrics } from '../../src/lib/metrics.ts'
import { section } from '../../src/slack/blocks.ts'
import { createClient } from '../../src/slack/connection.ts'
import { startSandbox } from '../sandbox/index.ts'
import { TurnableClock } from './clock.ts'
import { testDatabase } from './database.ts'
import { UNHURRIED } from './unhurried.ts'

/** The outbox alone, with one kind of message, a note that says `facts.word`, and somebody who reads it. */
export async function openOutbox(pace: Pace = UNHURRIED) {
  const clock = new TurnableClock('2026-03-02T10:00[Europe/Stockholm]')
  const sandbox = await startSandbox({ clock })
  const acme = sandbox.workspace()
  const reader = acme.person('maya')
  const workspaceId = acme.teamId
  const database = await testDatabase('postgres')
  const { db } = database
  const logged: string[] = []
  const log = createLog({
    level: 'info',
    pretty: false,
    destination: { write: (line) => void logged.push(line) },
  })
  await database.migrate()
  await db.transaction((tx) => ensureWorkspace(tx, workspaceId, clock.now()))

  const facts = { word: 'old', whileDrawing: async () => {}, decision: SEND }
  const note: NudgeKind = {
    name: 'note',
    whenUnknown: 'again',
    decide: async () => facts.decision,
    async message() {
      const { word } = facts
      await facts.whileDrawing()
      return { text: word, blocks: [section(word)] }
    },
  }
  const queue = createQueue(database, { namespace: workspaceId, log })
  const client = createClient({ botToken: acme.botToken, apiUrl: sandbox.apiUrl }, 'bulk', log)
  const kinds = new Map([[note.name, note]])
  const parts: OutboxParts = {
    db,
    queue,
    client,
    clock,
    marks: createSendMarks({ db, workspaceId, clock }),
    pace,
    log,
    metrics: createMetrics(),
    workspaceId,
    kinds,
    undeliverable: async () => {},
  }
  const outbox = createOutbox(parts)
  await queue.start(outbox.jobs)

  let notes = 0
  return {
    ...{ clock, sandbox, reader, db, facts, queue, parts, outbox, logged },
    /** Plans notes to the reader; gives back their ids. */
    async plan(wanted: readonly { dueAt: Temporal.Instant; expiresAt?: Temporal.Instant }[]) {
      const known = new Set((await db.select({ id: nudges.id }).from(nudges)).map(({ id }) => id))
      const rows = wanted.map((one) => ({
        ...one,
        ...{ workspaceId, kind: note.name, userId: reader.id, occasion: `note ${notes++}` },
      }))
      await db.transaction((tx) => outbox.plan(tx, rows, clock.now()))
      const all = await db.select({ id: nudges.id }).from(nudges)
      return all.map(({ id }) => id).filter((id) => !known.has(id))
    },
    async nudge(id: string): Promise<Nudge> {
      const found = await findNudge(db, workspaceId, id)
      if (!found) throw new Error('no such nudge')
      return found
    },
    /** Resolves when everything that was asked for has happened. */
    async idle() {
      while ((await queue.idle()) || (await outbox.idle()));
    },
    redraw: () => db.transaction((tx) => outbox.redraw(tx, workspaceId, {})),
    /** The redraws that wait for a later moment, and for how many seconds each was put off. */
    async waiting() {
      const { rows } = await db.execute<{ seconds: number }>(sql`
        select round(extract(epoch from start_after - created_on))::int as seconds from pgboss.job
        where name = ${`nudge-redraw.${workspaceId}`} and state in ('created', 'retry')`)
      return rows.map(({ seconds }) => seconds)
    },
    /** Runs at once the redraws that wait for a later moment. */
    async hurry() {
      await queue.idle()
      await db.execute(sql`update pgboss.job set start_after = now()
        where name = ${`nudge-redraw.${workspaceId}`} and state in ('created', 'retry')`)
      await queue.idle()
    },
    async close() {
      await queue.stop(5_000)
      await sandbox.stop()
    },
  }
}
