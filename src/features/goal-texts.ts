import type { Temporal } from 'temporal-polyfill'
import type { Pair } from '../domain/pair.ts'

/** A goal as far as a brief tells of it. */
export interface BriefGoal {
  text: string
  /** By when it was to be reached; null where nobody said, or it is reached. */
  openUntil: Temporal.PlainDate | null
}

/** What the two want to reach. The one place in which briefs, plans and strategy cards read a pair's goals. */
export const goalsInBrief = ({ goals }: Pick<Pair, 'goals'>): BriefGoal[] =>
  goals.map((text) => ({ text, openUntil: null }))
