/** Tells somebody that the other one of their pair or proposal has left the workspace. */
export const LEFT_NOTE = 'leaving.left-note'
/** Tells a coordinator what changed because somebody left. */
export const LEFT_COORDINATOR_NOTE = 'leaving.coordinator-note'
/** Tells both in their conversation that the one who had left is back. */
export const BACK = 'leaving.back'
/** Sends nothing: looks whether the person in its subject has left or is back. */
export const LOOK = 'leaving.look'
/** The same every day for as long as a pair rests because of them: an event can be missed. */
export const LOOK_AGAIN = 'leaving.look-again'
