import { Temporal } from 'temporal-polyfill'
import { isNearlyUsed, isOver, type MonthTime, type TimeBudget } from '../../domain/role-time.ts'
import { actions, button, context, type Message, said, section } from '../../slack/blocks.ts'
import { day, mention } from '../../slack/mrkdwn.ts'
import { wayOut } from '../way-out.ts'
import { answerValue, TIME_CHANGE, TIME_FINE, TIME_OPEN, TIME_TALK } from './ids.ts'
import { duration, hoursWords, monthName } from './words.ts'

export interface AskFacts {
  mentorId: string
  /** The revision with which this message asked. */
  revision: number
  readerId: string
  /** As it is now. */
  budget: TimeBudget | null
  /** The first day of the mentor's first pair. */
  since: Temporal.PlainDate | null
}

/** What a line manager reads, at any time of its life. */
export function askMessage(facts: AskFacts): Message {
  const { mentorId, revision, readerId, budget } = facts
  const mentor = mention(mentorId)
  if (budget === null || budget.managerId !== readerId)
    return said(`${mentor} no longer asks you about their mentoring hours. Nothing to do for you.`)
  const hours = hoursWords(budget.hours)
  if (budget.askedRevision !== revision)
    return said(`${mentor} has changed the hours since. My newest message to you shows them.`)
  switch (budget.answer) {
    case 'fine':
      return said(`You said that ${hours} a month are fine for ${mentor} as a mentor. Thank you.`)
    case 'talk':
      return {
        text: `You would like to talk with ${mentor} first.`,
        blocks: [
          section(
            `You would like to talk with ${mentor} first, about ${hours} a month. I have told them; nothing is decided meanwhile.`,
          ),
          actions('answer', [button('That’s fine', TIME_FINE, answerValue(budget))]),
        ],
      }
    default:
      return asking(facts, budget)
  }
}

function asking({ mentorId, since }: AskFacts, budget: TimeBudget): Message {
  const mentor = mention(mentorId)
  const text = `${mentor} asks you for ${hoursWords(budget.hours)} a month as a mentor.`
  return {
    text,
    blocks: [
      section(
        `*${text}* In this programme somebody from IT meets a business leader one to one: the leader learns what technology can do, IT learns how the business works.${since ? ` ${mentor} has been part of it since ${day(since)}.` : ''}`,
      ),
      section(
        'The hours are sessions and preparation together. One click says that they are part of the job.',
      ),
      context('You see no content: not what is talked about, not with whom, no notes. Nobody is scored.'),
      actions('answer', [
        button('That’s fine', TIME_FINE, answerValue(budget), { style: 'primary' }),
        button('Let’s talk first', TIME_TALK, answerValue(budget)),
      ]),
    ],
  }
}

/** To the mentor: what the line manager said. */
export function answeredMessage({
  managerId,
  answer,
  hours,
}: {
  managerId: string
  answer: string
  hours: number
}): Message {
  const manager = mention(managerId)
  const isFine = answer === 'fine'
  const text = isFine
    ? `${manager} is fine with ${hoursWords(hours)} a month for your mentoring. It is part of your job now.`
    : `${manager} would like to talk with you about your mentoring hours first. Ten minutes on what it takes and what it brings are a good start; your sessions go on meanwhile.`
  return { text, blocks: [section(text), actions('answered', [button('My time', TIME_OPEN, 'answered')])] }
}

export interface WarningFacts {
  time: MonthTime
  budget: TimeBudget
  /** The month still runs. */
  isCurrent: boolean
  coordinators: readonly string[]
  nudgeId: string
}

/** To the mentor alone: the month is nearly used up, and what helps. */
export function warningMessage({ time, budget, isCurrent, coordinators, nudgeId }: WarningFacts): Message {
  const used = `${duration(time.minutes)} of your ${duration(budget.hours * 60)} as a mentor`
  const text = `You have used ${used} in ${monthName(time.month)}.`
  if (!isCurrent || !isNearlyUsed(time.minutes, budget.hours)) return said(text)
  const whom = coordinators.length === 0 ? 'your coordinator' : coordinators.map(mention).join(' or ')
  return {
    text,
    blocks: [
      section(
        `*${text}* ${isOver(time.minutes, budget.hours) ? 'That happens.' : 'I say so now, while there is room.'} Three things help:`,
      ),
      section(
        [
          '• a shorter preparation: the brief and one good question are enough',
          `• a word with ${whom}: a session can move to next month`,
          '• other hours, if every month is like this one',
        ].join('\n'),
      ),
      context('Nothing stops, and only you get this message.'),
      actions('time', [
        button('My time', TIME_OPEN, 'warning'),
        button('Change the hours', TIME_CHANGE, 'warning'),
        wayOut(nudgeId, ['tomorrow', 'next-week', 'list']),
      ]),
    ],
  }
}

/** Where there is nothing to count against any more. */
export const noHours = (): Message => said('Your hours as a mentor were taken back. Nothing to do for you.')

export const warningWhy = (month: string): string =>
  `a word that your hours as a mentor are nearly used up in ${monthName(Temporal.PlainYearMonth.from(month))}`
