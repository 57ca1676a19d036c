import { and, desc, eq, exists, inArray, isNotNull, or, type SQL, sql } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/pg-core'
import type { Temporal } from 'temporal-polyfill'
import type { LineKey, LogLine } from '../domain/learning.ts'
import type { Tx } from './client.ts'
import { setLearned } from './reflections.ts'
import { learnings, logShares, reflections, sessions } from './schema.ts'

/** Whose log is read, and of which of their pairs. */
export interface LogReader {
  workspaceId: string
  userId: string
  pairIds: readonly string[]
}

/** So many lines of the reader's own log and of those that are shared with them, the newest first. */
export async function linesFor(
  tx: Tx,
  reader: LogReader,
  { limit, offset }: { limit: number; offset: number },
): Promise<LogLine[]> {
  const lines = linesOf(tx, readableBy(tx, reader, learnings), readableBy(tx, reader, inNotes))
  return tx.select().from(lines).orderBy(desc(lines.at), desc(lines.id)).limit(limit).offset(offset)
}

/** How many there are of them. */
export async function countLinesFor(tx: Tx, reader: LogReader): Promise<number> {
  const lines = linesOf(tx, readableBy(tx, reader, learnings), readableBy(tx, reader, inNotes))
  return tx.$count(lines)
}

/** The line, whoever wrote it; null where there is none, or none any more. */
export async function findLine(
  tx: Tx,
  workspaceId: string,
  { source, id }: LineKey,
): Promise<LogLine | null> {
  const isIt = (table: typeof learnings | typeof reflections, column: SQL) =>
    and(eq(table.workspaceId, workspaceId), column)
  const lines = linesOf(
    tx,
    isIt(learnings, source === 'log' ? eq(learnings.id, id) : sql`false`),
    isIt(reflections, source === 'notes' ? eq(reflections.sessionId, id) : sql`false`),
  )
  const [line] = await tx.select().from(lines)
  return line ?? null
}

/** What this leader noted to have taught in the session; null where nothing. */
export async function taughtIn(
  tx: Tx,
  workspaceId: string,
  sessionId: string,
  userId: string,
): Promise<LogLine | null> {
  const isIt = and(
    eq(learnings.workspaceId, workspaceId),
    eq(learnings.sessionId, sessionId),
    eq(learnings.userId, userId),
  )
  const lines = linesOf(tx, isIt, sql`false`)
  const [line] = await tx.select().from(lines)
  return line ?? null
}

/** Saves a new line; false when its id or its session has one already. */
export async function insertLine(
  tx: Tx,
  line: { workspaceId: string } & Pick<LogLine, 'id' | 'pairId' | 'userId' | 'sessionId' | 'words'>,
  now: Temporal.Instant,
): Promise<boolean> {
  const inserted = await tx
    .insert(learnings)
    .values({ ...line, createdAt: now, updatedAt: now })
    .onConflictDoNothing()
    .returning({ id: learnings.id })
  return inserted.length > 0
}

/** Gives a line other words, wherever it stands. */
export async function correctLine(
  tx: Tx,
  workspaceId: string,
  { source, id }: LineKey,
  words: string,
  now: Temporal.Instant,
): Promise<void> {
  if (source === 'notes') return setLearned(tx, workspaceId, id, words, now)
  await tx
    .update(learnings)
    .set({ words, revision: sql`${learnings.revision} + 1`, updatedAt: now })
    .where(and(eq(learnings.workspaceId, workspaceId), eq(learnings.id, id)))
}

/** Takes a line out of the log; the other notes on the session stay. */
export async function deleteLine(
  tx: Tx,
  workspaceId: string,
  { source, id }: LineKey,
  now: Temporal.Instant,
): Promise<void> {
  if (source === 'notes') return setLearned(tx, workspaceId, id, null, now)
  await tx.delete(learnings).where(and(eq(learnings.workspaceId, workspaceId), eq(learnings.id, id)))
}

/** Who shares with the other of these pairs. */
export async function sharesIn(
  tx: Tx,
  workspaceId: string,
  pairIds: readonly string[],
): Promise<{ pairId: string; userId: string }[]> {
  return tx
    .select({ pairId: logShares.pairId, userId: logShares.userId })
    .from(logShares)
    .where(and(eq(logShares.workspaceId, workspaceId), inArray(logShares.pairId, [...pairIds])))
}

/** Whether this one of the pair shares with the other. */
export async function isLogShared(
  tx: Tx,
  workspaceId: string,
  pairId: string,
  userId: string,
): Promise<boolean> {
  return (await sharesIn(tx, workspaceId, [pairId])).some((share) => share.userId === userId)
}

/** Lets the other one read; false when they could already. */
export async function shareLog(
  tx: Tx,
  share: { workspaceId: string; pairId: string; userId: string },
  now: Temporal.Instant,
): Promise<boolean> {
  const inserted = await tx
    .insert(logShares)
    .values({ ...share, sharedAt: now })
    .onConflictDoNothing()
    .returning({ pairId: logShares.pairId })
  return inserted.length > 0
}

/** Takes it back; false when it was not shared. */
export async function unshareLog(
  tx: Tx,
  { workspaceId, pairId, userId }: { workspaceId: string; pairId: string; userId: string },
): Promise<boolean> {
  const deleted = await tx
    .delete(logShares)
    .where(
      and(eq(logShares.workspaceId, workspaceId), eq(logShares.pairId, pairId), eq(logShares.userId, userId)),
    )
    .returning({ pairId: logShares.pairId })
  return deleted.length > 0
}

/** What a mentor's notes call what a line of the log calls otherwise. */
const inNotes = {
  workspaceId: reflections.workspaceId,
  pairId: sessions.pairId,
  userId: reflections.mentorId,
}

/** In one of the reader's pairs, and either their own or shared by whoever wrote it. */
function readableBy(
  tx: Tx,
  { workspaceId, userId, pairIds }: LogReader,
  line: Pick<typeof learnings | typeof inNotes, 'workspaceId' | 'pairId' | 'userId'>,
): SQL | undefined {
  const isShared = exists(
    tx
      .select({ one: sql`1` })
      .from(logShares)
      .where(
        and(
          eq(logShares.workspaceId, workspaceId),
          eq(logShares.pairId, line.pairId),
          eq(logShares.userId, line.userId),
        ),
      ),
  )
  return and(
    eq(line.workspaceId, workspaceId),
    inArray(line.pairId, [...pairIds]),
    or(eq(line.userId, userId), isShared),
  )
}

/** The lines of the log for which the one holds, and those in mentors' notes for which the other does. */
function linesOf(tx: Tx, ofLog: SQL | undefined, ofNotes: SQL | undefined) {
  const at = sql<Temporal.Instant>`coalesce(${sessions.startsAt}, ${learnings.createdAt})`
  const inLog = tx
    .select({
      source: sql<LineKey['source']>`'log'`.as('source'),
      id: learnings.id,
      pairId: learnings.pairId,
      userId: learnings.userId,
      sessionId: learnings.sessionId,
      words: learnings.words,
      revision: learnings.revision,
      at: at.mapWith(learnings.createdAt).as('at'),
    })
    .from(learnings)
    .leftJoin(
      sessions,
      and(eq(sessions.workspaceId, learnings.workspaceId), eq(sessions.id, learnings.sessionId)),
    )
    .where(ofLog)
  const inReflections = tx
    .select({
      source: sql<LineKey['source']>`'notes'`.as('source'),
      id: reflections.sessionId,
      pairId: sessions.pairId,
      userId: reflections.mentorId,
      sessionId: sql<string | null>`${reflections.sessionId}`.as('session_id'),
      words: sql<string>`${reflections.learned}`.as('words'),
      revision: reflections.revision,
      at: sql<Temporal.Instant>`${sessions.startsAt}`.mapWith(sessions.startsAt).as('at'),
    })
    .from(reflections)
    .innerJoin(
      sessions,
      and(eq(sessions.workspaceId, reflections.workspaceId), eq(sessions.id, reflections.sessionId)),
    )
    .where(and(ofNotes, isNotNull(reflections.learned)))
  return unionAll(inLog, inReflections).as('lines')
}
