import { assertNever } from '../../domain/result.ts'
import type { MeetingRefusal } from '../../domain/session.ts'
import type { PlanEditRefusal } from '../../domain/session-plan.ts'

export const UNKNOWN_PLAN = 'I cannot find this session plan among yours. Nothing was changed.'
export const OUTDATED_FORM =
  'This form is out of date. Nothing was changed; please close it and open it again.'

/** Plain text, because it also stands beside a field. */
export function notYourPlanWords(refusal: MeetingRefusal): string {
  switch (refusal.kind) {
    case 'not-your-pair':
      return UNKNOWN_PLAN
    case 'paused':
    case 'left':
      return 'This pair rests at the moment, so its plan stays as it is. Nothing was changed.'
    case 'not-active':
      return 'This pair is not running, so there is no plan to edit. Nothing was changed.'
    default:
      return assertNever(refusal)
  }
}

export const BEGUN = 'That session has begun, so what it was about stays as it is. Nothing was changed.'

export function planRefusalWords(refusal: PlanEditRefusal): string {
  switch (refusal.kind) {
    case 'no-such-session':
      return `This pair has ${refusal.of} sessions in its plan. Nothing was changed.`
    case 'missing':
      return refusal.field === 'title' ? 'Give it a title.' : 'Say in a line what it is about.'
    case 'too-long':
      return `Please use at most ${refusal.max} characters.`
    default:
      return assertNever(refusal)
  }
}

/** Beside the title of a form that was open meanwhile, in plain text. */
export const changedMeanwhile = (title: string): string =>
  `This plan was changed to “${title}” while your form was open. Close the form to keep that, or open it again to go on from there.`
