import type { Temporal } from 'temporal-polyfill'
import type { Pair } from '../../domain/pair.ts'
import type { Session } from '../../domain/session.ts'
import { actions, button, context, type Message, section } from '../../slack/blocks.ts'
import { day, mention, readersTime } from '../../slack/mrkdwn.ts'
import { SESSION_BOOK } from '../session/ids.ts'
import { RESUME_NOW } from './ids.ts'

/** Who paused the pair; with the way back for as long as this is the pause that holds. */
export function pausedMessage(pair: Pair, pausedBy: string, until: Temporal.PlainDate): Message {
  const text = `${mention(pausedBy)} paused the pair until ${day(until)}.`
  const holds = pair.state === 'paused' && pair.leftBy === null && pair.pausedUntil?.equals(until)
  if (!holds) return { text, blocks: [section(text)] }
  return {
    text,
    blocks: [
      section(text),
      context('It goes on by itself that day, and until then I stay quiet. Your goals stay as they are.'),
      actions('paused', [button('Resume now', RESUME_NOW, pair.id)]),
    ],
  }
}

/** The pair is back: by itself, or because somebody resumed it. */
export function resumedMessage(pair: Pair, resumedBy: string | null, next: Session | null): Message {
  const who = `${mention(pair.mentorId)} and ${mention(pair.menteeId)}`
  const text =
    resumedBy === null
      ? `Welcome back, ${who}: the pause is over and your pair goes on.`
      : `${mention(resumedBy)} resumed the pair. Welcome back, ${who}.`
  if (pair.state !== 'active') return { text, blocks: [section(text)] }
  return {
    text,
    blocks: [
      section(text),
      next
        ? context(`Your next session: ${readersTime(next.startsAt)}.`)
        : actions('resumed', [
            button('Schedule the next session', SESSION_BOOK, pair.id, { style: 'primary' }),
          ]),
    ],
  }
}

export const resumeWhy = (pair: Pair): string =>
  `the pair of ${mention(pair.mentorId)} and ${mention(pair.menteeId)} goes on after its pause`
