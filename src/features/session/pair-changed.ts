import { storedZone } from '../../db/members.ts'
import { upcomingSessions, updateSession } from '../../db/sessions.ts'
import { fallsWithPair } from '../../domain/session.ts'
import type { Deps, PairChanged } from '../feature.ts'
import { SESSION_SHOWN } from './ids.ts'

/** A pair that pauses or ends does not meet: what it had booked meanwhile is cancelled, by nobody in particular. */
export function cancelWithPair(deps: Deps): PairChanged {
  return async (tx, pair, now) => {
    const { workspaceId } = pair
    const upcoming = await upcomingSessions(tx, workspaceId, [pair.id], now)
    if (upcoming.length === 0) return
    const zone = await storedZone(tx, workspaceId, pair.menteeId)
    for (const session of upcoming) {
      if (!fallsWithPair(session, pair, zone)) continue
      const sessionId = session.id
      await updateSession(tx, session, { state: 'cancelled', cancelledBy: null })
      await deps.outbox.cancel(tx, workspaceId, { sessionId })
      await deps.outbox.redraw(tx, workspaceId, { kinds: SESSION_SHOWN, sessionId })
      await deps.sessionChanged(tx, { ...session, state: 'cancelled', cancelledBy: null }, now)
    }
  }
}
