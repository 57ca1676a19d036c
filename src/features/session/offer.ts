import { Temporal } from 'temporal-polyfill'
import type { Tx } from '../../db/client.ts'
import { storedZone } from '../../db/members.ts'
import { upcomingSessions } from '../../db/sessions.ts'
import { closeOffer, insertOffer, openOffer, type SlotOffer } from '../../db/slot-offers.ts'
import type { Pair } from '../../domain/pair.ts'
import { nextReachable } from '../../domain/reachable.ts'
import { endsAt, type Session } from '../../domain/session.ts'
import { localMoment } from '../../domain/working-time.ts'
import type { Deps } from '../feature.ts'
import { pairDelegate } from '../pair-delegate.ts'
import { storedReach } from '../reach.ts'
import { timesNudge } from '../scheduling-nudges.ts'
import { AGREEMENT } from '../start/ids.ts'
import { SESSION_OFFERED, TIMES_DUE, TIMES_NEXT, TIMES_NOW } from './ids.ts'
import { wantedFor } from './slot-facts.ts'

export interface OfferWanted {
  /** The session after which the next one is looked for; null at the beginning. */
  after: string | null
  kind: typeof TIMES_NOW | typeof TIMES_NEXT
  /** Whether the programme may be over with the last session, so that nobody is asked for a further one. */
  onlyInTime?: boolean
}

/**
 * Offers the leader of a locked pair three times, and their delegate too. Nothing where the pair does not meet, has a
 * session before it, or has an offer already. The times themselves are found when the messages go out.
 */
export async function makeOffer(
  deps: Deps,
  tx: Tx,
  pair: Pair,
  { after, kind, onlyInTime }: OfferWanted,
  now: Temporal.Instant,
): Promise<boolean> {
  const { workspaceId, id: pairId } = pair
  if (pair.state !== 'active') return false
  if ((await upcomingSessions(tx, workspaceId, [pairId], now)).length > 0) return false
  if (await openOffer(tx, workspaceId, pairId)) return false
  if (onlyInTime && (await isPastTheEnd(tx, pair, now))) return false
  const offer = await insertOffer(
    tx,
    { id: crypto.randomUUID(), workspaceId, pairId, afterSessionId: after },
    now,
  )
  const delegateId = await pairDelegate(tx, pair)
  const readers = [pair.menteeId, ...(delegateId ? [delegateId] : [])]
  await deps.outbox.plan(
    tx,
    readers.map((userId) => timesNudge(offer, userId, kind, now)),
    now,
  )
  await redrawOffered(deps, tx, offer)
  return true
}

async function isPastTheEnd(tx: Tx, pair: Pair, now: Temporal.Instant): Promise<boolean> {
  const wanted = await wantedFor(tx, pair, await storedZone(tx, pair.workspaceId, pair.menteeId), now)
  return pair.endsOn !== null && Temporal.PlainDate.compare(wanted, pair.endsOn) > 0
}

/** An offer of a locked pair that was overtaken, if there is one. */
export async function endOpenOffer(deps: Deps, tx: Tx, { workspaceId, id: pairId }: Pair): Promise<void> {
  const offer = await openOffer(tx, workspaceId, pairId)
  if (offer) await endOffer(deps, tx, offer, 'over')
}

/** What shows the offer says that it is done with; what was not sent is not needed any more. */
export async function endOffer(deps: Deps, tx: Tx, offer: SlotOffer, state: 'taken' | 'over'): Promise<void> {
  await closeOffer(tx, offer, state)
  const kinds = [TIMES_NOW, TIMES_NEXT]
  const { workspaceId, pairId } = offer
  await deps.outbox.cancel(tx, workspaceId, { kinds, pairId })
  await redrawOffer(deps, tx, offer)
  await redrawOffered(deps, tx, offer)
}

/** The messages with the times. */
export async function redrawOffer(deps: Deps, tx: Tx, { workspaceId, pairId }: SlotOffer): Promise<void> {
  await deps.outbox.redraw(tx, workspaceId, { kinds: [TIMES_NOW, TIMES_NEXT], pairId })
}

/** What tells the pair's conversation that there is an offer. */
async function redrawOffered(deps: Deps, tx: Tx, offer: SlotOffer): Promise<void> {
  const { workspaceId, pairId, afterSessionId: sessionId } = offer
  const shown = sessionId === null ? { kinds: [AGREEMENT], pairId } : { kinds: SESSION_OFFERED, sessionId }
  await deps.outbox.redraw(tx, workspaceId, shown)
}

/** On the leader's working morning after a session the next one is thought of. */
export async function planNextOffer(
  deps: Deps,
  tx: Tx,
  session: Session,
  pair: Pair,
  now: Temporal.Instant,
): Promise<void> {
  const { workspaceId, id: sessionId, pairId, revision } = session
  const reach = await storedReach(tx, workspaceId, pair.menteeId)
  const end = endsAt(session).toZonedDateTimeISO(reach.zone).toPlainDate()
  const dueAt = nextReachable(localMoment(end.add({ days: 1 }), reach.workFrom, reach.zone), reach)
  const occasion = `${TIMES_DUE}:${sessionId}:${revision}`
  await deps.outbox.plan(
    tx,
    [
      {
        workspaceId,
        kind: TIMES_DUE,
        occasion,
        pairId,
        sessionId,
        subject: String(revision),
        dueAt,
      },
    ],
    now,
  )
}
