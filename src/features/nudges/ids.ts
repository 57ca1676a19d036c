/** A menu under a dated message; its options are made by `wayValue`. */
export const NUDGE_LATER = 'nudges.later'
/** The form of its "Choose a date". */
export const NUDGE_DATE_FORM = 'nudges.date-form'
/** A button that opens the list of what comes; anybody may press it. */
export const NUDGES_OPEN = 'nudges.open'
/** Buttons in the list of what comes: the value is `<group>:on` or `<group>:off`. */
export const NUDGE_SWITCH = 'nudges.switch'
/** A button that opens the form about hours, days and holidays. */
export const HOURS_OPEN = 'nudges.hours'
export const HOURS_FORM = 'nudges.hours-form'

/** What somebody may do with a dated message besides answering it. */
export const WAYS = ['tomorrow', 'next-week', 'date', 'list', 'pause'] as const
export type Way = (typeof WAYS)[number]

export const wayValue = (nudgeId: string, way: Way): string => `${nudgeId}:${way}`
