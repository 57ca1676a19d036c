import type { Temporal } from 'temporal-polyfill'
import { assertNever } from '../../domain/result.ts'
import type { TimeOffRefusal } from '../../domain/time-off.ts'
import { day } from '../../slack/mrkdwn.ts'

export const DATE_MISSING = 'Choose your first day back.'
export const NOT_AWAY = 'You are not away as far as I know, so nothing was changed. Good to see you.'
export const WELCOME_BACK = 'Welcome back. From now on you hear from me again in your working hours.'

export const awayWords = (until: Temporal.PlainDate): string =>
  `Enjoy your time off. You are back on ${day(until)}; until then I send you no check-ins, questions or reminders. Your partner sees that date. \`/mentor back\` ends it earlier.`

/** Why this cannot be the first day back. */
export function timeOffRefusalWords(refusal: TimeOffRefusal): string {
  switch (refusal.kind) {
    case 'not-understood':
      return 'I did not understand that date. Type it like `/mentor away until 2026-12-01`, `until Dec 1`, `until Friday` or `for 2 weeks`; `/mentor away` alone opens a calendar. Nothing was changed.'
    case 'not-ahead':
      return 'That day is not ahead. Your first day back has to be tomorrow or later. Nothing was changed.'
    case 'too-long':
      return `That is more than a year ahead. Name a day until ${day(refusal.latest)}; you can extend it then. Nothing was changed.`
    case 'starts-later':
      return 'Time off begins as soon as you tell me, so tell me tomorrow, or now with your first day back: `/mentor away until Friday`. Nothing was changed.'
    default:
      return assertNever(refusal)
  }
}
