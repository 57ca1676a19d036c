import { areWordsKnownToMentor, type FeedbackItem } from '../../domain/feedback.ts'
import type { FeedbackNote } from '../../domain/feedback-note.ts'
import type { Pair } from '../../domain/pair.ts'
import type { Session } from '../../domain/session.ts'
import { actions, button, context, type Message, quote, said, section } from '../../slack/blocks.ts'
import { mention } from '../../slack/mrkdwn.ts'
import { CATEGORY_NAMES, KIND_NAMES } from '../feedback-names.ts'
import { missedButton } from '../missed-button.ts'
import { noteStands } from '../note-words.ts'
import { NOTE_HEARD, NOTES_OPEN } from '../notes/ids.ts'
import { wayOut } from '../way-out.ts'
import { about, nothingToAsk, type Turn, WAYS } from './asking.ts'
import { FEEDBACK_REFLECT } from './ids.ts'

export interface MentorFacts {
  session: Session
  pair: Pair
  hasWritten: boolean
  /** The notes say what was heard about IT. */
  hasHeard: boolean
  /** What the mentor suggested of it. */
  suggested: readonly Pick<FeedbackNote, 'state'>[]
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
  const waits = facts.suggested.some(({ state }) => state === 'suggested')
  const buttons = hasWritten
    ? [
        button('Read or correct', FEEDBACK_REFLECT, session.id),
        ...(facts.hasHeard && !waits ? [button('Suggest as feedback', NOTE_HEARD, session.id)] : []),
        button('Notes for later', NOTES_OPEN, session.id),
      ]
    : [
        button('Write it down', FEEDBACK_REFLECT, session.id, { style: 'primary' }),
        missedButton(session),
        wayOut(facts.nudgeId, WAYS),
      ]
  const states = facts.suggested.map((note) => noteStands(note, pair.menteeId))
  return {
    text,
    blocks: [
      section(text),
      ...(states.length > 0 ? [context(states.slice(-LISTED).join('\n'))] : []),
      actions('reflection', buttons),
      about(session),
    ],
  }
}

/** So many of the latest. */
const LISTED = 5

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
export function toldMentorMessage(item: FeedbackItem, session: Session | null): Message {
  const mentee = mention(item.menteeId)
  // The words were meant or corrected for somebody else's eyes, so the mentor's copy goes.
  if (!areWordsKnownToMentor(item))
    return said(
      `${mentee} told you something about IT and has since changed who may know of it. Nothing to do for you.`,
    )
  const text = `${mentee} tells you something about IT.`
  const stays =
    item.sharing === 'pair' ? 'It stays between the two of you.' : 'IT has it too, with words and name.'
  return {
    text,
    blocks: [
      section(`*${text}* ${stays}`),
      ...quote(item.words),
      context(`${CATEGORY_NAMES[item.category]} · ${KIND_NAMES[item.kind]}`),
      ...(session === null ? [] : [about(session)]),
    ],
  }
}
