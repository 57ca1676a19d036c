/** The two briefs of a session; the subject is the session's revision for which they were planned. */
export const BRIEF_MENTOR = 'brief.mentor'
export const BRIEF_MENTEE = 'brief.mentee'
export const BRIEFS = [BRIEF_MENTOR, BRIEF_MENTEE]

/** A button with the session's id and revision (`fineValue`): the mentee says that it stays as it is. */
export const BRIEF_FINE = 'brief.fine'
export const fineValue = (session: { id: string; revision: number }) => `${session.id}:${session.revision}`
