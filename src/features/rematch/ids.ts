/** A button with the id of a pair that is over: its reader is looking for another partner. */
export const REMATCH_LOOK = 'rematch.look'
/** The same: not any more. */
export const REMATCH_STOP = 'rematch.stop'
/** The same: nothing for now, or staying in touch with the same partner. */
export const REMATCH_NOT_NOW = 'rematch.not-now'
export const REMATCH_IN_TOUCH = 'rematch.in-touch'
/** The same: opens the form that says what the next pair should be about. */
export const REMATCH_WISH = 'rematch.wish'
export const REMATCH_WISH_FORM = 'rematch.wish-form'

/** Asks one of the two privately what comes after the pair. */
export const NEXT_STEPS = 'rematch.next-steps'
/** Tells a coordinator that somebody is looking for another partner; the subject is who. */
export const LOOKING = 'rematch.looking'
