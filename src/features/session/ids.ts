/** A button with the pair's id: opens the form that books a session. */
export const SESSION_BOOK = 'session.book'
/** A button with the session's id: shows the leader three other times, the mentor the form that moves it. */
export const SESSION_MOVE = 'session.move'
/** A button with the session's id: opens the form that moves it. */
export const SESSION_MOVE_BY_FORM = 'session.move-by-form'
/** One of the buttons that move a session to a proposed time; ids must differ inside a block. */
export const moveSlotId = (index: number): string => `session.move-slot-${index}`
/** A button in the same window: shows three others. */
export const MOVE_OTHER_TIMES = 'session.move-other-times'
/** A button with the session's id and revision (`cancelValue`): asks for a reason, if wanted, and cancels it. */
export const SESSION_CANCEL = 'session.cancel'
/** In the place of a pair's id: the form asks which of the reader's pairs. */
export const ANY_PAIR = 'any'
/** A button with the pair's id: opens the form for a session that already took place. */
export const SESSION_LOG = 'session.log'
/** One of the buttons of an offer, with its id and the time (`slotValue`): books that time. */
export const slotId = (index: number): string => `session.slot-${index}`
/** A button with the offer's id and round: puts three other times into their place. */
export const OTHER_TIMES = 'session.other-times'
/** A button with the pair's id: sends its leader three times. */
export const SEND_TIMES = 'session.send-times'
/** A button with the offer's id: the same times, for a shorter session. */
export const SHORTER = 'session.shorter'
/** A button with the session's id: it began by the calendar, but it did not take place. */
export const SESSION_MISSED = 'session.missed'

/** A button with the session's id: nobody had said a word about it, but it did take place. */
export const SESSION_HELD = 'session.held'

export const SESSION_BOOK_FORM = 'session.book-form'
export const SESSION_MOVE_FORM = 'session.move-form'
export const SESSION_CANCEL_FORM = 'session.cancel-form'
export const SESSION_LOG_FORM = 'session.log-form'

/** The session as it stands in the pair's conversation. */
export const SESSION_BOOKED = 'session.booked'
/** What became of it: says so once more, because a redrawn message rings nobody's phone. */
export const SESSION_MOVED = 'session.moved'
export const SESSION_CANCELLED = 'session.cancelled'
export const SESSION_MISSED_NOTE = 'session.missed-note'
export const SESSION_ASK_NOW = 'session.ask-now'
/** Sends nothing: from a session's end on it counts as held; a week later it was missed, if nobody has said a word. */
export const SESSION_OVER = 'session.over'
/** The session as the leader's delegate gets it, with nothing of what it is about. */
export const SESSION_FOR_DELEGATE = 'session.for-delegate'

/** Three times to choose from, because somebody did something: comes at once. Its subject is the offer's id. */
export const TIMES_NOW = 'session.times-now'
/** The same, because a date brings it: comes in the reader's working hours. */
export const TIMES_NEXT = 'session.times-next'
/** Sends nothing: the morning after a session, on which the next one is thought of. */
export const TIMES_DUE = 'session.times-due'

/** Everything that shows a session and must follow it. */
export const SESSION_SHOWN = [SESSION_BOOKED, SESSION_MOVED, SESSION_FOR_DELEGATE]
/** Everything that may say that times are offered. */
export const SESSION_OFFERED = [SESSION_BOOKED, SESSION_MOVED, SESSION_CANCELLED, SESSION_MISSED_NOTE]

/** What a cancel button names: the session as it was read, so that an old button cannot cancel a new date. */
export const cancelValue = (session: { id: string; revision: number }) => `${session.id}:${session.revision}`
