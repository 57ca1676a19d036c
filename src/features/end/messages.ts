import type { Pair } from '../../domain/pair.ts'
import { context, type Message, quote, section } from '../../slack/blocks.ts'
import { mention } from '../../slack/mrkdwn.ts'

/** For both, without a word on who ended it or why. */
export function endedMessage(pair: Pair, sessionsHeld: number): Message {
  const text = `${both(pair)}, your pair ends here. That is all right: no fault, no reason needed.`
  return {
    text,
    blocks: [
      section(text),
      ...thanks(sessionsHeld),
      context(
        'I write nothing more here. This conversation stays yours, and `/mentor start` starts a new pair.',
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

function thanks(sessionsHeld: number) {
  if (sessionsHeld === 0) return []
  const sessions = sessionsHeld === 1 ? 'one session' : `${sessionsHeld} sessions`
  return [section(`You met for ${sessions}. Thank you for that.`)]
}

const both = (pair: Pair) => `${mention(pair.mentorId)} and ${mention(pair.menteeId)}`
