import type { SectionBlock } from '@slack/types'
import type { StrategyField, StrategyStatus, StrategyText } from '../domain/strategy.ts'
import { sections } from '../slack/blocks.ts'
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

/** A card whole: the initiative on top, then one line each; in several sections where it is too long for one. */
export function cardBlocks(
  card: StrategyText,
  { above = [], seesPain = true }: { above?: readonly string[]; seesPain?: boolean } = {},
): SectionBlock[] {
  const line = (field: 'outcome' | 'itPart' | 'pain' | 'askWhom') => {
    const typed = card[field]
    return typed ? [`${FIELD_NAMES[field]}: ${escaped(typed)}`] : []
  }
  const lines = [
    ...above,
    `*${escaped(card.initiative)}* · ${STATUS_NAMES[card.status]}`,
    ...line('outcome'),
    ...line('itPart'),
    ...(seesPain ? line('pain') : []),
    ...line('askWhom'),
  ]
  return sections(lines)
}
