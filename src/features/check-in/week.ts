import type { Temporal } from 'temporal-polyfill'
import { type CheckIn, findCheckIn, type WeeklyNudge, weeklyNudges } from '../../db/check-ins.ts'
import type { Tx } from '../../db/client.ts'
import { findMember, storedZone } from '../../db/members.ts'
import { pairsOf } from '../../db/pairs.ts'
import { upcomingSessions } from '../../db/sessions.ts'
import {
  type CheckInAnswer,
  type CheckInPreference,
  DEFAULT_CHECK_IN,
  preferenceOf,
} from '../../domain/check-in.ts'
import { UNANSWERED_IN_A_ROW } from '../../domain/check-in-silence.ts'
import { dueGoals, type Goal, laterGoals } from '../../domain/goal.ts'
import type { IsoWeek } from '../../domain/iso-week.ts'
import type { Nudge } from '../../domain/nudge.ts'
import { partnerOf } from '../../domain/pair.ts'
import { localDate } from '../../domain/working-time.ts'
import { unansweredWeeks } from '../check-in-silence.ts'
import { CHECK_IN } from './ids.ts'

/** A pair in somebody's weekly message. */
export interface PairOfTheWeek {
  pairId: string
  partnerId: string
  nextSession: Temporal.Instant | null
  /** The goals to ask about first, and below the pair's day: the leader's. */
  dueGoals: Goal[]
  /** Those that have time, asked after where there is room. */
  laterGoals: Goal[]
  today: Temporal.PlainDate
}

/** What somebody's weekly message is drawn from. */
export interface Week {
  nudgeId: string
  /** Active pairs, oldest first. */
  pairs: PairOfTheWeek[]
  answer: CheckInAnswer | null
  /** A later week's message has been sent, so this one is closed. */
  newerSent: boolean
  /** Those before it went by without an answer: if this one does too, it is the last for now. */
  isLast: boolean
  day: CheckInPreference['day']
  zone: string
}

/** Whose check-in of which week a nudge is. */
export function checkInOf(nudge: Nudge): { userId: string; week: IsoWeek } {
  const { userId, subject } = nudge
  if (userId === null || subject === null) throw new Error('check-in without its person or week')
  return { userId, week: subject }
}

/** Reads the facts of a weekly message as they are now. */
export async function loadWeek(tx: Tx, nudge: Nudge, now: Temporal.Instant): Promise<Week> {
  const { workspaceId } = nudge
  const { userId, week } = checkInOf(nudge)
  const pairs = await pairsOf(tx, workspaceId, userId, ['active'])
  const member = await findMember(tx, workspaceId, userId)
  const sessions = await upcomingSessions(
    tx,
    workspaceId,
    pairs.map(({ id }) => id),
    now,
  )
  return {
    nudgeId: nudge.id,
    pairs: await Promise.all(
      pairs.map(async (pair) => {
        const today = localDate(now, await storedZone(tx, workspaceId, pair.menteeId))
        const nextSession = sessions.find(({ pairId }) => pairId === pair.id)?.startsAt ?? null
        const partnerId = partnerOf(pair, userId)
        const goals = { dueGoals: dueGoals(pair, today), laterGoals: laterGoals(pair, today) }
        return { pairId: pair.id, partnerId, nextSession, ...goals, today }
      }),
    ),
    answer: (await answerTo(tx, nudge))?.answer ?? null,
    newerSent: await isNewerSent(tx, nudge),
    isLast: member !== null && (await unansweredWeeks(tx, member, week)).length >= UNANSWERED_IN_A_ROW - 1,
    day: member ? preferenceOf(member).day : DEFAULT_CHECK_IN.day,
    zone: member?.zone ?? 'UTC',
  }
}

export async function answerTo(tx: Tx, nudge: Nudge): Promise<CheckIn | null> {
  const { userId, week } = checkInOf(nudge)
  return findCheckIn(tx, nudge.workspaceId, userId, week)
}

export async function isNewerSent(tx: Tx, nudge: Nudge): Promise<boolean> {
  const { userId, week } = checkInOf(nudge)
  return (await sentWeeks(tx, nudge.workspaceId, userId)).some((other) => other.week > week)
}

/** The weekly messages that stand in Slack, or may, the latest first. */
export async function sentWeeks(tx: Tx, workspaceId: string, userId: string): Promise<WeeklyNudge[]> {
  const known = await weeklyNudges(tx, workspaceId, userId, CHECK_IN)
  return known.filter(({ state }) => state === 'sending' || state === 'sent' || state === 'unknown')
}
