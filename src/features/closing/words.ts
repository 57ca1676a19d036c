import type { ClosingRefusal } from '../../domain/closing.ts'
import type { Pair } from '../../domain/pair.ts'
import { assertNever } from '../../domain/result.ts'
import { day } from '../../slack/mrkdwn.ts'

export const UNKNOWN_CLOSING = 'I cannot find this pair among yours. Nothing was changed.'
export const OUTDATED_CLOSING =
  'This window is out of date. Copy your text, then type /mentor closing and open it once more.'
export const NOTHING_TO_CLOSE =
  'You are not part of a pair that is closing. Once your last session is near, `/mentor closing` opens its summary.'

/** Plain text, because it also stands beside the field of a form. */
export function closingRefusalWords(refusal: ClosingRefusal, { endsOn }: Pick<Pair, 'endsOn'>): string {
  switch (refusal.kind) {
    case 'not-your-pair':
      return 'This is the closing summary of two other people, so only they can open it. Nothing was changed.'
    case 'too-early': {
      const until = endsOn === null ? '' : ` Your pair runs until ${day(endsOn)}.`
      return `The closing summary opens one session before your last one.${until} Nothing was changed.`
    }
    case 'not-running':
      return refusal.state === 'ended'
        ? 'This pair ended early, which is fine, and has no closing summary. Nothing was changed.'
        : 'This pair has not started, so there is nothing to close. Nothing was changed.'
    case 'over':
      return `This summary could be written until ${day(refusal.since)}. It stands in your conversation as it is; nothing was changed.`
    default:
      return assertNever(refusal)
  }
}
