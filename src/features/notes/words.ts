import type { NoteRefusal } from '../../domain/feedback-note.ts'
import { assertNever } from '../../domain/result.ts'

// All of them may stand beside a field, so they are plain text.

export const UNKNOWN_NOTE =
  'I cannot find this note among yours; perhaps you have deleted it. Nothing was changed. /mentor feedback shows what is there.'
export const NOT_NOTED =
  'You have suggested this already, so it stays as you sent it. Nothing was changed; /mentor feedback shows how it stands.'
export const ANSWERED = 'This is answered already, so it can no longer be taken back. Nothing was changed.'
export const NOTHING_HEARD =
  'There is nothing in your notes on this session that you heard about IT. Nothing was changed; “Read or correct” opens them.'
export const WORDS_MISSING = 'Write a few words, or close this window.'
export const OUTDATED_NOTE =
  'This window is out of date. Copy your text, then type /mentor feedback and write it there.'

export function noteRefusalWords(refusal: NoteRefusal): string {
  switch (refusal.kind) {
    case 'unknown':
      return UNKNOWN_NOTE
    case 'suggested-before':
      return NOT_NOTED
    case 'corrected-elsewhere':
      return 'You changed this note in another window meanwhile. Copy your text, close this window and open the note once more.'
    case 'one-waits':
      return 'This leader has not answered your last suggestion yet, and one at a time is enough, so nothing was sent. /mentor feedback keeps this one for later, or takes the other one back.'
    default:
      return assertNever(refusal)
  }
}
