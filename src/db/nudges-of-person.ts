import { and, asc, desc, eq, gte, inArray, isNull, ne, or } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Nudge } from '../domain/nudge.ts'
import type { Tx } from './client.ts'
import { nudgeColumns } from './nudges.ts'
import { nudges } from './schema.ts'

/** A nudge as it stands in somebody's list of what came of it. */
type SettledNudge = Nudge & { outcome: string | null }

/** What will reach this person, or one of these pairs as a whole, the next first. */
export async function nudgesAhead(
  tx: Tx,
  workspaceId: string,
  userId: string,
  pairIds: readonly string[],
): Promise<Nudge[]> {
  const forPairs = and(isNull(nudges.userId), inArray(nudges.pairId, [...pairIds]))
  return tx
    .select(nudgeColumns)
    .from(nudges)
    .where(
      and(
        eq(nudges.workspaceId, workspaceId),
        or(eq(nudges.userId, userId), forPairs),
        inArray(nudges.state, ['pending', 'queued']),
      ),
    )
    .orderBy(asc(nudges.dueAt), asc(nudges.id))
}

/** What this person did not get although it was due since then, the latest first. */
export async function droppedNudges(
  tx: Tx,
  workspaceId: string,
  userId: string,
  since: Temporal.Instant,
): Promise<SettledNudge[]> {
  return tx
    .select({ ...nudgeColumns, outcome: nudges.outcome })
    .from(nudges)
    .where(
      and(
        eq(nudges.workspaceId, workspaceId),
        eq(nudges.userId, userId),
        eq(nudges.state, 'dropped'),
        gte(nudges.dueAt, since),
      ),
    )
    .orderBy(desc(nudges.dueAt), desc(nudges.id))
}

/** All that one person was or will be asked about one session, by these kinds. */
export async function nudgesAboutSession(
  tx: Tx,
  workspaceId: string,
  about: { sessionId: string; userId: string; kinds: readonly string[] },
): Promise<(Nudge & { sentAt: Temporal.Instant | null })[]> {
  return tx
    .select({ ...nudgeColumns, sentAt: nudges.sentAt })
    .from(nudges)
    .where(
      and(
        eq(nudges.workspaceId, workspaceId),
        eq(nudges.sessionId, about.sessionId),
        eq(nudges.userId, about.userId),
        inArray(nudges.kind, [...about.kinds]),
      ),
    )
}

/** The others of this kind that the same person is getting at the moment (`sentAt` is null) or got, the latest first. */
export async function othersOfKind(
  tx: Tx,
  { id, workspaceId, userId, kind }: Pick<Nudge, 'id' | 'workspaceId' | 'userId' | 'kind'>,
): Promise<{ id: string; sentAt: Temporal.Instant | null }[]> {
  return tx
    .select({ id: nudges.id, sentAt: nudges.sentAt })
    .from(nudges)
    .where(
      and(
        eq(nudges.workspaceId, workspaceId),
        eq(nudges.userId, userId ?? ''),
        eq(nudges.kind, kind),
        ne(nudges.id, id),
        inArray(nudges.state, ['queued', 'sending', 'sent']),
      ),
    )
    .orderBy(desc(nudges.sentAt))
}
