import type { KnownBlock } from '@slack/types'
import { isClosed } from '../../domain/feedback.ts'
import type { LedgerItem, Outcome } from '../../domain/ledger.ts'
import { actions, button, context, type Message, quote, said, section, shorten } from '../../slack/blocks.ts'
import { mention } from '../../slack/mrkdwn.ts'
import { FEEDBACK_MINE } from '../feedback/ids.ts'
import { CATEGORY_NAMES, KIND_NAMES } from '../feedback-names.ts'
import { NUDGES_OPEN } from '../nudges/ids.ts'
import { type Desk, deskWords, outcomeBlocks } from '../outcome-words.ts'
import { verdictBlocks } from '../verdict-buttons.ts'
import { wayOut } from '../way-out.ts'

export interface NewsFacts {
  news: readonly { item: LedgerItem; outcome: Outcome }[]
  desk: Desk
  nudgeId: string
}

/** More in a day is named by its number. */
const SHOWN = 5
const WORDS_SHOWN = 200
/** As long as a note may be: it is promised to be read word for word. */
const NOTE_SHOWN = 800

/** To a leader alone: what became of what they told IT. */
export function newsMessage({ news, desk, nudgeId }: NewsFacts): Message {
  if (news.length === 0) return said('You have taken this back from IT. Nothing to do for you.')
  const text = 'What became of what you told IT'
  const more = news.length - SHOWN
  const asks = news.some(({ outcome }) => asksLeader(outcome))
  return {
    text,
    blocks: [
      section(`*${text}*`),
      ...news
        .toSorted((one, other) => Number(asksLeader(other.outcome)) - Number(asksLeader(one.outcome)))
        .slice(0, SHOWN)
        .flatMap(({ item, outcome }) => itemBlocks(item, outcome, desk)),
      ...(more > 0 ? [context(`And ${more} more, for which there is no room here.`)] : []),
      actions('way-out', [
        button('What you told IT', FEEDBACK_MINE, 'news'),
        asks
          ? wayOut(nudgeId, ['tomorrow', 'next-week', 'date', 'list'])
          : button('My reminders', NUDGES_OPEN, 'ledger'),
      ]),
    ],
  }
}

/** Whether one click of the leader is still open. */
export const asksLeader = (outcome: Outcome): boolean => isClosed(outcome) && outcome.verdict === null

function itemBlocks(item: LedgerItem, outcome: Outcome, desk: Desk): KnownBlock[] {
  const how =
    item.sharing === 'theme' ? 'as a topic: of IT only your mentor knows that it is yours' : 'by name'
  return [
    ...quote(shorten(item.words, WORDS_SHOWN)),
    ...outcomeBlocks(outcome, desk, NOTE_SHOWN),
    ...verdictBlocks(item, outcome),
    context(`${CATEGORY_NAMES[item.category]} · ${KIND_NAMES[item.kind]} · shared ${how}`),
  ]
}

/** In the service desk's channel: that there is something, and who has it. Never words or a name. */
export function deskMessage(byId: string, item: Pick<LedgerItem, 'category'>, desk: Desk): Message {
  const { deskUrl } = desk
  return said(
    `${mention(byId)} has a fix request for you from the feedback ledger: ${CATEGORY_NAMES[item.category]}. Please ask them what it is about.${deskWords({ deskUrl, deskChannelId: null })}`,
  )
}

/** For the leader's own list of what comes. */
export const NEWS_WHY = 'what became of what you told IT'
