import { storedZone } from '../../db/members.ts'
import { findPair } from '../../db/pairs.ts'
import { cancelReason, countEarlierSessions, findSession, upcomingSessions } from '../../db/sessions.ts'
import { openOffer } from '../../db/slot-offers.ts'
import { type Nudge, SEND } from '../../domain/nudge.ts'
import { askNowQuestion, type Session, stateAt } from '../../domain/session.ts'
import { type NudgeKind, onlyDecides } from '../../jobs/nudge-kind.ts'
import type { Message } from '../../slack/blocks.ts'
import { calendarPagesOf } from '../calendar.ts'
import type { Deps } from '../feature.ts'
import { pairConversation, pairOf } from '../pair-conversation.ts'
import { pairDelegate } from '../pair-delegate.ts'
import { placeOf } from '../programme.ts'
import { endSession } from './end-session.ts'
import {
  SESSION_ASK_NOW,
  SESSION_BOOKED,
  SESSION_CANCELLED,
  SESSION_FOR_DELEGATE,
  SESSION_MISSED_NOTE,
  SESSION_MOVED,
  SESSION_OVER,
} from './ids.ts'
import {
  askNowMessage,
  askNowWhy,
  bookedMessage,
  cancelledMessage,
  delegateMessage,
  missedMessage,
  movedMessage,
  type SessionFacts,
} from './messages.ts'
import { notYourOffer } from './slot-messages.ts'
import { slotNudges } from './slot-nudges.ts'

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
    {
      name: SESSION_FOR_DELEGATE,
      whenUnknown: 'again',
      async decide(nudge) {
        return (await isDelegate(deps, nudge)) ? SEND : { do: 'drop', why: 'not-delegate' }
      },
      async message(nudge) {
        if (!(await isDelegate(deps, nudge))) return notYourOffer(await pairOf(deps, nudge))
        return delegateMessage(await factsOf(deps, nudge), Number(nudge.subject))
      },
    },
    ...slotNudges(deps),
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

async function isDelegate(deps: Deps, nudge: Nudge): Promise<boolean> {
  return nudge.userId === (await pairDelegate(deps.db, await pairOf(deps, nudge)))
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
    offered: (await openOffer(db, workspaceId, pair.id))?.afterSessionId === session.id,
    cancelReason: session.state === 'cancelled' ? await cancelReason(db, workspaceId, session.id) : null,
    place: await placeOf(db, session, pair),
    calendarFile: deps.calendarLink(session.id),
    calendarPages: isAhead ? await calendarPagesOf(deps.people, session, pair) : null,
  }
}
