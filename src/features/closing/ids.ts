/** A button with the pair's id: what the two write into their closing summary. */
export const CLOSING_OPEN = 'closing.open'
export const CLOSING_FORM = 'closing.form'

/** Completes the pair on its last day; thanks both, with their summary. It is older than this feature. */
export const COMPLETION = 'end.completion'
/** Has it drawn again when the summary can be written no more. */
export const WRITING_OVER = 'closing.writing-over'
/** Tells each of a pair that has nothing booked that its last day is near; the subject is that day. */
export const ENDS_SOON = 'closing.ends-soon'
