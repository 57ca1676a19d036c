import type { Temporal } from 'temporal-polyfill'
import type { NotPairable } from '../../domain/pair.ts'
import { assertNever } from '../../domain/result.ts'
import type { AddRefusal, ManagerAnswerRefusal, ManagerRefusal } from '../../domain/role-time.ts'
import { day } from '../../slack/mrkdwn.ts'

export const NOT_FOR_YOU =
  '`/mentor time` is for mentors, who see what their role takes, and for coordinators. `/mentor status` shows where you stand.'
export const NOT_MENTORING =
  'You are not mentoring anybody at the moment, so there are no hours to agree on and none to add. Nothing was changed.'
export const CHANGED_ELSEWHERE =
  'Your hours were changed in another window meanwhile. Close this one and open it once more; nothing was changed.'
export const OUTDATED = 'This window is out of date. Close it and open it once more; nothing was changed.'
export const UNKNOWN_ASK = 'I cannot find what this button asks. Nothing was changed.'

/** "1 h 15 min", "45 min", "2 h". */
export function duration(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return `${rest} min`
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`
}

export const hoursWords = (hours: number): string => (hours === 1 ? '1 hour' : `${hours} hours`)

export const monthName = (month: Temporal.PlainYearMonth): string =>
  month.toPlainDate({ day: 1 }).toLocaleString('en-GB', { month: 'long' })

export const monthAndYear = (month: Temporal.PlainYearMonth): string => `${monthName(month)} ${month.year}`

const NOT_A_PERSON: Record<NotPairable, string> = {
  bot: 'That is a bot. Name the person you report to.',
  deactivated: 'This account is deactivated, so nobody would answer. Name somebody else.',
  external: 'This person belongs to another company. Name somebody of your own workspace.',
  unknown: 'Slack does not know this person here. Name somebody else.',
}

export function managerRefusalWords(refusal: ManagerRefusal): string {
  switch (refusal.kind) {
    case 'oneself':
      return 'That is you. Name the person you report to, or leave it empty.'
    case 'own-leader':
      return 'That is a leader you mentor, and a mentor’s manager stands outside the pair. Name somebody else.'
    case 'not-a-person':
      return NOT_A_PERSON[refusal.why]
    default:
      return assertNever(refusal)
  }
}

/** To somebody who pressed a button that asks nobody any more, or never asked them. */
export function answerRefusalWords(refusal: ManagerAnswerRefusal): string {
  switch (refusal.kind) {
    case 'not-asked':
      return 'You are not the one who is asked about these hours, or not any more. Nothing was changed.'
    case 'changed':
      return `The hours have changed since: it is ${hoursWords(refusal.hours)} a month now. Nothing was changed; my message shows what is asked.`
    case 'said-fine':
      return 'You have said already that these hours are fine. Nothing was changed; do talk with each other.'
    default:
      return assertNever(refusal)
  }
}

export function addRefusalWords(refusal: AddRefusal): string {
  switch (refusal.kind) {
    case 'ahead':
      return 'Choose today or a day before it.'
    case 'long-ago':
      return `Choose ${day(refusal.earliest)} or a later day.`
    default:
      return assertNever(refusal)
  }
}
