/** A button that opens what a mentor has noted for later; anybody may press it. */
export const NOTES_OPEN = 'notes.open'
/** A button with the session's id: the mentor suggests what they heard in it. */
export const NOTE_HEARD = 'notes.heard'
/** Buttons with a note's id. */
export const NOTE_EDIT = 'notes.edit'
export const NOTE_SUGGEST = 'notes.suggest'
export const NOTE_DELETE = 'notes.delete'
/** One note, alone or above the list of them. */
export const NOTE_FORM = 'notes.form'
