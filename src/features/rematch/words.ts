import type { NextRefusal } from '../../domain/rematch.ts'
import { assertNever } from '../../domain/result.ts'

export const UNKNOWN_NEXT = 'I cannot find this pair among yours. Nothing was changed.'
export const NO_ROOM =
  'You have as many partners as you can have at the moment, so there is nobody to look for. Nothing was changed.'
export const LOOKING_ALREADY =
  'You are looking for another partner already, and the coordinators know. Nothing was changed.'
export const NOT_LOOKING = 'You are not looking for a partner at the moment. Nothing was changed.'
export const STOPPED = 'Noted: you are not looking for another partner any more.'

/** Plain text, because it also stands beside the field of a form. */
export function nextRefusalWords(refusal: NextRefusal): string {
  switch (refusal.kind) {
    case 'not-your-pair':
      return UNKNOWN_NEXT
    case 'not-over':
      return refusal.state === 'active' || refusal.state === 'paused'
        ? 'This pair is not over, so nothing was changed. /mentor end ends it, no reason needed.'
        : 'This pair has not started, so there is nothing to look for after it. Nothing was changed.'
    default:
      return assertNever(refusal)
  }
}
