import type { CreateFeature } from '../feature.ts'
import { redrawBriefs } from '../redraw-briefs.ts'
import { confirmed } from './confirm.ts'
import { BRIEF_FINE } from './ids.ts'
import { briefNudges } from './nudges.ts'
import { planBriefs, sessionChanged } from './planning.ts'

/** Before a session: the mentor gets what to prepare, the mentee two lines and one click. */
export const brief: CreateFeature = (deps) => ({
  clicks: { [BRIEF_FINE]: confirmed(deps) },
  nudges: briefNudges(deps),
  sessionChanged: sessionChanged(deps),
  async takeOver(tx, pair, upcoming, now) {
    for (const session of upcoming) await planBriefs(deps, tx, session, pair, now)
  },
  // Goals and the agreement stand in it.
  pairChanged: (tx, pair, now) => redrawBriefs(deps, tx, [pair.id], now),
})
