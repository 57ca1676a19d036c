import type { ChoiceRefusal } from '../../domain/consent.ts'
import type { FeedbackItem } from '../../domain/feedback.ts'
import { assertNever } from '../../domain/result.ts'

export const UNKNOWN_MINE = 'I cannot find this among what you told IT. Nothing was changed.'
export const NOT_WITH_IT = 'IT does not have this, so there is nothing to take back.'
export const OUTDATED_CHOICE = 'This window is out of date. Nothing was changed; please open it once more.'
export const CHOICE_MISSING = 'Please choose who may know.'

const SEEN = {
  theme:
    'IT has seen this already, so I cannot take it back. It has category, kind and month; not your words and not your name, and it gets neither without you. Nothing was changed.',
  named:
    'IT has seen this already, so I cannot take it back. It has read your words, with your name. Nothing was changed.',
}

/** Why somebody may not take it back or choose anew. */
export function choiceRefusalWords(refusal: ChoiceRefusal): string {
  switch (refusal.kind) {
    case 'not-your-item':
      return UNKNOWN_MINE
    case 'changed':
      return 'You have changed this since you opened the window. Nothing was changed now; please open it once more.'
    case 'seen-by-it':
      return SEEN[refusal.sharing]
    default:
      return assertNever(refusal)
  }
}

/** What has just come of it. */
export const withYouWords = ({ sharing }: Pick<FeedbackItem, 'sharing'>): string =>
  sharing === 'pair'
    ? 'Done. It stays between you and your mentor, who has your words from me.'
    : 'Done. IT does not have it: only you can read it.'

export const TAKEN_BACK = 'IT no longer has it.'
