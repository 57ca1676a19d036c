import { z } from 'zod'
import type { Tx } from '../db/client.ts'
import { lockPair } from '../db/pairs.ts'
import { findSession, lockSession, sessionsAround } from '../db/sessions.ts'
import { isBefore } from '../domain/moments.ts'
import type { Pair } from '../domain/pair.ts'
import { endsAt, isUnheard, type Session } from '../domain/session.ts'

/** Answers a forged or foreign id. */
export const UNKNOWN_SESSION = 'I cannot find this session here. Nothing was changed.'

export const REPLACED =
  'The two of you have logged another session of that time, so I keep that one. Nothing was changed.'

/** A session and the pair that meets in it, both locked until the transaction ends. */
export interface LockedSession {
  session: Session
  pair: Pair
}

/**
 * The session that a client names and its pair, the pair locked first like everywhere; null for a forged or foreign
 * id. The pair's lock covers its feedback items: whoever saves or shares one takes it.
 */
export async function lockNamedSession(
  tx: Tx,
  workspaceId: string,
  named: string,
): Promise<LockedSession | null> {
  const id = z.uuid().safeParse(named)
  const seen = id.success ? await findSession(tx, workspaceId, id.data) : null
  const pair = seen && (await lockPair(tx, workspaceId, seen.pairId))
  const session = seen && (await lockSession(tx, workspaceId, seen.id))
  return session && pair ? { session, pair } : null
}

/** Whether a session that nobody spoke of was logged anew meanwhile: the two cannot have met twice at one time. */
export async function isReplaced(tx: Tx, session: Session): Promise<boolean> {
  if (!isUnheard(session)) return false
  return (await sessionsAround(tx, session.workspaceId, session.pairId, session)).some((other) =>
    isBefore(session.startsAt, endsAt(other)),
  )
}
