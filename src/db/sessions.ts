import { and, asc, desc, eq, gt, inArray, lte, type SQL } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Session } from '../domain/session.ts'
import type { Tx } from './client.ts'
import { sessions } from './schema.ts'

const columns = {
  id: sessions.id,
  workspaceId: sessions.workspaceId,
  pairId: sessions.pairId,
  state: sessions.state,
  startsAt: sessions.startsAt,
  minutes: sessions.minutes,
  bookedBy: sessions.bookedBy,
  revision: sessions.revision,
  cancelledBy: sessions.cancelledBy,
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
  Pick<Session, 'state' | 'startsAt' | 'minutes' | 'revision' | 'cancelledBy' | 'rating' | 'nothingToTell'>
>

export async function updateSession(
  tx: Tx,
  session: Pick<Session, 'workspaceId' | 'id'>,
  changes: SessionChanges,
): Promise<void> {
  await tx.update(sessions).set(changes).where(is(session))
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

function of(workspaceId: string, pairIds: readonly string[]): SQL | undefined {
  return and(eq(sessions.workspaceId, workspaceId), inArray(sessions.pairId, [...pairIds]))
}
