import type { CreateFeature } from '../feature.ts'
import {
  STRATEGY_EDIT,
  STRATEGY_FORM,
  STRATEGY_OPEN,
  STRATEGY_READ,
  STRATEGY_RETIRE,
  STRATEGY_SHOW,
  STRATEGY_TURNS,
  STRATEGY_WRITE,
} from './ids.ts'
import { editCard, openList, showCard, turnPage, writeCard } from './open.ts'
import { cardSubmitted, confirmRead, retireCard } from './save.ts'

/** `/mentor strategy`: what IT is working on, in business terms; IT leads write it, mentors have read it. */
export const strategy: CreateFeature = (deps) => ({
  words: { strategy: openList(deps) },
  clicks: {
    [STRATEGY_OPEN]: openList(deps),
    [STRATEGY_TURNS.back]: turnPage(deps),
    [STRATEGY_TURNS.more]: turnPage(deps),
    [STRATEGY_SHOW]: showCard(deps),
    [STRATEGY_WRITE]: writeCard(deps),
    [STRATEGY_EDIT]: editCard(deps),
    [STRATEGY_RETIRE]: retireCard(deps),
    [STRATEGY_READ]: confirmRead(deps),
  },
  forms: { [STRATEGY_FORM]: cardSubmitted(deps) },
})
