import { RATINGS } from '../../domain/feedback.ts'
import type { CreateFeature } from '../feature.ts'
import {
  FEEDBACK_DECIDE,
  FEEDBACK_FORM,
  FEEDBACK_LEAVE,
  FEEDBACK_NOTHING,
  FEEDBACK_PREVIEW,
  FEEDBACK_RATE_AGAIN,
  FEEDBACK_READ,
  FEEDBACK_REFLECT,
  FEEDBACK_SAY,
  FEEDBACK_TELL,
  MINE_FORM,
  REFLECTION_FORM,
  REFLECTION_KEPT,
  rateId,
} from './ids.ts'
import { mineClicks } from './mine.ts'
import { chosen } from './mine-choose.ts'
import { feedbackNudges } from './nudges.ts'
import { read, say, speak } from './outside.ts'
import { sessionChanged } from './planning.ts'
import { itChannelReady } from './posting.ts'
import { nothing, rate } from './rate.ts'
import { reflect, reflected } from './reflect.ts'
import { share } from './share.ts'
import { decide, leave } from './suggested.ts'
import { tell, told } from './tell.ts'

/**
 * After a session: the leader rates it and tells IT something, the mentor writes down what to keep. `/mentor feedback`:
 * the leader tells IT something at any other time.
 */
export const feedback: CreateFeature = (deps) => {
  const rated = rate(deps)
  return {
    words: { feedback: speak(deps) },
    clicks: {
      ...Object.fromEntries(RATINGS.map((rating) => [rateId(rating), rated])),
      [FEEDBACK_RATE_AGAIN]: rated,
      [FEEDBACK_TELL]: tell(deps),
      [FEEDBACK_NOTHING]: nothing(deps),
      [FEEDBACK_REFLECT]: reflect(deps),
      ...mineClicks(deps),
      [FEEDBACK_SAY]: say(deps),
      [FEEDBACK_READ]: read(deps),
      [FEEDBACK_DECIDE]: decide(deps),
      [FEEDBACK_LEAVE]: leave(deps),
    },
    forms: {
      [FEEDBACK_FORM]: told(deps),
      [FEEDBACK_PREVIEW]: share(deps),
      [MINE_FORM]: chosen(deps),
      [REFLECTION_FORM]: reflected(deps),
      [REFLECTION_KEPT]: async () => ({ do: 'close' }),
    },
    nudges: feedbackNudges(deps),
    sessionChanged: sessionChanged(deps),
    itChannelReady: itChannelReady(deps),
  }
}
