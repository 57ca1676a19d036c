import type { CreateFeature } from '../feature.ts'
import { endCommand, endSubmitted } from './end.ts'
import { END_FORM } from './ids.ts'
import { endNudges, planCompletion } from './nudges.ts'

/** `/mentor end`, and the end that every pair has by agreement. */
export const end: CreateFeature = (deps) => ({
  words: { end: endCommand(deps) },
  forms: { [END_FORM]: endSubmitted(deps) },
  nudges: endNudges(deps),
  pairChanged: (tx, pair, now) => planCompletion(deps, tx, pair, now),
})
