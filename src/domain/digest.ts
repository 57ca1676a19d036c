import type { Temporal } from 'temporal-polyfill'
import type { DigestItem } from './digest-items.ts'
import { areEnough, type Group, livingIn } from './disclosure.ts'
import type { Category } from './feedback.ts'
import { type IsoWeek, isoWeekOf, mondayOf, nextWeek } from './iso-week.ts'
import { PROMISED } from './ledger-due.ts'
import { localDate, workingDaysBetween } from './working-time.ts'

/** Within so many working days, as they are promised: coarse, so that a median gives no day away. */
export type Band = (typeof PROMISED)[keyof typeof PROMISED] | 'longer'

/** What is released in a week; null is "too few to show", and never nought, which would be a figure too. */
export interface Figures {
  /** Counted for the first time. */
  fresh: number | null
  /** Not closed, overdue ones included. */
  waiting: number | null
  overdue: number | null
  closed: number | null
  /** Of which too few are closed, or too few are not. */
  mixed: number | null
  /** Medians over leaders, of the latest groups of which all were acknowledged, or closed. */
  toAcknowledge: Band | null
  toClose: Band | null
  /** Those with a figure, the most frequent first. */
  themes: readonly Theme[]
}

export interface Theme {
  /** Null for several themes, each with too few. */
  category: Category | null
  /** In the thirteen weeks up to this one. */
  now: number | null
  /** In the thirteen weeks before these. */
  before: number | null
}

const TREND_WEEKS = 13

/** The groups with the week in which their times were told, and what is released of them. */
export function release(
  groups: readonly Group[],
  items: readonly DigestItem[],
  week: IsoWeek,
  before: Figures | null,
): { groups: Group[]; figures: Figures } {
  const timed = groups.map((group) => told(group, items, week))
  const at = (stage: Stage) => timed.filter((group) => stageOf(group, items) === stage)
  return {
    groups: timed,
    figures: {
      fresh: sum(timed.filter(({ formedIn }) => formedIn === week)),
      waiting: sum([...at('waiting'), ...at('overdue')]),
      overdue: sum(at('overdue')),
      closed: sum(at('closed')),
      mixed: sum(at('mixed')),
      toAcknowledge:
        median(
          timed.filter(({ acknowledgedIn }) => acknowledgedIn === week),
          items,
          'acknowledgedAt',
        ) ??
        before?.toAcknowledge ??
        null,
      toClose:
        median(
          timed.filter(({ closedIn }) => closedIn === week),
          items,
          'closedAt',
        ) ??
        before?.toClose ??
        null,
      themes: themesOf(timed, week),
    },
  }
}

/**
 * Whether a digest is sent: one in which everything is too few to show says so once, and then nobody hears of it again
 * before there is a figure. That it comes or not follows from what is released, so it tells nothing more.
 */
export function isWorthSending({ themes, ...figures }: Figures, before: Figures | null): boolean {
  return before === null || themes.length > 0 || Object.values(figures).some((figure) => figure !== null)
}

type Stage = DigestItem['stage'] | 'mixed'

/** How all of a group stand; of one that has too few left nothing more is told. */
export function stageOf(group: Group, items: readonly DigestItem[]): Stage {
  const living = livingIn(group, items)
  if (!areEnough(living)) return 'mixed'
  const stages = new Set(living.map(({ stage }) => stage))
  if (stages.has('closed')) return stages.size === 1 ? 'closed' : 'mixed'
  return stages.has('waiting') ? 'waiting' : 'overdue'
}

/** The times of a group are told once, so that no two medians are of groups that overlap. */
function told(group: Group, items: readonly DigestItem[], week: IsoWeek): Group {
  const living = livingIn(group, items)
  if (!areEnough(living)) return group
  const isAcknowledged = living.every(({ acknowledgedAt }) => acknowledgedAt !== null)
  const isClosedNow = living.every(({ stage, closedAt }) => stage === 'closed' && closedAt !== null)
  return {
    ...group,
    acknowledgedIn: group.acknowledgedIn ?? (isAcknowledged ? week : null),
    closedIn: group.closedIn ?? (isClosedNow ? week : null),
  }
}

/** Every figure is such a sum, so that what was released never lies within a group. */
function sum(groups: readonly Group[]): number | null {
  return groups.reduce((all, group) => all + group.items.length, 0) || null
}

/** The median over leaders of each leader's own median, in working days (UTC), so that nobody weighs more than others. */
function median(
  groups: readonly Group[],
  items: readonly DigestItem[],
  moment: 'acknowledgedAt' | 'closedAt',
): Band | null {
  const living = groups.flatMap((group) => livingIn(group, items))
  const byLeader = Map.groupBy(living, ({ leaderId }) => leaderId)
  const ofLeaders = [...byLeader.values()].flatMap(
    (of) => middle(of.flatMap((item) => daysTo(item, item[moment]))) ?? [],
  )
  const days = middle(ofLeaders)
  if (days === null) return null
  return Object.values(PROMISED).find((promised) => days <= promised) ?? 'longer'
}

const daysTo = ({ sharedAt }: DigestItem, at: Temporal.Instant | null): number[] =>
  at === null ? [] : [workingDaysBetween(localDate(sharedAt, 'UTC'), localDate(at, 'UTC'))]

function middle(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((one, other) => one - other)
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}

function themesOf(groups: readonly Group[], week: IsoWeek): Theme[] {
  const since = (weeks: number) => isoWeekOf(mondayOf(week).subtract({ weeks }))
  const [recent, former] = [since(TREND_WEEKS), since(2 * TREND_WEEKS)]
  return [...Map.groupBy(groups, ({ category }) => category)]
    .map(([category, ofIt]) => ({
      category,
      now: sum(ofIt.filter(({ formedIn }) => formedIn > recent)),
      before: sum(ofIt.filter(({ formedIn }) => formedIn > former && formedIn <= recent)),
    }))
    .filter(({ now, before }) => now !== null || before !== null)
    .toSorted((one, other) => (other.now ?? 0) - (one.now ?? 0))
}

/** How a theme moves; null where one of the two figures is missing. */
export function trendOf({ now, before }: Theme): 'more' | 'fewer' | 'same' | null {
  if (now === null || before === null) return null
  return now * 4 > before * 5 ? 'more' : now * 5 < before * 4 ? 'fewer' : 'same'
}

/** So long before a Monday begins in UTC it begins where clocks are furthest ahead. */
const FIRST_MONDAY = { hours: 14 }

/** When a week's digest is made: before Monday begins anywhere. */
export const digestMadeAt = (week: IsoWeek): Temporal.Instant =>
  mondayOf(week).toZonedDateTime('UTC').toInstant().subtract(FIRST_MONDAY)

/** The first week whose digest is still to be made. */
export const nextDigestWeek = (now: Temporal.Instant): IsoWeek =>
  nextWeek(isoWeekOf(localDate(now.add(FIRST_MONDAY), 'UTC')))

/** From this day on a week's digest is news no more. */
export const digestOldOn = (week: IsoWeek): Temporal.PlainDate => mondayOf(week).add({ days: 2 })
