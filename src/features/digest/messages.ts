import type { ModalView } from '@slack/types'
import type { Figures, Theme } from '../../domain/digest.ts'
import { type IsoWeek, mondayOf } from '../../domain/iso-week.ts'
import {
  actions,
  barChart,
  button,
  context,
  type Message,
  type MessageBlock,
  modal,
  section,
  table,
} from '../../slack/blocks.ts'
import { day } from '../../slack/mrkdwn.ts'
import { LEDGER_OPEN } from '../ledger/ids.ts'
import { NUDGES_OPEN } from '../nudges/ids.ts'
import {
  chartName,
  figureLines,
  figureSentence,
  HOW_COUNTED,
  NO_DIGEST,
  shown,
  themeLine,
  themeName,
  trendWords,
} from './words.ts'

/** What was released, and nothing else. */
export interface DigestFacts {
  isoWeek: IsoWeek
  figures: Figures
  /** Of the digest before this one. */
  before: Figures | null
}

/** More bars than this are too narrow for a phone; the table below has all. */
const BARS = 6

/** For the IT channel, or for an IT lead, who can switch it off. */
export function digestMessage(facts: DigestFacts, to: 'channel' | 'lead'): Message<MessageBlock> {
  const { figures, before } = facts
  return {
    text: `${titleOf(facts)} – ${figureSentence(figures)}`,
    blocks: [
      section(`*${titleOf(facts)}*\n${figureLines(figures, before).join('\n')}`),
      ...themeBlocks(figures.themes),
      context(HOW_COUNTED),
      actions('digest', [
        button('Open the ledger', LEDGER_OPEN, 'digest', { style: 'primary' }),
        ...(to === 'lead' ? [button('My reminders', NUDGES_OPEN, 'digest')] : []),
      ]),
    ],
  }
}

/** `/mentor digest`: the same in words, because a window takes no chart. */
export function digestModal(facts: DigestFacts | null): ModalView {
  if (facts === null)
    return modal({ id: 'digest.latest', title: 'Weekly digest', blocks: [section(NO_DIGEST)] })
  const { figures, before } = facts
  const { themes } = figures
  return modal({
    id: 'digest.latest',
    title: 'Weekly digest',
    blocks: [
      section(`*${titleOf(facts)}*\n${figureLines(figures, before).join('\n')}`),
      themes.length === 0
        ? section(NO_THEMES)
        : section([THEMES, ...themes.map((theme) => `• ${themeLine(theme)}`)].join('\n')),
      context(HOW_COUNTED),
    ],
  })
}

const titleOf = ({ isoWeek }: DigestFacts): string => `Feedback about IT, as of ${day(mondayOf(isoWeek))}`

const NO_THEMES = '*Themes:* too few to show'
const THEMES = '*Themes, the last 13 weeks against the 13 before*'

function themeBlocks(themes: readonly Theme[]): MessageBlock[] {
  if (themes.length === 0) return [section(NO_THEMES)]
  const rows = themes.map((theme) => [
    themeName(theme.category),
    shown(theme.now),
    shown(theme.before),
    trendWords(theme),
  ])
  return [section(THEMES), ...chartBlocks(themes), table([['Theme', 'Now', 'Before', 'Trend'], ...rows])]
}

/** What is too few to show is no bar of nought. */
function chartBlocks(themes: readonly Theme[]): MessageBlock[] {
  const bars = themes.filter(({ now }) => now !== null).slice(0, BARS)
  if (bars.length === 0) return []
  const before = bars.map((theme) => theme.before ?? 0)
  return [
    barChart(
      'Themes of the last 13 weeks',
      bars.map(({ category }) => chartName(category)),
      [
        { name: 'Last 13 weeks', values: bars.map(({ now }) => now ?? 0) },
        ...(before.every((value) => value > 0) ? [{ name: '13 weeks before', values: before }] : []),
      ],
    ),
  ]
}
