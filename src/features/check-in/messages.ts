import type { KnownBlock } from '@slack/types'
import type { CheckInAnswer, CheckInPreference, CheckInRefusal } from '../../domain/check-in.ts'
import { assertNever } from '../../domain/result.ts'
import { actions, button, context, type Message, quote, said, section } from '../../slack/blocks.ts'
import { mention, readersTime } from '../../slack/mrkdwn.ts'
import { dueGoalBlocks, laterGoalBlocks } from '../goal-progress.ts'
import { NUDGES_OPEN } from '../nudges/ids.ts'
import { SESSION_BOOK } from '../session/ids.ts'
import { SETTINGS_OPEN } from '../settings/ids.ts'
import { wayOut } from '../way-out.ts'
import { CHECK_IN_HELP, CHECK_IN_KEEP, CHECK_IN_ON_TRACK, CHECK_IN_SKIP } from './ids.ts'
import type { PairOfTheWeek, Week } from './week.ts'

/** Somebody's weekly message, at any time of its life. */
export function weekMessage(week: Week): Message {
  if (week.answer !== null) {
    const words = answeredWords(week.answer, week.day)
    return drawn(week, words, [section(words)])
  }
  if (week.newerSent) return said('This check-in went by without an answer. The latest one is further down.')
  if (week.pairs.length === 0) return said('Nothing to check in on: you have no active pair at the moment.')
  const question = 'How is it going?'
  return drawn(week, question, [
    section(question),
    actions('answer', [
      button('On track', CHECK_IN_ON_TRACK, week.nudgeId, { style: 'primary' }),
      button('I need help', CHECK_IN_HELP, week.nudgeId),
      button('Skip this week', CHECK_IN_SKIP, week.nudgeId),
      ...(week.isLast ? [button('Keep asking me', CHECK_IN_KEEP, 'check-in')] : []),
      button('Settings', SETTINGS_OPEN, 'check-in', { label: 'Settings: change the day and time' }),
      wayOut(week.nudgeId, ['tomorrow', 'next-week', 'date', 'pause', 'list']),
    ]),
    ...(week.isLast ? [context(LAST_FOR_NOW)] : []),
  ])
}

const LAST_FOR_NOW =
  'No time lately? That is fine. Without a click on this one I stop asking every week. “Keep asking me” or `/mentor check-ins` brings the question back whenever you like.'

function drawn({ pairs, zone }: Week, words: string, below: KnownBlock[]): Message {
  const title =
    pairs.length === 0
      ? 'Your week'
      : `Your week with ${list(pairs.map(({ partnerId }) => mention(partnerId)))}`
  return {
    text: `${title}. ${words}`,
    blocks: [
      section(`*${title}*`),
      ...pairs.map((pair) => pairLine(pair, zone)),
      ...goalBlocks(pairs),
      ...below,
    ],
  }
}

function pairLine({ pairId, partnerId, nextSession }: PairOfTheWeek, zone: string): KnownBlock {
  return nextSession === null
    ? section(`${mention(partnerId)}: no session planned`, button('Schedule a session', SESSION_BOOK, pairId))
    : section(`${mention(partnerId)}: next session ${readersTime(nextSession, zone)}`)
}

/** A few goals are a question, many would be a form. */
const GOALS_ASKED = 3

/** Those whose day is near come first, then the others, as far as there is room. */
function goalBlocks(pairs: readonly PairOfTheWeek[]): KnownBlock[] {
  const due = pairs.flatMap(({ pairId, dueGoals, today }) =>
    dueGoals.map((goal) => dueGoalBlocks(pairId, goal, today)),
  )
  const later = pairs.flatMap(({ pairId, laterGoals }) =>
    laterGoals.map((goal) => laterGoalBlocks(pairId, goal)),
  )
  const asked = [...due, ...later].slice(0, GOALS_ASKED).flat()
  return due.length === 0 ? asked : [...asked, context('A later day is a good answer too: `/mentor goals`.')]
}

const WEEKDAYS: Record<CheckInPreference['day'], string> = {
  1: 'Monday',
  2: 'Tuesday',
  3: 'Wednesday',
  4: 'Thursday',
  5: 'Friday',
}

function answeredWords(answer: CheckInAnswer, day: CheckInPreference['day']): string {
  const next = `See you next ${WEEKDAYS[day]}.`
  switch (answer) {
    case 'on-track':
      return `On track. Good. ${next}`
    case 'help':
      return 'You asked for help. A coordinator knows and will get in touch.'
    case 'skip':
      return `Skipped this week. ${next}`
    default:
      return assertNever(answer)
  }
}

const ANSWERS: Record<CheckInAnswer, string> = {
  'on-track': 'On track',
  help: 'I need help',
  skip: 'Skip this week',
}

export function refusalWords(refusal: CheckInRefusal): string {
  switch (refusal.kind) {
    case 'not-yours':
      return 'This check-in is for somebody else, so only they can answer it. Nothing was changed.'
    case 'newer-sent':
      return 'A newer check-in has come since. Please answer that one; this one was left as it is.'
    case 'answered':
      return refusal.answer === 'help'
        ? 'You asked for help in this check-in already, and a coordinator knows. That answer stays.'
        : `You answered this check-in already with “${ANSWERS[refusal.answer]}”. The first answer stays.`
    default:
      return assertNever(refusal)
  }
}

export const UNKNOWN_CHECK_IN = 'I cannot find this check-in here. Nothing was changed.'
/** For an answer to a message that cannot be redrawn, because Slack's receipt for it was lost. */
export const NOTED = 'Thank you, your answer is saved.'
export const NOBODY_COORDINATES =
  'Nobody coordinates here yet, so there is nobody I could tell. Please ask your Slack admin to open `/mentor settings` and name a coordinator.'
export const NOBODY_ELSE_COORDINATES =
  'Nobody coordinates here besides you and your own pair, so there is nobody I could tell in confidence. A further coordinator can be named in `/mentor settings`.'

/** For a coordinator only: who needs help, with which pairs, in their own words. */
export function helpNote(asked: {
  userId: string
  partners: readonly string[]
  help: string | null
}): Message {
  const { userId, partners, help } = asked
  const about = partners.length === 0 ? '' : ` with ${list(partners.map(mention))}`
  const text = `${mention(userId)} needs help${about}.`
  return {
    text,
    blocks: [
      section(`*${text}*`),
      ...(help === null ? [section('They left no words. A short hello is a good start.')] : quote(help)),
      context('Only coordinators see this. They were told that one of you will get in touch.'),
    ],
  }
}

/** For a coordinator only: somebody whose check-ins have stopped, and no word of how often or since when. */
export function silenceNote(about: { userId: string; isOver: boolean }): Message {
  const who = mention(about.userId)
  if (about.isOver) return said(`${who} gets my weekly check-ins again. Nothing to do.`)
  const text = `${who} has not been answering my weekly check-ins, so I have stopped sending them.`
  return {
    text,
    blocks: [
      section(`*${text}*`),
      section(
        'It may mean nothing: some people would rather talk than click. If you meet them anyway, ask how it is going.',
      ),
      actions('silence', [button('My reminders', NUDGES_OPEN, 'note')]),
      context(`Only coordinators read this. ${who} knows how to have the check-ins back.`),
    ],
  }
}

const every = ({ day, time }: CheckInPreference) => `every ${WEEKDAYS[day]} at ${time}`

export const NO_CHECK_INS =
  'Check-ins come once a week while you are in a running pair, and you are in none. `/mentor start @someone` proposes one.'
export const SWITCHED_OFF =
  'You have switched your check-ins off, so none comes. `/mentor nudges` switches them on.'

export const keptWords = (preference: CheckInPreference): string =>
  `Good. I go on asking, ${every(preference)}.`

/** To whoever asks after the check-ins that have stopped. */
export function stoppedMessage(): Message {
  const text = 'My last check-ins went by without a click, so I send no more for now.'
  return {
    text,
    blocks: [
      section(text),
      actions('stopped', [
        button('Keep asking me', CHECK_IN_KEEP, 'command', { style: 'primary' }),
        button('Settings', SETTINGS_OPEN, 'check-in'),
      ]),
    ],
  }
}

export function usualMessage(preference: CheckInPreference): Message {
  const text = `I ask you how it is going ${every(preference)}.`
  return {
    text,
    blocks: [section(text), actions('usual', [button('Settings', SETTINGS_OPEN, 'check-in')])],
  }
}

const list = (names: readonly string[]) =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
