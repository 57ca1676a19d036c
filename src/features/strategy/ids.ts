/** A button that opens the list of strategy cards; the value says from where. */
export const STRATEGY_OPEN = 'strategy.open'
/** Buttons in the list: the value is the number of a page, from 0. */
export const STRATEGY_TURNS = { back: 'strategy.page-back', more: 'strategy.page-more' }
/** Buttons with a card's id. */
export const STRATEGY_SHOW = 'strategy.show'
export const STRATEGY_EDIT = 'strategy.edit'
/** With the card's id and the version that was read. */
export const STRATEGY_RETIRE = 'strategy.retire'
/** A button that opens an empty form. */
export const STRATEGY_WRITE = 'strategy.write'
/** A button with what the list showed (`stampOf`): whoever presses it has read that. */
export const STRATEGY_READ = 'strategy.read'
export const STRATEGY_FORM = 'strategy.form'
