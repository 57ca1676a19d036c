import type { Tx } from '../db/client.ts'
import { storedZone } from '../db/members.ts'
import { sessionsWithFall } from '../db/sessions.ts'
import type { Pair } from '../domain/pair.ts'
import type { StallFacts } from '../domain/stall.ts'

/** What decides whether a pair has stalled, as the caller's transaction sees it. */
export async function stallFacts(tx: Tx, pair: Pair): Promise<StallFacts> {
  const { workspaceId } = pair
  return {
    pair,
    sessions: await sessionsWithFall(tx, workspaceId, [pair.id]),
    zone: await storedZone(tx, workspaceId, pair.menteeId),
  }
}
