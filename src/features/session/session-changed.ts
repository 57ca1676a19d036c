import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../../db/client.ts'
import { findPair } from '../../db/pairs.ts'
import { latestSession } from '../../db/sessions.ts'
import { wasOffered } from '../../db/slot-offers.ts'
import type { Pair } from '../../domain/pair.ts'
import type { Session } from '../../domain/session.ts'
import type { Deps, PairChanged, SessionChanged, TakeOver } from '../feature.ts'
import { pairDelegate } from '../pair-delegate.ts'
import { sessionForDelegate } from '../scheduling-nudges.ts'
import { TIMES_DUE, TIMES_NEXT, TIMES_NOW } from './ids.ts'
import { endOpenOffer, makeOffer, planNextOffer } from './offer.ts'

/** What a session that was booked, moved, called off or missed means for the times that are offered, and for delegates. */
export function followSession(deps: Deps): SessionChanged {
  return async (tx, session, now) => {
    const pair = await findPair(tx, session.workspaceId, session.pairId)
    if (!pair) return
    await tellDelegate(deps, tx, session, pair, now)
    switch (session.state) {
      case 'scheduled':
        await endOpenOffer(deps, tx, pair)
        return planNextOffer(deps, tx, session, pair, now)
      case 'held':
        return planNextOffer(deps, tx, session, pair, now)
      default:
        await makeOffer(deps, tx, pair, { after: session.id, kind: TIMES_NOW }, now)
    }
  }
}

/** A pair that begins or goes on is offered times; one that rests or has ended is not. */
export function followPair(deps: Deps): PairChanged {
  return async (tx, pair, now) => {
    if (pair.state === 'active') {
      const last = await latestSession(tx, pair.workspaceId, pair.id)
      await makeOffer(deps, tx, pair, { after: last?.id ?? null, kind: TIMES_NEXT, onlyInTime: true }, now)
      return
    }
    await deps.outbox.cancel(tx, pair.workspaceId, { kinds: [TIMES_DUE], pairId: pair.id })
    await endOpenOffer(deps, tx, pair)
  }
}

/** After its latest session a pair is to be offered times; one that has never met, at once, unless it ever was. */
export function takeOverOffers(deps: Deps): TakeOver {
  return async (tx, pair, _upcoming, now) => {
    const { workspaceId, id } = pair
    const last = await latestSession(tx, workspaceId, id)
    if (last) return planNextOffer(deps, tx, last, pair, now)
    if (await wasOffered(tx, workspaceId, id)) return
    await makeOffer(deps, tx, pair, { after: null, kind: TIMES_NEXT, onlyInTime: true }, now)
  }
}

/** The leader's delegate hears of every date, and that it is off; what came of it is not theirs to know. */
async function tellDelegate(
  deps: Deps,
  tx: Tx,
  session: Session,
  pair: Pair,
  now: Temporal.Instant,
): Promise<void> {
  if (session.state !== 'scheduled' && session.state !== 'cancelled') return
  const userId = await pairDelegate(tx, pair)
  if (userId === null) return
  await deps.outbox.plan(tx, [sessionForDelegate(session, userId, now)], now)
}
