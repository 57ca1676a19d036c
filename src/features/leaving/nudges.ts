import { findMember, storedZone } from '../../db/members.ts'
import { pairsLeftBy } from '../../db/pairs.ts'
import { findSession, upcomingSessions } from '../../db/sessions.ts'
import { type Decision, type Nudge, SEND } from '../../domain/nudge.ts'
import { type NudgeKind, onlyDecides } from '../../jobs/nudge-kind.ts'
import type { Message } from '../../slack/blocks.ts'
import type { Deps } from '../feature.ts'
import { pairConversation, pairOf } from '../pair-conversation.ts'
import { BACK, LEFT_COORDINATOR_NOTE, LEFT_NOTE, LOOK, LOOK_AGAIN } from './ids.ts'
import { lookAt } from './look-at.ts'
import { backMessage, coordinatorNote, leftNote } from './messages.ts'
import { coordinatorSubject } from './subject.ts'

const CHANGED: Decision = { do: 'drop', why: 'changed-since' }
const NOTHING_TO_SAY: Decision = { do: 'drop', why: 'nothing-to-say' }
const LOOKS_AGAIN_AFTER = { hours: 24 }

/** What the bot says about people who leave and come back, and when it looks for them. */
export function leavingNudges(deps: Deps): NudgeKind[] {
  return [
    {
      name: LEFT_NOTE,
      whenUnknown: 'again',
      dated: { timing: () => 'good-hour', group: 'news', why: async () => 'news about your pair' },
      async decide(nudge) {
        const { leftBy, state } = await pairOf(deps, nudge)
        const holds = leftBy === nudge.subject && (state === 'paused' || state === 'withdrawn')
        return holds ? SEND : CHANGED
      },
      message: (nudge) => drawLeftNote(deps, nudge),
    },
    {
      name: LEFT_COORDINATOR_NOTE,
      whenUnknown: 'again',
      dated: { timing: () => 'good-hour', group: 'news', why: async () => 'news about a pair' },
      decide: (nudge) => decideCoordinatorNote(deps, nudge),
      async message(nudge) {
        const about = coordinatorSubject.read(nudge.subject)
        return coordinatorNote(about, await pairsLeftBy(deps.db, nudge.workspaceId, about.userId))
      },
    },
    {
      name: BACK,
      whenUnknown: 'again',
      decide: async (nudge) => ((await pairOf(deps, nudge)).state === 'active' ? SEND : CHANGED),
      to: async (nudge) => pairConversation(deps, await pairOf(deps, nudge)),
      async message(nudge) {
        const pair = await pairOf(deps, nudge)
        const [next] = await upcomingSessions(deps.db, nudge.workspaceId, [pair.id], deps.clock.now())
        return backMessage(pair, personOf(nudge), next ?? null)
      },
    },
    onlyDecides(LOOK, async (nudge) => {
      await lookAt(deps, personOf(nudge))
      return NOTHING_TO_SAY
    }),
    onlyDecides(LOOK_AGAIN, async (nudge, now) => {
      await lookAt(deps, personOf(nudge))
      const { state, leftBy } = await pairOf(deps, nudge)
      const rests = state === 'paused' && leftBy === nudge.subject
      return rests ? { do: 'later', at: now.add(LOOKS_AGAIN_AFTER) } : NOTHING_TO_SAY
    }),
  ]
}

async function decideCoordinatorNote(deps: Deps, nudge: Nudge): Promise<Decision> {
  const { db } = deps
  const { workspaceId, userId } = nudge
  const coordinator = await findMember(db, workspaceId, userId ?? '')
  if (!coordinator?.isCoordinator) return CHANGED
  const about = coordinatorSubject.read(nudge.subject)
  const rests = (await pairsLeftBy(db, workspaceId, about.userId)).length > 0
  return rests || about.withdrawn > 0 || about.wasCoordinator ? SEND : CHANGED
}

async function drawLeftNote(deps: Deps, nudge: Nudge): Promise<Message> {
  const { db } = deps
  const { workspaceId, userId, sessionId } = nudge
  return leftNote(await pairOf(deps, nudge), {
    readerId: userId ?? '',
    leftBy: personOf(nudge),
    session: sessionId === null ? null : await findSession(db, workspaceId, sessionId),
    zone: await storedZone(db, workspaceId, userId ?? ''),
  })
}

function personOf(nudge: Nudge): string {
  if (nudge.subject === null) throw new Error('nudge without the person it is about')
  return nudge.subject
}
