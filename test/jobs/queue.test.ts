import { Writable } from 'node:stream'
import { sql } from 'drizzle-orm'
import { PgBoss } from 'pg-boss'
import { Temporal } from 'temporal-polyfill'
import { afterEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { defineJob, type Job } from '../../src/jobs/define-job.ts'
import { createQueue, type Queue } from '../../src/jobs/queue.ts'
import { createLog } from '../../src/lib/log.ts'
import { testDatabase } from '../support/database.ts'

const payload = z.object({ id: z.string() })

const SECRET = 'the network team never answers'

describe.each(['postgres', 'embedded'] as const)('the job queue on a %s database', async (kind) => {
  const database = await testDatabase(kind)
  const started: Queue[] = []
  let spaces = 0
  let logged: string[] = []

  afterEach(async () => {
    await Promise.all(started.splice(0).map((queue) => queue.stop(1_000)))
    logged = []
  })

  const newNamespace = () => `T${++spaces}`

  async function begin(jobs: readonly Job<unknown>[], namespace = newNamespace()): Promise<Queue> {
    const destination = new Writable({
      write(line, _encoding, done) {
        logged.push(String(line))
        done()
      },
    })
    const log = createLog({ level: 'debug', pretty: false, destination })
    const queue = createQueue(database, { namespace, log })
    started.push(queue)
    await queue.start(jobs)
    return queue
  }

  const enqueue = <P>(queue: Queue, job: Job<P>, payload: P) =>
    database.db.transaction((tx) => queue.enqueue(tx, job, payload))

  const due = (name: string) =>
    database.db.execute(
      sql`update pgboss.job set start_after = now() where name = ${name} and state = 'retry'`,
    )

  const states = async (name: string) =>
    (await database.db.execute(sql`select state, output from pgboss.job where name = ${name}`)).rows

  test('runs what a committed transaction enqueued', async () => {
    const { job, seen } = collecting('greet')
    const queue = await begin([job])
    await enqueue(queue, job, { id: 'a' })
    await queue.idle()
    expect(seen).toEqual(['a'])
  })

  test('forgets what a rolled-back transaction enqueued', async () => {
    const { job, seen } = collecting('greet')
    const queue = await begin([job])
    const failing = database.db.transaction(async (tx) => {
      await queue.enqueue(tx, job, { id: 'never' })
      throw new Error('changed our mind')
    })
    await expect(failing).rejects.toThrow('changed our mind')
    await enqueue(queue, job, { id: 'sentinel' })
    await queue.idle()
    expect(seen).toEqual(['sentinel'])
  })

  // Workers look by themselves every 2 to 20 seconds: only when each commit wakes them is this done in time.
  test('begins at once', { timeout: 10_000 }, async () => {
    const kinds = Array.from({ length: 8 }, (_, n) => gated(`kind-${n}`))
    const queue = await begin(kinds.map(({ job }) => job))
    for (const { job, gate, entered } of kinds) {
      gate.resolve()
      await enqueue(queue, job, { id: 'now' })
      await entered
    }
  })

  test('works off many jobs of one transaction without a pause', { timeout: 10_000 }, async () => {
    const ids = Array.from({ length: 30 }, (_, n) => `job ${n}`)
    const all = Promise.withResolvers<void>()
    const seen: string[] = []
    const job = defineJob({
      name: 'greet',
      payload,
      run: async ({ id }) => {
        if (seen.push(id) === ids.length) all.resolve()
      },
    })
    const queue = await begin([job])
    await database.db.transaction(async (tx) => {
      for (const id of ids) await queue.enqueue(tx, job, { id })
    })
    await all.promise
    expect(seen.toSorted()).toEqual(ids.toSorted())
  })

  test('lets a job enqueue the next one, even while the workers are only starting', async () => {
    const { job: second, seen } = collecting('second')
    let queue = createQueue(database, { namespace: 'T0', log: createLog({ level: 'silent', pretty: false }) })
    const first = defineJob({ name: 'first', payload, run: (handed) => enqueue(queue, second, handed) })
    await queue.start([first, second])
    await queue.stop(1_000)
    await enqueue(queue, first, { id: 'left over' })

    queue = createQueue(database, { namespace: 'T0', log: createLog({ level: 'silent', pretty: false }) })
    started.push(queue)
    await queue.start([first, second])
    await queue.idle()
    expect(seen).toEqual(['left over'])
  })

  test('keeps a job for later when it is told to', async () => {
    const { job, seen } = collecting('greet')
    const namespace = newNamespace()
    const queue = await begin([job], namespace)
    await database.db.transaction((tx) => queue.enqueue(tx, job, { id: 'later' }, { afterSeconds: 3_600 }))
    await queue.idle()
    expect(seen).toEqual([])
    expect(await states(`greet.${namespace}`)).toEqual([{ state: 'created', output: null }])
  })

  test('refuses a payload that its job would not understand, and stores nothing', async () => {
    const { job } = collecting('greet')
    const namespace = newNamespace()
    const queue = await begin([job], namespace)
    const wrong: Job<unknown> = job
    await expect(enqueue(queue, wrong, { id: 7 })).rejects.toThrow()
    expect(await states(`greet.${namespace}`)).toEqual([])
  })

  test('refuses a job that nobody would run', async () => {
    const queue = await begin([collecting('greet').job])
    await expect(enqueue(queue, collecting('stranger').job, { id: 'x' })).rejects.toThrow(
      'The job stranger is not one of those that were started',
    )
  })

  test('hands a job values that JSON does not know, where the schema translates them', async () => {
    const instant = z.codec(z.string(), z.instanceof(Temporal.Instant), {
      decode: (written) => Temporal.Instant.from(written),
      encode: (value) => value.toString(),
    })
    const seen: Temporal.Instant[] = []
    const job = defineJob({
      name: 'timed',
      payload: z.object({ at: instant }),
      run: async ({ at }) => void seen.push(at),
    })
    const queue = await begin([job])
    await enqueue(queue, job, { at: Temporal.Instant.from('2026-03-29T01:00:00Z') })
    await queue.idle()
    expect(seen.map(String)).toEqual(['2026-03-29T01:00:00Z'])
  })

  test('tries a failing job again, gives up in the end, and never tells what it was about', async () => {
    let attempts = 0
    const job = defineJob({
      name: 'stumble',
      payload: z.object({ words: z.string() }),
      run: async ({ words }) => {
        attempts++
        throw new RangeError(`cannot send "${words}"`, { cause: { words } })
      },
    })
    const namespace = newNamespace()
    const queue = await begin([job], namespace)
    await enqueue(queue, job, { words: SECRET })
    await queue.idle()
    expect(attempts).toBe(1)
    expect(await states(`stumble.${namespace}`)).toMatchObject([{ state: 'retry' }])

    while (attempts < 6) {
      await due(`stumble.${namespace}`)
      await queue.idle()
    }
    expect(attempts).toBe(6)
    const [{ state, output } = {}] = await states(`stumble.${namespace}`)
    expect(state).toBe('failed')
    expect(JSON.stringify(output)).not.toContain(SECRET)
    expect(logged.join('')).not.toContain(SECRET)
    const errors = logged.map((line) => JSON.parse(line)).filter((line) => line.level === 50)
    expect(errors).toMatchObject([{ msg: 'A job has failed for good', job: 'stumble', namespace }])
  })

  test('runs a job again whose process crashed', async () => {
    const { job, seen } = collecting('greet')
    const namespace = newNamespace()
    const name = `greet.${namespace}`
    const queue = await begin([job], namespace)
    await database.db.transaction(async (tx) => {
      await queue.enqueue(tx, job, { id: 'interrupted' })
      await tx.execute(sql`
        update pgboss.job set state = 'active', started_on = now() - interval '2 minutes' where name = ${name}`)
    })
    const anyReplica = new PgBoss({ ...database.queue, schedule: false, supervise: false })
    await anyReplica.start()
    await anyReplica.supervise(name)
    await anyReplica.stop({ graceful: false })
    await due(name)
    await queue.idle()
    expect(seen).toEqual(['interrupted'])
  })

  test('finishes what runs before it stops, and leaves the rest for later', async () => {
    // Two runs, because a second worker that is just asking for work may still get some.
    const { job, seen, gate, entered } = gated('slow', 2)
    const namespace = newNamespace()
    const queue = await begin([job], namespace)
    await enqueue(queue, job, { id: 'running' })
    await enqueue(queue, job, { id: 'running too' })
    await entered
    const stopped = queue.stop(10_000)
    await enqueue(queue, job, { id: 'too late' })
    gate.resolve()
    await stopped
    expect(seen.toSorted()).toEqual(['running', 'running too'])

    const successor = await begin([job], namespace)
    await successor.idle()
    expect(seen[2]).toBe('too late')
  })

  test('gives up waiting at the deadline, and the job runs again elsewhere', async () => {
    const { job, gate, entered } = gated('stuck')
    const namespace = newNamespace()
    const queue = await begin([job], namespace)
    await enqueue(queue, job, { id: 'x' })
    await entered
    await queue.stop(50)
    expect(await states(`stuck.${namespace}`)).toMatchObject([{ state: 'retry' }])
    gate.resolve()
  })

  test('shares the work among replicas, each job running once', async () => {
    const namespace = newNamespace()
    const sides = [collecting('greet'), collecting('greet'), collecting('greet')] as const
    const queue = await begin([sides[0].job], namespace)
    for (const { job } of sides.slice(1)) await begin([job], namespace)
    const ids = Array.from({ length: 40 }, (_, n) => `job ${n}`)
    await Promise.all(ids.map((id) => enqueue(queue, sides[0].job, { id })))
    await queue.idle()
    expect(sides.flatMap(({ seen }) => seen).toSorted()).toEqual(ids.toSorted())
  })

  test('leaves the jobs of another namespace alone', async () => {
    const ours = collecting('greet')
    const theirs = collecting('greet')
    const ourQueue = await begin([ours.job])
    const theirQueue = await begin([theirs.job])
    await enqueue(ourQueue, ours.job, { id: 'ours' })
    await enqueue(theirQueue, theirs.job, { id: 'theirs' })
    await Promise.all([ourQueue.idle(), theirQueue.idle()])
    expect([ours.seen, theirs.seen]).toEqual([['ours'], ['theirs']])
  })

  test('is ready between start and stop', async () => {
    const queue = createQueue(database, {
      namespace: newNamespace(),
      log: createLog({ level: 'silent', pretty: false }),
    })
    await expect(queue.ping()).rejects.toThrow('do not run')
    await queue.start([collecting('greet').job])
    await expect(queue.ping()).resolves.toBeUndefined()
    await queue.stop(1_000)
    await expect(queue.ping()).rejects.toThrow('do not run')
  })
})

function collecting(name: string) {
  const seen: string[] = []
  const job = defineJob({ name, payload, run: async ({ id }) => void seen.push(id) })
  return { job, seen }
}

/** A job whose every run waits for the gate, and a promise of so many runs having begun. */
function gated(name: string, runs = 1) {
  const seen: string[] = []
  const gate = Promise.withResolvers<void>()
  const begun = Promise.withResolvers<void>()
  let entries = 0
  const job = defineJob({
    name,
    payload,
    run: async ({ id }) => {
      if (++entries === runs) begun.resolve()
      await gate.promise
      seen.push(id)
    },
  })
  return { job, seen, gate, entered: begun.promise }
}
