import type { NudgeGroup } from '../../domain/nudge.ts'
import { assertNever } from '../../domain/result.ts'
import type { SnoozeRefusal } from '../../domain/snooze.ts'
import { day } from '../../slack/mrkdwn.ts'

export const UNKNOWN = 'I cannot find this message here. Nothing was changed.'
export const NOT_YOURS =
  'This message is for somebody else, so only they can put it off. Nothing was changed.'
export const NOTHING_OPEN = 'There is nothing open in this message any more, so nothing was changed.'
export const NO_REMINDERS_LEFT =
  'I have reminded you of this session twice, so I will not ask again. This message stays here for when you have a minute.'
export const DATE_MISSING = 'Choose a day.'

export function snoozeRefusalWords(refusal: SnoozeRefusal): string {
  switch (refusal.kind) {
    case 'not-ahead':
      return 'Choose tomorrow or a later day. Nothing was changed.'
    case 'too-far':
      return `That is far ahead. Choose a day until ${day(refusal.latest)}. Nothing was changed.`
    case 'outlived':
      return `By then it would have lost its point: it can wait until ${day(refusal.lastDay)} at most, on a working day of yours. Nothing was changed.`
    default:
      return assertNever(refusal)
  }
}

export const GROUP_WORDS: Record<NudgeGroup, { name: string; what: string }> = {
  'check-in': { name: 'Weekly check-in', what: 'once a week, how it is going' },
  brief: {
    name: 'Brief before a session',
    what: 'one or two working days ahead: when, with whom, what about',
  },
  tip: { name: 'Tip in the brief', what: 'one short tip or thought, a different one every time' },
  question: { name: 'Question after a session', what: 'at its end, how it was' },
  reminder: { name: 'Reminders', what: 'of what you have not answered, at most two for a session' },
  news: {
    name: 'News of your pairs',
    what: 'a proposal nobody answered, a partner who left or is back, a log that is shared with you, what became of what you told IT; for coordinators, pairs that no longer meet',
  },
  'ask-now': { name: '“Ask now” hint', what: 'ten minutes before a session ends, for mentors' },
  times: { name: 'Times for the next session', what: 'three to choose from, for leaders' },
  time: { name: 'Your hours as a mentor', what: 'at most once a month, when they are nearly used up' },
  digest: {
    name: 'Feedback about IT',
    what: 'for IT leads: the weekly digest on Mondays, and in the morning what of the ledger waits for you; for owners, that something is theirs',
  },
}

/** Why somebody did not get a message; null where there is nothing to wonder about, as after an answer. */
export function droppedWords(outcome: string | null): string | null {
  switch (outcome) {
    case 'away':
    case 'expired-away':
      return 'you were away'
    case 'holiday':
    case 'expired-holiday':
      return 'it was a public holiday'
    case 'expired-out-of-hours':
      return 'no working hour of yours was left for it'
    case 'expired':
    case 'too-late':
      return 'it would have come too late'
    case 'over-budget':
      return 'over your budget of two reminders for a session'
    case 'merged':
      return 'another message asks the same'
    case 'silent':
      return 'the ones before went by without an answer; `/mentor check-ins` brings them back'
    case 'switched-off':
      return 'you have switched it off'
    case 'pair-not-active':
    case 'no-active-pair':
      return 'your pair was not active'
    default:
      return null
  }
}
