import type { KnownBlock, ModalView } from '@slack/types'
import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { type FeedbackItem, isOpen } from '../../domain/feedback.ts'
import type { Outcome } from '../../domain/ledger.ts'
import { actions, button, context, modal, quote, section, shorten } from '../../slack/blocks.ts'
import { metadataOf } from '../../slack/metadata.ts'
import { readersDay } from '../../slack/mrkdwn.ts'
import { type Page, pager } from '../../slack/pages.ts'
import { CATEGORY_NAMES, KIND_NAMES } from '../feedback-names.ts'
import { type Desk, outcomeBlocks, outcomeWords } from '../outcome-words.ts'
import { verdictBlocks } from '../verdict-buttons.ts'
import { MINE_CHOOSE, MINE_CORRECT, MINE_SHOW, MINE_TAKE_BACK, MINE_TURNS, takeBackValue } from './ids.ts'

/** Something that a leader said about IT, as they see it themselves. */
export interface Mine {
  item: FeedbackItem
  toldAt: Temporal.Instant
  /** Null for what IT does not have. */
  outcome: Outcome | null
  isSeenByIt: boolean
}

/** Of a list, where it was pressed; of one item, which one. */
const place = z.object({ page: z.number().int().min(0).max(1000) })

/** The page of the list in which somebody pressed; null elsewhere. */
export const pageShown = (privateMetadata: string): number | null =>
  metadataOf(place, privateMetadata)?.page ?? null

const WORDS_IN_LIST = 150

/** "What you told IT": the newest first; `note` is what has just been done, or could not be. */
export function mineModal(page: Page<Mine>, desk: Desk, note: string | null = null): ModalView {
  return modal({
    id: 'feedback.mine',
    title: 'What you told IT',
    metadata: { page: page.page } satisfies z.infer<typeof place>,
    blocks: [
      ...(note === null ? [] : [section(note)]),
      ...(page.shown.length === 0 ? [section(EMPTY)] : page.shown.flatMap((mine) => row(mine, desk))),
      ...pager(page, MINE_TURNS, { back: 'Newer', more: 'Older' }),
      context('Only you see this list.'),
    ],
  })
}

const EMPTY = 'Nothing here yet. After a session I ask whether IT should hear something.'

function row(mine: Mine, desk: Desk): KnownBlock[] {
  const { item, outcome } = mine
  const stands = outcome === null ? '' : ` ${outcomeWords(outcome, desk)}`
  const [first = ''] = item.words.split('\n')
  return [
    section(`${aboutWords(mine)}\n${sharedWords(item)}${stands}`),
    ...quote(shorten(first, WORDS_IN_LIST)),
    actions(`mine-${item.id}`, [button('Open', MINE_SHOW, item.id), ...takeBackButton(mine)]),
  ]
}

const aboutWords = ({ item, toldAt }: Mine): string =>
  `*${CATEGORY_NAMES[item.category]} · ${KIND_NAMES[item.kind]}* · ${readersDay(toldAt)}`

/** How far it is shared, in a sentence. */
function sharedWords(item: FeedbackItem): string {
  if (item.sharing === 'pair') return 'Stays between you and your mentor.'
  if (isOpen(item)) return 'Not shared: only you can read it.'
  return item.sharing === 'theme'
    ? 'Shared as a topic, without your words and your name.'
    : 'Shared with your words and your name.'
}

const takeBackButton = ({ item, isSeenByIt }: Mine) =>
  isOpen(item) || isSeenByIt
    ? []
    : [button('Take it back', MINE_TAKE_BACK, takeBackValue(item.id, item.revision))]

/** As long as an answer of IT may be: it is promised to be read word for word. */
const NOTE_SHOWN = 800

/** One of them: the words, how it stands, and what can still be done about it. */
export function mineItemModal(mine: Mine, desk: Desk, note: string | null = null): ModalView {
  const { item, outcome } = mine
  return modal({
    id: 'feedback.mine-item',
    title: 'What you told IT',
    close: 'Back',
    blocks: [
      ...(note === null ? [] : [section(note)]),
      section(`${aboutWords(mine)}\n${sharedWords(item)}`),
      ...quote(item.words),
      ...(outcome === null ? [] : outcomeBlocks(outcome, desk, NOTE_SHOWN)),
      ...(outcome === null ? [] : verdictBlocks(item, outcome)),
      ...buttons(mine),
      ...(isOpen(item) ? [] : [context(mine.isSeenByIt ? SEEN : NOT_SEEN)]),
    ],
  })
}

const SEEN = 'IT has seen it, so it cannot be taken back any more.'
const NOT_SEEN = 'Nobody in IT has opened it yet, so you can still take it back.'

function buttons(mine: Mine): KnownBlock[] {
  const { item, isSeenByIt } = mine
  // IT knows all there is, and cannot forget it.
  const isSettled = isSeenByIt && item.sharing === 'named'
  const all = [
    ...takeBackButton(mine),
    ...(isSettled ? [] : [button('Change who may know', MINE_CHOOSE, item.id)]),
    ...(isOpen(item) ? [button('Read or correct', MINE_CORRECT, item.id)] : []),
  ]
  return all.length === 0 ? [] : [actions('mine', all)]
}
