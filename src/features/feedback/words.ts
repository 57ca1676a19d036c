import type { LookBackRefusal, Rating, SaveRefusal, ShareRefusal, Sharing } from '../../domain/feedback.ts'
import type { AnswerRefusal } from '../../domain/feedback-note.ts'
import { assertNever } from '../../domain/result.ts'

export const RATING_NAMES: Record<Rating, string> = {
  1: 'Not useful',
  2: 'Hardly useful',
  3: 'Fairly useful',
  4: 'Useful',
  5: 'Very useful',
}

/** Each in at most 75 characters, as Slack wants them. */
export const SHARING_WORDS: Record<Sharing, { name: string; description: string }> = {
  pair: {
    name: 'Only my mentor and I',
    description: 'Your mentor gets your words from me. Nobody else ever does.',
  },
  theme: {
    name: 'IT sees the topic only',
    description: 'No words, no name. Your mentor learns the topic and brings the answer.',
  },
  named: {
    name: 'IT sees my words and my name',
    description: 'Word for word as you typed them. Your mentor reads them, too.',
  },
}

export function lookBackRefusalWords(refusal: LookBackRefusal): string {
  switch (refusal.kind) {
    case 'not-yours':
      return refusal.as === 'mentee'
        ? 'This is for the leader of that session, so only they can answer it. Nothing was changed.'
        : 'This is for the mentor of that session, so only they can answer it. Nothing was changed.'
    case 'not-ended':
      return 'This session has not ended yet. I will ask you when it has; nothing was changed.'
    case 'not-held':
      return refusal.state === 'cancelled'
        ? 'This session was cancelled, so there is nothing to say about it. Nothing was changed.'
        : 'This session did not take place, so there is nothing to say about it. Nothing was changed.'
    default:
      return assertNever(refusal)
  }
}

export function saveRefusalWords(refusal: SaveRefusal): string {
  switch (refusal.kind) {
    case 'not-your-item':
      return 'This belongs to somebody else, so it was not saved. Please close this window and start again.'
    case 'already-shared':
      return 'You have shared this already, so it can no longer be corrected. Copy your text, close this window and choose “Tell IT something else”.'
    case 'another-open':
      return 'You have saved something else about this session in the meantime. Copy your text, close this window and choose “Read or correct”.'
    case 'corrected-elsewhere':
      return CORRECTED_ELSEWHERE
    default:
      return assertNever(refusal)
  }
}

export function shareRefusalWords(refusal: ShareRefusal): string {
  switch (refusal.kind) {
    case 'not-your-item':
      return 'I cannot find this among what you told me. Nothing was shared.'
    case 'kept-in-pair':
      return 'In the meantime you chose to keep this between you and your mentor. Nothing was shared with IT.'
    case 'changed':
      return 'It has changed since you read it. Nothing was shared; please close this window and read it once more.'
    default:
      return assertNever(refusal)
  }
}

export const CORRECTED_ELSEWHERE =
  'You corrected this in another window meanwhile. Copy your text, close this window and choose “Read or correct”.'

/** Where something goes as long as no coordinator has named a channel for IT. */
export const NO_CHANNEL =
  'IT has no channel here yet: IT leads find it in their ledger, and I post it as soon as a coordinator names one.'

export const UNKNOWN_RATING = 'I do not know this rating. Please choose one of the five; nothing was changed.'

export const UNKNOWN_ITEM = 'I cannot find this among what you told me. Nothing was changed.'

export const SHARED_BEFORE =
  'You have shared this already, so it can no longer be corrected. Nothing was changed; `/mentor feedback` tells IT something else.'

/** For whoever types `/mentor feedback` and is in no running pair. */
export const NO_VOICE =
  'Feedback about IT comes from leaders, who talk about it with their mentors. You are in no running pair as a leader at the moment, so there is nobody to hand it to. `/mentor start @someone` proposes a pair; nothing was changed.'

// All of these may stand beside a field, so they are plain text.

export const UNKNOWN_NOTE =
  'I cannot find this any more; perhaps your mentor has taken it back. Nothing was changed.'

export const TAKEN_BEFORE =
  'You have taken this up already. “Read or correct” opens it as long as it is not shared; nothing was changed.'

export function answerRefusalWords(refusal: AnswerRefusal): string {
  switch (refusal.kind) {
    case 'unknown':
      return UNKNOWN_NOTE
    case 'answered':
      return refusal.as === 'taken'
        ? TAKEN_BEFORE
        : 'You have left this one already, and your mentor can read so. Nothing was changed; /mentor feedback tells IT something at any time.'
    default:
      return assertNever(refusal)
  }
}
