import type { PairState } from '../../domain/pair.ts'
import { MAX_PAUSE_MONTHS, type PauseRefusal, type ResumeRefusal } from '../../domain/pause.ts'
import { assertNever } from '../../domain/result.ts'
import { day } from '../../slack/mrkdwn.ts'

export const DATE_MISSING = 'Choose the day on which the pair goes on.'
export const NONE_PAUSED =
  'None of your pairs is paused, so there is nothing to resume. `/mentor pause` pauses one.'
const RUNS_ALREADY = 'This pair is not paused. Nothing was changed.'

const PARTNER_LEFT =
  'Your partner is no longer in this workspace, so this pair rests already. Nothing was changed.'
const WHAT_ENDS_IT = 'To be free for a new one, type /mentor end; no reason needed.'

/** Why a pair cannot go on. Plain text, because it also stands beside the field of a form. */
export function resumeRefusalWords(refusal: ResumeRefusal): string {
  switch (refusal.kind) {
    case 'not-paused':
      return notRunningWords(refusal.state)
    case 'left':
      return `${PARTNER_LEFT} I am looking once more: if your partner is back, it goes on by itself. ${WHAT_ENDS_IT}`
    default:
      return assertNever(refusal)
  }
}

/** Why a pair cannot be paused so, in words beside the date. */
export function pauseRefusalWords(refusal: PauseRefusal): string {
  switch (refusal.kind) {
    case 'not-running':
      return notRunningWords(refusal.state)
    case 'left':
      return `${PARTNER_LEFT} ${WHAT_ENDS_IT}`
    case 'too-soon':
      return 'Choose tomorrow or a later day.'
    case 'too-long':
      return `A pause lasts at most ${MAX_PAUSE_MONTHS} months, so until ${day(refusal.latest)}. You can pause again then.`
    case 'past-the-end':
      return `The pair runs until ${day(refusal.endsOn)}. Choose an earlier day, or end it with /mentor end.`
    default:
      return assertNever(refusal)
  }
}

function notRunningWords(state: PairState): string {
  switch (state) {
    case 'active':
    case 'paused':
      return RUNS_ALREADY
    case 'completed':
      return 'This pair has completed its programme in the meantime. Nothing was changed.'
    case 'ended':
      return 'This pair has ended in the meantime. Nothing was changed.'
    default:
      return 'This pair has not started. Nothing was changed.'
  }
}
