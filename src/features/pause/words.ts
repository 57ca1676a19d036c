import type { PairState } from '../../domain/pair.ts'
import { MAX_PAUSE_MONTHS, type PauseRefusal } from '../../domain/pause.ts'
import { assertNever } from '../../domain/result.ts'
import { day } from '../../slack/mrkdwn.ts'

export const DATE_MISSING = 'Choose the day on which the pair goes on.'
export const NONE_PAUSED =
  'None of your pairs is paused, so there is nothing to resume. `/mentor pause` pauses one.'
const RUNS_ALREADY = 'This pair is not paused. Nothing was changed.'

/** Why a pair cannot be paused so, in words beside the date. */
export function pauseRefusalWords(refusal: PauseRefusal): string {
  switch (refusal.kind) {
    case 'not-running':
      return notRunningWords(refusal.state)
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

export function notRunningWords(state: PairState): string {
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
