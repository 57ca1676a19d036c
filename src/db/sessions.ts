import { and, asc, desc, eq, gt, inArray, lt, lte, or, type SQL, sql } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Session, SessionState } from '../domain/session.ts'
import type { DatedSession } from '../domain/stall.ts'
import type { Tx } from './client.ts'
import { feedbackItems, pairs, reflections, sessions } from './schema.ts'

const columns = {
  id: sessions.id,
  workspaceId: sessions.workspaceId,
  pairId: sessions.pairId,
  state: sessions.state,
  startsAt: sessions.startsAt,
  minutes: sessions.minutes,
  bookedBy: sessions.bookedBy,
  revision: sessions.revision,
  confirmedAt: sessions.confirmedAt,
  cancelledBy: sessions.cancelledBy,
  place: sessions.place,
  rating: sessions.rating,
  nothingToTell: sessions.nothingToTell,
}

const is = (session: Pick<Session, 'workspaceId' | 'id'>) =>
  and(eq(sessions.workspaceId, session.workspaceId), eq(sessions.id, session.id))

/** Saves a new session; false when the same submission was saved before, which then changes nothing. */
export async function insertSession(
  tx: Tx,
  session: Session,
  requestKey: string,
  now: Temporal.Instant,
): Promise<boolean> {
  const inserted = await tx
    .insert(sessions)
    .values({ ...session, requestKey, createdAt: now })
    .onConflictDoNothing()
    .returning({ id: sessions.id })
  return inserted.length > 0
}

/** Was this submission saved already? */
export async function hasSessionRequest(tx: Tx, workspaceId: string, requestKey: string): Promise<boolean> {
  const same = await tx
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(eq(sessions.workspaceId, workspaceId), eq(sessions.requestKey, requestKey)))
  return same.length > 0
}

export async function findSession(tx: Tx, workspaceId: string, id: string): Promise<Session | null> {
  const [row] = await tx.select(columns).from(sessions).where(is({ workspaceId, id }))
  return row ?? null
}

/** Loads the session and keeps everybody else from changing it until the transaction ends. */
export async function lockSession(tx: Tx, workspaceId: string, id: string): Promise<Session | null> {
  const [row] = await tx.select(columns).from(sessions).where(is({ workspaceId, id })).for('update')
  return row ?? null
}

export type SessionChanges = Partial<
  Pick<
    Session,
    | 'state'
    | 'startsAt'
    | 'minutes'
    | 'revision'
    | 'confirmedAt'
    | 'cancelledBy'
    | 'place'
    | 'rating'
    | 'nothingToTell'
  >
> & { cancelReason?: string | null; fellAt?: Temporal.Instant }

/**
 * Saves what changed. Where a calendar should show it, its entry's sequence grows in the same statement; what was
 * confirmed of another revision is not confirmed any more.
 */
export async function updateSession(
  tx: Tx,
  session: Pick<Session, 'workspaceId' | 'id'>,
  changes: SessionChanges,
): Promise<void> {
  const sequence = showsInCalendar(changes) ? sql`${sessions.sequence} + 1` : undefined
  const unconfirmed = changes.revision === undefined ? {} : { confirmedAt: null }
  await tx
    .update(sessions)
    .set({ ...unconfirmed, ...changes, sequence })
    .where(is(session))
}

function showsInCalendar({ startsAt, minutes, place, state }: SessionChanges): boolean {
  return startsAt !== undefined || minutes !== undefined || place !== undefined || state === 'cancelled'
}

/** Why the session was called off, in the words of whoever did: for the two alone. */
export async function cancelReason(tx: Tx, workspaceId: string, id: string): Promise<string | null> {
  const [row] = await tx
    .select({ reason: sessions.cancelReason })
    .from(sessions)
    .where(is({ workspaceId, id }))
  return row?.reason ?? null
}

/** The session as its calendar entry needs it: with the entry's sequence. */
export async function findSessionEntry(
  tx: Tx,
  workspaceId: string,
  id: string,
): Promise<(Session & { sequence: number }) | null> {
  const entry = { ...columns, sequence: sessions.sequence }
  const [row] = await tx.select(entry).from(sessions).where(is({ workspaceId, id }))
  return row ?? null
}

/** The sessions that these pairs have before them, the next one first. */
export async function upcomingSessions(
  tx: Tx,
  workspaceId: string,
  pairIds: readonly string[],
  now: Temporal.Instant,
): Promise<Session[]> {
  if (pairIds.length === 0) return []
  return tx
    .select(columns)
    .from(sessions)
    .where(and(of(workspaceId, pairIds), eq(sessions.state, 'scheduled'), gt(sessions.startsAt, now)))
    .orderBy(asc(sessions.startsAt))
}

/** The sessions of these pairs that have begun, whatever became of them, the latest first. */
export async function pastSessions(
  tx: Tx,
  workspaceId: string,
  pairIds: readonly string[],
  now: Temporal.Instant,
): Promise<Session[]> {
  if (pairIds.length === 0) return []
  return tx
    .select(columns)
    .from(sessions)
    .where(and(of(workspaceId, pairIds), lte(sessions.startsAt, now)))
    .orderBy(desc(sessions.startsAt))
}

/** All sessions of a pair, whatever became of them, the first first. */
export async function sessionsOf(tx: Tx, workspaceId: string, pairId: string): Promise<Session[]> {
  return tx
    .select(columns)
    .from(sessions)
    .where(of(workspaceId, [pairId]))
    .orderBy(asc(sessions.startsAt))
}

/** The same of several pairs, with when each fell through. */
export async function sessionsWithFall(
  tx: Tx,
  workspaceId: string,
  pairIds: readonly string[],
): Promise<DatedSession[]> {
  return tx
    .select({ ...columns, fellAt: sessions.fellAt })
    .from(sessions)
    .where(of(workspaceId, pairIds))
    .orderBy(asc(sessions.startsAt), asc(sessions.id))
}

/** Neither cancelled nor missed. */
const COUNTS: SessionState[] = ['scheduled', 'held']
/** As the check on the table has it. */
const LONGEST_MINUTES = 240
/** More than anybody cancels in a row. */
const MANY = 50

/** The pair's latest session that was or will be held, or null. */
export async function latestSession(tx: Tx, workspaceId: string, pairId: string): Promise<Session | null> {
  const [row] = await tx
    .select(columns)
    .from(sessions)
    .where(and(of(workspaceId, [pairId]), inArray(sessions.state, COUNTS)))
    .orderBy(desc(sessions.startsAt))
    .limit(1)
  return row ?? null
}

/** The pair's sessions that count and lie so close to this time that they may overlap with it. */
export async function sessionsAround(
  tx: Tx,
  workspaceId: string,
  pairId: string,
  time: Pick<Session, 'startsAt' | 'minutes'>,
): Promise<Session[]> {
  const { startsAt, minutes } = time
  return tx
    .select(columns)
    .from(sessions)
    .where(
      and(
        of(workspaceId, [pairId]),
        inArray(sessions.state, COUNTS),
        gt(sessions.startsAt, startsAt.subtract({ minutes: LONGEST_MINUTES })),
        lt(sessions.startsAt, startsAt.add({ minutes })),
      ),
    )
    .orderBy(asc(sessions.startsAt))
}

/** What the pair had booked before this session, whatever became of it, the latest first. */
export async function sessionsBefore(tx: Tx, session: Session): Promise<Session[]> {
  return tx
    .select(columns)
    .from(sessions)
    .where(and(of(session.workspaceId, [session.pairId]), lt(sessions.startsAt, session.startsAt)))
    .orderBy(desc(sessions.startsAt), desc(sessions.id))
    .limit(MANY)
}

/** The sessions still to come, or going on, of all pairs that these people are in: when they have no time. */
export async function sessionsOfPeople(
  tx: Tx,
  workspaceId: string,
  userIds: readonly string[],
  now: Temporal.Instant,
): Promise<Session[]> {
  const people = [...userIds]
  return tx
    .select(columns)
    .from(sessions)
    .innerJoin(pairs, and(eq(pairs.workspaceId, sessions.workspaceId), eq(pairs.id, sessions.pairId)))
    .where(
      and(
        eq(sessions.workspaceId, workspaceId),
        eq(sessions.state, 'scheduled'),
        gt(sessions.startsAt, now.subtract({ minutes: LONGEST_MINUTES })),
        or(inArray(pairs.mentorId, people), inArray(pairs.menteeId, people)),
      ),
    )
    .orderBy(asc(sessions.startsAt))
}

/** How many of the pair's sessions that count began before this one. */
export async function countEarlierSessions(tx: Tx, session: Session): Promise<number> {
  return tx.$count(
    sessions,
    and(
      of(session.workspaceId, [session.pairId]),
      inArray(sessions.state, COUNTS),
      lt(sessions.startsAt, session.startsAt),
    ),
  )
}

/** How many of a pair's sessions that count have begun. */
export async function countSessionsBegun(
  tx: Tx,
  pair: { workspaceId: string; id: string },
  now: Temporal.Instant,
): Promise<number> {
  return tx.$count(
    sessions,
    and(of(pair.workspaceId, [pair.id]), inArray(sessions.state, COUNTS), lte(sessions.startsAt, now)),
  )
}

/** Has one of the two said anything about the session: a rating, "nothing this time", words for IT, a reflection? */
export async function isAnswered(tx: Tx, session: Session): Promise<boolean> {
  if (session.rating !== null || session.nothingToTell) return true
  const { workspaceId, id } = session
  const reflected = await tx.$count(
    reflections,
    and(eq(reflections.workspaceId, workspaceId), eq(reflections.sessionId, id)),
  )
  if (reflected > 0) return true
  const told = await tx.$count(
    feedbackItems,
    and(eq(feedbackItems.workspaceId, workspaceId), eq(feedbackItems.sessionId, id)),
  )
  return told > 0
}

function of(workspaceId: string, pairIds: readonly string[]): SQL | undefined {
  return and(eq(sessions.workspaceId, workspaceId), inArray(sessions.pairId, [...pairIds]))
}
