import { and, desc, eq, isNotNull, lt, or } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { CheckInAnswer } from '../domain/check-in.ts'
import type { AskedWeek } from '../domain/check-in-silence.ts'
import type { IsoWeek } from '../domain/iso-week.ts'
import type { Nudge } from '../domain/nudge.ts'
import type { Tx } from './client.ts'
import { checkIns, nudges } from './schema.ts'

/** What a person answered to the check-in of a week. */
export interface CheckIn {
  workspaceId: string
  userId: string
  isoWeek: IsoWeek
  answer: CheckInAnswer
  /** For the coordinators only. */
  help: string | null
  answeredAt: Temporal.Instant
}

/** Saves the answer to a week's check-in; false when there is one, which then stays as it is. */
export async function insertCheckIn(tx: Tx, checkIn: CheckIn): Promise<boolean> {
  const inserted = await tx
    .insert(checkIns)
    .values(checkIn)
    .onConflictDoNothing()
    .returning({ isoWeek: checkIns.isoWeek })
  return inserted.length > 0
}

export async function findCheckIn(
  tx: Tx,
  workspaceId: string,
  userId: string,
  isoWeek: IsoWeek,
): Promise<CheckIn | null> {
  const [row] = await tx
    .select()
    .from(checkIns)
    .where(
      and(eq(checkIns.workspaceId, workspaceId), eq(checkIns.userId, userId), eq(checkIns.isoWeek, isoWeek)),
    )
  return row ?? null
}

/** What these weeks tell of whether somebody answers: the latest first, no more than are asked for. */
export async function askedWeeks(
  tx: Tx,
  asked: { workspaceId: string; userId: string; kind: string; before?: IsoWeek; limit: number },
): Promise<AskedWeek[]> {
  const { workspaceId, userId, kind, before, limit } = asked
  const isAnswered = and(
    eq(checkIns.workspaceId, nudges.workspaceId),
    eq(checkIns.userId, nudges.userId),
    eq(checkIns.isoWeek, nudges.subject),
  )
  const rows = await tx
    .select({ week: nudges.subject, sentAt: nudges.sentAt, answer: checkIns.answer })
    .from(nudges)
    .leftJoin(checkIns, isAnswered)
    .where(
      and(
        eq(nudges.workspaceId, workspaceId),
        eq(nudges.userId, userId),
        eq(nudges.kind, kind),
        before === undefined ? undefined : lt(nudges.subject, before),
        or(isNotNull(checkIns.answer), and(eq(nudges.state, 'sent'), eq(nudges.snoozes, 0))),
      ),
    )
    .orderBy(desc(nudges.subject))
    .limit(limit)
  return rows.flatMap(({ week, sentAt, answer }) =>
    week === null ? [] : [{ week, sentAt, isAnswered: answer !== null }],
  )
}

/** The message of one week, planned or sent. */
export interface WeeklyNudge
  extends Pick<Nudge, 'id' | 'workspaceId' | 'occasion' | 'state' | 'attempts' | 'snoozes'> {
  week: IsoWeek
}

/** More than anything that is decided here looks back. */
const WEEKS_REMEMBERED = 60

/** A person's weekly messages of this kind in whatever state they are, the latest week first. */
export async function weeklyNudges(
  tx: Tx,
  workspaceId: string,
  userId: string,
  kind: string,
): Promise<WeeklyNudge[]> {
  const rows = await tx
    .select({
      id: nudges.id,
      workspaceId: nudges.workspaceId,
      occasion: nudges.occasion,
      state: nudges.state,
      attempts: nudges.attempts,
      snoozes: nudges.snoozes,
      week: nudges.subject,
    })
    .from(nudges)
    .where(
      and(
        eq(nudges.workspaceId, workspaceId),
        eq(nudges.userId, userId),
        eq(nudges.kind, kind),
        isNotNull(nudges.subject),
      ),
    )
    .orderBy(desc(nudges.subject))
    .limit(WEEKS_REMEMBERED)
  return rows.flatMap(({ week, ...row }) => (week === null ? [] : [{ ...row, week }]))
}
