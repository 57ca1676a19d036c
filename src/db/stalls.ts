import { and, eq } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { StallAnswered } from '../domain/stall.ts'
import type { Tx } from './client.ts'
import { members, stallAnswers } from './schema.ts'

/** Names one stall of a pair: since when the two have not met. */
interface StallName {
  workspaceId: string
  pairId: string
  since: Temporal.Instant
}

/** What somebody who coordinates makes of each stall; what one said who coordinates no more holds no longer. */
export async function stallAnswersOf(
  tx: Tx,
  workspaceId: string,
  pairId?: string,
): Promise<(StallName & StallAnswered & { answeredAt: Temporal.Instant })[]> {
  return tx
    .select({
      workspaceId: stallAnswers.workspaceId,
      pairId: stallAnswers.pairId,
      since: stallAnswers.since,
      answer: stallAnswers.answer,
      coordinatorId: stallAnswers.coordinatorId,
      answeredAt: stallAnswers.answeredAt,
    })
    .from(stallAnswers)
    .innerJoin(
      members,
      and(
        eq(members.workspaceId, stallAnswers.workspaceId),
        eq(members.userId, stallAnswers.coordinatorId),
        eq(members.isCoordinator, true),
      ),
    )
    .where(
      and(
        eq(stallAnswers.workspaceId, workspaceId),
        pairId === undefined ? undefined : eq(stallAnswers.pairId, pairId),
      ),
    )
}

/** Saves it over what was answered before; the caller holds the pair's lock and knows that it may. */
export async function saveStallAnswer(
  tx: Tx,
  stall: StallName,
  answered: StallAnswered,
  now: Temporal.Instant,
): Promise<void> {
  const changes = { ...answered, answeredAt: now }
  await tx
    .insert(stallAnswers)
    .values({ ...stall, ...changes })
    .onConflictDoUpdate({
      target: [stallAnswers.workspaceId, stallAnswers.pairId, stallAnswers.since],
      set: changes,
    })
}
