import type { Temporal } from 'temporal-polyfill'
import type { SeenByIt } from '../domain/feedback.ts'
import { assertNever } from '../domain/result.ts'
import { context, type Message, quote, section } from '../slack/blocks.ts'
import { day, mention } from '../slack/mrkdwn.ts'
import { CATEGORY_NAMES, KIND_NAMES, monthWords } from './feedback-names.ts'

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
          context(`${category} · ${kind} · ${saidWords(seen)} · shared with words and name`),
        ],
      }
    }
    case 'theme': {
      return {
        text: `Feedback from a leader: ${category}`,
        blocks: [
          section(`*A leader tells IT:* ${category}`),
          context(`${kind} · ${monthWords(seen.month)} · shared as a theme, without words and name`),
        ],
      }
    }
    default:
      return assertNever(seen)
  }
}

const saidWords = ({ saidOn, inSession }: { saidOn: Temporal.PlainDate; inSession: boolean }): string =>
  `${inSession ? 'session of' : 'said on'} ${day(saidOn)}`
