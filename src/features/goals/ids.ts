import type { Progress } from '../../domain/goal.ts'

/** A button that opens the list of somebody's goals; anybody may press it. */
export const GOALS_OPEN = 'goals.open'
/** The list of somebody's goals, as its id. */
export const GOALS_LIST = 'goals.list'
/** A button with the pair's id that opens the form of a new goal. */
export const GOAL_NEW = 'goals.new'
/** Buttons with `goalValue`. */
export const GOAL_EDIT = 'goals.edit'
export const GOAL_HISTORY = 'goals.history'
export const GOAL_DROP = 'goals.drop'
export const GOAL_FORM = 'goals.form'
/** A menu with `progressValue`: how far a goal is, in one tap. */
export const GOAL_PROGRESS = 'goals.progress'

export const goalValue = (pairId: string, goalId: string): string => `${pairId}:${goalId}`

export const progressValue = (pairId: string, goalId: string, progress: Progress): string =>
  `${goalValue(pairId, goalId)}:${progress}`
