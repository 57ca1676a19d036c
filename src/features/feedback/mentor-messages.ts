import type { FeedbackItem } from '../../domain/feedback.ts'
import type { Pair } from '../../domain/pair.ts'
import type { Session } from '../../domain/session.ts'
import { actions, button, context, type Message, quote, said, section } from '../../slack/blocks.ts'
import { mention } from '../../slack/mrkdwn.ts'
import { CATEGORY_NAMES, KIND_NAMES } from '../feedback-names.ts'
import { missedButton } from '../missed-button.ts'
import { wayOut } from '../way-out.ts'
import { about, nothingToAsk, type Turn, WAYS } from './asking.ts'
import { FEEDBACK_REFLECT } from './ids.ts'

export interface MentorFacts {
  session: Session
  pair: Pair
  hasWritten: boolean
  /** Whether the leader may read what the mentor learned. */
  isLogShared: boolean
  isMoved: boolean
  nudgeId: string
}

/** The question at a session's end as the mentor reads it, at any time of its life. */
export function mentorMessage(facts: MentorFacts, turn: Turn): Message {
  const { session, pair, hasWritten } = facts
  const over = nothingToAsk(session, facts.isMoved)
  if (over) return over
  const text = hasWritten ? writtenDown(facts) : questions(mention(pair.menteeId))[turn]
  const buttons = hasWritten
    ? [button('Read or correct', FEEDBACK_REFLECT, session.id)]
    : [
        button('Write it down', FEEDBACK_REFLECT, session.id, { style: 'primary' }),
        missedButton(session),
        wayOut(facts.nudgeId, WAYS),
      ]
  return { text, blocks: [section(text), actions('reflection', buttons), about(session)] }
}

const writtenDown = ({ pair, isLogShared }: MentorFacts): string =>
  isLogShared
    ? `Written down. You share your learning log, so ${mention(pair.menteeId)} can read what you learned; the rest only you can see.`
    : 'Written down. Only you can see it.'

const questions = (mentee: string): Record<Turn, string> => ({
  ask: `How did it go with ${mentee}? A minute now saves the memory.`,
  'first-reminder': `Your notes on the session with ${mentee} are still open. A minute is enough.`,
  'second-reminder': `I ask for the last time: what is worth keeping of the session with ${mentee}?`,
})

/** The words went with the notes of the pair. */
export const deletedMessage = (): Message =>
  said('Something that stayed between you two. Its words are deleted, as your ground rules say.')

/** What the mentee keeps between the two, as the mentor reads it. */
export function toldMentorMessage(item: FeedbackItem, session: Session): Message {
  const mentee = mention(item.menteeId)
  // The words were corrected for somebody else's eyes, so the mentor's copy goes.
  if (item.sharing !== 'pair')
    return said(`${mentee} told you something about IT and has since taken it back. Nothing to do for you.`)
  const text = `${mentee} tells you something about IT.`
  return {
    text,
    blocks: [
      section(`*${text}* It stays between the two of you.`),
      ...quote(item.words),
      context(`${CATEGORY_NAMES[item.category]} · ${KIND_NAMES[item.kind]}`),
      about(session),
    ],
  }
}
