import type { KnownBlock, ModalView } from '@slack/types'
import { Temporal } from 'temporal-polyfill'
import { findMember } from '../../db/members.ts'
import { droppedNudges, nudgesAhead } from '../../db/nudges-of-person.ts'
import { pairsOf } from '../../db/pairs.ts'
import { type Decision, NUDGE_GROUPS, type Nudge, type NudgeGroup } from '../../domain/nudge.ts'
import { decideTiming, type Reach } from '../../domain/reachable.ts'
import { assertNever } from '../../domain/result.ts'
import type { Dated } from '../../jobs/nudge-kind.ts'
import { actions, button, context, divider, modal, section } from '../../slack/blocks.ts'
import type { Interaction } from '../../slack/interaction.ts'
import { readersTime } from '../../slack/mrkdwn.ts'
import type { Deps } from '../feature.ts'
import { freshReach } from '../reach.ts'
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
  const member = await findMember(db, workspaceId, userId)
  const reach = await freshReach(deps, db, userId)
  const muted = member?.muted ?? []
  const pairIds = (await pairsOf(db, workspaceId, userId)).map(({ id }) => id)
  const ahead: Line[] = []
  for (const nudge of await nudgesAhead(db, workspaceId, userId, pairIds)) {
    const dated = deps.kinds.get(nudge.kind)?.dated
    if (dated && !(dated.group && muted.includes(dated.group)))
      ahead.push(await aheadLine(dated, nudge, reach, now))
  }
  const dropped: Line[] = []
  for (const nudge of await droppedNudges(db, workspaceId, userId, now.subtract(DROPPED_SINCE))) {
    const dated = deps.kinds.get(nudge.kind)?.dated
    const reason = droppedWords(nudge.outcome)
    if (dated && reason && dropped.length < LISTED)
      dropped.push({ at: nudge.dueAt, why: await dated.why(nudge), but: `Dropped: ${reason}` })
  }
  ahead.sort((one, other) => Temporal.Instant.compare(one.at, other.at))
  const more = Math.max(0, ahead.length - LISTED)
  return { zone: reach.zone, muted, ahead: ahead.slice(0, LISTED), more, dropped }
}

async function aheadLine(dated: Dated, nudge: Nudge, reach: Reach, now: Temporal.Instant): Promise<Line> {
  const due = Temporal.Instant.compare(nudge.dueAt, now) > 0 ? nudge.dueAt : now
  const awayUntil = nudge.userId === null ? null : reach.awayUntil
  const forecast: Decision = dated.forecast
    ? await dated.forecast(nudge, due)
    : decideTiming(dated.timing(nudge, due), nudge, { ...reach, awayUntil }, due)
  const why = await dated.why(nudge)
  const putOff = nudge.snoozes > 0 ? 'you put it off to then' : null
  switch (forecast.do) {
    case 'send':
      return { at: due, why, but: putOff }
    case 'later':
      return { at: forecast.at, why, but: putOff }
    case 'drop':
      return { at: due, why, but: `I will leave it out: ${leftOut(forecast.why)}` }
    default:
      return assertNever(forecast)
  }
}

const leftOut = (outcome: string): string =>
  outcome.endsWith('away') ? 'you are away then' : (droppedWords(outcome) ?? 'there is nothing to say then')

export function listModal({ zone, muted, ahead, more, dropped }: List): ModalView {
  const lines = (all: Line[]) => all.map((line) => section(lineWords(line, zone)))
  return modal({
    id: 'nudges.list',
    title: 'What comes next',
    blocks: [
      ...(ahead.length > 0
        ? lines(ahead)
        : [section('Nothing is planned. I write when a date of yours comes near.')]),
      ...(more > 0 ? [context(`And ${more} more later.`)] : []),
      ...(dropped.length > 0 ? [divider(), section('*What I left out in the last two weeks*')] : []),
      ...lines(dropped),
      divider(),
      ...NUDGE_GROUPS.map((group) => groupBlock(group, muted.includes(group))),
      context(
        'What somebody waits for, such as a proposal or a cancelled session, always comes and cannot be switched off.',
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
