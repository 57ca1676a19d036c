import type { Tx } from '../../db/client.ts'
import { coordinatorsBeside } from '../../db/members.ts'
import { pairsOf } from '../../db/pairs.ts'
import { partnerOf } from '../../domain/pair.ts'

/** The coordinators who may hear of somebody: not the person, and nobody with whom the person is in a pair. */
export async function coordinatorsFor(tx: Tx, workspaceId: string, userId: string): Promise<string[]> {
  const partners = (await pairsOf(tx, workspaceId, userId)).map((pair) => partnerOf(pair, userId))
  return coordinatorsBeside(tx, workspaceId, [userId, ...partners])
}
