import type { Button, KnownBlock } from '@slack/types'
import { openGoals } from '../../domain/goal.ts'
import { actions, button, context, type Message, quote, section, shorten } from '../../slack/blocks.ts'
import { day, escaped, mention, readersTime } from '../../slack/mrkdwn.ts'
import { goalProgressBlocks } from '../goal-progress.ts'
import { outcomeBlocks } from '../outcome-words.ts'
import { PLAN_EDIT_FROM_BRIEF, planValue } from '../plan/ids.ts'
import { STRATEGY_OPEN } from '../strategy/ids.ts'
import { cardBlocks } from '../strategy-words.ts'
import { TIME_CHANGE } from '../time/ids.ts'
import { wayOut } from '../way-out.ts'
import { whereWords } from '../where-words.ts'
import type { MentorFacts } from './facts.ts'
import { placeInPlan, WAYS } from './messages.ts'

/** The mentor's brief: what to say, what was promised, what is open. */
export function mentorBrief(facts: MentorFacts): Message {
  const { session, pair, plan } = facts
  const head = `Your session with ${mention(pair.menteeId)} on ${readersTime(session.startsAt)}`
  return {
    text: `${head}: ${escaped(plan.title)}`,
    blocks: [
      section(`*${head}*, ${session.minutes} minutes.${whereWords(session)}`),
      ...(session.confirmedAt ? [context(`${mention(pair.menteeId)} has confirmed.`)] : []),
      ...(facts.isLast ? [section(LAST_ONE)] : []),
      ...planBlocks(facts),
      ...goalBlocks(facts),
      ...promiseBlocks(facts),
      ...feedbackBlocks(facts),
      ...tipBlocks(facts),
      ...strategyBlocks(facts),
      ...timeBlocks(facts),
      ...(facts.isAhead ? [actions('brief', buttons(facts))] : []),
    ],
  }
}

const LAST_ONE =
  '*It is your last session by agreement.* Leave time to look back: the goals, what you decided, thanks, and whether you stay in touch.'

function planBlocks({ plan, edit, pair }: MentorFacts): KnownBlock[] {
  const opening = plan.opening === null ? '' : `\nTo open with: “${plan.opening}”`
  const agenda = plan.agenda.map(({ name, minutes }) => `${name} ${minutes}`).join(' · ')
  const isTheirs = edit !== null && edit.editedBy !== pair.mentorId
  return [
    section(`*${placeInPlan(plan)}: ${escaped(plan.title)}*\n${escaped(plan.topic)}${opening}`),
    ...(isTheirs
      ? [
          context(
            `${mention(edit.editedBy)} wrote this on ${day(edit.editedAt.toZonedDateTimeISO('UTC').toPlainDate())}.`,
          ),
        ]
      : []),
    context(`In minutes: ${agenda}`),
  ]
}

/** The goals, with how far they are in one tap as long as the session lies ahead. */
function goalBlocks({ pair, today, isAhead }: MentorFacts): KnownBlock[] {
  const goals = openGoals(pair)
  if (goals.length === 0) return [section('*Your goals*\nNone yet: a good thing to agree on this time.')]
  return [
    section('*Your goals*'),
    ...(isAhead
      ? goals.flatMap((goal) => goalProgressBlocks(pair.id, goal, today))
      : quote(goals.map(({ text }, index) => `${index + 1}. ${text}`).join('\n'))),
  ]
}

const PROMISES_SHOWN = 1000

function promiseBlocks({ followUps }: MentorFacts): KnownBlock[] {
  if (followUps === null) return []
  return [
    section('*What you promised last time* (from your notes, for you alone)'),
    ...quote(shorten(followUps, PROMISES_SHOWN)),
  ]
}

const ITEMS_SHOWN = 3
const WORDS_SHOWN = 300

function feedbackBlocks({ items, pair, desk }: MentorFacts): KnownBlock[] {
  if (items.length === 0) return []
  const more = items.length - ITEMS_SHOWN
  return [
    section(`*What ${mention(pair.menteeId)} said about IT*`),
    ...items
      .slice(0, ITEMS_SHOWN)
      .flatMap(({ item, outcome }) => [
        ...quote(shorten(item.words, WORDS_SHOWN)),
        ...(outcome === null
          ? [context('Stays between the two of you')]
          : outcomeBlocks(outcome, desk, WORDS_SHOWN)),
      ]),
    ...(more > 0 ? [context(`And ${more} earlier.`)] : []),
  ]
}

const tipBlocks = ({ card }: MentorFacts): KnownBlock[] =>
  card ? [section(`*A tip: ${card.title}*\n${card.text}`)] : []

function strategyBlocks({ strategy, reading, isAhead }: MentorFacts): KnownBlock[] {
  if (strategy === null) return []
  const unread = isAhead ? unreadWords(reading) : null
  return [...cardBlocks(strategy, { above: ['From IT’s strategy'] }), ...(unread ? [context(unread)] : [])]
}

const timeBlocks = ({ timeHint }: MentorFacts): KnownBlock[] =>
  timeHint
    ? [
        section(
          'Mentoring is part of your job: your line manager can make room for it with one click.',
          button('Agree on hours', TIME_CHANGE, 'brief'),
        ),
      ]
    : []

function unreadWords({ isFirst, unread }: MentorFacts['reading']): string | null {
  if (unread.length === 0) return null
  if (isFirst)
    return 'You speak for IT, so please read the strategy cards once before you meet. One button there tells your coordinator that you have.'
  return unread.length === 1
    ? 'One strategy card changed since you read them.'
    : `${unread.length} strategy cards changed since you read them.`
}

function buttons({ pair, plan, reading, nudgeId }: MentorFacts) {
  const read: Button[] =
    reading.unread.length > 0 ? [button('Read the strategy cards', STRATEGY_OPEN, 'brief')] : []
  return [
    ...read,
    button('Edit this session’s plan', PLAN_EDIT_FROM_BRIEF, planValue(pair.id, plan.number)),
    wayOut(nudgeId, WAYS),
  ]
}
