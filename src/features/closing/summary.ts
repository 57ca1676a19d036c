import type { KnownBlock } from '@slack/types'
import type { Temporal } from 'temporal-polyfill'
import { CLOSING_FIELDS, type ClosingField, type ClosingWords, minutesOf } from '../../domain/closing.ts'
import { quote, section, shorten } from '../../slack/blocks.ts'
import { day, mention } from '../../slack/mrkdwn.ts'
import { CATEGORY_NAMES, STATUS_WORDS } from '../feedback-names.ts'
import { PROGRESS_WORDS } from '../goal-progress.ts'
import type { GoalEnd, HeldSession, SummaryFacts } from './facts.ts'

/** What the two call the parts that they write themselves. */
export const FIELD_NAMES: Record<ClosingField, string> = {
  decided: 'What we decided',
  thanks: 'Thanks',
  inTouch: 'Staying in touch',
}

/** A pair that met or wanted more than this reads the rest in its own conversation. */
const LISTED = 12

/** The summary as both read it: the facts, and what they wrote themselves. */
export function summaryBlocks(facts: SummaryFacts): KnownBlock[] {
  return [...factBlocks(facts), ...wordBlocks(facts.words)]
}

/** The part that the bot drafts. */
export function factBlocks(facts: SummaryFacts): KnownBlock[] {
  const { held, goals, shared, pair } = facts
  const titles = [...new Set(held.map(({ title }) => title))]
  return [
    section(metWords(held, pair.state === 'completed')),
    ...listed('What you talked about', titles),
    ...listed('Your goals, and how far you got', goals.toSorted(byEnd).map(goalWords)),
    ...listed(
      `What ${mention(pair.menteeId)} told IT by name, and what became of it`,
      shared.map(
        ({ category, status }) => `${CATEGORY_NAMES[category]}: ${inSentence(STATUS_WORDS[status])}`,
      ),
    ),
  ]
}

/** What was typed, each part under its name; nothing where nothing was. */
export function wordBlocks(
  words: ClosingWords | null,
  fields: readonly ClosingField[] = CLOSING_FIELDS,
): KnownBlock[] {
  return fields.flatMap((name) => {
    const typed = words?.[name] ?? null
    return typed === null ? [] : [section(`*${FIELD_NAMES[name]}*`), ...quote(typed)]
  })
}

function metWords(held: readonly HeldSession[], isOver: boolean): string {
  const [first] = held
  const last = held.at(-1)
  if (!first || !last)
    return isOver
      ? 'You did not get to meet this time. That happens, and says nothing about either of you.'
      : 'You have not met yet.'
  const sessions = held.length === 1 ? 'one session' : `${held.length} sessions`
  const when =
    held.length > LISTED
      ? `between ${day(first.on)} and ${day(last.on)}`
      : `on ${joined(held.map(({ on }) => shortDay(on)))}`
  return `You met for ${sessions}, ${spent(minutesOf(held))}${held.length > 1 ? ' in all' : ''}: ${when}.`
}

function spent(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  const parts = [...(hours > 0 ? [`${hours} h`] : []), ...(rest > 0 ? [`${rest} min`] : [])]
  return parts.join(' ')
}

const joined = (all: readonly string[]): string =>
  all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`

const shortDay = (date: Temporal.PlainDate): string =>
  date.toLocaleString('en-GB', { day: 'numeric', month: 'short' })

const ORDER: Record<GoalEnd['state'], number> = { reached: 0, open: 1, dropped: 2 }
const byEnd = (one: GoalEnd, other: GoalEnd) => ORDER[one.state] - ORDER[other.state]

function goalWords({ text, state, progress, closedOn }: GoalEnd): string {
  const on = closedOn === null ? '' : ` on ${shortDay(closedOn)}`
  const end = {
    reached: `reached${on}`,
    dropped: `let go${on}`,
    open: progress === 0 ? 'still open' : PROGRESS_WORDS[progress].toLowerCase(),
  }
  return `${text} (${end[state]})`
}

function listed(title: string, lines: readonly string[]): KnownBlock[] {
  if (lines.length === 0) return []
  const shown = lines.slice(0, LISTED).map((line, index) => `${index + 1}. ${shorten(line, LINE_MAX)}`)
  const more = lines.length - shown.length
  return [section(`*${title}*`), ...quote([...shown, ...(more > 0 ? [`and ${more} more`] : [])].join('\n'))]
}
const LINE_MAX = 250

/** With a small letter, save where it begins with "IT". */
const inSentence = (words: string): string =>
  words.startsWith('IT ') ? words : words.charAt(0).toLowerCase() + words.slice(1)
