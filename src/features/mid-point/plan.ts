import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../../db/client.ts'
import { storedZone } from '../../db/members.ts'
import { doubtedNudges, spokenNudges } from '../../db/nudges-meant.ts'
import { sessionsOf } from '../../db/sessions.ts'
import { lateReviewAt, reviewAt, reviewedSession } from '../../domain/mid-point.ts'
import { isAfter } from '../../domain/moments.ts'
import type { Pair } from '../../domain/pair.ts'
import type { Session } from '../../domain/session.ts'
import { sessionsPlanned } from '../../domain/session-plan.ts'
import type { Deps } from '../feature.ts'
import { MID_POINT } from './ids.ts'

/**
 * Plans the review after the session that it follows, as the sessions stand now. What was planned after another one
 * finds out for itself, so nothing has to be taken back. Its moment may be over only where a session was just logged.
 */
export async function planReview(
  deps: Deps,
  tx: Tx,
  pair: Pair,
  now: Temporal.Instant,
  { evenLate } = { evenLate: false },
): Promise<void> {
  const { workspaceId, id: pairId } = pair
  if (pair.state !== 'active') return
  const sessions = await sessionsOf(tx, workspaceId, pairId)
  const session = reviewedSession(sessions, sessionsPlanned(pair))
  if (!session) return
  const zone = await storedZone(tx, workspaceId, pair.menteeId)
  const planned = reviewAt(session, zone)
  const late = () => (evenLate ? lateReviewAt(session, sessions, zone, now) : null)
  const dueAt = isAfter(planned, now) ? planned : late()
  if (dueAt === null || (await hasReview(tx, pair))) return
  const occasion = occasionOf(session)
  await deps.outbox.plan(
    tx,
    [{ workspaceId, kind: MID_POINT, occasion, pairId, sessionId: session.id, dueAt }],
    now,
  )
}

/** One for each time that the session was given: a moved one has its review after its new end. */
export const occasionOf = ({ id, revision }: Session): string => `${MID_POINT}:${id}:${revision}`

/** Whether the two have been asked, other than by the nudge that is asking. */
export async function hasReview(
  tx: Tx,
  { workspaceId, id: pairId }: Pick<Pair, 'workspaceId' | 'id'>,
  asking?: string,
): Promise<boolean> {
  const filter = { kinds: [MID_POINT], pairId }
  // One whose receipt was lost may stand there as well as not; twice would be worse than never.
  const asked = [
    ...(await spokenNudges(tx, workspaceId, filter)),
    ...(await doubtedNudges(tx, workspaceId, filter)),
  ]
  return asked.some(({ id }) => id !== asking)
}
