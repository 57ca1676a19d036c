import { type FeedbackItem, isOpen, SHARINGS, type Sharing } from './feedback.ts'
import { ok, type Result, refuse } from './result.ts'

/** What goes to IT, one way or the other. */
type Released = Exclude<Sharing, 'pair'>

/** Whether the second choice lets IT learn more than the first. */
export const isMore = (from: Sharing, to: Sharing): boolean => SHARINGS.indexOf(to) > SHARINGS.indexOf(from)

export type ChoiceRefusal =
  | { kind: 'not-your-item' }
  /** What was read is not how it stands now. */
  | { kind: 'changed' }
  | { kind: 'seen-by-it'; sharing: Released }

/** Who asks, and the revision that they read. */
interface Asking {
  userId: string
  revision: number
}

/** May the leader have it back? Whether IT has got to see it is asked with the item locked. */
export function decideTakeBack(
  item: FeedbackItem | null,
  by: Asking,
  isSeenByIt: boolean,
): Result<'take-back' | 'with-you-already', ChoiceRefusal> {
  if (!item || item.menteeId !== by.userId) return refuse({ kind: 'not-your-item' })
  if (isOpen(item)) return ok('with-you-already')
  if (item.revision !== by.revision) return refuse({ kind: 'changed' })
  return isSeenByIt ? refuse(seenByItAlready(item)) : ok('take-back')
}

/**
 * What another choice of who may know means: `preview`, where IT would learn more than it has, because nothing goes there
 * that was not read word for word; `take-back`, where it would have less, or where it has nothing and now stays between the
 * two.
 */
export function decideChoice(
  item: FeedbackItem | null,
  wanted: Sharing,
  by: Asking,
  isSeenByIt: boolean,
): Result<'preview' | 'take-back' | 'unchanged', ChoiceRefusal> {
  if (!item || item.menteeId !== by.userId) return refuse({ kind: 'not-your-item' })
  if (item.revision !== by.revision) return refuse({ kind: 'changed' })
  if (isOpen(item)) {
    if (wanted !== 'pair') return ok('preview')
    return ok(item.sharing === 'pair' ? 'unchanged' : 'take-back')
  }
  if (wanted === item.sharing) return ok('unchanged')
  if (isMore(item.sharing, wanted)) return ok('preview')
  return isSeenByIt ? refuse(seenByItAlready(item)) : ok('take-back')
}

const seenByItAlready = ({ sharing }: FeedbackItem): ChoiceRefusal => ({
  kind: 'seen-by-it',
  // A check in the table holds that nothing shared stays between the two.
  sharing: sharing === 'named' ? 'named' : 'theme',
})
