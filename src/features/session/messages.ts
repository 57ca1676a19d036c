import type { ActionsBlock, KnownBlock } from '@slack/types'
import type { Temporal } from 'temporal-polyfill'
import type { ClosingPlace } from '../../domain/closing.ts'
import { type Pair, partnerOf, roleOf } from '../../domain/pair.ts'
import { assertNever } from '../../domain/result.ts'
import { type AskNowQuestion, hasBegun, isUnheard, type Session, stateAt } from '../../domain/session.ts'
import type { CalendarLinks } from '../../lib/calendar-links.ts'
import { actions, button, context, type Message, quote, said, section } from '../../slack/blocks.ts'
import { mention, readersTime } from '../../slack/mrkdwn.ts'
import { lastAhead, lastHeld, nextIsLast } from '../closing-line.ts'
import { missedButton } from '../missed-button.ts'
import { offeredLine } from '../offered-line.ts'
import { whereWords } from '../where-words.ts'
import { calendarLine, calledOffLine } from './calendar-line.ts'
import { cancelValue, SESSION_BOOK, SESSION_CANCEL, SESSION_HELD, SESSION_LOG, SESSION_MOVE } from './ids.ts'
import { pairValue } from './modal.ts'
import { QUESTION_WORDS } from './words.ts'

/** What the messages about a session are drawn from. */
export interface SessionFacts {
  session: Session
  pair: Pair
  now: Temporal.Instant
  /** For those few places where Slack cannot show the reader's own zone. */
  zone: string
  /** The pair has another session before it. */
  hasNext: boolean
  /** Its leader is offered times for the one that follows it. */
  offered: boolean
  /** Why it was called off, as it was typed; null where nobody said. */
  cancelReason: string | null
  /** Where it stands in the closing of its pair; null for all but the last two. */
  place: ClosingPlace | null
  /** The address of its calendar file; null where the bot has no public address. */
  calendarFile: string | null
  /** Where it is added to a calendar by hand; null once it is over. */
  calendarPages: CalendarLinks | null
}

/** The session as it stands in the pair's conversation, at any time of its life. */
export function bookedMessage(facts: SessionFacts): Message {
  const { session, now } = facts
  const state = stateAt(session, now)
  switch (state) {
    case 'scheduled': {
      const what = `Session on ${when(facts)}`
      const rest = `, ${session.minutes} minutes.${whereWords(session)}`
      return hasBegun(session, now) ? said(`${what}${rest}`) : ahead(facts, what, rest)
    }
    case 'held':
      return heldMessage(facts)
    case 'cancelled':
      return goneMessage(facts)
    case 'missed':
      return withOffer(said(`The session on ${when(facts)} is noted as missed.`), facts)
    default:
      return assertNever(state)
  }
}

function goneMessage(facts: SessionFacts): Message {
  const gone = said(`${cancelledWords(facts)} Nothing to do for this date.`)
  // Where a person cancelled, a message of its own follows and says it.
  return facts.session.cancelledBy === null ? calledOff(facts, gone) : gone
}

/** A session that can still be moved, cancelled and written into calendars. */
function ahead(
  { session, pair, place, calendarPages, calendarFile }: SessionFacts,
  what: string,
  rest: string,
): Message {
  const confirmed = session.confirmedAt ? [context(`${mention(pair.menteeId)} has confirmed.`)] : []
  const calendar = calendarPages ? [calendarLine(session, calendarPages, calendarFile)] : []
  const last = place === 'last' ? [lastAhead(pair)] : []
  const blocks = [section(`*${what}*${rest}`), ...confirmed, ...last, ...calendar, changeButtons(session)]
  return { text: `${what}${rest}`, blocks }
}

function calledOff({ calendarFile }: SessionFacts, { text, blocks }: Message): Message {
  return { text, blocks: calendarFile === null ? blocks : [...blocks, calledOffLine(calendarFile)] }
}

function heldMessage(facts: SessionFacts): Message {
  const { session } = facts
  const text = `The session on ${when(facts)} took place, ${session.minutes} minutes.`
  const isAnswered = session.rating !== null || session.nothingToTell
  const missed = isAnswered ? [] : [actions('held', [missedButton(session)])]
  return withOffer({ text, blocks: [section(text), ...closing(facts), ...missed] }, facts)
}

/** What a session that was held means for the closing of its pair. */
function closing({ place, pair }: SessionFacts): KnownBlock[] {
  if (place === null) return []
  return [place === 'last' ? lastHeld(pair) : nextIsLast(pair)]
}

const withOffer = ({ text, blocks }: Message, { offered, pair }: SessionFacts): Message => ({
  text,
  blocks: offered ? [...blocks, offeredLine(pair)] : blocks,
})

/** Says a new time once more, so that it reaches both phones; `revision` is that of the move it was sent for. */
export function movedMessage(facts: SessionFacts, revision: number): Message {
  const { session, now } = facts
  if (session.state === 'scheduled' && session.revision !== revision)
    return said('The session was moved once more; the newest message has the time.')
  if (stateAt(session, now) !== 'scheduled' || hasBegun(session, now)) return bookedMessage(facts)
  return ahead(facts, `Moved to ${when(facts)}`, `, ${session.minutes} minutes.${whereWords(session)}`)
}

export function cancelledMessage(facts: SessionFacts): Message {
  return calledOff(facts, withRescue(`${cancelledWords(facts)} It happens; the next one counts.`, facts))
}

/** Somebody said so; or nobody has said a word about it, which one click puts right. */
export function missedMessage(facts: SessionFacts): Message {
  const { session } = facts
  if (session.state === 'held') return said(`The session on ${when(facts)} took place after all.`)
  if (!isUnheard(session))
    return withRescue(
      `The session on ${when(facts)} did not take place. It happens; the next one counts.`,
      facts,
    )
  const text = `I have heard nothing of the session on ${when(facts)}, so I have noted it as missed. That happens.`
  const { blocks } = withRescue(text, facts)
  return { text, blocks: [...blocks, actions('unheard', [button('We did meet', SESSION_HELD, session.id)])] }
}

/** A date that fell through is the moment to find another one. */
function withRescue(text: string, facts: SessionFacts): Message {
  const { pair, hasNext, cancelReason } = facts
  const why = cancelReason === null ? [] : quote(cancelReason)
  if (pair.state !== 'active' || hasNext) return { text, blocks: [section(text), ...why] }
  const book = button('Find another time', SESSION_BOOK, pair.id, { style: 'primary' })
  return withOffer({ text, blocks: [section(text), ...why, actions('rescue', [book])] }, facts)
}

function cancelledWords(facts: SessionFacts): string {
  const { session } = facts
  return session.cancelledBy === null
    ? `The session on ${when(facts)} was cancelled, because the pair paused or ended.`
    : `${mention(session.cancelledBy)} cancelled the session on ${when(facts)}.`
}

/** To the mentor, ten minutes before the end: short enough to read under the table. */
export function askNowMessage(pair: Pair, question: AskNowQuestion): Message {
  const asked = `Ask ${mention(pair.menteeId)} now: “${QUESTION_WORDS[question]}”`
  return {
    text: `${asked} Then thank, don’t defend.`,
    blocks: [section(`*${asked}* Then thank, don’t defend.`)],
  }
}

export const askNowWhy = (pair: Pair): string =>
  `a question about IT to ask ${mention(pair.menteeId)}, ten minutes before your session ends`

const STATUS_LIMIT = 10

/** What is booked already, for whoever asks to book; only they see it. */
export function scheduledMessage(
  readerId: string,
  upcoming: readonly { session: Session; pair: Pair }[],
  zone: string,
  activePairs: readonly Pair[],
): Message {
  const target = pairValue(activePairs)
  const mayLog = activePairs.every((pair) => roleOf(pair, readerId) !== null)
  const lines = upcoming.slice(0, STATUS_LIMIT).map(({ session, pair }) => ({
    session,
    line: `*${readersTime(session.startsAt, zone)}* ${withWhom(pair, readerId)}, ${session.minutes} minutes`,
  }))
  const head =
    upcoming.length === 1 ? 'You have a session booked' : `You have ${upcoming.length} sessions booked`
  return {
    text: `${head}: ${lines.map(({ line }) => line).join('; ')}`,
    blocks: [
      section(`${head}.`),
      ...lines.flatMap(({ session, line }) => [section(line), changeButtons(session)]),
      section('Or something else?'),
      actions('more', [
        button('Book another', SESSION_BOOK, target),
        ...(mayLog ? [button('Log one that took place', SESSION_LOG, target)] : []),
      ]),
    ],
  }
}

const changeButtons = (session: Session): ActionsBlock =>
  actions(`session-${session.id}`, [
    button('Move', SESSION_MOVE, session.id),
    button('Cancel', SESSION_CANCEL, cancelValue(session)),
  ])

/** To the leader's delegate: when, where and with whom; `revision` is that of the booking or move it was sent for. */
export function delegateMessage(facts: SessionFacts, revision: number): Message {
  const { session, pair, now } = facts
  const who = `The session of ${mention(pair.menteeId)} with ${mention(pair.mentorId)}`
  if (session.state === 'cancelled')
    return calledOff(facts, said(`${who} on ${when(facts)} is cancelled. Nothing to do for this date.`))
  if (session.revision !== revision)
    return said(`${who} was moved once more; the newest message has the time.`)
  const text = `${who} is on ${when(facts)}`
  const rest = `, ${session.minutes} minutes.${whereWords(session)}`
  if (hasBegun(session, now)) return said(`${who} was on ${when(facts)}${rest}`)
  // What it is about is not for a delegate to read.
  return ahead({ ...facts, place: null }, text, rest)
}

function withWhom(pair: Pair, readerId: string): string {
  const partner = `with ${mention(partnerOf(pair, readerId))}`
  return roleOf(pair, readerId) === null ? `for ${mention(pair.menteeId)} ${partner}` : partner
}

const when = ({ session, zone }: SessionFacts) => readersTime(session.startsAt, zone)
