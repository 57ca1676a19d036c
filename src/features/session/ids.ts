/** A button with the pair's id: opens the form that books a session. */
export const SESSION_BOOK = 'session.book'
