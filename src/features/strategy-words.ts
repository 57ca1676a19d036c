import type { StrategyField, StrategyStatus, StrategyText } from '../domain/strategy.ts'
import { escaped } from '../slack/mrkdwn.ts'

export const STATUS_NAMES: Record<StrategyStatus, string> = {
  planned: 'Planned',
  'under-way': 'Under way',
  live: 'Live',
  'on-hold': 'On hold',
}

export const FIELD_NAMES: Record<StrategyField, string> = {
  initiative: 'Initiative',
  outcome: 'What the business gets',
  itPart: 'IT’s part',
  status: 'Status',
  pain: 'Known pain',
  askWhom: 'Whom to ask',
}

/** A card whole, as mrkdwn: the initiative on top, then one line each. */
export function cardWords(card: StrategyText): string {
  const line = (field: 'outcome' | 'itPart' | 'pain' | 'askWhom') => {
    const typed = card[field]
    return typed ? [`${FIELD_NAMES[field]}: ${escaped(typed)}`] : []
  }
  return [
    `*${escaped(card.initiative)}* · ${STATUS_NAMES[card.status]}`,
    ...line('outcome'),
    ...line('itPart'),
    ...line('pain'),
    ...line('askWhom'),
  ].join('\n')
}
