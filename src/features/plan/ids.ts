/** A button with the pair's id: the pair's sessions and what each is about. */
export const PLAN_OPEN = 'plan.open'
/** Buttons with the pair's id and the session's number (`planValue`): in the list, in a brief, and back to the template. */
export const PLAN_EDIT = 'plan.edit'
export const PLAN_EDIT_FROM_BRIEF = 'plan.edit-from-brief'
export const PLAN_RESET = 'plan.reset'
export const PLAN_FORM = 'plan.form'

export const planValue = (pairId: string, number: number) => `${pairId}:${number}`
