import { Temporal } from 'temporal-polyfill'
import type { SeenByIt } from '../../domain/feedback.ts'
import type { Due } from '../../domain/ledger-due.ts'
import type { LedgerEntry } from '../../domain/ledger-entry.ts'
import { day, mention, readersDay } from '../../slack/mrkdwn.ts'
import { CATEGORY_NAMES, KIND_NAMES, monthWords, STATUS_WORDS, topicWords } from '../feedback-names.ts'

/** A day, or of a theme its month. */
export const momentWords = (moment: Temporal.Instant | Temporal.PlainYearMonth): string =>
  moment instanceof Temporal.PlainYearMonth ? monthWords(moment) : readersDay(moment)

/** What it is about: of a theme nothing but category, kind and month. */
export function aboutWords(seen: SeenByIt): string {
  return seen.sharing === 'theme'
    ? topicWords(seen)
    : `${CATEGORY_NAMES[seen.category]} · ${KIND_NAMES[seen.kind]} · ${mention(seen.menteeId)}, ${day(seen.saidOn)}`
}

/** The same as plain text, for a menu. */
export function aboutPlain(seen: SeenByIt): string {
  return seen.sharing === 'theme'
    ? topicWords(seen)
    : `${CATEGORY_NAMES[seen.category]} · ${KIND_NAMES[seen.kind]} · by name, ${day(seen.saidOn)}`
}

/** How it stands, in the ledger's words. */
export const STANDS: typeof STATUS_WORDS = {
  ...STATUS_WORDS,
  new: 'New',
  acknowledged: 'Acknowledged',
  planned: 'Planned',
}

export function standWords(entry: LedgerEntry): string {
  const { status, plannedOn, ownerId, due, reopened } = entry
  const parts = [
    plannedOn === null ? STANDS[status] : `Planned for ${day(plannedOn)}`,
    ...(ownerId === null ? [] : [`owner ${mention(ownerId)}`]),
    ...(reopened > 0 ? [`not solved ${times(reopened)}`] : []),
    ...(due === null ? [] : [dueWords(due)]),
    ...(entry.verdict === 'solved' ? ['the leader says: solved'] : []),
  ]
  return parts.join(' · ')
}

const times = (count: number): string => (count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`)

const DUE: Record<Due['what'], string> = {
  acknowledge: 'to be acknowledged',
  owner: 'an owner',
  status: 'a plan or an outcome',
  plan: 'planned',
}

const dueWords = ({ what, on, isOverdue }: Due): string =>
  isOverdue ? `*overdue:* ${DUE[what]} by ${day(on)}` : `${DUE[what]} by ${day(on)}`
