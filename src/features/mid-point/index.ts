import { findPair } from '../../db/pairs.ts'
import { WORTHS } from '../../domain/mid-point.ts'
import type { CreateFeature } from '../feature.ts'
import { answerWorth } from './answer.ts'
import { MID_POINT, worthId } from './ids.ts'
import { midPointNudges } from './nudges.ts'
import { planReview } from './plan.ts'

/** After three sessions the two look back: worth the time, how far the goals are, what to change. */
export const midPoint: CreateFeature = (deps) => ({
  clicks: Object.fromEntries(WORTHS.map((worth) => [worthId(worth), answerWorth(deps, worth)])),
  nudges: midPointNudges(deps),
  async sessionChanged(tx, session, now) {
    const pair = await findPair(tx, session.workspaceId, session.pairId)
    if (pair) await planReview(deps, tx, pair, now, { evenLate: true })
  },
  takeOver: (tx, pair, _upcoming, now) => planReview(deps, tx, pair, now),
  async pairChanged(tx, pair, now) {
    await planReview(deps, tx, pair, now)
    await deps.outbox.redraw(tx, pair.workspaceId, { kinds: [MID_POINT], pairId: pair.id })
  },
})
