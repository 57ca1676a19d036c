import type { FeedbackItem } from '../../domain/feedback.ts'
import { isOpen } from '../../domain/feedback.ts'
import type { FeedbackNote } from '../../domain/feedback-note.ts'
import type { Pair } from '../../domain/pair.ts'
import { actions, button, context, type Message, quote, said, section } from '../../slack/blocks.ts'
import { mention, readersDay } from '../../slack/mrkdwn.ts'
import { NOTES_OPEN } from '../notes/ids.ts'
import { wayOut } from '../way-out.ts'
import { FEEDBACK_DECIDE, FEEDBACK_LEAVE, FEEDBACK_MINE, FEEDBACK_READ, FEEDBACK_SAY } from './ids.ts'
import { type Told, toldWords } from './mentee-messages.ts'

type Two = Pick<Pair, 'mentorId' | 'menteeId'>

/** For whoever is a leader in one pair and a mentor in another. */
export function whichMessage(): Message {
  const text = 'You are a leader in one pair and a mentor in another. Which is it about?'
  const buttons = [
    button('Tell IT something', FEEDBACK_SAY, 'feedback'),
    button('Notes for later', NOTES_OPEN, 'feedback'),
  ]
  return { text, blocks: [section(text), actions('which', buttons)] }
}

/** To the leader: how what they said outside a session stands. Never the words. */
export function toldLeaderMessage(item: FeedbackItem, told: Told, { mentorId }: Two): Message {
  const text = toldWords(told, mention(mentorId))
  const waits = isOpen(item) && item.sharing !== 'pair'
  return {
    text,
    blocks: [
      section(text),
      actions('next', [
        ...(isOpen(item)
          ? [button('Read or correct', FEEDBACK_READ, item.id, waits ? { style: 'primary' } : {})]
          : []),
        button('Tell IT something else', FEEDBACK_SAY, 'told'),
        button('What you told IT', FEEDBACK_MINE, 'told'),
      ]),
      context(`You said it on ${readersDay(item.createdAt)}, outside a session.`),
    ],
  }
}

/** To the leader: may this go to IT? */
export function suggestedMessage(
  note: Pick<FeedbackNote, 'id' | 'words'>,
  { mentorId }: Two,
  nudgeId: string,
): Message {
  const mentor = mention(mentorId)
  const text = `${mentor} heard you say something about IT. Shall it go to IT?`
  return {
    text,
    blocks: [
      section(`${mentor} heard you say this about IT. *Shall it go to IT?*`),
      ...quote(note.words),
      actions('decide', [
        button('Read and decide', FEEDBACK_DECIDE, note.id, { style: 'primary' }),
        button('Not this one', FEEDBACK_LEAVE, note.id),
        wayOut(nudgeId, ['tomorrow', 'next-week', 'list']),
      ]),
      context(
        'Only the two of you can read it. You can change the words, and you choose who may know; I ask this once.',
      ),
    ],
  }
}

export const leftMessage = ({ mentorId }: Two): Message =>
  said(`You left this one. ${mention(mentorId)} reads that you did; nothing else happens.`)

export const overMessage = (): Message =>
  said('Your pair does not run any more, so there is nothing to decide here.')

/** Taken back by the mentor, or deleted with the notes of the pair. */
export const goneMessage = (): Message =>
  said(
    'Your mentor has taken this back, or its words are deleted, as your ground rules say. Nothing to do for you.',
  )

/** For the reader's list of what comes. */
export const suggestedWhy = ({ mentorId }: Two): string =>
  `the question whether something that ${mention(mentorId)} heard may go to IT`
