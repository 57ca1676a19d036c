import { and, desc, eq, lt, sql } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Reflection } from '../domain/feedback.ts'
import type { Session } from '../domain/session.ts'
import type { Tx } from './client.ts'
import { reflections, sessions } from './schema.ts'

const columns = {
  workspaceId: reflections.workspaceId,
  sessionId: reflections.sessionId,
  mentorId: reflections.mentorId,
  heard: reflections.heard,
  learned: reflections.learned,
  followUps: reflections.followUps,
  minutes: reflections.minutes,
  preparation: reflections.preparation,
  revision: reflections.revision,
  formId: reflections.formId,
}

/** The mentor's notes on a session, for the mentor's eyes only; null when there are none. */
export async function findReflection(
  tx: Tx,
  workspaceId: string,
  sessionId: string,
): Promise<Reflection | null> {
  const [row] = await tx
    .select(columns)
    .from(reflections)
    .where(and(eq(reflections.workspaceId, workspaceId), eq(reflections.sessionId, sessionId)))
  return row ?? null
}

/** Whether the mentor has written something down, without reading it. */
export async function hasReflection(tx: Tx, workspaceId: string, sessionId: string): Promise<boolean> {
  const rows = await tx
    .select({ sessionId: reflections.sessionId })
    .from(reflections)
    .where(and(eq(reflections.workspaceId, workspaceId), eq(reflections.sessionId, sessionId)))
  return rows.length > 0
}

/** What this mentor wrote down about the pair's session before this one, for the mentor's eyes only. */
export async function reflectionBefore(
  tx: Tx,
  session: Session,
  mentorId: string,
): Promise<Reflection | null> {
  const { workspaceId, pairId, startsAt } = session
  const [row] = await tx
    .select(columns)
    .from(reflections)
    .innerJoin(
      sessions,
      and(eq(sessions.workspaceId, reflections.workspaceId), eq(sessions.id, reflections.sessionId)),
    )
    .where(
      and(
        eq(reflections.workspaceId, workspaceId),
        eq(reflections.mentorId, mentorId),
        eq(sessions.pairId, pairId),
        lt(sessions.startsAt, startsAt),
      ),
    )
    .orderBy(desc(sessions.startsAt))
    .limit(1)
  return row ?? null
}

/** Writes or corrects the notes. */
export async function saveReflection(tx: Tx, reflection: Reflection, now: Temporal.Instant): Promise<void> {
  const { heard, learned, followUps, minutes, preparation, revision, formId } = reflection
  await tx
    .insert(reflections)
    .values({ ...reflection, createdAt: now, updatedAt: now })
    .onConflictDoUpdate({
      target: [reflections.workspaceId, reflections.sessionId],
      set: { heard, learned, followUps, minutes, preparation, revision, formId, updatedAt: now },
    })
}

/** Changes what the mentor learned, from outside the form; one that is open shows the notes as they were by then. */
export async function setLearned(
  tx: Tx,
  workspaceId: string,
  sessionId: string,
  learned: string | null,
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .update(reflections)
    .set({ learned, revision: sql`${reflections.revision} + 1`, formId: 'log', updatedAt: now })
    .where(and(eq(reflections.workspaceId, workspaceId), eq(reflections.sessionId, sessionId)))
}
