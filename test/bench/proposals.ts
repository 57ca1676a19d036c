import type { Temporal } from 'temporal-polyfill'
import type { Database } from '../../src/db/client.ts'
import { insertNudges } from '../../src/db/nudges.ts'
import { connected } from './seed.ts'

/** A proposal that waits for this person's answer. */
export interface Proposal {
  pairId: string
  readerId: string
}

/** Makes so many open proposals; the readers take turns. */
export async function makeProposals(
  url: string,
  workspaceId: string,
  { readers, count }: { readers: readonly string[]; count: number },
): Promise<Proposal[]> {
  const proposals = Array.from({ length: count }, (_, number) => ({
    pairId: crypto.randomUUID(),
    readerId: readers[number % readers.length] ?? '',
  }))
  await connected(url, (client) =>
    client.query(
      `insert into pairs (id, workspace_id, mentor_id, mentee_id, proposed_by, request_key, state, topic, cadence,
         session_minutes, months, mentor_accepted_at, created_at)
       select id, $1, 'U0' || id, reader, 'U0' || id, id, 'proposed', 'Where IT could help more', 'monthly', 45, 6,
         now(), now()
       from unnest($2::uuid[], $3::text[]) as wanted (id, reader)`,
      [workspaceId, proposals.map(({ pairId }) => pairId), proposals.map(({ readerId }) => readerId)],
    ),
  )
  return proposals
}

/** Plans a nudge of this kind for each reader. They are due in a moment: at once would mean that somebody waits. */
export async function planNudges(
  { db }: Database,
  now: Temporal.Instant,
  { workspaceId, kind, proposals }: { workspaceId: string; kind: string; proposals: readonly Proposal[] },
): Promise<Temporal.Instant> {
  const dueAt = now.add({ milliseconds: 1 })
  const nudges = proposals.map(({ pairId, readerId }) => ({
    ...{ workspaceId, kind, userId: readerId, pairId, dueAt },
    occasion: `${kind}:${pairId}:${readerId}`,
  }))
  await db.transaction((tx) => insertNudges(tx, nudges, now))
  return dueAt
}
