import type { Temporal } from 'temporal-polyfill'
import type { Category } from './feedback.ts'
import { type IsoWeek, mondayOf } from './iso-week.ts'
import { isAfter } from './moments.ts'

/** So many leaders stand behind every figure, and behind whatever can be computed from figures (DOMAIN, section 5). */
export const FEWEST_LEADERS = 5

/** Who stands behind an item. */
export interface Voice {
  leaderId: string
  /** Shared with the name: a reader knows whose it is, and can take it off any figure. */
  isNamed: boolean
}

/** An item that counts, as far as groups are made by it. */
export interface Countable extends Voice {
  id: string
  category: Category
  stage: 'waiting' | 'overdue' | 'closed'
  sharedAt: Temporal.Instant
}

/**
 * Items that are counted together for good. Every figure that is ever released is a sum of whole groups, groups never
 * overlap, and they are only ever parted into groups that are large enough themselves. So whatever is added to or taken
 * from whatever, today's figures or last year's: what is left is whole groups of today, or nothing.
 */
export interface Group {
  /** Stays as long as it is, also when one of them is taken back: a figure that shrank by one would tell of it. */
  items: readonly string[]
  /** What all of them are about; null for several themes. */
  category: Category | null
  formedIn: IsoWeek
  /** In which week it was told how long they took to be acknowledged and closed; null before that. */
  acknowledgedIn: IsoWeek | null
  closedIn: IsoWeek | null
}

/** So long an item waits for others of its theme, before it is counted together with other themes. */
const PATIENCE_DAYS = 28

/** Enough leaders, and among those who gave no name enough as well, or nobody. */
export function areEnough(voices: readonly Voice[]): boolean {
  const unnamed = voices.filter(({ isNamed }) => !isNamed)
  return leadersIn(voices) >= FEWEST_LEADERS && (unnamed.length === 0 || leadersIn(unnamed) >= FEWEST_LEADERS)
}

const leadersIn = (voices: readonly Voice[]): number => new Set(voices.map(({ leaderId }) => leaderId)).size

/** The groups of this week, made of those of the last one: parted where both parts are enough, and new ones. */
export function regroup(groups: readonly Group[], items: readonly Countable[], week: IsoWeek): Group[] {
  const known = new Set(groups.flatMap((group) => group.items))
  const pending = items.filter(({ id }) => !known.has(id))
  return [...groups, ...formed(pending, week)].flatMap((group) => parted(group, items))
}

/** Those of the group that still count: neither taken back nor passed on as a fix request. */
export function livingIn<T extends Countable>(group: Group, items: readonly T[]): T[] {
  const ids = new Set(group.items)
  return items.filter(({ id }) => ids.has(id))
}

function formed(pending: readonly Countable[], week: IsoWeek): Group[] {
  const themes = [...Map.groupBy(pending, ({ category }) => category)].flatMap(([category, ofIt]) => {
    const found = enoughOf(ofIt)
    return found ? [group(found, category, week)] : []
  })
  const counted = new Set(themes.flatMap((one) => one.items))
  const rest = pending.filter(({ id }) => !counted.has(id))
  const patient = mondayOf(week).subtract({ days: PATIENCE_DAYS }).toZonedDateTime('UTC').toInstant()
  const several = rest.every(({ sharedAt }) => isAfter(sharedAt, patient)) ? null : enoughOf(rest)
  return several ? [...themes, group(several, null, week)] : themes
}

/** All of them, else those with a name alone; null where neither is enough. */
const enoughOf = (pool: readonly Countable[]): readonly Countable[] | null =>
  [pool, pool.filter(({ isNamed }) => isNamed)].find(areEnough) ?? null

const group = (items: readonly Countable[], category: Category | null, formedIn: IsoWeek): Group => ({
  items: items.map(({ id }) => id),
  ...{ category, formedIn, acknowledgedIn: null, closedIn: null },
})

function parted(whole: Group, items: readonly Countable[]): Group[] {
  for (const stage of ['closed', 'overdue'] as const) {
    const [part, others] = [
      livingIn(whole, items).filter((item) => item.stage === stage),
      livingIn(whole, items).filter((item) => item.stage !== stage),
    ]
    if (!areEnough(part) || !areEnough(others)) continue
    const ids = new Set(part.map(({ id }) => id))
    // What was taken back goes on being counted with either of them.
    return [
      { ...whole, items: [...ids] },
      { ...whole, items: whole.items.filter((id) => !ids.has(id)) },
    ].flatMap((one) => parted(one, items))
  }
  return [whole]
}
