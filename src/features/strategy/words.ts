import type { StrategyField, StrategyText } from '../../domain/strategy.ts'
import { escaped, mention } from '../../slack/mrkdwn.ts'
import { FIELD_NAMES, STATUS_NAMES } from '../strategy-words.ts'

export const NOT_FOR_YOU =
  'IT’s strategy cards are for mentors, leaders and those who run the programme. `/mentor start @someone` proposes a pair.'
export const UNKNOWN_CARD =
  'I cannot find this card here. Nothing was changed; /mentor strategy lists those there are.'
export const NOT_AN_IT_LEAD =
  'Only IT leads write these cards. Nothing was changed; a coordinator names them in /mentor settings.'
export const NOT_A_MENTOR =
  'Only mentors of a running pair confirm that they have read the cards. Nothing was changed.'
export const OUTDATED_FORM =
  'This form is out of date. Nothing was changed; please close it and open it again.'
export const RETIRED = 'This card was retired in the meantime. Nothing was changed.'
export const CHANGED_SINCE_READ = 'The cards changed a moment ago. Please look once more, then press again.'
export const CHANGED_SINCE_SHOWN =
  'This card was changed in the meantime. Nothing was retired; please read it once more.'
export const TOO_MANY = 'There are as many cards as anybody would read. Retire one first.'

/** What somebody else wrote while a form was open, line by line. */
export function changedMeanwhileWords(
  writtenBy: string,
  fields: readonly StrategyField[],
  { before, after }: { before: StrategyText; after: StrategyText },
): string {
  const lines = fields.map(
    (field) => `${FIELD_NAMES[field]}: ${valueWords(before, field)} → ${valueWords(after, field)}`,
  )
  return [
    `*${mention(writtenBy)} changed this card while you were writing.* What you did not touch shows the new words; what you typed stayed. Save once more if it is right.`,
    ...lines,
  ].join('\n')
}

function valueWords(text: StrategyText, field: StrategyField): string {
  if (field === 'status') return STATUS_NAMES[text.status]
  const typed = text[field]
  return typed ? `“${escaped(typed)}”` : 'nothing'
}
