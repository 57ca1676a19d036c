import { keepShown, shownInBrief, shownTo, shownToPair } from '../../db/card-showings.ts'
import type { Tx } from '../../db/client.ts'
import { lockMembers } from '../../db/members.ts'
import { currentStrategyCards } from '../../db/strategy.ts'
import { chooseStrategyCard } from '../../domain/choose-strategy-card.ts'
import type { Audience, CoachingCard, Situation } from '../../domain/coaching/card.ts'
import { COACHING_CARDS } from '../../domain/coaching/cards.ts'
import { chooseCard } from '../../domain/coaching/choose-card.ts'
import type { Session } from '../../domain/session.ts'
import type { StrategyCard } from '../../domain/strategy.ts'
import type { Deps } from '../feature.ts'

interface Reader {
  session: Session
  userId: string
}

/** The coaching card of somebody's brief: the one that stands there, or one they have not seen yet. */
export async function coachingCard(
  deps: Deps,
  reader: Reader,
  wish: { audience: Audience; situations: readonly Situation[] },
): Promise<CoachingCard> {
  const { session, userId } = reader
  return inTurn(deps, reader, async (tx) => {
    const place = { session, userId, deck: 'coaching' } as const
    const kept = await shownInBrief(tx, place)
    const known = COACHING_CARDS.find(({ id }) => id === kept)
    if (known) return known
    const shown = await shownTo(tx, session.workspaceId, userId, place.deck)
    const card = chooseCard({ ...wish, shown, seed: session.id })
    await keepShown(tx, place, card.id, deps.clock.now())
    return card
  })
}

/** The strategy card of a mentor's brief; another one once that is retired, null where there are none. */
export async function strategyCard(
  deps: Deps,
  reader: Reader,
  about: readonly string[],
): Promise<StrategyCard | null> {
  const { session, userId } = reader
  return inTurn(deps, reader, async (tx) => {
    const place = { session, userId, deck: 'strategy' } as const
    const cards = await currentStrategyCards(tx, session.workspaceId)
    const kept = await shownInBrief(tx, place)
    const known = cards.find(({ id }) => id === kept)
    if (known) return known
    const shown = await shownToPair(tx, session.workspaceId, session.pairId, place.deck)
    const card = chooseStrategyCard(cards, about, shown)
    if (card) await keepShown(tx, place, card.id, deps.clock.now())
    return card
  })
}

/** Two briefs of one person that are drawn at once take turns, so that both do not show the same new card. */
async function inTurn<T>(
  { db }: Deps,
  { session, userId }: Reader,
  choose: (tx: Tx) => Promise<T>,
): Promise<T> {
  return db.transaction(async (tx) => {
    await lockMembers(tx, session.workspaceId, [userId])
    return choose(tx)
  })
}
