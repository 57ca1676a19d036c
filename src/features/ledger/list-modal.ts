import type { KnownBlock, ModalView, StaticSelect } from '@slack/types'
import { z } from 'zod'
import { CATEGORIES, FEEDBACK_KINDS, FEEDBACK_STATUSES } from '../../domain/feedback.ts'
import {
  AGES,
  inLedgerOrder,
  isWanted,
  type LedgerEntry,
  type LedgerFilter,
} from '../../domain/ledger-entry.ts'
import { actions, button, context, modal, option, plain, section } from '../../slack/blocks.ts'
import { metadataOf } from '../../slack/metadata.ts'
import { pageOf, pager } from '../../slack/pages.ts'
import { CATEGORY_NAMES, KIND_NAMES } from '../feedback-names.ts'
import { aboutWords, STANDS, standWords } from './entry-words.ts'
import { type FILTERS, filterId, LEDGER_SHOW, LEDGER_TURNS } from './ids.ts'
import { PROMISE_WORDS } from './words.ts'

const PER_PAGE = 10
const ANY = 'any'
/** Slack takes a hundred options in a menu. */
const MOST_OWNERS = 90

export interface LedgerList {
  entries: readonly LedgerEntry[]
  filter: LedgerFilter
  page: number
  /** The names of those who own something. */
  owners: ReadonlyMap<string, string>
}

const filter = z.object({
  status: z.enum([...FEEDBACK_STATUSES, 'all']).optional(),
  category: z.enum(CATEGORIES).optional(),
  kind: z.enum(FEEDBACK_KINDS).optional(),
  owner: z.string().max(30).optional(),
  age: z.enum(AGES).optional(),
}) satisfies z.ZodType<LedgerFilter>

/** `/mentor ledger`: ten items at a time, those that wait longest for something first. */
export function ledgerModal({ entries, filter: chosen, page: asked, owners }: LedgerList): ModalView {
  const wanted = entries.filter((entry) => isWanted(entry, chosen)).toSorted(inLedgerOrder)
  const page = pageOf(wanted, asked, PER_PAGE)
  return modal({
    id: 'ledger.list',
    title: 'Feedback ledger',
    metadata: { filter: chosen } satisfies { filter: z.infer<typeof filter> },
    blocks: [
      actions('filters', menus(chosen, owners)),
      ...(wanted.length === 0 ? [section(emptyWords(entries))] : page.shown.map(row)),
      ...pager(page, LEDGER_TURNS, { back: 'Previous', more: 'Next' }),
      context(PROMISE_WORDS),
    ],
  })
}

const emptyWords = (entries: readonly LedgerEntry[]): string =>
  entries.length === 0
    ? 'Nothing is shared with IT yet. What leaders share appears here.'
    : 'Nothing here waits with these filters.'

function row(entry: LedgerEntry): KnownBlock {
  const hatchet = entry.isStanding ? '*Hatchet* · ' : ''
  return section(
    `${hatchet}*${aboutWords(entry.seen)}*\n${standWords(entry)}`,
    button('Open', LEDGER_SHOW, entry.id),
  )
}

/** What the list in a client is filtered by; nothing for anything forged. */
export const filterShown = (privateMetadata: string): LedgerFilter =>
  metadataOf(z.object({ filter }), privateMetadata)?.filter ?? {}

/** The filter with another choice in one of its menus; as it was for anything forged. */
export function filterWith(
  before: LedgerFilter,
  name: (typeof FILTERS)[number],
  value: string,
): LedgerFilter {
  const { [name]: _, ...others } = before
  return filter.safeParse(value === ANY ? others : { ...others, [name]: value }).data ?? before
}

function menus(chosen: LedgerFilter, owners: LedgerList['owners']): StaticSelect[] {
  const people = [...owners].slice(0, MOST_OWNERS)
  return [
    menu('status', 'Open', chosen.status, [
      ['all', 'All'],
      ...FEEDBACK_STATUSES.map((status): Choice => [status, STANDS[status]]),
    ]),
    menu('category', 'All categories', chosen.category, named(CATEGORIES, CATEGORY_NAMES)),
    menu('kind', 'All kinds', chosen.kind, named(FEEDBACK_KINDS, KIND_NAMES)),
    menu('owner', 'All owners', chosen.owner, [['none', 'No owner'], ...people]),
    menu('age', 'Any age', chosen.age, named(AGES, AGE_NAMES)),
  ]
}

type Choice = readonly [value: string, name: string]

const named = <T extends string>(values: readonly T[], names: Record<T, string>): Choice[] =>
  values.map((value) => [value, names[value]])

const AGE_NAMES: Record<(typeof AGES)[number], string> = {
  overdue: 'Overdue',
  'in-time': 'In time',
  old: 'Older than 30 days',
}

function menu(
  name: (typeof FILTERS)[number],
  any: string,
  chosen: string | undefined,
  choices: readonly Choice[],
): StaticSelect {
  const initial = choices.find(([value]) => value === chosen) ?? [ANY, any]
  return {
    type: 'static_select',
    action_id: filterId(name),
    placeholder: plain(any),
    options: [option(any, ANY), ...choices.map(([value, words]) => option(words, value))],
    initial_option: option(initial[1], initial[0]),
  }
}
