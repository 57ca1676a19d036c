import type { FeedbackNote } from '../domain/feedback-note.ts'
import { assertNever } from '../domain/result.ts'
import { mention } from '../slack/mrkdwn.ts'

/** How a note stands, for its mentor: whether it was taken up, never how far it went. */
export function noteStands({ state }: Pick<FeedbackNote, 'state'>, menteeId: string): string {
  const leader = mention(menteeId)
  switch (state) {
    case 'noted':
      return `Yours alone: ${leader} knows nothing of it.`
    case 'suggested':
      return `Suggested as feedback; ${leader} has not answered yet.`
    case 'taken':
      return `${leader} has taken up what you suggested.`
    case 'left':
      return `${leader} has left what you suggested.`
    default:
      return assertNever(state)
  }
}
