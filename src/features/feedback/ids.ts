import type { Rating } from '../../domain/feedback.ts'

/** One of the five buttons; ids must differ inside a block. Its value is made by `ratingValue`. */
export const rateId = (rating: Rating): string => `feedback.rate-${rating}`
/** A menu whose options have the same values. */
export const FEEDBACK_RATE_AGAIN = 'feedback.rate-again'
export const ratingValue = (sessionId: string, rating: Rating): string => `${sessionId}:${rating}`

/** A button with the session's id: the mentee tells IT something, or reads and corrects what is not shared. */
export const FEEDBACK_TELL = 'feedback.tell'
/** A button with the session's id: nothing to tell IT this time. */
export const FEEDBACK_NOTHING = 'feedback.nothing'
/** A button with the session's id: the mentor writes the reflection, or reads and corrects it. */
export const FEEDBACK_REFLECT = 'feedback.reflect'

/** A button with a session's id, or anything else: what the leader told IT, in a window. */
export const FEEDBACK_MINE = 'feedback.mine'
/** Buttons in it: the value is the number of a page, 0 the newest. */
export const MINE_TURNS = { back: 'feedback.mine-newer', more: 'feedback.mine-older' }
/** Buttons with the item's id. */
export const MINE_SHOW = 'feedback.mine-show'
export const MINE_CORRECT = 'feedback.mine-correct'
export const MINE_CHOOSE = 'feedback.mine-choose'
/** A button with `takeBackValue`. */
export const MINE_TAKE_BACK = 'feedback.mine-take-back'
export const takeBackValue = (itemId: string, revision: number): string => `${itemId}:${revision}`
/** The form in which the leader changes who may know. */
export const MINE_FORM = 'feedback.mine-form'
/** A button that opens the form outside a session; anybody may press it. */
export const FEEDBACK_SAY = 'feedback.say'
/** A button with the id of an item that was said outside a session: its leader reads or corrects it. */
export const FEEDBACK_READ = 'feedback.read'
/** Buttons with a note's id: the leader decides on what the mentor suggests, or leaves it. */
export const FEEDBACK_DECIDE = 'feedback.decide'
export const FEEDBACK_LEAVE = 'feedback.leave'

export const FEEDBACK_FORM = 'feedback.form'
export const FEEDBACK_PREVIEW = 'feedback.preview'
export const REFLECTION_FORM = 'feedback.reflection-form'
/** The view that advises on the notes, which are saved already. */
export const REFLECTION_KEPT = 'feedback.reflection-kept'

/** The questions at a session's end, and their reminders (subject 1 and 2). */
export const ASK_MENTEE = 'feedback.ask-mentee'
export const REMIND_MENTEE = 'feedback.remind-mentee'
export const ASK_MENTOR = 'feedback.ask-mentor'
export const REMIND_MENTOR = 'feedback.remind-mentor'
/** What stays between the two, as the mentor gets it; its subject is the item's id. */
export const TOLD_MENTOR = 'feedback.told-mentor'
/** What was said outside a session, as it stands, for its leader; its subject is the item's id. */
export const TOLD_LEADER = 'feedback.told-leader'
/** Asks the leader whether what the mentor heard may go to IT; its subject is the note's id, later the item's. */
export const SUGGESTED = 'feedback.suggested'
/** A shared item in the IT channel; its subject is the item's id. */
export const FEEDBACK_SHARED = 'feedback.shared'
