import type { Temporal } from 'temporal-polyfill'
import { storedZone } from '../../db/members.ts'
import { findPair } from '../../db/pairs.ts'
import {
  countEarlierSessions,
  findSession,
  lockSession,
  upcomingSessions,
  updateSession,
} from '../../db/sessions.ts'
import { type Decision, type NewNudge, type Nudge, SEND } from '../../domain/nudge.ts'
import type { Pair } from '../../domain/pair.ts'
import { askNowQuestion, type Session, stateAt } from '../../domain/session.ts'
import { sessionMoments } from '../../domain/session-time.ts'
import { type NudgeKind, onlyDecides } from '../../jobs/nudge-kind.ts'
import type { Message } from '../../slack/blocks.ts'
import { BRIEFS } from '../brief/ids.ts'
import { calendarPagesOf } from '../calendar.ts'
import type { Deps } from '../feature.ts'
import { pairConversation, pairOf } from '../pair-conversation.ts'
import {
  SESSION_ASK_NOW,
  SESSION_BOOKED,
  SESSION_CANCELLED,
  SESSION_MISSED_NOTE,
  SESSION_MOVED,
  SESSION_OVER,
  SESSION_SHOWN,
} from './ids.ts'
import {
  askNowMessage,
  askNowWhy,
  bookedMessage,
  cancelledMessage,
  missedMessage,
  movedMessage,
  type SessionFacts,
} from './messages.ts'

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

/** What the bot says about sessions on its own. */
export function sessionNudges(deps: Deps): NudgeKind[] {
  const inConversation = (name: string, draw: (facts: SessionFacts, nudge: Nudge) => Message): NudgeKind => ({
    name,
    whenUnknown: 'again',
    decide: async () => SEND,
    to: async (nudge) => pairConversation(deps, await pairOf(deps, nudge)),
    message: async (nudge) => draw(await factsOf(deps, nudge), nudge),
  })
  return [
    inConversation(SESSION_BOOKED, bookedMessage),
    inConversation(SESSION_MOVED, (facts, nudge) => movedMessage(facts, Number(nudge.subject))),
    inConversation(SESSION_CANCELLED, cancelledMessage),
    inConversation(SESSION_MISSED_NOTE, missedMessage),
    onlyDecides(SESSION_OVER, (nudge, now) => endSession(deps, nudge, now)),
    {
      name: SESSION_ASK_NOW,
      whenUnknown: 'again',
      async decide(nudge, now) {
        const session = await sessionOf(deps, nudge)
        if (stateAt(session, now) !== 'scheduled' || isOutdated(nudge, session))
          return { do: 'drop', why: 'session-changed' }
        const { state } = await pairOf(deps, nudge)
        return state === 'active' ? SEND : { do: 'drop', why: 'pair-not-active' }
      },
      dated: {
        timing: () => 'at-its-moment',
        group: 'ask-now',
        why: async (nudge) => askNowWhy(await pairOf(deps, nudge)),
      },
      async message(nudge) {
        const earlier = await countEarlierSessions(deps.db, await sessionOf(deps, nudge))
        return askNowMessage(await pairOf(deps, nudge), askNowQuestion(earlier))
      },
    },
  ]
}

/** The end has passed and nobody called it off: it was held. Only the messages that stand are told. */
async function endSession(deps: Deps, nudge: Nudge, now: Temporal.Instant): Promise<Decision> {
  await deps.db.transaction(async (tx) => {
    const session = await lockSession(tx, nudge.workspaceId, nudge.sessionId ?? '')
    if (session?.state !== 'scheduled' || isOutdated(nudge, session) || stateAt(session, now) !== 'held')
      return
    await updateSession(tx, session, { state: 'held' })
    const shown = { kinds: [...SESSION_SHOWN, ...BRIEFS], sessionId: session.id }
    await deps.outbox.redraw(tx, session.workspaceId, shown)
  })
  return { do: 'drop', why: 'nothing-to-say' }
}

/** Planned for a time that the session has been moved away from. */
const isOutdated = (nudge: Nudge, session: Session) => nudge.subject !== String(session.revision)

async function sessionOf({ db }: Deps, nudge: Nudge): Promise<Session> {
  const session = nudge.sessionId === null ? null : await findSession(db, nudge.workspaceId, nudge.sessionId)
  if (!session) throw new Error('nudge without its session')
  return session
}

async function factsOf(deps: Deps, nudge: Nudge): Promise<SessionFacts> {
  const { db, workspaceId } = deps
  const now = deps.clock.now()
  const session = await sessionOf(deps, nudge)
  const pair = await findPair(db, workspaceId, session.pairId)
  if (!pair) throw new Error('session without its pair')
  const [next] = await upcomingSessions(db, workspaceId, [pair.id], now)
  const zone = await storedZone(db, workspaceId, pair.menteeId)
  const isAhead = stateAt(session, now) === 'scheduled'
  return {
    session,
    pair,
    now,
    zone,
    hasNext: next !== undefined,
    calendarFile: deps.calendarLink(session.id),
    calendarPages: isAhead ? await calendarPagesOf(deps.people, session, pair) : null,
  }
}
