import type { KnownBlock } from '@slack/types'
import { type FeedbackItem, isClosed } from '../domain/feedback.ts'
import type { Outcome } from '../domain/ledger.ts'
import { actions, button, context } from '../slack/blocks.ts'
import { verdictId } from './ledger/ids.ts'

/** The leader's answer to what IT has closed: one click, until it is said to be solved. */
export function verdictBlocks({ id }: Pick<FeedbackItem, 'id'>, outcome: Outcome): KnownBlock[] {
  if (!isClosed(outcome)) return []
  if (outcome.verdict === 'solved') return [context('You said: solved. Thank you.')]
  const value = verdictValue(id, outcome.reopened)
  const thanked = outcome.verdict === 'thanks'
  return [
    ...(thanked ? [context('You said thanks, and I will not ask again.')] : []),
    actions(`verdict-${id}`, [
      button('Solved', verdictId('solved'), value, thanked ? {} : { style: 'primary' }),
      button('Not solved', verdictId('reopen'), value),
      ...(thanked ? [] : [button('Thanks', verdictId('thanks'), value)]),
    ]),
  ]
}

/** Names the item as the leader read it: an answer to an earlier closing changes nothing later. */
const verdictValue = (itemId: string, reopened: number): string => `${itemId}:${reopened}`
