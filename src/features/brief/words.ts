import type { ConfirmRefusal } from '../../domain/brief.ts'
import { assertNever } from '../../domain/result.ts'
import type { Session } from '../../domain/session.ts'
import { readersTime } from '../../slack/mrkdwn.ts'

export const CONFIRMED = 'Confirmed; your mentor can see it. Nothing more to do.'

/** Why somebody cannot say that a session is fine. */
export function confirmRefusalWords(refusal: ConfirmRefusal, { startsAt }: Session): string {
  switch (refusal.kind) {
    case 'not-yours':
      return 'This is for the leader of that session, so only they can confirm it. Nothing was changed.'
    case 'begun':
    case 'held':
      return 'This session has begun or is over, so there is nothing to confirm any more. Nothing was changed.'
    case 'cancelled':
      return 'This session is cancelled, so there is nothing to confirm. Type /mentor session to find another time.'
    case 'missed':
      return 'This session did not take place, so there is nothing to confirm. Type /mentor session to find another time.'
    case 'moved':
      return `This session was moved to ${readersTime(startsAt)} in the meantime. Nothing was changed; the newest message has the buttons.`
    default:
      return assertNever(refusal)
  }
}
