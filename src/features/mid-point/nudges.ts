import type { Temporal } from 'temporal-polyfill'
import { storedZone } from '../../db/members.ts'
import { midPointAnswersOf } from '../../db/mid-point.ts'
import { findSession, sessionsOf } from '../../db/sessions.ts'
import { areAnswersShown, isReviewDue, shownFrom } from '../../domain/mid-point.ts'
import { type Decision, type Nudge, SEND } from '../../domain/nudge.ts'
import { sessionsPlanned } from '../../domain/session-plan.ts'
import { localDate } from '../../domain/working-time.ts'
import { type NudgeKind, onlyDecides } from '../../jobs/nudge-kind.ts'
import { afterPause } from '../after-pause.ts'
import type { Deps } from '../feature.ts'
import { pairConversation, pairOf } from '../pair-conversation.ts'
import { MID_POINT, MID_POINT_SHOWN } from './ids.ts'
import { type ReviewFacts, reviewMessage, reviewWhy } from './messages.ts'
import { hasReview, occasionOf } from './plan.ts'

/** What the bot asks after three sessions: once, without a reminder. */
export function midPointNudges(deps: Deps): NudgeKind[] {
  return [
    {
      name: MID_POINT,
      whenUnknown: 'again',
      decide: (nudge, now) => decide(deps, nudge, now),
      to: async (nudge) => pairConversation(deps, await pairOf(deps, nudge)),
      dated: {
        timing: () => 'good-hour',
        why: async (nudge) => reviewWhy(await pairOf(deps, nudge)),
        reader: async (nudge) => (await pairOf(deps, nudge)).menteeId,
      },
      message: async (nudge) => reviewMessage(await factsOf(deps, nudge)),
      async sent(tx, nudge) {
        const { workspaceId, id, pairId } = nudge
        if (pairId === null) return
        const kind = MID_POINT_SHOWN
        const dueAt = shownFrom(nudge.dueAt)
        await deps.outbox.plan(
          tx,
          [{ workspaceId, kind, occasion: `${kind}:${id}`, pairId, dueAt }],
          deps.clock.now(),
        )
      },
    },
    onlyDecides(MID_POINT_SHOWN, async ({ workspaceId, pairId }) => {
      if (pairId !== null)
        await deps.db.transaction((tx) => deps.outbox.redraw(tx, workspaceId, { kinds: [MID_POINT], pairId }))
      return { do: 'drop', why: 'nothing-to-say' }
    }),
  ]
}

async function decide(deps: Deps, nudge: Nudge, now: Temporal.Instant): Promise<Decision> {
  const { db } = deps
  const { workspaceId } = nudge
  const pair = await pairOf(deps, nudge)
  const rests = pair.leftBy === null ? await afterPause(deps, pair, now) : null
  if (rests) return rests
  if (pair.state !== 'active') return { do: 'drop', why: 'pair-not-active' }
  const session = nudge.sessionId && (await findSession(db, workspaceId, nudge.sessionId))
  if (!session || nudge.occasion !== occasionOf(session)) return { do: 'drop', why: 'session-moved' }
  const facts = { sessions: await sessionsOf(db, workspaceId, pair.id), of: sessionsPlanned(pair) }
  if (!isReviewDue(session, facts, now)) return { do: 'drop', why: 'session-not-held' }
  return (await hasReview(db, pair, nudge.id)) ? { do: 'drop', why: 'asked-before' } : SEND
}

async function factsOf(deps: Deps, nudge: Nudge): Promise<ReviewFacts> {
  const { db, workspaceId } = deps
  const pair = await pairOf(deps, nudge)
  const now = deps.clock.now()
  const answers = await midPointAnswersOf(db, workspaceId, pair.id)
  return {
    pair,
    nudgeId: nudge.id,
    answers,
    isShown: areAnswersShown(answers, nudge.dueAt, now),
    shownFrom: shownFrom(nudge.dueAt),
    today: localDate(now, await storedZone(db, workspaceId, pair.menteeId)),
  }
}
