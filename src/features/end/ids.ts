export const END_FORM = 'end.form'

/** Tells both in their conversation that the pair has ended. */
export const ENDED = 'end.ended'
/** Tells a coordinator who ended it and why. */
export const END_NOTE = 'end.note'
