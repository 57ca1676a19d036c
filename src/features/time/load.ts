import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../../db/client.ts'
import { findMember } from '../../db/members.ts'
import { pairsOf } from '../../db/pairs.ts'
import { findTimeBudget, timeBudgetsOf } from '../../db/time-budgets.ts'
import { mentorsOf, type Since, timeSpent } from '../../db/time-spent.ts'
import { isRunning, type Pair, type PairState } from '../../domain/pair.ts'
import {
  type AddedMinutes,
  type MonthTime,
  monthBegins,
  monthOf,
  spentBy,
  suggestedHours,
  type TimeBudget,
  timeIn,
} from '../../domain/role-time.ts'
import type { Interaction } from '../../slack/interaction.ts'
import { isGone, zoneOf } from '../../slack/people.ts'
import type { Deps } from '../feature.ts'

/** So many months before this one are shown. */
const MONTHS_BEFORE = 5
/** Of what was added, the latest few can be taken back. */
const ADDED_LISTED = 3
const STARTED: PairState[] = ['active', 'paused', 'completed', 'ended']

/** What a mentor sees of the own role. */
export interface OwnTime {
  thisMonth: MonthTime
  /** Of this month, by leader. */
  byLeader: { leaderId: string; time: MonthTime }[]
  /** Months before this one in which anything was done, the latest first. */
  before: MonthTime[]
  budget: TimeBudget | null
  isManagerGone: boolean
  /** The hours that would fit the agreements. */
  suggested: number
  /** In a pair that runs, so that hours can be agreed on and minutes added. */
  isMentoring: boolean
  added: (AddedMinutes & { leaderId: string | null })[]
}

/** What a coordinator sees of one mentor: no session, and nothing that was said. */
export interface MentorHours {
  mentorId: string
  thisMonth: MonthTime
  lastMonth: MonthTime
  budget: TimeBudget | null
}

export interface TimeFacts {
  /** Null for whoever has never mentored. */
  own: OwnTime | null
  /** Null for whoever does not coordinate. */
  mentors: MentorHours[] | null
}

/** What somebody sees of the time that the role takes; both null where it is not for them. */
export async function loadTime(
  deps: Deps,
  { userId, now }: Pick<Interaction, 'userId' | 'now'>,
): Promise<TimeFacts> {
  const member = await findMember(deps.db, deps.workspaceId, userId)
  return {
    own: await ownTime(deps, userId, now),
    mentors: member?.isCoordinator ? await hoursOfMentors(deps, now) : null,
  }
}

/** The pairs in which this person mentors or has mentored. */
export async function mentoredPairs(
  tx: Tx,
  workspaceId: string,
  mentorId: string,
  states: readonly PairState[] = STARTED,
): Promise<Pair[]> {
  const pairs = await pairsOf(tx, workspaceId, mentorId, states)
  return pairs.filter((pair) => pair.mentorId === mentorId)
}

async function ownTime(
  { db, workspaceId, people }: Deps,
  mentorId: string,
  now: Temporal.Instant,
): Promise<OwnTime | null> {
  const pairs = await mentoredPairs(db, workspaceId, mentorId)
  if (pairs.length === 0) return null
  const zone = await zoneOf(people, mentorId)
  const month = monthOf(now, zone)
  const since = sinceBegin(month.subtract({ months: MONTHS_BEFORE }), zone)
  const spent = await timeSpent(db, workspaceId, mentorId, since)
  const budget = await findTimeBudget(db, workspaceId, mentorId)
  const running = pairs.filter(isRunning)
  const leaderOf = (pairId: string) => pairs.find(({ id }) => id === pairId)?.menteeId ?? null
  return {
    thisMonth: timeIn(month, spent, zone, now),
    byLeader: pairs
      .map(({ id, menteeId }) => ({
        leaderId: menteeId,
        time: timeIn(
          month,
          spentBy(spent, ({ pairId }) => pairId === id),
          zone,
          now,
        ),
      }))
      .filter(({ time }) => time.minutes > 0),
    before: Array.from({ length: MONTHS_BEFORE }, (_, index) =>
      timeIn(month.subtract({ months: index + 1 }), spent, zone, now),
    ).filter(({ minutes }) => minutes > 0),
    budget,
    isManagerGone: budget?.managerId ? isGone(await people.find(budget.managerId)) : false,
    suggested: suggestedHours(running),
    isMentoring: running.length > 0,
    added: spent.added.slice(0, ADDED_LISTED).map((one) => ({ ...one, leaderId: leaderOf(one.pairId) })),
  }
}

/** Whoever mentors now, or has spent time on it this month or the last, in the order in which they began. */
async function hoursOfMentors({ db, workspaceId }: Deps, now: Temporal.Instant): Promise<MentorHours[]> {
  // A day more than any zone is away from another one.
  const since = sinceBegin(monthOf(now.subtract({ hours: 24 }), 'UTC').subtract({ months: 1 }), 'UTC')
  const early = { ...since, moment: since.moment.subtract({ hours: 24 }) }
  const spent = await timeSpent(db, workspaceId, null, early)
  const budgets = await timeBudgetsOf(db, workspaceId)
  const mentors = await mentorsOf(db, workspaceId)
  return mentors.flatMap(({ mentorId, zone, isMentoring }) => {
    const month = monthOf(now, zone)
    const mine = spentBy(spent, (one) => one.mentorId === mentorId)
    const thisMonth = timeIn(month, mine, zone, now)
    const lastMonth = timeIn(month.subtract({ months: 1 }), mine, zone, now)
    const budget = budgets.find((one) => one.mentorId === mentorId) ?? null
    const isShown = isMentoring || thisMonth.minutes > 0 || lastMonth.minutes > 0
    return isShown ? [{ mentorId, thisMonth, lastMonth, budget }] : []
  })
}

const sinceBegin = (month: Temporal.PlainYearMonth, zone: string): Since => ({
  moment: monthBegins(month, zone),
  day: month.toPlainDate({ day: 1 }),
})

/** One month of a mentor against their hours; null where none were agreed on. */
export async function monthAgainstBudget(
  { workspaceId }: Pick<Deps, 'workspaceId'>,
  tx: Tx,
  mentorId: string,
  month: Temporal.PlainYearMonth,
  { zone, now }: { zone: string; now: Temporal.Instant },
): Promise<{ budget: TimeBudget; time: MonthTime } | null> {
  const budget = await findTimeBudget(tx, workspaceId, mentorId)
  if (!budget) return null
  const spent = await timeSpent(tx, workspaceId, mentorId, sinceBegin(month, zone))
  return { budget, time: timeIn(month, spent, zone, now) }
}
