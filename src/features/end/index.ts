import type { CreateFeature } from '../feature.ts'
import { endCommand, endSubmitted } from './end.ts'
import { END_FORM } from './ids.ts'
import { endNudges } from './nudges.ts'

/** `/mentor end`: a pair that ends before its last day. */
export const end: CreateFeature = (deps) => ({
  words: { end: endCommand(deps) },
  forms: { [END_FORM]: endSubmitted(deps) },
  nudges: endNudges(deps),
})
