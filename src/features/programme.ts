import type { Tx } from '../db/client.ts'
import { storedZone } from '../db/members.ts'
import { sessionsOf } from '../db/sessions.ts'
import { type ClosingPlace, closingPlace, type Programme } from '../domain/closing.ts'
import { isRunning, type Pair } from '../domain/pair.ts'
import type { Session } from '../domain/session.ts'

/** All that says how near a pair is to its end. */
export async function programmeOf(tx: Tx, pair: Pair): Promise<Programme> {
  const { workspaceId, id, menteeId } = pair
  return {
    pair,
    sessions: await sessionsOf(tx, workspaceId, id),
    zone: await storedZone(tx, workspaceId, menteeId),
  }
}

/** Whether a session is the last one by agreement or the one before it; nothing of the kind once the pair is over. */
export async function placeOf(
  tx: Tx,
  session: Pick<Session, 'id'>,
  pair: Pair,
): Promise<ClosingPlace | null> {
  return isRunning(pair) ? closingPlace(session.id, await programmeOf(tx, pair)) : null
}
