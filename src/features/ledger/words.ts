import type { ActRefusal } from '../../domain/ledger.ts'
import { PROMISED } from '../../domain/ledger-due.ts'
import { assertNever } from '../../domain/result.ts'

export const IT_LEADS_ONLY =
  'The ledger is for IT leads: they answer what leaders share about IT. A coordinator names them in `/mentor settings`. What you told IT, and what became of it, reaches you in messages from me.'
export const UNKNOWN_ENTRY =
  'I cannot find this in the ledger. Perhaps its leader has taken it back. Nothing was changed.'
export const UNKNOWN_NEWS = 'I cannot find this among what you told IT. Nothing was changed.'
export const NOT_CLOSED_NOW =
  'You have answered this, or it has changed since. Nothing was changed; what stands in your latest message is how it is.'
export const OUTDATED_FORM = 'This window is out of date. Copy your text and open it once more.'
export const OWNER_MISSING = 'Choose a person of this workspace.'

export const PROMISE_WORDS =
  `Promised to leaders, in working days (UTC): read within ${PROMISED.acknowledge}, an owner within ${PROMISED.owner}, ` +
  `a plan or an outcome within ${PROMISED.status}. For topics without words and name, from the end of the month.`

export function actRefusalWords(refusal: Exclude<ActRefusal, { kind: 'changed' }>): string {
  switch (refusal.kind) {
    case 'closed':
      return 'This is closed. Only its leader can open it again, with “Not solved”. Nothing was changed.'
    case 'merged':
      return 'This goes the way of another item, so act on that one. Nothing was changed.'
    case 'not-ahead':
      return 'Choose today or a later day.'
    case 'too-far':
      return 'Choose a day within two years.'
    case 'no-like-item':
      return 'This item is no longer open, or is about something else. Choose another one.'
    case 'hatchet':
      return 'A hatchet stays until its leader says that it is solved: it cannot be unmarked any more, nor joined with another item. Nothing was changed.'
    default:
      return assertNever(refusal)
  }
}
