import type { Tx } from '../db/client.ts'
import { delegateOf } from '../db/delegates.ts'
import { type Pair, roleOf } from '../domain/pair.ts'

/** Who schedules for the pair's leader: nobody where that is its own mentor, who has a part of their own. */
export async function pairDelegate(tx: Tx, pair: Pair): Promise<string | null> {
  const delegateId = await delegateOf(tx, pair.workspaceId, pair.menteeId)
  return delegateId === null || roleOf(pair, delegateId) !== null ? null : delegateId
}
