export const PAUSE_FORM = 'pause.form'
export const RESUME_FORM = 'pause.resume-form'
/** A button with the pair's id; either of the two may press it. */
export const RESUME_NOW = 'pause.resume-now'

/** Says in the pair's conversation who paused it, and until when. */
export const PAUSED = 'pause.paused'
/** Resumes the pair on its date and says so. */
export const RESUME = 'pause.resume'
/** Says who resumed the pair before its date. */
export const RESUMED = 'pause.resumed'
