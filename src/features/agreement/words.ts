import {
  type AgreementChange,
  type AgreementRefusal,
  CADENCE_NAMES,
  type ChangeAnswerRefusal,
  type ChangeState,
  changedTerms,
  type Terms,
  type TermsRefusal,
  type WithdrawRefusal,
} from '../../domain/agreement.ts'
import type { Pair } from '../../domain/pair.ts'
import { assertNever } from '../../domain/result.ts'
import { day, escapedUpTo } from '../../slack/mrkdwn.ts'

export const UNKNOWN_CHANGE = 'I cannot find this proposal here. Nothing was changed.'
export const UNKNOWN_PAIR =
  'I cannot find this pair among yours. Nothing was changed; /mentor agreement shows your agreements.'

export const AS_LONG_AS_MAY_BE =
  'A pair runs for two years at most, and yours does already. Nothing was changed; once it is over, `/mentor start` begins a new one.'

/** Plain text, because it also stands beside the field of a form. */
export function agreementRefusalWords(refusal: AgreementRefusal): string {
  switch (refusal.kind) {
    case 'not-your-pair':
      return 'This is the agreement of two other people, so only they can change it. Nothing was changed.'
    case 'left':
      return 'Your partner is no longer in this workspace, so nobody could agree to a change. Nothing was changed.'
    case 'not-running':
      return NOT_RUNNING[refusal.state]
    default:
      return assertNever(refusal)
  }
}

const NOT_STARTED = 'This pair has not started, so there is no agreement to change. Nothing was changed.'
const NOT_RUNNING: Record<Exclude<Pair['state'], 'active' | 'paused'>, string> = {
  proposed: 'This pair waits for a yes. Its agreement can change as soon as both have accepted.',
  completed: 'This pair has completed its programme, so its agreement stays as it was. Nothing was changed.',
  ended: 'This pair has ended, so its agreement stays as it was. Nothing was changed.',
  declined: NOT_STARTED,
  expired: NOT_STARTED,
  withdrawn: NOT_STARTED,
}

/** The field beside which a refusal of the terms stands. */
export const refusedField = ({ kind }: TermsRefusal): 'topic' | 'end' =>
  kind === 'end-not-offered' ? 'end' : 'topic'

export function termsRefusalWords(refusal: TermsRefusal): string {
  switch (refusal.kind) {
    case 'nothing-changes':
      return 'All of this is agreed already. Change something, or close the window.'
    case 'end-not-offered':
      return 'Your last day has changed in the meantime. Close this window and open it once more.'
    default:
      return assertNever(refusal)
  }
}

export function answerRefusalWords(refusal: ChangeAnswerRefusal | WithdrawRefusal): string {
  switch (refusal.kind) {
    case 'own':
      return 'You proposed this change, so your partner answers it. You can withdraw it.'
    case 'not-yours':
      return 'Only whoever proposed this change can withdraw it. You can decline it.'
    case 'closed':
      return `${CLOSED[refusal.state]} There is nothing left to answer.`
    default:
      return agreementRefusalWords(refusal)
  }
}

const CLOSED: Record<Exclude<ChangeState, 'open'>, string> = {
  accepted: 'This change is agreed already.',
  declined: 'This change was declined.',
  withdrawn: 'This change was withdrawn.',
  replaced: 'A newer proposal has taken the place of this one.',
  lapsed: 'This change has lapsed.',
}

const NAMES: Record<keyof Terms, string> = {
  topic: 'About',
  cadence: 'How often',
  sessionMinutes: 'Session length',
  endsOn: 'Last day',
  offLimits: 'Off limits',
  ownRule: 'Our own rule',
}

/** What is different, one a line: "How often: Monthly → *Every two weeks*". */
export function differences({ before, after }: Pick<AgreementChange, 'before' | 'after'>): string[] {
  return changedTerms(before, after).map(
    (name) => `${NAMES[name]}: ${valueWords(before, name)} → *${valueWords(after, name)}*`,
  )
}

/** Two of them must fit into one section, made harmless. */
const TYPED_MAX = 1300

function valueWords(terms: Terms, name: keyof Terms): string {
  switch (name) {
    case 'cadence':
      return CADENCE_NAMES[terms.cadence]
    case 'sessionMinutes':
      return `${terms.sessionMinutes} minutes`
    case 'endsOn':
      return day(terms.endsOn)
    default: {
      const typed = terms[name]
      return typed === null ? 'nothing' : escapedUpTo(typed, TYPED_MAX)
    }
  }
}
