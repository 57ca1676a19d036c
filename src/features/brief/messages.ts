import type { Pair } from '../../domain/pair.ts'
import type { Session } from '../../domain/session.ts'
import type { PlannedSession } from '../../domain/session-plan.ts'
import { type Message, said } from '../../slack/blocks.ts'
import { mention, readersTime } from '../../slack/mrkdwn.ts'

/** How a brief can be put off: what is a week away is no brief any more. */
export const WAYS = ['tomorrow', 'pause', 'list'] as const

/** What is left of a brief that nobody needs any more; null while it is one. */
export function pastBrief(session: Session, isOutdated: boolean): Message | null {
  const when = readersTime(session.startsAt)
  if (session.state === 'cancelled') return said(`The session on ${when} was cancelled. Nothing to prepare.`)
  if (session.state === 'missed') return said(`The session on ${when} did not take place.`)
  if (isOutdated) return said(`This session was moved to ${when}. My newest message has the brief.`)
  return null
}

/** "3 of 6", or what goes beyond the plan. */
export const placeInPlan = ({ number, of }: PlannedSession): string =>
  number > of ? `Session ${number}` : `${number} of ${of}`

export const mentorWhy = (pair: Pair): string =>
  `your brief for the session with ${mention(pair.menteeId)}: the plan, your promises, one tip`

export const menteeWhy = (pair: Pair): string =>
  `two lines on your next session with ${mention(pair.mentorId)}: when and what about`
