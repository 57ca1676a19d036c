import type { Pair, Role } from '../../domain/pair.ts'
import { isUnheard, type Session } from '../../domain/session.ts'
import { context, type Message, said } from '../../slack/blocks.ts'
import { mention, readersTime } from '../../slack/mrkdwn.ts'

/** Which of the three messages about one session this is. */
export type Turn = 'ask' | 'first-reminder' | 'second-reminder'

/** How the question can be put off; a session that was held deserves its word also when the pair rests. */
export const WAYS = ['tomorrow', 'next-week', 'date', 'pause', 'list'] as const

export const about = (session: Session) => context(`The session: ${readersTime(session.startsAt)}`)

/** What to say of a session that there is nothing to ask about any more; null while there is. */
export function nothingToAsk(session: Session, isMoved: boolean): Message | null {
  if (session.state === 'cancelled') return said('This session was cancelled. Nothing to do for you.')
  if (session.state === 'missed' && !isUnheard(session))
    return said('This session did not take place. Nothing to do for you.')
  if (isMoved)
    return said(`This session was moved to ${readersTime(session.startsAt)}. I will ask you afterwards.`)
  return null
}

/** What the message is for, in its reader's list of what comes. */
export function questionWhy(pair: Pair, turn: Turn, role: Role): string {
  const partner = mention(role === 'mentee' ? pair.mentorId : pair.menteeId)
  const asked = `how your session with ${partner} was`
  return turn === 'ask' ? asked : `a reminder of ${asked}, unless you have answered by then`
}
