import type { Temporal } from 'temporal-polyfill'
import type { NewNudge } from '../../domain/nudge.ts'
import type { Pair } from '../../domain/pair.ts'
import type { Session } from '../../domain/session.ts'
import { sessionMoments } from '../../domain/session-time.ts'
import { SESSION_ASK_NOW, SESSION_BOOKED, SESSION_MOVED, SESSION_OVER } from './ids.ts'

/** What the bot owes a pair for a session that was just booked, moved or logged. */
export function plannedNudges(session: Session, pair: Pair, now: Temporal.Instant): NewNudge[] {
  const { id: sessionId, workspaceId, pairId, revision } = session
  const about = { workspaceId, pairId, sessionId, subject: String(revision) }
  const { askNowAt, endsAt } = sessionMoments(session)
  const kind = revision === 1 ? SESSION_BOOKED : SESSION_MOVED
  const told = { ...about, kind, occasion: `${kind}:${sessionId}:${revision}`, dueAt: now }
  if (session.state !== 'scheduled') return [told]
  return [
    told,
    {
      ...about,
      kind: SESSION_ASK_NOW,
      occasion: `${SESSION_ASK_NOW}:${sessionId}:${pair.mentorId}:${revision}`,
      userId: pair.mentorId,
      dueAt: askNowAt,
      expiresAt: endsAt,
    },
    {
      ...about,
      kind: SESSION_OVER,
      occasion: `${SESSION_OVER}:${sessionId}:${revision}`,
      dueAt: endsAt,
    },
  ]
}
