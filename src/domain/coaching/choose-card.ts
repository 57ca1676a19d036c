import type { Audience, CoachingCard, Situation } from './card.ts'
import { COACHING_CARDS } from './cards.ts'

/** What stays so for months. Every other card speaks of something else, or two zones would be all one hears about. */
const LASTING: readonly Situation[] = ['after-criticism', 'goal-overdue', 'remote-pair', 'new-culture']

export interface CardWish {
  audience: Audience
  /** `any` need not be named. */
  situations: readonly Situation[]
  /** The ids of the cards that this person was shown before, oldest first, of all pairs. */
  shown: readonly string[]
  /** What the card is for, such as the session's id: the same wish draws the same card, in every replica. */
  seed: string
}

/**
 * The card for a session: the one most to the point of those that fit and were never shown to this person; when all
 * were, the one shown longest ago.
 */
export function chooseCard({ audience, situations, shown, seed }: CardWish): CoachingCard {
  const now = new Set<Situation>([...situations, 'any'])
  const fitting = COACHING_CARDS.filter(
    (card) => card.audience === audience && card.situations.some((situation) => now.has(situation)),
  )
  const lastShown = COACHING_CARDS.find((card) => card.id === shown.at(-1))?.situations ?? []
  const specificity = (card: CoachingCard) =>
    card.situations
      .filter((situation) => now.has(situation))
      .reduce((sum, situation) => sum + weightOf(situation, lastShown), 0)
  const [chosen] = fitting
    .map((card) => ({
      card,
      // -1 for never, which is longer ago than ever.
      shownAt: shown.lastIndexOf(card.id),
      specificity: specificity(card),
      lot: lotOf(card, seed),
    }))
    .sort((a, b) => a.shownAt - b.shownAt || b.specificity - a.specificity || a.lot - b.lot)
  if (!chosen) throw new RangeError('there are cards that fit any session')
  return chosen.card
}

/** How much it counts that a card speaks to a situation: what is so only now goes before what lasts. */
function weightOf(situation: Situation, lastShown: readonly Situation[]): number {
  if (situation === 'any') return 0
  if (!LASTING.includes(situation)) return LASTING.length + 1
  return lastShown.includes(situation) ? -1 : 1
}

/** A number drawn from the seed for one card alone (FNV-1a), so that new cards do not reshuffle the others. */
function lotOf(card: CoachingCard, seed: string): number {
  let hash = 0x811c9dc5
  for (const unit of `${seed}:${card.id}`) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193)
  return hash >>> 0
}
