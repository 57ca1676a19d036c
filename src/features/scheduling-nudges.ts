import type { Temporal } from 'temporal-polyfill'
import type { SlotOffer } from '../db/slot-offers.ts'
import type { NewNudge } from '../domain/nudge.ts'
import type { Session } from '../domain/session.ts'
import { SESSION_FOR_DELEGATE, type TIMES_NEXT, type TIMES_NOW } from './session/ids.ts'

/** The message with the times of an offer, for one of those who may take one. */
export function timesNudge(
  { id, workspaceId, pairId }: SlotOffer,
  userId: string,
  kind: typeof TIMES_NOW | typeof TIMES_NEXT,
  now: Temporal.Instant,
): NewNudge {
  return { workspaceId, kind, occasion: `times:${id}:${userId}`, userId, pairId, subject: id, dueAt: now }
}

/** The session as it is now, for whoever schedules for its leader. */
export function sessionForDelegate(
  { workspaceId, id: sessionId, pairId, revision, state }: Session,
  userId: string,
  now: Temporal.Instant,
): NewNudge {
  const kind = SESSION_FOR_DELEGATE
  const occasion = `${kind}:${sessionId}:${userId}:${revision}:${state}`
  return { workspaceId, kind, occasion, userId, pairId, sessionId, subject: String(revision), dueAt: now }
}
