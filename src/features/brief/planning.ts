import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../../db/client.ts'
import { findMember } from '../../db/members.ts'
import { spokenNudges } from '../../db/nudges-meant.ts'
import { findPair } from '../../db/pairs.ts'
import { briefDueAt, briefUntil, needsBrief } from '../../domain/brief.ts'
import { later } from '../../domain/moments.ts'
import type { NewNudge } from '../../domain/nudge.ts'
import type { Pair, Role } from '../../domain/pair.ts'
import { hasBegun, type Session } from '../../domain/session.ts'
import type { Deps, SessionChanged } from '../feature.ts'
import { reachIn } from '../reach.ts'
import { BRIEF_MENTEE, BRIEF_MENTOR, BRIEFS } from './ids.ts'

export const KINDS: Record<Role, string> = { mentor: BRIEF_MENTOR, mentee: BRIEF_MENTEE }

/** A session that lies ahead gets its briefs; those that stand follow every change. */
export function sessionChanged(deps: Deps): SessionChanged {
  return async (tx, session, now) => {
    const { workspaceId, id: sessionId } = session
    await deps.outbox.redraw(tx, workspaceId, { kinds: BRIEFS, sessionId })
    if (session.state !== 'scheduled' || hasBegun(session, now)) return
    const pair = await findPair(tx, workspaceId, session.pairId)
    if (pair) await planBriefs(deps, tx, session, pair, now)
  }
}

/** The briefs of a session that lies ahead; those that are planned already stay as they are. */
export async function planBriefs(
  deps: Deps,
  tx: Tx,
  session: Session,
  pair: Pair,
  now: Temporal.Instant,
): Promise<void> {
  const wanted = [
    await brief(tx, session, pair, 'mentor', now),
    await brief(tx, session, pair, 'mentee', now),
  ]
  await deps.outbox.plan(
    tx,
    wanted.flatMap((one) => one ?? []),
    now,
  )
}

/** The brief of one of the two; null where the one that stands is good enough. */
async function brief(
  tx: Tx,
  session: Session,
  pair: Pair,
  role: Role,
  now: Temporal.Instant,
): Promise<NewNudge | null> {
  const { workspaceId, id: sessionId, startsAt, revision } = session
  const userId = role === 'mentor' ? pair.mentorId : pair.menteeId
  const kind = KINDS[role]
  const member = await findMember(tx, workspaceId, userId)
  const dueAt = briefDueAt(startsAt, role, await reachIn(member?.zone ?? 'UTC', member))
  const standing = await spokenNudges(tx, workspaceId, { kinds: [kind], sessionId, userId })
  if (!needsBrief({ hasStanding: standing.length > 0, dueAt }, now)) return null
  return {
    workspaceId,
    kind,
    occasion: `${kind}:${sessionId}:${userId}:${revision}`,
    userId,
    pairId: pair.id,
    sessionId,
    subject: String(revision),
    dueAt: later(dueAt, now),
    expiresAt: briefUntil(startsAt),
  }
}
