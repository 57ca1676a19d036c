import type { Temporal } from 'temporal-polyfill'
import { openGoals } from '../domain/goal.ts'
import type { Pair } from '../domain/pair.ts'

/** A goal as far as a brief tells of it. */
interface BriefGoal {
  text: string
  /** By when it is to be reached; null where nobody said. */
  openUntil: Temporal.PlainDate | null
}

/** What the two want to reach. The one place in which briefs, plans and strategy cards read a pair's goals. */
export const goalsInBrief = (pair: Pick<Pair, 'goals'>): BriefGoal[] =>
  openGoals(pair).map(({ text, dueOn }) => ({ text, openUntil: dueOn }))
