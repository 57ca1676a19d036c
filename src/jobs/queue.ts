import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { fromDrizzle, type JobWithMetadata, PgBoss } from 'pg-boss'
import type { Logger } from 'pino'
import { z } from 'zod'
import type { Database, Tx } from '../db/client.ts'
import { within } from '../lib/within.ts'
import type { Job } from './define-job.ts'

export interface Queue {
  /** Stores a job in the caller's transaction; it runs once that commits, `afterSeconds` later if given. */
  enqueue<P>(
    tx: Tx,
    job: Pick<Job<P>, 'name' | 'payload'>,
    payload: P,
    options?: { afterSeconds?: number },
  ): Promise<void>
  /** Begins to work off these kinds of jobs; the others cannot be enqueued. */
  start(jobs: readonly Job<unknown>[]): Promise<void>
  /**
   * Resolves when no job is due or running, with whether there was one; what is to run later, or again later, is not
   * waited for.
   */
  idle(): Promise<boolean>
  /** Rejects when the workers do not run or their tables do not answer within two seconds. */
  ping(): Promise<void>
  /** Takes no new job, waits up to `deadlineMs` for those that run, and gives the rest back to be run again. */
  stop(deadlineMs: number): Promise<void>
}

const Stored = z.object({ payload: z.unknown() })

const PING_MS = 2_000
const IDLE_CHECK_MS = 4
const WORKERS_PER_KIND = 2

/** Retried after about 5, 10, 20, 40 and 80 seconds, then failed. */
const RETRIES = { retryLimit: 5, retryDelay: 5, retryBackoff: true, retryDelayMax: 300 }

const KIND = {
  ...RETRIES,
  notify: true,
  /** A run that takes longer is given up: its process has crashed or hangs. */
  expireInSeconds: 60,
  deleteAfterSeconds: 3 * 24 * 60 * 60,
}

/** Commits wake the workers; polling finds what became due by itself. Nothing else has to be looked at often. */
const POLLING = { notifyPollingIntervalSeconds: 20, pollingIntervalSeconds: 2 }
const HOUSEKEEPING = {
  schedule: false,
  superviseIntervalSeconds: 60,
  monitorIntervalSeconds: 60,
  maintenanceIntervalSeconds: 60 * 60,
  queueCacheIntervalSeconds: 10 * 60,
  bamIntervalSeconds: 10 * 60,
  flowIntervalSeconds: 60 * 60,
}

/**
 * The jobs of one namespace (a workspace) on the given database. Any number of processes may work on the same
 * namespace, each job running in one of them; other namespaces of the database are left alone.
 */
export function createQueue(database: Database, options: { namespace: string; log: Logger }): Queue {
  const { namespace, log } = options
  const boss = new PgBoss({ ...database.queue, ...HOUSEKEEPING })
  const queueName = (jobName: string) => `${jobName}.${namespace}`
  const graveyard = queueName('dead-letter')
  const workers = new Map<string, string[]>()
  let running = false

  boss.on('error', (err) => log.warn({ err }, 'The job queue had an error'))
  boss.on('warning', (warning) => log.warn({ warning: warning.message }, 'The job queue has a warning'))

  const wake = (queue: string) => {
    for (const worker of workers.get(queue) ?? []) boss.notifyWorker(worker)
  }

  async function work(queue: string, run: (stored: JobWithMetadata) => Promise<void>): Promise<void> {
    const handler = async ([stored]: JobWithMetadata[]) => {
      // A worker that has had a job would rest until the next notification, however many jobs are waiting.
      wake(queue)
      if (stored) await run(stored)
    }
    const started = Array.from({ length: WORKERS_PER_KIND }, () =>
      boss.work(queue, { ...POLLING, includeMetadata: true }, handler),
    )
    workers.set(queue, await Promise.all(started))
  }

  async function open(queue: string, settings: object): Promise<void> {
    await boss.createQueue(queue, settings)
    await boss.updateQueue(queue, settings) // creating leaves an existing queue as an older release made it
  }

  async function runJob(job: Job<unknown>, stored: JobWithMetadata): Promise<void> {
    try {
      await job.run(job.payload.parse(Stored.parse(stored.data).payload))
    } catch (err) {
      const attempt = stored.retryCount + 1
      log.warn({ job: job.name, jobId: stored.id, namespace, attempt, err }, 'A job threw')
      // What is thrown here is stored beside the job, and an error may quote the words it choked on.
      throw new Error('The job threw; the log has the reason under its id')
    }
  }

  return {
    async enqueue(tx, job, payload, { afterSeconds = 0 } = {}) {
      const queue = queueName(job.name)
      // Asking for an unknown queue inside a transaction would wait for ever on the one connection of PGlite.
      if (!workers.has(queue)) throw new Error(`The job ${job.name} is not one of those that were started`)
      const data = { payload: z.encode(job.payload, payload) }
      await boss.send(queue, data, { db: fromDrizzle(tx, sql), startAfter: afterSeconds })
    },

    async start(jobs) {
      await boss.start()
      await open(graveyard, KIND)
      for (const job of jobs) await open(queueName(job.name), { ...KIND, deadLetter: graveyard })
      await work(graveyard, async ({ sourceName, sourceId }) => {
        const job = sourceName?.slice(0, -namespace.length - 1)
        log.error({ job, jobId: sourceId, namespace }, 'A job has failed for good')
      })
      for (const job of jobs) await work(queueName(job.name), (stored) => runJob(job, stored))
      running = true
    },

    async idle() {
      for (let hasWaited = false; ; hasWaited = true) {
        const busy = running ? await busyQueues() : []
        if (busy.length === 0) return hasWaited
        for (const { name, waiting } of busy) if (waiting) wake(name)
        await pause(IDLE_CHECK_MS)
      }
    },

    async ping() {
      if (!running) throw new Error('The job workers do not run')
      await within(PING_MS, boss.schemaVersion(), 'The job queue did not answer in time')
    },

    async stop(deadlineMs) {
      running = false
      const finished = Promise.all([...workers.keys()].map((queue) => boss.offWork(queue)))
      await within(deadlineMs, finished, 'Jobs were still running at the deadline').catch((err) =>
        log.warn({ err, namespace }, 'Some jobs did not finish in time and will run again'),
      )
      await boss.stop({ graceful: false })
    },
  }

  /** The queues with a job that is due or running; `waiting` says that no worker has taken one of them yet. */
  async function busyQueues(): Promise<{ name: string; waiting: boolean }[]> {
    const names = sql.join(
      [...workers.keys()].map((name) => sql`${name}`),
      sql`, `,
    )
    const { rows } = await database.db.execute<{ name: string; waiting: boolean }>(sql`
      select name, bool_or(state <> 'active') as waiting from pgboss.job
      where name in (${names})
        and (state = 'active' or (state in ('created', 'retry') and start_after <= now()))
      group by name`)
    return rows
  }
}
