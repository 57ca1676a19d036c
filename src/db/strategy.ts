import { and, asc, eq, inArray, isNull, type SQL } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { StrategyCard, StrategyText } from '../domain/strategy.ts'
import type { Tx } from './client.ts'
import { pairs, strategyCards, strategyCardVersions, strategyReads } from './schema.ts'

const text = {
  initiative: strategyCardVersions.initiative,
  outcome: strategyCardVersions.outcome,
  itPart: strategyCardVersions.itPart,
  status: strategyCardVersions.status,
  pain: strategyCardVersions.pain,
  askWhom: strategyCardVersions.askWhom,
}

/** A card with the day since which it says what it says. */
export interface StoredStrategyCard extends StrategyCard {
  writtenAt: Temporal.Instant
}

const isCurrentVersion = and(
  eq(strategyCardVersions.workspaceId, strategyCards.workspaceId),
  eq(strategyCardVersions.cardId, strategyCards.id),
  eq(strategyCardVersions.version, strategyCards.version),
)

async function select(tx: Tx, where: SQL | undefined): Promise<StoredStrategyCard[]> {
  const rows = await tx
    .select({
      ...text,
      id: strategyCards.id,
      version: strategyCards.version,
      retiredAt: strategyCards.retiredAt,
      writtenBy: strategyCardVersions.writtenBy,
      writtenAt: strategyCardVersions.writtenAt,
    })
    .from(strategyCards)
    .innerJoin(strategyCardVersions, isCurrentVersion)
    .where(where)
    .orderBy(asc(strategyCards.createdAt), asc(strategyCards.id))
  return rows.map(({ retiredAt, ...row }) => ({ ...row, isRetired: retiredAt !== null }))
}

const isCard = (workspaceId: string, id: string) =>
  and(eq(strategyCards.workspaceId, workspaceId), eq(strategyCards.id, id))

/** All that are not retired, oldest first. */
export async function currentStrategyCards(tx: Tx, workspaceId: string): Promise<StoredStrategyCard[]> {
  return select(tx, and(eq(strategyCards.workspaceId, workspaceId), isNull(strategyCards.retiredAt)))
}

export async function findStrategyCard(
  tx: Tx,
  workspaceId: string,
  id: string,
): Promise<StoredStrategyCard | null> {
  const [card] = await select(tx, isCard(workspaceId, id))
  return card ?? null
}

/** Loads the card and keeps everybody else from changing it until the transaction ends. */
export async function lockStrategyCard(
  tx: Tx,
  workspaceId: string,
  id: string,
): Promise<StoredStrategyCard | null> {
  await tx.select({ id: strategyCards.id }).from(strategyCards).where(isCard(workspaceId, id)).for('update')
  return findStrategyCard(tx, workspaceId, id)
}

/** What the card said in an earlier version; null where there was none of that number. */
export async function strategyTextAt(
  tx: Tx,
  workspaceId: string,
  cardId: string,
  version: number,
): Promise<StrategyText | null> {
  const [row] = await tx
    .select(text)
    .from(strategyCardVersions)
    .where(
      and(
        eq(strategyCardVersions.workspaceId, workspaceId),
        eq(strategyCardVersions.cardId, cardId),
        eq(strategyCardVersions.version, version),
      ),
    )
  return row ?? null
}

interface Written {
  by: string
  at: Temporal.Instant
}

/** A new card in its first version; false when its id is taken, as by the same form delivered twice. */
export async function insertStrategyCard(
  tx: Tx,
  card: StrategyText & { workspaceId: string; id: string },
  { by, at }: Written,
): Promise<boolean> {
  const { workspaceId, id, ...words } = card
  const inserted = await tx
    .insert(strategyCards)
    .values({ workspaceId, id, version: 1, createdAt: at })
    .onConflictDoNothing()
    .returning({ id: strategyCards.id })
  if (inserted.length === 0) return false
  await tx
    .insert(strategyCardVersions)
    .values({ ...words, workspaceId, cardId: id, version: 1, writtenBy: by, writtenAt: at })
  return true
}

/** The next version of a locked card. */
export async function addStrategyVersion(
  tx: Tx,
  card: StrategyText & { workspaceId: string; id: string; version: number },
  { by, at }: Written,
): Promise<void> {
  const { workspaceId, id, version, ...words } = card
  await tx
    .insert(strategyCardVersions)
    .values({ ...words, workspaceId, cardId: id, version, writtenBy: by, writtenAt: at })
  await tx.update(strategyCards).set({ version }).where(isCard(workspaceId, id))
}

/** Takes a card out of use; what it said stays in its versions. */
export async function retireStrategyCard(
  tx: Tx,
  workspaceId: string,
  id: string,
  { by, at }: Written,
): Promise<void> {
  await tx.update(strategyCards).set({ retiredBy: by, retiredAt: at }).where(isCard(workspaceId, id))
}

/** Which versions this person has confirmed, of cards that are current or were. */
export async function readsOf(
  tx: Tx,
  workspaceId: string,
  userId: string,
): Promise<{ cardId: string; version: number }[]> {
  return tx
    .select({ cardId: strategyReads.cardId, version: strategyReads.version })
    .from(strategyReads)
    .where(and(eq(strategyReads.workspaceId, workspaceId), eq(strategyReads.userId, userId)))
}

/** Notes that somebody has read these versions. */
export async function confirmReading(
  tx: Tx,
  workspaceId: string,
  userId: string,
  cards: readonly Pick<StrategyCard, 'id' | 'version'>[],
  now: Temporal.Instant,
): Promise<void> {
  if (cards.length === 0) return
  await tx
    .insert(strategyReads)
    .values(cards.map(({ id, version }) => ({ workspaceId, userId, cardId: id, version, readAt: now })))
    .onConflictDoNothing()
}

/** The mentors of active pairs, each with the versions that they have confirmed. */
export async function readingMentors(
  tx: Tx,
  workspaceId: string,
): Promise<{ userId: string; read: { cardId: string; version: number }[] }[]> {
  const rows = await tx
    .selectDistinct({ userId: pairs.mentorId })
    .from(pairs)
    .where(and(eq(pairs.workspaceId, workspaceId), eq(pairs.state, 'active')))
    .orderBy(asc(pairs.mentorId))
  const mentors = rows.map(({ userId }) => userId)
  const reads = await tx
    .select({ userId: strategyReads.userId, cardId: strategyReads.cardId, version: strategyReads.version })
    .from(strategyReads)
    .where(and(eq(strategyReads.workspaceId, workspaceId), inArray(strategyReads.userId, mentors)))
  return mentors.map((userId) => ({ userId, read: reads.filter((one) => one.userId === userId) }))
}
