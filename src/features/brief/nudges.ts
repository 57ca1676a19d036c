import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../../db/client.ts'
import { findSession } from '../../db/sessions.ts'
import { briefDueAt, briefUntil, lastBriefDay } from '../../domain/brief.ts'
import { isAfter, later } from '../../domain/moments.ts'
import { type Decision, type Nudge, SEND } from '../../domain/nudge.ts'
import type { Role } from '../../domain/pair.ts'
import { type Reach, reachableOn } from '../../domain/reachable.ts'
import { hasBegun, type Session, stateAt } from '../../domain/session.ts'
import type { NudgeKind } from '../../jobs/nudge-kind.ts'
import type { Message } from '../../slack/blocks.ts'
import type { Deps } from '../feature.ts'
import { pairOf } from '../pair-conversation.ts'
import { freshReader } from '../reach.ts'
import { isOutdated, menteeFacts, mentorFacts, sessionOf } from './facts.ts'
import { menteeBrief } from './mentee-messages.ts'
import { mentorBrief } from './mentor-messages.ts'
import { menteeWhy, mentorWhy, pastBrief } from './messages.ts'
import { KINDS } from './planning.ts'

/** What the bot says to each of the two before a session. */
export const briefNudges = (deps: Deps): NudgeKind[] => [brief(deps, 'mentor'), brief(deps, 'mentee')]

function brief(deps: Deps, role: Role): NudgeKind {
  const name = KINDS[role]
  return {
    name,
    whenUnknown: 'again',
    decide: (nudge, now) => decide(deps, nudge, role, now),
    dated: {
      timing: () => 'good-hour',
      group: 'brief',
      why: async (nudge) => (role === 'mentor' ? mentorWhy : menteeWhy)(await pairOf(deps, nudge)),
      snooze: {
        isOpen: (tx, nudge) => isOpen(deps, tx, nudge),
        async lastDay(_, nudge) {
          const { startsAt } = await sessionOf(deps, nudge)
          return lastBriefDay(startsAt, await reachOf(deps, nudge))
        },
      },
    },
    message: (nudge) => message(deps, nudge, role),
    async sent(tx, nudge) {
      const { workspaceId, sessionId, userId } = nudge
      // The one before a move points to this one from now on.
      if (nudge.subject !== '1' && sessionId && userId)
        await deps.outbox.redraw(tx, workspaceId, { kinds: [name], sessionId, userId })
    },
  }
}

async function decide(deps: Deps, nudge: Nudge, role: Role, now: Temporal.Instant): Promise<Decision> {
  const session = await sessionOf(deps, nudge)
  if (!isCurrent(nudge, session) || stateAt(session, now) !== 'scheduled')
    return { do: 'drop', why: 'session-changed' }
  if (isAfter(now, briefUntil(session.startsAt))) return { do: 'drop', why: 'too-late' }
  const reach = await reachOf(deps, nudge)
  const { state, pausedUntil } = await pairOf(deps, nudge)
  // A session right after the pause gets its brief when the pair goes on.
  if (state === 'paused' && pausedUntil !== null)
    return { do: 'later', at: later(reachableOn(pausedUntil, reach), now.add({ hours: 1 })) }
  if (state !== 'active') return { do: 'drop', why: 'pair-not-active' }
  // The reader's zone, hours or holidays may have changed since it was planned.
  const dueAt = briefDueAt(session.startsAt, role, reach)
  return nudge.snoozes === 0 && isAfter(dueAt, now) ? { do: 'later', at: dueAt } : SEND
}

async function message(deps: Deps, nudge: Nudge, role: Role): Promise<Message> {
  const past = pastBrief(await sessionOf(deps, nudge), await isOutdated(deps, nudge))
  if (past) return past
  return role === 'mentor'
    ? mentorBrief(await mentorFacts(deps, nudge))
    : menteeBrief(await menteeFacts(deps, nudge))
}

/** Planned for the session as it is now, not for a time from which it was moved. */
const isCurrent = (nudge: Nudge, session: Session) => nudge.subject === String(session.revision)

async function isOpen({ clock }: Deps, tx: Tx, nudge: Nudge): Promise<boolean> {
  const session = nudge.sessionId === null ? null : await findSession(tx, nudge.workspaceId, nudge.sessionId)
  if (session?.state !== 'scheduled' || hasBegun(session, clock.now())) return false
  return isCurrent(nudge, session)
}

async function reachOf(deps: Deps, { userId }: Nudge): Promise<Reach> {
  if (userId === null) throw new Error('brief without a reader')
  return (await freshReader(deps, deps.db, userId)).reach
}
