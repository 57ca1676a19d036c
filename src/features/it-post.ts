import type { SeenByIt } from '../domain/feedback.ts'
import { assertNever } from '../domain/result.ts'
import { context, type Message, quote, section } from '../slack/blocks.ts'
import { day, mention } from '../slack/mrkdwn.ts'
import { CATEGORY_NAMES, KIND_NAMES } from './feedback-names.ts'

/** What IT reads of a shared item. The preview shows these very blocks, so that the two cannot drift apart. */
export function itPost(seen: SeenByIt): Message {
  const category = CATEGORY_NAMES[seen.category]
  const kind = KIND_NAMES[seen.kind]
  switch (seen.sharing) {
    case 'named': {
      const who = mention(seen.menteeId)
      return {
        text: `Feedback from ${who}: ${category}`,
        blocks: [
          section(`*${who} tells IT:*`),
          ...quote(seen.words),
          context(`${category} · ${kind} · session of ${day(seen.sessionOn)} · shared with words and name`),
        ],
      }
    }
    case 'theme': {
      const month = seen.month.toPlainDate({ day: 1 }).toLocaleString('en-GB', MONTH)
      return {
        text: `Feedback from a leader: ${category}`,
        blocks: [
          section(`*A leader tells IT:* ${category}`),
          context(`${kind} · ${month} · shared as a theme, without words and name`),
        ],
      }
    }
    default:
      return assertNever(seen)
  }
}

const MONTH = { month: 'long', year: 'numeric' } as const
