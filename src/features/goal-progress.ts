import type { SectionBlock, StaticSelect } from '@slack/types'
import type { Temporal } from 'temporal-polyfill'
import { daysLeft, type Goal, openGoals, PROGRESS, type Progress, reachedGoals } from '../domain/goal.ts'
import type { Pair } from '../domain/pair.ts'
import { option, plain, quote, section } from '../slack/blocks.ts'
import { day, escaped } from '../slack/mrkdwn.ts'
import { GOAL_PROGRESS, progressValue } from './goals/ids.ts'

export const PROGRESS_WORDS: Record<Progress, string> = {
  0: 'Not yet',
  25: 'Started',
  50: 'Halfway',
  75: 'Nearly',
  100: 'Reached',
}

/**
 * A goal with its menu "Not yet / Started / Halfway / Nearly / Reached", for any message, modal or Home that the two
 * read; the goals feature takes the tap. `today` is the pair's, so the mentee's.
 */
export function goalProgressBlocks(pairId: string, goal: Goal, today: Temporal.PlainDate): SectionBlock[] {
  const lines = [`>${escaped(goal.text)}`, ...besides(goal, today)]
  return [section(lines.join('\n'), progressMenu(pairId, goal))]
}

/** The same for a goal whose day is near or has passed, as a question. */
export function dueGoalBlocks(pairId: string, goal: Goal, today: Temporal.PlainDate): SectionBlock[] {
  const due = dueWords(goal, today)
  return [section(`Your goal “${escaped(goal.text)}” ${due}. How far are you?`, progressMenu(pairId, goal))]
}

/** The same for a goal with time ahead, or without a day: asked in passing. */
export function laterGoalBlocks(pairId: string, goal: Goal): SectionBlock[] {
  return [section(`Your goal “${escaped(goal.text)}”: how far are you?`, progressMenu(pairId, goal))]
}

function besides(goal: Goal, today: Temporal.PlainDate): string[] {
  const how = goal.how === null ? [] : [`How you will know: ${escaped(goal.how)}`]
  const due = dueWords(goal, today)
  return due === null ? how : [...how, `It ${due}.`]
}

function progressMenu(pairId: string, goal: Goal): StaticSelect {
  const toOption = (progress: Progress) =>
    option(PROGRESS_WORDS[progress], progressValue(pairId, goal.id, progress))
  return {
    type: 'static_select',
    action_id: GOAL_PROGRESS,
    placeholder: plain('How far?'),
    options: PROGRESS.map(toOption),
    initial_option: toOption(goal.progress),
  }
}

/** "was due yesterday", "is due on Fri 10 Apr 2026"; null for a goal without a day or closed. */
function dueWords(goal: Goal, today: Temporal.PlainDate): string | null {
  const days = daysLeft(goal, today)
  if (days === null || goal.dueOn === null) return null
  if (days === 0) return 'is due today'
  if (days === 1) return 'is due tomorrow'
  if (days === -1) return 'was due yesterday'
  return `${days > 0 ? 'is' : 'was'} due on ${day(goal.dueOn)}`
}

/** The goals as a pair reads them in a text, those that were reached last; none where there are none. */
export function goalLines(pair: Pick<Pair, 'goals'>): SectionBlock[] {
  const lines = [...openGoals(pair), ...reachedGoals(pair)].map(
    (goal, index) =>
      `${index + 1}. ${goal.text}${goal.progress === 0 ? '' : ` (${PROGRESS_WORDS[goal.progress].toLowerCase()})`}`,
  )
  return lines.length === 0 ? [] : quote(lines.join('\n'))
}
