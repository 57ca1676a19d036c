import type { CoachingCard } from './card.ts'
import { LEADER_CARDS } from './leader-cards.ts'
import { LISTENING_CARDS } from './listening-cards.ts'
import { MEETING_CARDS } from './meeting-cards.ts'
import { TALKING_CARDS } from './talking-cards.ts'

/** Every coaching card, for mentors and for leaders. */
export const COACHING_CARDS: readonly CoachingCard[] = [
  ...TALKING_CARDS,
  ...LISTENING_CARDS,
  ...MEETING_CARDS,
  ...LEADER_CARDS,
]
