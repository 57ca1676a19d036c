/** A button that opens what `/mentor time` shows; anybody may press it. */
export const TIME_OPEN = 'time.open'
/** A button that opens the form with a mentor's hours a month and their line manager. */
export const TIME_CHANGE = 'time.change'
export const TIME_BUDGET_FORM = 'time.budget-form'
/** A button that opens the form with which a mentor adds preparation. */
export const TIME_ADD = 'time.add'
export const TIME_ADD_FORM = 'time.add-form'
/** A button with the id of what was added. */
export const TIME_TAKE_BACK = 'time.take-back'
/** Buttons with the number of a page of mentors, for coordinators; ids must differ inside a block. */
export const TIME_TURNS = { back: 'time.page-back', more: 'time.page-more' }
/** The line manager's answers; their value is made by `answerValue`. */
export const TIME_FINE = 'time.fine'
export const TIME_TALK = 'time.talk'

/** Asks a line manager for the hours of a mentor; its subject is made by `askSubject`. */
export const TIME_ASK = 'time.ask'
/** Tells the mentor what the line manager said; its subject is made by `answeredSubject`. */
export const TIME_ANSWERED = 'time.answered'
/** Tells a mentor that the hours of a month are nearly used; its subject is the month. */
export const TIME_WARNING = 'time.warning'
/** Sends nothing: looks whether the month of the mentor in its subject is nearly used up. */
export const TIME_CHECK = 'time.check'

interface Asked {
  mentorId: string
  revision: number
}

/** For whom a line manager answers, and with which revision of the hours on the screen. */
export const answerValue = ({ mentorId, revision }: Asked): string => `${mentorId}:${revision}`
/** For whom a line manager is asked, and with which revision of the hours. */
export const askSubject = ({ mentorId, revision }: Asked): string => `${mentorId}/${revision}`
/** Who answered, what, and for how many hours. */
export const answeredSubject = (answered: { managerId: string; answer: string; hours: number }): string =>
  `${answered.managerId}/${answered.answer}/${answered.hours}`
