import { z } from 'zod'
import type { Tx } from '../../db/client.ts'
import { lockPair } from '../../db/pairs.ts'
import { findSession, lockSession, updateSession } from '../../db/sessions.ts'
import { mayLookBack } from '../../domain/feedback.ts'
import type { Pair, Role } from '../../domain/pair.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import type { Session } from '../../domain/session.ts'
import type { Interaction } from '../../slack/interaction.ts'
import type { Deps } from '../feature.ts'
import { SESSION_BOOKED, SESSION_MOVED } from '../session/ids.ts'
import { SHOWN } from './planning.ts'
import { lookBackRefusalWords, UNKNOWN_SESSION } from './words.ts'

export interface LookBack {
  session: Session
  pair: Pair
}

/** The session that somebody looks back on in this role, locked; or why they may not, in words. */
export async function lookBack(
  tx: Tx,
  { workspaceId, userId, now }: Pick<Interaction, 'workspaceId' | 'userId' | 'now'>,
  as: Role,
  sessionId: string,
): Promise<Result<LookBack, string>> {
  const found = await lockNamed(tx, workspaceId, sessionId)
  if (!found) return refuse(UNKNOWN_SESSION)
  const may = mayLookBack(found.session, found.pair, { userId, as }, now)
  return may.ok ? ok(found) : refuse(lookBackRefusalWords(may.refusal))
}

/**
 * The session that a client names and its pair, both locked, the pair first like everywhere; null for a forged or
 * foreign id. The session's lock covers its feedback items: whoever saves or shares one takes it.
 */
export async function lockNamed(tx: Tx, workspaceId: string, named: string): Promise<LookBack | null> {
  const id = z.uuid().safeParse(named)
  const seen = id.success ? await findSession(tx, workspaceId, id.data) : null
  const pair = seen && (await lockPair(tx, workspaceId, seen.pairId))
  const session = seen && (await lockSession(tx, workspaceId, seen.id))
  return session && pair ? { session, pair } : null
}

/** Whoever looks back on a session says with it that it was held; what shows the session follows. */
export async function recordHeld(
  deps: Deps,
  tx: Tx,
  { workspaceId, id }: Session,
  as: Role,
  changes: { rating?: number; nothingToTell?: boolean } = {},
): Promise<void> {
  await updateSession(tx, { workspaceId, id }, { ...changes, state: 'held' })
  const kinds = [...SHOWN[as], SESSION_BOOKED, SESSION_MOVED]
  await deps.outbox.redraw(tx, workspaceId, { kinds, sessionId: id })
}
