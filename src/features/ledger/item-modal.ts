import type { Button, KnownBlock, ModalView } from '@slack/types'
import type { Temporal } from 'temporal-polyfill'
import type { SeenByIt } from '../../domain/feedback.ts'
import { isClosed } from '../../domain/feedback.ts'
import type { LedgerAct } from '../../domain/ledger.ts'
import type { LedgerEntry } from '../../domain/ledger-entry.ts'
import { actions, button, confirm, context, divider, modal, quote, section } from '../../slack/blocks.ts'
import { day, mention } from '../../slack/mrkdwn.ts'
import { itPost } from '../it-post.ts'
import { aboutWords, momentWords, standWords } from './entry-words.ts'
import { actId, actValue, type Pressed, type Typed } from './ids.ts'

/** One line of an item's history, as IT sees it. */
export interface HistoryLine {
  act: LedgerAct
  /** Null for the leader. */
  by: string | null
  /** The day, or of a theme the month. */
  at: Temporal.Instant | Temporal.PlainYearMonth
  note: string | null
  ownerId: string | null
  plannedOn: Temporal.PlainDate | null
}

export interface LedgerPage {
  entry: LedgerEntry
  /** The latest first. */
  history: readonly HistoryLine[]
  /** What goes its way. */
  merged: readonly SeenByIt[]
  /** The item whose way it goes. */
  into: SeenByIt | null
  mayUnmark: boolean
  /** Something to say on top, such as what somebody else has changed. */
  note: string | null
}

/** One item, with all that was done with it and all that can be. */
export function itemModal(page: LedgerPage): ModalView {
  const { entry, merged, into, note } = page
  return modal({
    id: 'ledger.item',
    title: 'Feedback',
    close: 'Back',
    blocks: [
      ...(note === null ? [] : [section(note)]),
      ...itPost(entry.seen).blocks,
      section(`${hatchetWords(entry)}${standWords(entry)}`),
      ...(into === null ? [] : [section(`It goes the way of: ${aboutWords(into)}`)]),
      ...(merged.length === 0 ? [] : [section(mergedWords(merged))]),
      ...buttons(page),
      ...historyBlocks(page),
    ],
  })
}

const MERGED_SHOWN = 10

const mergedWords = (merged: readonly SeenByIt[]): string =>
  [
    '*Joined with it*, so that their leaders hear the same:',
    ...merged.slice(0, MERGED_SHOWN).map((seen) => `• ${aboutWords(seen)}`),
    ...(merged.length > MERGED_SHOWN ? [`and ${merged.length - MERGED_SHOWN} more`] : []),
  ].join('\n')

function hatchetWords({ isHatchet, isStanding, verdict, status }: LedgerEntry): string {
  if (!isHatchet) return ''
  if (!isStanding) return '*Hatchet, buried by its leader.*\n'
  return isClosed({ status }) && verdict === null
    ? '*Hatchet.* It is closed; its leader has not said yet whether it is solved.\n'
    : '*Hatchet:* it stays on top until its leader says that it is solved.\n'
}

const NAMES: Record<Pressed | Typed, string> = {
  acknowledge: 'Acknowledge',
  assign: 'Owner',
  plan: 'Plan',
  done: 'Answer as done',
  decline: 'Decline',
  fix: 'Fix request',
  merge: 'Join with a like item',
  mark: 'Mark as hatchet',
  unmark: 'Not a hatchet',
}

function buttons({ entry, mayUnmark }: LedgerPage): KnownBlock[] {
  if (entry.status === 'merged') return []
  const isOpen = !isClosed(entry)
  const acts: (Pressed | Typed)[] = [
    ...(entry.status === 'new' ? (['acknowledge'] as const) : []),
    ...(isOpen ? (['assign', 'plan', 'done', 'decline', 'fix'] as const) : []),
    ...(isOpen && !entry.isHatchet ? (['merge'] as const) : []),
    ...(entry.isHatchet ? [] : (['mark'] as const)),
    ...(mayUnmark ? (['unmark'] as const) : []),
  ]
  return acts.length === 0
    ? []
    : [
        actions(
          'acts',
          acts.map((act) => actButton(entry, act)),
        ),
      ]
}

function actButton({ id, ledgerRevision, status }: LedgerEntry, act: Pressed | Typed): Button {
  const isFirst = act === (status === 'new' ? 'acknowledge' : 'done')
  return button(NAMES[act], actId(act), actValue(id, ledgerRevision), {
    ...(isFirst && { style: 'primary' }),
    ...(act === 'mark' && {
      confirm: confirm(
        'A long-standing grievance?',
        'It stays on top of the ledger until its leader says that it is solved; you cannot take it down.',
        'Mark it',
        'Leave it',
      ),
    }),
  })
}

const LINES_SHOWN = 12

function historyBlocks({ history }: LedgerPage): KnownBlock[] {
  if (history.length === 0) return [context('Nothing was done with it yet.')]
  const more = history.length - LINES_SHOWN
  return [
    divider(),
    section('*What was done with it*'),
    ...history
      .slice(0, LINES_SHOWN)
      .flatMap((line) => [context(lineWords(line)), ...(line.note === null ? [] : quote(line.note))]),
    ...(more > 0 ? [context(`And ${more} earlier.`)] : []),
  ]
}

const DID: Record<LedgerAct, string> = {
  acknowledge: 'acknowledged it',
  assign: 'gave it an owner',
  plan: 'planned it',
  done: 'answered it as done',
  decline: 'declined it',
  fix: 'passed it to the service desk',
  merge: 'joined it with a like item',
  mark: 'marked it as a hatchet',
  unmark: 'took the mark back',
  reopen: 'said that it is not solved',
  solved: 'said that it is solved',
  thanks: 'said thanks',
}

export function lineWords({ act, by, at, ownerId, plannedOn }: HistoryLine): string {
  const who = by === null ? 'The leader' : mention(by)
  const whom = act === 'assign' && ownerId !== null ? `: ${mention(ownerId)}` : ''
  const when = act === 'plan' && plannedOn !== null ? ` for ${day(plannedOn)}` : ''
  return `${who} ${DID[act]}${whom}${when} · ${momentWords(at)}`
}
