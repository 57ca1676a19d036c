import { and, asc, eq, gt } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Session } from '../domain/session.ts'
import type { Tx } from './client.ts'
import { cardShowings, sessions } from './schema.ts'

/** Where a card comes from: the coaching cards of the product, or what IT leads have written. */
export type Deck = typeof cardShowings.$inferSelect.deck

/** Whose brief of which session, and the kind of card in it. */
interface Place {
  session: Pick<Session, 'workspaceId' | 'id'>
  userId: string
  deck: Deck
}

/** The id of the card that stands in this brief already, or null. */
export async function shownInBrief(tx: Tx, { session, userId, deck }: Place): Promise<string | null> {
  const [row] = await tx
    .select({ cardId: cardShowings.cardId })
    .from(cardShowings)
    .where(
      and(
        eq(cardShowings.workspaceId, session.workspaceId),
        eq(cardShowings.userId, userId),
        eq(cardShowings.deck, deck),
        eq(cardShowings.sessionId, session.id),
      ),
    )
  return row?.cardId ?? null
}

/** Remembers which card stands in a brief; another one takes the place of the one before. */
export async function keepShown(
  tx: Tx,
  { session, userId, deck }: Place,
  cardId: string,
  now: Temporal.Instant,
): Promise<void> {
  const { workspaceId, id: sessionId } = session
  await tx
    .insert(cardShowings)
    .values({ workspaceId, userId, sessionId, deck, cardId, shownAt: now })
    .onConflictDoUpdate({
      target: [cardShowings.workspaceId, cardShowings.userId, cardShowings.deck, cardShowings.sessionId],
      set: { cardId, shownAt: now },
    })
}

/** The cards that a person was shown in all pairs, oldest first. */
export async function shownTo(tx: Tx, workspaceId: string, userId: string, deck: Deck): Promise<string[]> {
  const rows = await tx
    .select({ cardId: cardShowings.cardId })
    .from(cardShowings)
    .where(
      and(
        eq(cardShowings.workspaceId, workspaceId),
        eq(cardShowings.userId, userId),
        eq(cardShowings.deck, deck),
      ),
    )
    .orderBy(asc(cardShowings.shownAt), asc(cardShowings.sessionId))
  return rows.map(({ cardId }) => cardId)
}

/** The cards that stood in briefs of this pair's sessions, oldest first. */
export async function shownToPair(
  tx: Tx,
  workspaceId: string,
  pairId: string,
  deck: Deck,
): Promise<string[]> {
  const rows = await tx
    .select({ cardId: cardShowings.cardId })
    .from(cardShowings)
    .innerJoin(
      sessions,
      and(eq(sessions.workspaceId, cardShowings.workspaceId), eq(sessions.id, cardShowings.sessionId)),
    )
    .where(
      and(
        eq(cardShowings.workspaceId, workspaceId),
        eq(sessions.pairId, pairId),
        eq(cardShowings.deck, deck),
      ),
    )
    .orderBy(asc(cardShowings.shownAt), asc(cardShowings.sessionId))
  return rows.map(({ cardId }) => cardId)
}

/** The sessions ahead for which a mentor has got a brief with any strategy card in it. */
export async function sessionsAheadWithCard(
  tx: Tx,
  workspaceId: string,
  deck: Deck,
  now: Temporal.Instant,
): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ id: sessions.id })
    .from(cardShowings)
    .innerJoin(
      sessions,
      and(eq(sessions.workspaceId, cardShowings.workspaceId), eq(sessions.id, cardShowings.sessionId)),
    )
    .where(
      and(
        eq(cardShowings.workspaceId, workspaceId),
        eq(cardShowings.deck, deck),
        eq(sessions.state, 'scheduled'),
        gt(sessions.startsAt, now),
      ),
    )
  return rows.map(({ id }) => id)
}
