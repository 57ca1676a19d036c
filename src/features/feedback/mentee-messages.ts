import type { ActionsBlock, Button, StaticSelect } from '@slack/types'
import { type FeedbackItem, isOpen, RATINGS, type Rating } from '../../domain/feedback.ts'
import type { Nudge } from '../../domain/nudge.ts'
import type { Pair } from '../../domain/pair.ts'
import type { Session } from '../../domain/session.ts'
import { actions, button, context, type Message, option, plain, section } from '../../slack/blocks.ts'
import { channelLink, mention } from '../../slack/mrkdwn.ts'
import { LOG_TAUGHT } from '../log/ids.ts'
import { missedButton } from '../missed-button.ts'
import { wayOut } from '../way-out.ts'
import { about, nothingToAsk, type Turn, WAYS } from './asking.ts'
import {
  FEEDBACK_MINE,
  FEEDBACK_NOTHING,
  FEEDBACK_RATE_AGAIN,
  FEEDBACK_TELL,
  rateId,
  ratingValue,
} from './ids.ts'
import { NO_CHANNEL, RATING_NAMES } from './words.ts'

/** What the mentee has said, as far as this message tells of it: never the words. */
export interface Told extends Pick<FeedbackItem, 'sharing' | 'sharedAt' | 'sharedTo'> {
  /** The conversation in which IT's copy stands; null as long as it stands nowhere. */
  postedTo: string | null
}

/** What its leader is told of an item; `posts` are the copies that IT got. */
export const toldOf = (
  { id, sharing, sharedAt, sharedTo }: FeedbackItem,
  posts: readonly Pick<Nudge, 'subject' | 'channelId'>[],
): Told => ({
  ...{ sharing, sharedAt, sharedTo },
  postedTo: posts.find(({ subject }) => subject === id)?.channelId ?? null,
})

export interface MenteeFacts {
  session: Session
  pair: Pair
  told: readonly Told[]
  /** Whether the leader's log says what they taught. */
  hasTaught: boolean
  isMoved: boolean
  nudgeId: string
}

/** The question at a session's end as the mentee reads it, at any time of its life. */
export function menteeMessage(facts: MenteeFacts, turn: Turn): Message {
  const { session, told } = facts
  const over = nothingToAsk(session, facts.isMoved)
  if (over) return over
  if (told.length > 0) return toldMessage(facts)
  if (session.nothingToTell) return nothingMessage(facts)
  return session.rating === null ? question(facts, turn) : ratedMessage(facts)
}

function question({ session, pair, nudgeId }: MenteeFacts, turn: Turn): Message {
  const mentor = mention(pair.mentorId)
  const text = {
    ask: `How was the session with ${mentor}?`,
    'first-reminder': `One click is still open: how was the session with ${mentor}?`,
    'second-reminder': `I ask for the last time: how was the session with ${mentor}?`,
  }[turn]
  return {
    text,
    blocks: [
      section(`*${text}*`),
      actions(
        'rating',
        RATINGS.map((rating) => ratingButton(session, rating)),
      ),
      context(`${mentor} does not see your rating.`),
      actions('way-out', [
        button('Nothing this time', FEEDBACK_NOTHING, session.id),
        missedButton(session),
        wayOut(nudgeId, WAYS),
      ]),
      about(session),
    ],
  }
}

function ratedMessage(facts: MenteeFacts): Message {
  const { session } = facts
  const text = `You rated it ${session.rating}. Thank you.`
  return {
    text,
    blocks: [
      section(`*${text}* Is there something that IT should hear? You choose every time who may know.`),
      next(facts, [
        button('Tell IT something', FEEDBACK_TELL, session.id, { style: 'primary' }),
        button('Nothing this time', FEEDBACK_NOTHING, session.id),
      ]),
      about(session),
    ],
  }
}

function nothingMessage(facts: MenteeFacts): Message {
  const { session } = facts
  const text = 'Thank you. Nothing more to do.'
  return {
    text,
    blocks: [
      section(text),
      next(facts, [button('Tell IT something after all', FEEDBACK_TELL, session.id)]),
      about(session),
    ],
  }
}

/** So many of the latest are listed; nobody tells IT more about one session and counts. */
const LISTED = 10

function toldMessage(facts: MenteeFacts): Message {
  const { session, pair, told } = facts
  const mentor = mention(pair.mentorId)
  const lines = told.map((one) => toldWords(one, mentor))
  const open = told.find(isOpen)
  const waits = open !== undefined && open.sharing !== 'pair'
  return {
    text: lines.at(-1) ?? '',
    blocks: [
      section(lines.slice(-LISTED).join('\n')),
      next(facts, [
        open
          ? button('Read or correct', FEEDBACK_TELL, session.id, waits ? { style: 'primary' } : {})
          : button('Tell IT something else', FEEDBACK_TELL, session.id),
        button('What you told IT', FEEDBACK_MINE, session.id),
      ]),
      about(session),
    ],
  }
}

/** How it stands, for its leader. */
export function toldWords(told: Told, mentor: string): string {
  if (told.sharing === 'pair') return `Saved. It stays between you and ${mentor}.`
  if (isOpen(told)) return 'Saved, but not shared yet: only you can read it.'
  const how = told.sharing === 'theme' ? 'as a theme, without your words and your name' : 'with your name'
  if (told.postedTo !== null) return `Shared with IT, ${how}, in ${channelLink(told.postedTo)}.`
  return `Shared with IT, ${how}. ${told.sharedTo === null ? NO_CHANNEL : ON_ITS_WAY}`
}

const ON_ITS_WAY = 'It is on its way; I name the channel here once it stands there.'

/** What else the leader may do; what they taught is for their own log, so nothing ever asks for it. */
const next = ({ session, hasTaught }: MenteeFacts, buttons: Button[]): ActionsBlock =>
  actions('next', [
    ...buttons,
    button(hasTaught ? 'What you taught' : 'Note what you taught', LOG_TAUGHT, session.id),
    ratingMenu(session),
  ])

function ratingButton(session: Session, rating: Rating): Button {
  const isEnd = rating === 1 || rating === 5
  const text = isEnd ? `${rating} ${RATING_NAMES[rating]}` : String(rating)
  return button(text, rateId(rating), ratingValue(session.id, rating), {
    label: `${rating} of 5: ${RATING_NAMES[rating]}`,
  })
}

function ratingMenu(session: Session): StaticSelect {
  return {
    type: 'static_select',
    action_id: FEEDBACK_RATE_AGAIN,
    placeholder: plain(session.rating === null ? 'Rate it' : 'Change rating'),
    options: RATINGS.map((rating) =>
      option(`${rating} ${RATING_NAMES[rating]}`, ratingValue(session.id, rating)),
    ),
  }
}
