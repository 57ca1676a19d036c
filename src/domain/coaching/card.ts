export type Audience = 'mentor' | 'leader'

export const MENTOR_THEMES = [
  'communication',
  'patience',
  'preparation',
  'culture',
  'not-knowing',
  'criticism',
  'presence',
  'remote',
  'executive-time',
] as const
export const LEADER_THEMES = ['making-room', 'feedback', 'time', 'teaching'] as const
export type Theme = (typeof MENTOR_THEMES)[number] | (typeof LEADER_THEMES)[number]

/** What makes one card fit a session better than another; `any` is every session. */
export const SITUATIONS = [
  'first-session',
  'last-session',
  'mid-point',
  'after-cancellation',
  'long-gap',
  'after-criticism',
  'goal-overdue',
  'remote-pair',
  'new-culture',
  'any',
] as const
export type Situation = (typeof SITUATIONS)[number]

/** One short tip before a session. */
export interface CoachingCard {
  /** Kept with whoever was shown it, so it stays when the words change. */
  id: string
  audience: Audience
  theme: Theme
  situations: readonly [Situation, ...Situation[]]
  title: string
  text: string
}

/** Slack shows a title on one line of a phone up to here. */
export const CARD_TITLE_MAX = 40
/** Read in one breath between two meetings. */
export const CARD_TEXT_MAX = 299

/** The cards of one theme, which is said once for all of them. */
export function cardsOn(
  audience: Audience,
  theme: Theme,
  written: readonly Omit<CoachingCard, 'audience' | 'theme'>[],
): CoachingCard[] {
  return written.map((card) => ({ audience, theme, ...card }))
}
