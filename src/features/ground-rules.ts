import type { Pair } from '../domain/pair.ts'
import { NOTES_KEPT_DAYS, notesDeletedOn } from '../domain/retention.ts'
import { day, escaped, mention } from '../slack/mrkdwn.ts'

/** The ground rules of a pair in plain words, one a line, as they are now. */
export function groundRules(pair: Pair): string[] {
  const own = pair.ownRule === null ? [] : [rule('Our own rule', escaped(pair.ownRule))]
  const notes =
    pair.endsOn === null
      ? `deleted ${NOTES_KEPT_DAYS} days after your last day.`
      : `deleted on ${day(notesDeletedOn(pair.endsOn))}, ${NOTES_KEPT_DAYS} days after your last day.`
  return [
    rule(
      'What reaches IT',
      `nothing, unless ${mention(pair.menteeId)} shares it, one thing at a time: as a theme, or word for word with the name. Confidential, not anonymous.`,
    ),
    rule('Cancelling', 'one working day before, where you can.'),
    rule('Answers', 'within two working days.'),
    rule(
      'Off limits',
      pair.offLimits === null ? 'nothing so far; either of you can add something.' : escaped(pair.offLimits),
    ),
    ...own,
    rule('Appraisals', 'nothing that is said here has a bearing on them.'),
    rule('Leaving', 'either of you can pause or end at any time. No fault, no reason needed.'),
    rule('Notes', notes),
  ]
}

/** What the short rules mean, for whoever wants to know exactly. */
export const GROUND_RULES_EXPLAINED: readonly string[] = [
  '*What IT sees.* Each time the leader tells something about IT, it stays between the two unless the leader chooses otherwise: as a theme, IT gets category, kind and month, no words and no name; with name, it gets the words. Nothing goes before the leader has read exactly what IT will see. With a handful of leaders nothing is anonymous, so I call it confidential.',
  '*What stays with its writer.* Your learning log, `/mentor log`: what you noted as learned or taught. Only you read it, unless you share it with each other, and you can take that back. What is shared stays readable until the notes are deleted.',
  `*What is deleted.* The mentor’s notes, both learning logs, what stayed between you or was never shared, your words to a coordinator in a check-in, your answers after three sessions, the history of your goals and of this agreement, what you wrote into your plan and your rules, why a session was cancelled, your words in the closing summary. What was shared with IT stays in IT’s list. ${NOTES_KEPT_DAYS} days count from the last day of your pair, or from the day on which you end it earlier.`,
]

const rule = (name: string, what: string): string => `• *${name}:* ${what}`
