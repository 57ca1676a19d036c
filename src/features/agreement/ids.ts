/** A button with the pair's id: the agreement and its ground rules, as they are now. */
export const AGREEMENT_OPEN = 'agreement.open'
/** A button with the pair's id: the form in which either of the two proposes a change. */
export const AGREEMENT_CHANGE = 'agreement.change'
/** The same, with a later last day filled in. */
export const AGREEMENT_EXTEND = 'agreement.extend'
export const AGREEMENT_FORM = 'agreement.form'
/** Buttons with the change's id. */
export const AGREEMENT_ACCEPT = 'agreement.accept'
export const AGREEMENT_DECLINE = 'agreement.decline'
export const AGREEMENT_WITHDRAW = 'agreement.withdraw'

/** Says in the pair's conversation what one of the two would like to change; the other answers there. */
export const CHANGE_PROPOSED = 'agreement.proposed'
/** Says there what became of it. */
export const CHANGE_ANSWERED = 'agreement.answered'
/** Tells whoever proposed it that nobody has answered. */
export const CHANGE_LAPSE = 'agreement.lapse'
