import type { KnownBlock, ModalView } from '@slack/types'
import type { StoredStrategyCard } from '../../db/strategy.ts'
import { type Reading, type StrategyRights, stampOf } from '../../domain/strategy.ts'
import { actions, button, context, divider, modal, section } from '../../slack/blocks.ts'
import { escaped, mention } from '../../slack/mrkdwn.ts'
import { pageOf, pager } from '../../slack/pages.ts'
import { STATUS_NAMES } from '../strategy-words.ts'
import { STRATEGY_READ, STRATEGY_SHOW, STRATEGY_TURNS, STRATEGY_WRITE } from './ids.ts'

/** What the list is drawn from. */
export interface StrategyList {
  cards: readonly StoredStrategyCard[]
  page: number
  rights: StrategyRights
  reading: Reading
  /** For coordinators: how the mentors of active pairs stand; null for everybody else. */
  mentors: { userId: string; reading: Reading }[] | null
  /** Something to say on top, such as that the cards have changed. */
  note: string | null
}

const PER_PAGE = 10

/** `/mentor strategy`: the current cards, ten at a time. */
export function listModal(list: StrategyList): ModalView {
  const { cards, rights, note } = list
  const page = pageOf(cards, list.page, PER_PAGE)
  return modal({
    id: 'strategy.list',
    title: 'What IT is working on',
    blocks: [
      ...(note === null ? [] : [section(note)]),
      ...(cards.length === 0 ? [section(emptyWords(rights))] : page.shown.map((card) => row(card, list))),
      ...pager(page, STRATEGY_TURNS),
      ...readBlocks(list),
      ...(rights.mayWrite ? [actions('write', [button('Write a card', STRATEGY_WRITE, 'list')])] : []),
      ...mentorBlocks(list),
    ],
  })
}

const emptyWords = ({ mayWrite, seesReaders }: StrategyRights): string => {
  if (mayWrite)
    return 'No cards yet. One card is one initiative in business terms: what the business gets, IT’s part, where it hurts.'
  return seesReaders
    ? 'No cards yet. IT leads write them; you name IT leads in `/mentor settings`.'
    : 'No cards yet. IT leads write them; you find them here and in the briefs.'
}

function row(card: StoredStrategyCard, { rights, reading }: StrategyList): KnownBlock {
  const isNew = rights.confirms && !reading.isFirst && reading.unread.includes(card.id)
  const open = button('Open', STRATEGY_SHOW, card.id, { label: `Open: ${card.initiative}`.slice(0, 75) })
  return section(
    `*${escaped(card.initiative)}* · ${STATUS_NAMES[card.status]}${isNew ? ' · changed' : ''}\n${escaped(card.outcome)}`,
    open,
  )
}

function readBlocks({ cards, rights, reading }: StrategyList): KnownBlock[] {
  if (!rights.confirms || cards.length === 0) return []
  if (reading.unread.length === 0) return [context('You have read the current cards.')]
  return [
    actions('read', [button('I have read them', STRATEGY_READ, stampOf(cards), { style: 'primary' })]),
    context('Your coordinator sees that you have, nothing else.'),
  ]
}

const NAMED = 20

/** Who has not read them, for whoever runs the programme. */
function mentorBlocks({ cards, mentors }: StrategyList): KnownBlock[] {
  if (mentors === null || mentors.length === 0 || cards.length === 0) return []
  const behind = mentors.filter(({ reading }) => reading.unread.length > 0)
  const never = behind.filter(({ reading }) => reading.isFirst)
  const outdated = behind.filter(({ reading }) => !reading.isFirst)
  const read = mentors.length - behind.length
  return [
    divider(),
    section(
      [
        `*For coordinators:* ${read} of ${mentors.length} mentors have read the current cards.`,
        ...(never.length > 0 ? [`Not yet: ${names(never)}`] : []),
        ...(outdated.length > 0 ? [`Not since the last change: ${names(outdated)}`] : []),
      ].join('\n'),
    ),
  ]
}

function names(all: readonly { userId: string }[]): string {
  const more = all.length - NAMED
  const named = all
    .slice(0, NAMED)
    .map(({ userId }) => mention(userId))
    .join(', ')
  return more > 0 ? `${named} and ${more} more` : named
}
