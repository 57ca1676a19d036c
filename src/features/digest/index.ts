import type { CreateFeature } from '../feature.ts'
import { planNextWeek } from './make.ts'
import { digestNudges } from './nudges.ts'
import { openDigest } from './open.ts'

/** Once a week IT hears how feedback stands, in figures that tell of nobody; `/mentor digest` shows the latest. */
export const digest: CreateFeature = (deps) => ({
  words: { digest: openDigest(deps) },
  nudges: digestNudges(deps),
  async pairChanged(tx, { state }, now) {
    if (state === 'active') await planNextWeek(deps, tx, now)
  },
  takeOver: (tx, _pair, _upcoming, now) => planNextWeek(deps, tx, now),
})
