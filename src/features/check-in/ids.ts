export const CHECK_IN_ON_TRACK = 'check-in.on-track'
export const CHECK_IN_SKIP = 'check-in.skip'
/** A button that opens the form in which somebody asks a coordinator for help. */
export const CHECK_IN_HELP = 'check-in.help'
export const CHECK_IN_HELP_FORM = 'check-in.help-form'
/** A button for whoever wants to be asked although they did not answer; its value says from where. */
export const CHECK_IN_KEEP = 'check-in.keep'

/** The weekly message: one row per person and ISO week. */
export const CHECK_IN = 'check-in.weekly'
/** Tells a coordinator that somebody needs help. */
export const HELP_NOTE = 'check-in.help-note'
/** Tells a coordinator that somebody is not asked any more. Its subject is the person. */
export const SILENCE_NOTE = 'check-in.silence-note'
