import type { Tx } from '../../db/client.ts'
import { findPair } from '../../db/pairs.ts'
import { updateSession } from '../../db/sessions.ts'
import { mayLookBack } from '../../domain/feedback.ts'
import type { Role } from '../../domain/pair.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import { isUnheard, type Session } from '../../domain/session.ts'
import type { Interaction } from '../../slack/interaction.ts'
import type { Deps } from '../feature.ts'
import {
  isReplaced,
  type LockedSession,
  lockNamedSession,
  REPLACED,
  UNKNOWN_SESSION,
} from '../lock-session.ts'
import { SESSION_BOOKED, SESSION_MISSED_NOTE, SESSION_MOVED } from '../session/ids.ts'
import { STALL_NOTE } from '../stall/ids.ts'
import { planTimeCheck } from '../time-check.ts'
import { SHOWN } from './planning.ts'
import { lookBackRefusalWords } from './words.ts'

/** The session that somebody looks back on in this role, locked; or why they may not, in words. */
export async function lookBack(
  tx: Tx,
  { workspaceId, userId, now }: Pick<Interaction, 'workspaceId' | 'userId' | 'now'>,
  as: Role,
  sessionId: string,
): Promise<Result<LockedSession, string>> {
  const found = await lockNamedSession(tx, workspaceId, sessionId)
  if (!found) return refuse(UNKNOWN_SESSION)
  const may = mayLookBack(found.session, found.pair, { userId, as }, now)
  if (!may.ok) return refuse(lookBackRefusalWords(may.refusal))
  return (await isReplaced(tx, found.session)) ? refuse(REPLACED) : ok(found)
}

/** Whoever looks back on a session says with it that it was held; what shows the session follows. */
export async function recordHeld(
  deps: Deps,
  tx: Tx,
  session: Session,
  as: Role,
  changes: { rating?: number; nothingToTell?: boolean } = {},
): Promise<void> {
  const { workspaceId, id } = session
  await updateSession(tx, session, { ...changes, state: 'held' })
  const kinds = [...SHOWN[as], SESSION_BOOKED, SESSION_MOVED, SESSION_MISSED_NOTE]
  await deps.outbox.redraw(tx, workspaceId, { kinds, sessionId: id })
  await deps.outbox.redraw(tx, workspaceId, { kinds: [STALL_NOTE], pairId: session.pairId })
  // It was taken for missed, and counts among the mentor's hours from now on.
  const pair = isUnheard(session) ? await findPair(tx, workspaceId, session.pairId) : null
  if (pair) await planTimeCheck(deps, tx, pair.mentorId, deps.clock.now())
}
