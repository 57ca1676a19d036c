import { expect, test } from 'vitest'
import { z } from 'zod'
import { connect } from '../../src/db/client.ts'
import { defineJob } from '../../src/jobs/define-job.ts'
import { createQueue } from '../../src/jobs/queue.ts'
import { createLog } from '../../src/lib/log.ts'
import { testDatabaseUrl } from '../support/database.ts'

test('replicas that start together on an empty database set up the queue once', async () => {
  const url = await testDatabaseUrl()
  const databases = await Promise.all(Array.from({ length: 4 }, () => connect({ url })))
  const log = createLog({ level: 'silent', pretty: false })
  const seen: string[] = []
  const job = defineJob({
    name: 'greet',
    payload: z.object({ id: z.string() }),
    run: async ({ id }) => void seen.push(id),
  })
  const queues = databases.map((database) => createQueue(database, { namespace: 'T1', log }))
  await Promise.all(queues.map((queue) => queue.start([job])))
  await Promise.all(
    queues.map((queue, n) => databases[n]?.db.transaction((tx) => queue.enqueue(tx, job, { id: `${n}` }))),
  )
  await queues[0]?.idle()
  expect(seen.toSorted()).toEqual(['0', '1', '2', '3'])
  await Promise.all(queues.map((queue) => queue.stop(1_000)))
  await Promise.all(databases.map((database) => database.close()))
})
