import type { Button, KnownBlock, ModalView } from '@slack/types'
import { isNearlyUsed, isOver, type MonthTime, type TimeBudget } from '../../domain/role-time.ts'
import { actions, button, context, divider, modal, section } from '../../slack/blocks.ts'
import { day, mention, readersDay } from '../../slack/mrkdwn.ts'
import { pageOf, pager } from '../../slack/pages.ts'
import { TIME_ADD, TIME_CHANGE, TIME_TAKE_BACK, TIME_TURNS } from './ids.ts'
import type { MentorHours, OwnTime, TimeFacts } from './load.ts'
import { duration, hoursWords, monthAndYear, monthName } from './words.ts'

const PER_PAGE = 15

/** `/mentor time`: a mentor's own months, and for coordinators what each mentor's come to. */
export function timeModal({ own, mentors }: TimeFacts, page = 0): ModalView {
  return modal({
    id: 'time.view',
    title: own ? 'Your time as a mentor' : 'Time of the mentors',
    blocks: [
      ...(own ? ownBlocks(own) : []),
      ...(own && mentors ? [divider()] : []),
      ...(mentors ? mentorsBlocks(mentors, page) : []),
    ],
  })
}

function ownBlocks(own: OwnTime): KnownBlock[] {
  const { thisMonth, byLeader, before, budget } = own
  return [
    section(
      [
        `*${monthAndYear(thisMonth.month)}: ${against(thisMonth, budget)}*`,
        ...byLeader.map(({ leaderId, time }) => `With ${mention(leaderId)}: ${withPreparation(time)}`),
      ].join('\n'),
    ),
    ...(thisMonth.asPlanned > 0 ? [context(asPlannedWords(thisMonth.asPlanned))] : []),
    ...limitBlocks(thisMonth, budget),
    ...(before.length > 0
      ? [
          section(
            `*Before*\n${before.map((time) => `${monthAndYear(time.month)}: ${duration(time.minutes)}`).join('\n')}`,
          ),
        ]
      : []),
    section(managerWords(own)),
    ...(own.isMentoring ? [actions('time', buttons(budget))] : []),
    ...own.added.map((one) =>
      section(
        `Added: ${duration(one.minutes)} of preparation on ${day(one.spentOn)}${one.leaderId ? `, for ${mention(one.leaderId)}` : ''}`,
        button('Take back', TIME_TAKE_BACK, one.id),
      ),
    ),
    context(
      'Coordinators see what a month comes to and whether your line manager agreed. Your line manager sees the hours that you ask for, nothing else. Nobody is scored.',
    ),
  ]
}

const against = ({ minutes }: MonthTime, budget: TimeBudget | null): string =>
  budget ? `${duration(minutes)} of ${duration(budget.hours * 60)}` : duration(minutes)

const withPreparation = ({ minutes, preparation }: MonthTime): string =>
  preparation === 0 ? duration(minutes) : `${duration(minutes)}, ${duration(preparation)} of it preparation`

const asPlannedWords = (sessions: number): string =>
  sessions === 1
    ? 'One session is counted as planned, because no minutes were written down.'
    : `${sessions} sessions are counted as planned, because no minutes were written down.`

function limitBlocks({ minutes }: MonthTime, budget: TimeBudget | null): KnownBlock[] {
  if (budget === null || !isNearlyUsed(minutes, budget.hours)) return []
  const how = isOver(minutes, budget.hours)
    ? 'That is more than agreed, which happens. Nothing stops.'
    : 'The month is nearly used up. Nothing stops.'
  return [
    section(
      `${how} A shorter preparation helps, or a word with your coordinator; if it is like this every month, change the hours.`,
    ),
  ]
}

function managerWords({ budget, suggested, isManagerGone, isMentoring }: OwnTime): string {
  if (budget === null)
    return isMentoring
      ? `*No hours are agreed on yet.* ${hoursWords(suggested)} a month would fit: each session, and as long again to prepare it. Your line manager can say yes with one click.`
      : 'No hours were agreed on.'
  const [manager, hours] = [mention(budget.managerId ?? ''), hoursWords(budget.hours)]
  if (budget.managerId === null)
    return `*${hours} a month* is your own measure. No line manager is named, so nobody was asked.`
  if (isManagerGone)
    return `*${hours} a month.* ${manager} is no longer in this workspace; “Change” names somebody else.`
  switch (budget.answer) {
    case 'fine':
      return `*${hours} a month.* ${manager} is fine with it${budget.answeredAt ? `, since ${readersDay(budget.answeredAt)}` : ''}.`
    case 'talk':
      return `*${hours} a month.* ${manager} would like to talk first. Once you agree, one click of theirs settles it; other hours you change here.`
    default:
      return `*${hours} a month.* ${manager} was asked and has not answered yet.`
  }
}

const buttons = (budget: TimeBudget | null): Button[] => [
  button('Add minutes', TIME_ADD, 'view'),
  button(budget ? 'Change' : 'Agree on hours', TIME_CHANGE, 'view', { ...(!budget && { style: 'primary' }) }),
]

function mentorsBlocks(mentors: readonly MentorHours[], wanted: number): KnownBlock[] {
  if (mentors.length === 0) return [section('*For coordinators:* nobody mentors yet.')]
  const page = pageOf(mentors, wanted, PER_PAGE)
  return [
    section(['*For coordinators: hours per mentor*', ...page.shown.map(mentorLine)].join('\n')),
    ...pager(page, TIME_TURNS),
    context('You see sums, never sessions or notes. They stand in the order in which the mentors began.'),
  ]
}

function mentorLine({ mentorId, thisMonth, lastMonth, budget }: MentorHours): string {
  const parts = [
    `${monthName(thisMonth.month)} ${against(thisMonth, budget)}`,
    `${monthName(lastMonth.month)} ${duration(lastMonth.minutes)}`,
    acknowledged(budget),
  ]
  return `${mention(mentorId)}: ${parts.join(' · ')}`
}

function acknowledged(budget: TimeBudget | null): string {
  if (budget === null) return 'no hours agreed on'
  if (budget.managerId === null) return 'no line manager named'
  return budget.answer === 'fine' ? 'acknowledged' : 'not acknowledged yet'
}
