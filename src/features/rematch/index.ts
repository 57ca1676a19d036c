import { searchesOf } from '../../db/next-steps.ts'
import { endsSearch } from '../../domain/rematch.ts'
import type { CreateFeature } from '../feature.ts'
import { choose, foundBy, look } from './choose.ts'
import {
  REMATCH_IN_TOUCH,
  REMATCH_LOOK,
  REMATCH_NOT_NOW,
  REMATCH_STOP,
  REMATCH_WISH,
  REMATCH_WISH_FORM,
} from './ids.ts'
import { rematchNudges } from './nudges.ts'
import { openWish, wished } from './wish.ts'

/** After a pair: another partner, staying in touch, or nothing for now. */
export const rematch: CreateFeature = (deps) => ({
  clicks: {
    [REMATCH_LOOK]: look(deps),
    [REMATCH_STOP]: choose(deps, 'stopped'),
    [REMATCH_NOT_NOW]: choose(deps, 'not-now'),
    [REMATCH_IN_TOUCH]: choose(deps, 'in-touch'),
    [REMATCH_WISH]: openWish(deps),
  },
  forms: { [REMATCH_WISH_FORM]: wished(deps) },
  nudges: rematchNudges(deps),
  async pairChanged(tx, pair, now) {
    for (const userId of [pair.mentorId, pair.menteeId])
      for (const search of await searchesOf(tx, pair.workspaceId, userId))
        if (endsSearch(pair, search)) await foundBy(deps, tx, search, now)
  },
})
