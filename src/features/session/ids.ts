/** A button with the pair's id: opens the form that books a session. */
export const SESSION_BOOK = 'session.book'
/** A button with the session's id: opens the form that moves it. */
export const SESSION_MOVE = 'session.move'
/** A button with the session's id and revision (`cancelValue`): cancels it. */
export const SESSION_CANCEL = 'session.cancel'
/** In the place of a pair's id: the form asks which of the reader's pairs. */
export const ANY_PAIR = 'any'
/** A button with the pair's id: opens the form for a session that already took place. */
export const SESSION_LOG = 'session.log'
/** The same from an answer that only the presser sees, which cannot be redrawn: they get words as well. */
export const SESSION_CANCEL_FROM_STATUS = 'session.cancel-from-status'
/** A button with the session's id: it began by the calendar, but it did not take place. */
export const SESSION_MISSED = 'session.missed'

export const SESSION_BOOK_FORM = 'session.book-form'
export const SESSION_MOVE_FORM = 'session.move-form'
export const SESSION_LOG_FORM = 'session.log-form'

/** The session as it stands in the pair's conversation. */
export const SESSION_BOOKED = 'session.booked'
/** What became of it: says so once more, because a redrawn message rings nobody's phone. */
export const SESSION_MOVED = 'session.moved'
export const SESSION_CANCELLED = 'session.cancelled'
export const SESSION_MISSED_NOTE = 'session.missed-note'
export const SESSION_ASK_NOW = 'session.ask-now'
/** Sends nothing: the moment in which a scheduled session becomes one that was held. */
export const SESSION_OVER = 'session.over'

/** Everything that shows a session and must follow it. */
export const SESSION_SHOWN = [SESSION_BOOKED, SESSION_MOVED]

/** What a cancel button names: the session as it was read, so that an old button cannot cancel a new date. */
export const cancelValue = (session: { id: string; revision: number }) => `${session.id}:${session.revision}`
