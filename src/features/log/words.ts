import type { KeepRefusal, LineRefusal } from '../../domain/learning.ts'
import { assertNever } from '../../domain/result.ts'
import { NOT_YOUR_PAIR } from '../pair-choice.ts'

// All of them may stand beside a field, so they are plain text.

export const UNKNOWN_LINE =
  'I cannot find this line in your log; perhaps you have deleted it. Nothing was changed. /mentor log shows what is there.'
export const OUTDATED_LINE_FORM =
  'This window is out of date. Copy your text, then type /mentor log and open it once more.'
export const UNKNOWN_TAUGHT = 'I cannot find this session among yours. Nothing was changed.'
export const NOT_HELD =
  'As far as I know this session has not taken place, so there is nothing to note about it yet. Nothing was changed.'

export function keepRefusalWords(refusal: KeepRefusal): string {
  switch (refusal.kind) {
    case 'not-your-pair':
      return NOT_YOUR_PAIR
    case 'not-started':
      return 'This pair has not started, so it has no log. Nothing was changed.'
    case 'deleted':
      return 'This pair is over and its notes are deleted, as your ground rules say. Nothing was changed.'
    default:
      return assertNever(refusal)
  }
}

export function lineRefusalWords(refusal: LineRefusal): string {
  switch (refusal.kind) {
    case 'unknown':
      return UNKNOWN_LINE
    case 'corrected-elsewhere':
      return 'You changed this line in another window meanwhile. Copy your text, close this window and open the line once more.'
    default:
      return assertNever(refusal)
  }
}
