import type { SpeakRefusal } from '../domain/feedback-note.ts'
import { assertNever } from '../domain/result.ts'

/** Why somebody may not say anything new about IT outside a session; plain text, as it may stand beside a field. */
export function speakRefusalWords(refusal: SpeakRefusal): string {
  switch (refusal.kind) {
    case 'not-yours':
      return refusal.as === 'mentee'
        ? 'This is for the leader of that pair, so only they can say it. Nothing was changed.'
        : 'This is for the mentor of that pair, so only they can note it. Nothing was changed.'
    case 'not-running':
      return 'This pair does not run any more, so there is nobody to say it to. Nothing was changed.'
    default:
      return assertNever(refusal)
  }
}
