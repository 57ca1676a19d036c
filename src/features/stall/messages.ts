import type { Button } from '@slack/types'
import type { Temporal } from 'temporal-polyfill'
import type { Pair } from '../../domain/pair.ts'
import type { Session } from '../../domain/session.ts'
import type { Stall, StallAnswered } from '../../domain/stall.ts'
import { localDate } from '../../domain/working-time.ts'
import { actions, button, context, type Message, said, section } from '../../slack/blocks.ts'
import { day, mention } from '../../slack/mrkdwn.ts'
import { wayOut } from '../way-out.ts'
import { type StalledPair, stallValue } from './facts.ts'
import { STALLED_OPEN, stallAnswerId } from './ids.ts'

/** To a coordinator alone: which pair no longer meets, and what can be done. Never whose doing it is, or why. */
export function stallNote(
  stalled: StalledPair,
  { readerId, nudgeId }: { readerId: string; nudgeId: string },
): Message {
  const { answered } = stalled
  const text = `${theTwo(stalled.pair)} have stopped meeting.`
  const isOpen = answered === null
  return {
    text: `${text} ${whatHappened(stalled).join(' ')}`,
    blocks: [
      section([`*${text}*`, ...whatHappened(stalled)].join('\n')),
      ...(isOpen ? [section(WHAT_HELPS)] : [section(answeredWords(answered, readerId))]),
      actions('stall', [
        ...answerButtons(stalled, readerId),
        button('All stalled pairs', STALLED_OPEN, 'note'),
        ...(isOpen ? [wayOut(nudgeId, ['tomorrow', 'next-week', 'date', 'list'])] : []),
      ]),
      context('Only coordinators read this. The two of them do not know that I wrote to you.'),
    ],
  }
}

const WHAT_HELPS =
  'What may help: a short hello to each of them, half an hour instead of a long session, another time of day, or a pause (`/mentor pause`). Ending is fine too, no fault of anybody.'

/** What stands there once it is over. */
export function overMessage(pair: Pair, next: Session | null): Message {
  const who = theTwo(pair)
  if (pair.state === 'paused') return said(`${who} are taking a break. Nothing to do.`)
  if (pair.state !== 'active') return said(`The pair of ${theTwo(pair)} has ended. Nothing to do.`)
  return next === null
    ? said(`${who} have met since, or had a pause. Nothing to do.`)
    : said(`${who} have a session booked. Nothing to do.`)
}

/** What may be pressed about a stall; whoever asks may give it back, and what was left may be taken up. */
export function answerButtons(stalled: StalledPair, readerId: string): Button[] {
  const { answered } = stalled
  const value = stallValue(stalled)
  const ask = button('I’ll ask them', stallAnswerId('asking'), value, answered ? {} : { style: 'primary' })
  const leave = button('Leave it', stallAnswerId('left'), value)
  if (answered === null) return [ask, leave]
  if (answered.answer === 'left') return [ask]
  return answered.coordinatorId === readerId ? [leave] : []
}

export function answeredWords({ answer, coordinatorId }: StallAnswered, readerId: string): string {
  const isReader = coordinatorId === readerId
  if (answer === 'asking')
    return isReader ? 'You are asking them. Thank you.' : `${mention(coordinatorId)} is asking them.`
  return isReader ? 'You left it as it is.' : `${mention(coordinatorId)} left it as it is.`
}

/** Line by line: since when, what fell through, and what is booked. Dates, because a message outlives its days. */
export function whatHappened({ stall, next, zone }: StalledPair): string[] {
  const on = (at: Temporal.Instant) => day(localDate(at, zone))
  const lines = [`${SINCE[stall.after]} ${on(stall.since)}.`]
  if (stall.fallen.length > 0) lines.push(`Dates in a row that fell through: ${dates(stall.fallen, on)}.`)
  lines.push(next === null ? 'No session is booked.' : `The next session is booked for ${on(next.startsAt)}.`)
  return lines
}

const SINCE: Record<Stall['after'], string> = {
  start: 'They have not met yet: their pair began on',
  session: 'They last met on',
  pause: 'They have not met since their pause, which ended on',
}

const SHOWN_DATES = 4

/** The latest ones, where there are many. */
const dates = (fallen: readonly Session[], on: (at: Temporal.Instant) => string): string =>
  fallen
    .slice(-SHOWN_DATES)
    .map((session) => on(session.startsAt))
    .join('; ')

/** For the reader's list of what comes. */
export const stallWhy = (pair: Pair): string => `${theTwo(pair)}, who have stopped meeting`

export const theTwo = ({ mentorId, menteeId }: Pick<Pair, 'mentorId' | 'menteeId'>): string =>
  `${mention(mentorId)} (mentor) and ${mention(menteeId)}`
