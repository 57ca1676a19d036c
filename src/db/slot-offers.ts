import { and, asc, eq } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { SessionMinutes } from '../domain/agreement.ts'
import type { Proposal } from '../domain/slots.ts'
import type { Tx } from './client.ts'
import { slotOffers, slots } from './schema.ts'

/** Times for a pair's next session that its leader, or whoever schedules for them, may take with one click. */
export interface SlotOffer {
  id: string
  workspaceId: string
  pairId: string
  /** The session whose end or falling through brought it; null at the beginning of a pair. */
  afterSessionId: string | null
  state: 'open' | 'taken' | 'over'
  /** Grows with every further set of times; 0 as long as none was proposed. */
  round: number
  /** Whether the two have a working hour in common; where not, the times are the least unkind ones. */
  shared: boolean
  /** So long, where somebody made it shorter than agreed; else null. */
  minutes: number | null
  /** All that were proposed, of whatever round, earliest first. */
  proposed: readonly ProposedSlot[]
}

interface ProposedSlot {
  startsAt: Temporal.Instant
  round: number
}

const columns = {
  id: slotOffers.id,
  workspaceId: slotOffers.workspaceId,
  pairId: slotOffers.pairId,
  afterSessionId: slotOffers.afterSessionId,
  state: slotOffers.state,
  round: slotOffers.round,
  shared: slotOffers.shared,
  minutes: slotOffers.minutes,
}

const is = ({ workspaceId, id }: Pick<SlotOffer, 'workspaceId' | 'id'>) =>
  and(eq(slotOffers.workspaceId, workspaceId), eq(slotOffers.id, id))

/** Saves a new offer, as yet without times; the caller holds the pair's lock and knows that no other is open. */
export async function insertOffer(
  tx: Tx,
  offer: Pick<SlotOffer, 'id' | 'workspaceId' | 'pairId' | 'afterSessionId'>,
  now: Temporal.Instant,
): Promise<SlotOffer> {
  await tx.insert(slotOffers).values({ ...offer, createdAt: now })
  return { ...offer, state: 'open', round: 0, shared: true, minutes: null, proposed: [] }
}

export async function findOffer(tx: Tx, workspaceId: string, id: string): Promise<SlotOffer | null> {
  const [row] = await tx.select(columns).from(slotOffers).where(is({ workspaceId, id }))
  return row ? { ...row, proposed: await proposedIn(tx, row) } : null
}

/** Whether the pair was ever offered times. */
export async function wasOffered(tx: Tx, workspaceId: string, pairId: string): Promise<boolean> {
  const mine = and(eq(slotOffers.workspaceId, workspaceId), eq(slotOffers.pairId, pairId))
  return (await tx.$count(slotOffers, mine)) > 0
}

/** The pair's offer that waits for a click, or null. */
export async function openOffer(tx: Tx, workspaceId: string, pairId: string): Promise<SlotOffer | null> {
  const [row] = await tx
    .select(columns)
    .from(slotOffers)
    .where(
      and(
        eq(slotOffers.workspaceId, workspaceId),
        eq(slotOffers.pairId, pairId),
        eq(slotOffers.state, 'open'),
      ),
    )
  return row ? { ...row, proposed: await proposedIn(tx, row) } : null
}

export async function closeOffer(
  tx: Tx,
  offer: Pick<SlotOffer, 'workspaceId' | 'id'>,
  state: 'taken' | 'over',
): Promise<void> {
  await tx.update(slotOffers).set({ state }).where(is(offer))
}

/** Offers the same times for a shorter session. */
export async function shortenOffer(
  tx: Tx,
  offer: Pick<SlotOffer, 'workspaceId' | 'id'>,
  minutes: SessionMinutes,
): Promise<void> {
  await tx.update(slotOffers).set({ minutes }).where(is(offer))
}

/** Puts further times into the place of those that stand there; what was proposed before is refused by the key. */
export async function nextRound(
  tx: Tx,
  offer: SlotOffer,
  { slots: startsAt, shared }: Proposal,
): Promise<SlotOffer> {
  const round = offer.round + 1
  const { workspaceId, id: offerId } = offer
  await tx.update(slotOffers).set({ round, shared }).where(is(offer))
  const further = startsAt.map((at) => ({ startsAt: at, round }))
  if (further.length > 0)
    await tx.insert(slots).values(further.map((slot) => ({ workspaceId, offerId, ...slot })))
  return { ...offer, round, shared, proposed: [...offer.proposed, ...further] }
}

async function proposedIn(
  tx: Tx,
  { workspaceId, id }: Pick<SlotOffer, 'workspaceId' | 'id'>,
): Promise<ProposedSlot[]> {
  return tx
    .select({ startsAt: slots.startsAt, round: slots.round })
    .from(slots)
    .where(and(eq(slots.workspaceId, workspaceId), eq(slots.offerId, id)))
    .orderBy(asc(slots.startsAt))
}
