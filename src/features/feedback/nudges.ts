import type { Tx } from '../../db/client.ts'
import { findItem, itemsOfSession } from '../../db/feedback.ts'
import { isLogShared, taughtIn } from '../../db/learnings.ts'
import { doubtedNudges, spokenNudges } from '../../db/nudges-meant.ts'
import { hasReflection } from '../../db/reflections.ts'
import { findSession } from '../../db/sessions.ts'
import { isFresh } from '../../domain/after-session.ts'
import { type FeedbackItem, isSettled } from '../../domain/feedback.ts'
import { type Decision, type Nudge, SEND } from '../../domain/nudge.ts'
import type { Role } from '../../domain/pair.ts'
import type { Session } from '../../domain/session.ts'
import type { NudgeKind } from '../../jobs/nudge-kind.ts'
import type { Message } from '../../slack/blocks.ts'
import type { Deps } from '../feature.ts'
import { itPost } from '../it-post.ts'
import { pairOf } from '../pair-conversation.ts'
import { questionWhy, type Turn } from './asking.ts'
import { ASK_MENTEE, ASK_MENTOR, FEEDBACK_SHARED, REMIND_MENTEE, REMIND_MENTOR, TOLD_MENTOR } from './ids.ts'
import { menteeMessage, type Told } from './mentee-messages.ts'
import { deletedMessage, mentorMessage, toldMentorMessage } from './mentor-messages.ts'
import { isCurrent, SHOWN } from './planning.ts'
import { seenOf } from './preview.ts'

/** What the bot says on its own after a session. */
export function feedbackNudges(deps: Deps): NudgeKind[] {
  return [
    question(deps, ASK_MENTEE, 'mentee'),
    question(deps, REMIND_MENTEE, 'mentee'),
    question(deps, ASK_MENTOR, 'mentor'),
    question(deps, REMIND_MENTOR, 'mentor'),
    toldMentor(deps),
    shared(deps),
  ]
}

/** The question at the end or a reminder of it, to one of the two. */
function question(deps: Deps, name: string, role: Role): NudgeKind {
  return {
    name,
    whenUnknown: 'again',
    async decide(nudge): Promise<Decision> {
      const session = await sessionOf(deps, nudge)
      if (session.state === 'cancelled' || session.state === 'missed')
        return { do: 'drop', why: 'session-not-held' }
      if (!isCurrent(nudge, session)) return { do: 'drop', why: 'session-moved' }
      // A pair that has completed its months looks back on its last sessions as on all others.
      const { state } = await pairOf(deps, nudge)
      if (state !== 'active' && state !== 'completed') return { do: 'drop', why: 'pair-not-active' }
      if (await hasAnswered(deps.db, session, role)) return { do: 'drop', why: 'answered' }
      return SEND
    },
    dated: {
      timing: (nudge, now) =>
        turnOf(nudge) === 'ask' && nudge.snoozes === 0 && isFresh(nudge.dueAt, now)
          ? 'at-its-moment'
          : 'good-hour',
      group: name === ASK_MENTEE || name === ASK_MENTOR ? 'question' : 'reminder',
      why: async (nudge) => questionWhy(await pairOf(deps, nudge), turnOf(nudge), role),
      snooze: {
        async isOpen(tx, nudge) {
          const session = nudge.sessionId && (await findSession(tx, nudge.workspaceId, nudge.sessionId))
          if (!session || session.state === 'cancelled' || session.state === 'missed') return false
          return isCurrent(nudge, session) && !(await hasAnswered(tx, session, role))
        },
      },
    },
    message: (nudge) => questionMessage(deps, nudge, role),
  }
}

async function questionMessage(deps: Deps, nudge: Nudge, role: Role): Promise<Message> {
  const session = await sessionOf(deps, nudge)
  const pair = await pairOf(deps, nudge)
  const { workspaceId } = nudge
  const facts = { session, pair, isMoved: !isCurrent(nudge, session), nudgeId: nudge.id }
  if (role === 'mentee') {
    const told = await toldAfter(deps, session)
    const hasTaught = (await taughtIn(deps.db, workspaceId, session.id, pair.menteeId)) !== null
    return menteeMessage({ ...facts, told, hasTaught }, turnOf(nudge))
  }
  const hasWritten = await hasAnswered(deps.db, session, role)
  const isShared = await isLogShared(deps.db, workspaceId, pair.id, pair.mentorId)
  return mentorMessage({ ...facts, hasWritten, isLogShared: isShared }, turnOf(nudge))
}

/**
 * What the question about this session would say by now, where the receipt for its message was lost: that message
 * cannot be redrawn, so whoever answered it is told. Null where redrawing does it.
 */
export async function lostMessage(
  deps: Deps,
  { workspaceId, id }: Pick<Session, 'workspaceId' | 'id'>,
  role: Role,
): Promise<Message | null> {
  const [lost] = await doubtedNudges(deps.db, workspaceId, { kinds: SHOWN[role], sessionId: id })
  return lost ? questionMessage(deps, lost, role) : null
}

function toldMentor(deps: Deps): NudgeKind {
  return {
    name: TOLD_MENTOR,
    whenUnknown: 'again',
    decide: async () => SEND,
    async message(nudge) {
      const item = nudge.subject && (await findItem(deps.db, nudge.workspaceId, nudge.subject))
      return item ? toldMentorMessage(item, await sessionOf(deps, nudge)) : deletedMessage()
    },
  }
}

function shared(deps: Deps): NudgeKind {
  return {
    name: FEEDBACK_SHARED,
    // The leader waits for it to stand there, and a second copy of what was agreed for that channel harms nobody.
    whenUnknown: 'again',
    async decide(nudge) {
      const { sharedTo } = await itemOf(deps, nudge)
      return sharedTo === null ? { do: 'drop', why: 'no-channel' } : SEND
    },
    // What the leader read before Share, whatever channel the workspace has by now.
    async to(nudge) {
      const { sharedTo } = await itemOf(deps, nudge)
      if (sharedTo === null) throw new Error('no channel to share into')
      return sharedTo
    },
    async message(nudge) {
      const seen = await seenOf(deps.db, await itemOf(deps, nudge), await sessionOf(deps, nudge))
      if (!seen) throw new Error('item is not for IT')
      return itPost(seen)
    },
    async sent(tx, nudge) {
      if (nudge.sessionId)
        await deps.outbox.redraw(tx, nudge.workspaceId, { kinds: SHOWN.mentee, sessionId: nudge.sessionId })
    },
  }
}

/** What the mentee said after the session, and where IT's copies stand. */
async function toldAfter({ db }: Deps, { workspaceId, id }: Session): Promise<Told[]> {
  const items = await itemsOfSession(db, workspaceId, id)
  const posts = await spokenNudges(db, workspaceId, { kinds: [FEEDBACK_SHARED], sessionId: id })
  return items.map((item) => ({
    sharing: item.sharing,
    sharedAt: item.sharedAt,
    sharedTo: item.sharedTo,
    postedTo: posts.find((post) => post.subject === item.id)?.channelId ?? null,
  }))
}

async function hasAnswered(tx: Tx, session: Session, role: Role): Promise<boolean> {
  const { workspaceId, id } = session
  if (role === 'mentor') return hasReflection(tx, workspaceId, id)
  return isSettled(session) || (await itemsOfSession(tx, workspaceId, id)).length > 0
}

async function sessionOf({ db }: Deps, nudge: Nudge): Promise<Session> {
  const session = nudge.sessionId && (await findSession(db, nudge.workspaceId, nudge.sessionId))
  if (!session) throw new Error('nudge without its session')
  return session
}

async function itemOf({ db }: Deps, nudge: Nudge): Promise<FeedbackItem> {
  const item = nudge.subject && (await findItem(db, nudge.workspaceId, nudge.subject))
  if (!item) throw new Error('nudge without its feedback item')
  return item
}

function turnOf(nudge: Nudge): Turn {
  if (nudge.subject === null) return 'ask'
  return nudge.subject === '1' ? 'first-reminder' : 'second-reminder'
}
