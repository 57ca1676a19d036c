import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../../db/client.ts'
import { findPair } from '../../db/pairs.ts'
import { askingMoments } from '../../domain/after-session.ts'
import type { NewNudge, Nudge } from '../../domain/nudge.ts'
import type { Pair, Role } from '../../domain/pair.ts'
import type { Session } from '../../domain/session.ts'
import type { Deps, SessionChanged } from '../feature.ts'
import { storedReach } from '../reach.ts'
import { ASK_MENTEE, ASK_MENTOR, REMIND_MENTEE, REMIND_MENTOR } from './ids.ts'

/** The messages that show each of the two how the session stands. */
export const SHOWN: Record<Role, string[]> = {
  mentee: [ASK_MENTEE, REMIND_MENTEE],
  mentor: [ASK_MENTOR, REMIND_MENTOR],
}

/** A session that has an end gets its questions; those of an earlier date are recognised by their revision. */
export function sessionChanged(deps: Deps): SessionChanged {
  return async (tx, session, now) => {
    const { workspaceId } = session
    await deps.outbox.redraw(tx, workspaceId, {
      kinds: [...SHOWN.mentee, ...SHOWN.mentor],
      sessionId: session.id,
    })
    if (session.state === 'cancelled' || session.state === 'missed') return
    const pair = await findPair(tx, workspaceId, session.pairId)
    if (!pair) return
    await deps.outbox.plan(
      tx,
      [
        ...(await questions(tx, session, pair, 'mentee', now)),
        ...(await questions(tx, session, pair, 'mentor', now)),
      ],
      now,
    )
  }
}

/** Whether the question was planned for the session as it is now, not for a date from which it was moved. */
export function isCurrent(nudge: Nudge, session: Session): boolean {
  return nudge.occasion === occasionOf(nudge.kind, session, nudge.userId ?? '', nudge.subject)
}

/**
 * The question and its two reminders; each lasts until the next one takes over. Holidays and time off are for the day
 * on which they are sent: nobody knows now when somebody will be away, and whoever booked waits for an answer.
 */
async function questions(
  tx: Tx,
  session: Session,
  pair: Pair,
  role: Role,
  now: Temporal.Instant,
): Promise<NewNudge[]> {
  const userId = role === 'mentee' ? pair.menteeId : pair.mentorId
  const reach = await storedReach(tx, session.workspaceId, userId)
  const moments = askingMoments(session, { userId, reach }, now)
  const { askAt, firstReminderAt, secondReminderAt, silentFrom } = moments
  const [ask, remind] = role === 'mentee' ? [ASK_MENTEE, REMIND_MENTEE] : [ASK_MENTOR, REMIND_MENTOR]
  const nudge = (kind: string, dueAt: Temporal.Instant, expiresAt: Temporal.Instant, subject?: string) => ({
    workspaceId: session.workspaceId,
    kind,
    occasion: occasionOf(kind, session, userId, subject),
    userId,
    pairId: pair.id,
    sessionId: session.id,
    ...(subject && { subject }),
    dueAt,
    expiresAt,
  })
  return [
    nudge(ask, askAt, firstReminderAt),
    nudge(remind, firstReminderAt, secondReminderAt, '1'),
    nudge(remind, secondReminderAt, silentFrom, '2'),
  ]
}

function occasionOf(kind: string, session: Session, userId: string, subject?: string | null): string {
  const occasion = `${kind}:${session.id}:${userId}:${session.revision}`
  return subject ? `${occasion}:${subject}` : occasion
}
