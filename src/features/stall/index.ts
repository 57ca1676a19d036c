import { findPair } from '../../db/pairs.ts'
import type { CreateFeature } from '../feature.ts'
import { answerStall } from './answer.ts'
import { STALLED_OPEN, STALLED_TURNS, stallAnswerId } from './ids.ts'
import { lookAtPair, planFirstLook } from './look.ts'
import { stallNudges } from './nudges.ts'
import { openStalled, turnPage } from './open.ts'

/** Pairs that no longer meet: coordinators are told once, privately, and `/mentor stalled` lists them. */
export const stall: CreateFeature = (deps) => ({
  words: { stalled: openStalled(deps) },
  clicks: {
    [STALLED_OPEN]: openStalled(deps),
    [STALLED_TURNS.back]: turnPage(deps),
    [STALLED_TURNS.more]: turnPage(deps),
    [stallAnswerId('asking')]: answerStall(deps, 'asking'),
    [stallAnswerId('left')]: answerStall(deps, 'left'),
  },
  nudges: stallNudges(deps),
  pairChanged: (tx, pair, now) => lookAtPair(deps, tx, pair, now),
  takeOver: (tx, pair, _upcoming, now) => planFirstLook(deps, tx, pair, now),
  async sessionChanged(tx, session, now) {
    const pair = await findPair(tx, session.workspaceId, session.pairId)
    if (pair) await lookAtPair(deps, tx, pair, now)
  },
})
