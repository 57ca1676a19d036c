import type { Pair } from '../../domain/pair.ts'
import { context, type Message, quote, section } from '../../slack/blocks.ts'
import { mention } from '../../slack/mrkdwn.ts'
import { goalLines } from '../goal-progress.ts'

/** For both, without a word on who ended it or why. */
export function endedMessage(pair: Pair, sessionsHeld: number): Message {
  const text = `${both(pair)}, your pair ends here. That is all right: no fault, no reason needed.`
  return {
    text,
    blocks: [
      section(text),
      ...thanks(sessionsHeld),
      context(
        'I send nothing more about this pair. This conversation stays yours, and `/mentor start` starts a new pair.',
      ),
    ],
  }
}

/** For one coordinator: who ended the pair and, when they said it, why. */
export function endNote(pair: Pair, reason: string | null): Message {
  const who = pair.closedBy === null ? 'Somebody' : mention(pair.closedBy)
  const text = `${who} ended the pair of ${mention(pair.mentorId)} (mentor) and ${mention(pair.menteeId)}.`
  return {
    text,
    blocks: [
      section(text),
      ...(reason === null ? [section('No reason was given.')] : [section('The reason:'), ...quote(reason)]),
      context('Only coordinators see this. Both can be matched again.'),
    ],
  }
}

export function completionMessage(pair: Pair, sessionsHeld: number): Message {
  const goals = goalLines(pair)
  const text = `${both(pair)}, your pair has completed its ${pair.months} months. Thank you both for the time you gave each other.`
  return {
    text,
    blocks: [
      section(text),
      ...thanks(sessionsHeld),
      ...(goals.length === 0 ? [] : [section('*Your goals.* How far did you get?'), ...goals]),
      section('If you want to go on together, or pass it on to somebody else, `/mentor start` begins anew.'),
    ],
  }
}

function thanks(sessionsHeld: number) {
  if (sessionsHeld === 0) return []
  const sessions = sessionsHeld === 1 ? 'one session' : `${sessionsHeld} sessions`
  return [section(`You met for ${sessions}. Thank you for that.`)]
}

const both = (pair: Pair) => `${mention(pair.mentorId)} and ${mention(pair.menteeId)}`

export const completionWhy = (pair: Pair): string =>
  `the months of ${mention(pair.mentorId)} and ${mention(pair.menteeId)} are over`
