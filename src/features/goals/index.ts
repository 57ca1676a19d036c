import type { CreateFeature } from '../feature.ts'
import { showHistory } from './history.ts'
import { GOAL_DROP, GOAL_EDIT, GOAL_FORM, GOAL_HISTORY, GOAL_NEW, GOAL_PROGRESS, GOALS_OPEN } from './ids.ts'
import { openGoalList } from './list.ts'
import { drop, openEdit, openNew, progress, saveTyped } from './tend.ts'

/** `/mentor goals`: what a pair wants to reach, how they will know, by when, and how far they are. */
export const goals: CreateFeature = (deps) => ({
  words: { goals: (command) => openGoalList(deps, command) },
  clicks: {
    [GOALS_OPEN]: (click) => openGoalList(deps, click),
    [GOAL_NEW]: openNew(deps),
    [GOAL_EDIT]: openEdit(deps),
    [GOAL_HISTORY]: showHistory(deps),
    [GOAL_DROP]: drop(deps),
    [GOAL_PROGRESS]: progress(deps),
  },
  forms: { [GOAL_FORM]: saveTyped(deps) },
})
