import type { GoalRefusal, TendRefusal } from '../../domain/goal.ts'
import { assertNever } from '../../domain/result.ts'

export const UNKNOWN_GOAL = 'I cannot find this goal here. Nothing was changed; /mentor goals shows yours.'
export const OUTDATED_GOAL_FORM =
  'This window is out of date. Copy your text, then type /mentor goals and open it once more.'

/** Plain text, because it also stands beside the field of a form. */
export function tendRefusalWords(refusal: TendRefusal): string {
  switch (refusal.kind) {
    case 'not-your-pair':
      return 'These are the goals of two other people, so only they can change them. Nothing was changed.'
    case 'not-running':
      return refusal.state === 'proposed'
        ? 'This pair has not started yet. Its goals can change as soon as both have agreed.'
        : 'This pair is over, so its goals stay as they are. Nothing was changed.'
    default:
      return assertNever(refusal)
  }
}

export function goalRefusalWords(refusal: GoalRefusal): string {
  switch (refusal.kind) {
    case 'unknown':
      return UNKNOWN_GOAL
    case 'no-room':
      return 'You have three goals already: fewer get done more often. Reach or drop one first; nothing was changed.'
    case 'closed':
      return refusal.state === 'reached'
        ? 'This goal has been reached in the meantime. Nothing was changed.'
        : 'This goal was dropped in the meantime. Nothing was changed; you can write it anew.'
    case 'past':
      return 'Choose today or a later day, or leave it empty.'
    case 'changed-since':
      return 'Somebody has changed this goal in the meantime. Nothing was changed; please open it once more.'
    default:
      return assertNever(refusal)
  }
}
