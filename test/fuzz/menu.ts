import { WebClient } from '@slack/web-api'
import type { Feature } from '../../src/features/feature.ts'
import { features } from '../../src/features/index.ts'
import { createOutbox } from '../../src/jobs/outbox.ts'
import { createQueue } from '../../src/jobs/queue.ts'
import { createSendMarks } from '../../src/jobs/send-marks.ts'
import { createLog } from '../../src/lib/log.ts'
import { createMetrics } from '../../src/lib/metrics.ts'
import { createPeople } from '../../src/slack/people.ts'
import { UNHURRIED } from '../support/unhurried.ts'
import type { TestWorld } from '../support/world.ts'

export interface Menu {
  /** What may stand behind `/mentor`. */
  words: string[]
  actionIds: string[]
  callbackIds: string[]
}

/** Everything the bot listens to, from the features' own tables, so that a new one is fuzzed without being named. */
export function menuOf({ database, sandbox, acme, clock }: TestWorld): Menu {
  const { db } = database
  const { teamId: workspaceId } = acme
  const log = createLog({ level: 'silent', pretty: false, destination: { write: () => {} } })
  const client = new WebClient(acme.botToken, { slackApiUrl: sandbox.apiUrl })
  const queue = createQueue(database, { namespace: 'never-started', log })
  const nothing = async () => {}
  const kinds = new Map()
  const parts = {
    db,
    queue,
    client,
    clock,
    marks: createSendMarks({ db, workspaceId: 'never-started', clock }),
    pace: UNHURRIED,
    log,
    workspaceId,
    kinds,
    metrics: createMetrics(),
    undeliverable: nothing,
  }
  const deps = {
    workspaceId,
    db,
    client,
    clock,
    outbox: createOutbox(parts),
    people: createPeople(client, client, workspaceId),
    findPair: async () => null,
    kinds: parts.kinds,
    pairChanged: nothing,
    sessionChanged: nothing,
    itChannelReady: nothing,
  }
  const built = features.map((create): Feature => create(deps))
  const keys = (part: 'words' | 'clicks' | 'forms') =>
    built.flatMap((feature) => Object.keys(feature[part] ?? {}))
  return { words: keys('words'), actionIds: keys('clicks'), callbackIds: keys('forms') }
}
