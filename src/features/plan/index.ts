import type { CreateFeature } from '../feature.ts'
import { PLAN_EDIT, PLAN_EDIT_FROM_BRIEF, PLAN_FORM, PLAN_OPEN, PLAN_RESET } from './ids.ts'
import { openEdit, openPlan, planCommand } from './open.ts'
import { planSubmitted, reset } from './save.ts'

/** `/mentor plan`: what each session is about, as the template or the two have it. */
export const plan: CreateFeature = (deps) => ({
  words: { plan: planCommand(deps) },
  clicks: {
    [PLAN_OPEN]: openPlan(deps),
    [PLAN_EDIT]: openEdit(deps, 'list'),
    [PLAN_EDIT_FROM_BRIEF]: openEdit(deps, 'brief'),
    [PLAN_RESET]: reset(deps),
  },
  forms: { [PLAN_FORM]: planSubmitted(deps) },
})
