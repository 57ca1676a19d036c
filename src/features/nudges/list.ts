import type { KnownBlock, ModalView } from '@slack/types'
import { Temporal } from 'temporal-polyfill'
import { droppedNudges, nudgesAhead } from '../../db/nudges-of-person.ts'
import { pairsOf } from '../../db/pairs.ts'
import { later } from '../../domain/moments.ts'
import { NUDGE_GROUPS, type Nudge, type NudgeGroup, SEND } from '../../domain/nudge.ts'
import { decideBudget } from '../../domain/reminder-budget.ts'
import { assertNever } from '../../domain/result.ts'
import type { Dated } from '../../jobs/nudge-kind.ts'
import { actions, button, context, divider, modal, section } from '../../slack/blocks.ts'
import type { Interaction } from '../../slack/interaction.ts'
import { readersTime } from '../../slack/mrkdwn.ts'
import { askingRows } from '../asking-rows.ts'
import type { Deps } from '../feature.ts'
import { decideReach, freshReader, type Reader, readerOf } from '../reach.ts'
import { HOURS_OPEN, NUDGE_SWITCH } from './ids.ts'
import { droppedWords, GROUP_WORDS } from './words.ts'

const LISTED = 10
const DROPPED_SINCE = { hours: 14 * 24 }

/** `/mentor nudges`, and every button that leads there. */
export async function openList(deps: Deps, asked: Interaction): Promise<void> {
  await asked.open(listModal(await loadList(deps, asked)))
}

interface Line {
  at: Temporal.Instant
  why: string
  /** In words, what becomes of it, where it does not simply come. */
  but: string | null
}

interface List {
  zone: string
  muted: readonly string[]
  ahead: Line[]
  /** What does not fit. */
  more: number
  dropped: Line[]
}

/** What the bot will send this person, what it did not send lately, and what is switched off. */
export async function loadList(
  deps: Deps,
  { workspaceId, userId, now }: Pick<Interaction, 'workspaceId' | 'userId' | 'now'>,
): Promise<List> {
  const { db } = deps
  const mine = await freshReader(deps, db, userId)
  const muted = mine.member?.muted ?? []
  const pairIds = (await pairsOf(db, workspaceId, userId)).map(({ id }) => id)
  const ahead: Coming[] = []
  for (const nudge of await nudgesAhead(db, workspaceId, userId, pairIds)) {
    const dated = deps.kinds.get(nudge.kind)?.dated
    if (!dated || dated.isUnlisted || (dated.group && muted.includes(dated.group))) continue
    const reader = await readerOf(dated, nudge)
    const facts = reader === userId ? mine : await freshReader(deps, db, reader)
    ahead.push(await forecast(deps, dated, nudge, facts, now))
  }
  ahead.sort((one, other) => Temporal.Instant.compare(one.at, other.at))
  const left = (await droppedNudges(db, workspaceId, userId, now.subtract(DROPPED_SINCE))).flatMap(
    (nudge) => {
      const dated = deps.kinds.get(nudge.kind)?.dated
      const reason = droppedWords(nudge.outcome)
      return dated && !dated.isUnlisted && reason
        ? [{ dated, nudge, at: nudge.dueAt, but: `Dropped: ${reason}` }]
        : []
    },
  )
  return {
    zone: mine.reach.zone,
    muted,
    ahead: await lines(ahead),
    more: Math.max(0, ahead.length - LISTED),
    dropped: await lines(left),
  }
}

interface Coming extends Omit<Line, 'why'> {
  dated: Dated
  nudge: Nudge
}

/** As many as the list shows, each with what it is for. */
const lines = (all: readonly Coming[]): Promise<Line[]> =>
  Promise.all(
    all.slice(0, LISTED).map(async ({ dated, nudge, ...line }) => ({ ...line, why: await dated.why(nudge) })),
  )

/** When it comes, as its kind and its reader's day would have it now. */
async function forecast(
  deps: Deps,
  dated: Dated,
  nudge: Nudge,
  reader: Reader,
  now: Temporal.Instant,
): Promise<Coming> {
  const due = later(nudge.dueAt, now)
  const decision = dated.forecast ? await dated.forecast(nudge, due) : decideReach(dated, nudge, reader, due)
  const rows = await askingRows(deps, deps.db, nudge)
  const budget = rows ? decideBudget(nudge.id, rows, now) : SEND
  const coming = { dated, nudge, at: due, but: nudge.snoozes > 0 ? 'you put it off to then' : null }
  const decided = budget.do === 'drop' ? budget : decision
  switch (decided.do) {
    case 'send':
      return coming
    case 'later':
      return { ...coming, at: decided.at }
    case 'drop':
      return { ...coming, but: `I will leave it out: ${leftOut(decided.why)}` }
    default:
      return assertNever(decided)
  }
}

const leftOut = (outcome: string): string =>
  outcome.endsWith('away') ? 'you are away then' : (droppedWords(outcome) ?? 'there is nothing to say then')

export function listModal({ zone, muted, ahead, more, dropped }: List): ModalView {
  const sections = (all: Line[]) => all.map((line) => section(lineWords(line, zone)))
  return modal({
    id: 'nudges.list',
    title: 'What comes next',
    blocks: [
      ...(ahead.length > 0
        ? sections(ahead)
        : [section('Nothing is planned. I write when a date of yours comes near.')]),
      ...(more > 0 ? [context(`And ${more} more later.`)] : []),
      ...(dropped.length > 0 ? [divider(), section('*What I left out in the last two weeks*')] : []),
      ...sections(dropped),
      divider(),
      ...NUDGE_GROUPS.map((group) => groupBlock(group, muted.includes(group))),
      context(
        'What somebody waits for, such as a proposal or a cancelled session, and what is for both of a pair always comes and cannot be switched off.',
      ),
      actions('hours', [button('When may I write to you?', HOURS_OPEN, 'list')]),
    ],
  })
}

const lineWords = ({ at, why, but }: Line, zone: string): string =>
  `*${readersTime(at, zone)}*: ${why}${but ? `\n_${but}_` : ''}`

function groupBlock(group: NudgeGroup, isOff: boolean): KnownBlock {
  const { name, what } = GROUP_WORDS[group]
  const press = isOff
    ? button('Switch on', NUDGE_SWITCH, `${group}:on`, { label: `Switch on: ${name}` })
    : button('Switch off', NUDGE_SWITCH, `${group}:off`, { label: `Switch off: ${name}` })
  return section(`*${name}*${isOff ? ' (off)' : ''}\n${what}`, press)
}
