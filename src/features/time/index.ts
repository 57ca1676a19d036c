import { findPair } from '../../db/pairs.ts'
import type { NewNudge } from '../../domain/nudge.ts'
import type { Pair } from '../../domain/pair.ts'
import { endsAt, type Session, stateAt } from '../../domain/session.ts'
import type { CreateFeature } from '../feature.ts'
import { planTimeCheck } from '../time-check.ts'
import { addSubmitted, openAdd, takeBack } from './add.ts'
import { answerForHours } from './answer.ts'
import { budgetSubmitted, openBudget } from './budget.ts'
import {
  TIME_ADD,
  TIME_ADD_FORM,
  TIME_BUDGET_FORM,
  TIME_CHANGE,
  TIME_CHECK,
  TIME_FINE,
  TIME_OPEN,
  TIME_TAKE_BACK,
  TIME_TALK,
  TIME_TURNS,
} from './ids.ts'
import { timeNudges } from './nudges.ts'
import { openTime, turnPage } from './open.ts'

/** By then a mentor has usually written down how many minutes it took. */
const COUNTED_AFTER = { hours: 24 }

/** `/mentor time`: what the role takes, against hours that the mentor's line manager has agreed to. */
export const time: CreateFeature = (deps) => ({
  words: { time: (command) => openTime(deps, command) },
  clicks: {
    [TIME_OPEN]: (click) => openTime(deps, click),
    [TIME_CHANGE]: openBudget(deps),
    [TIME_ADD]: openAdd(deps),
    [TIME_TAKE_BACK]: takeBack(deps),
    [TIME_TURNS.back]: turnPage(deps),
    [TIME_TURNS.more]: turnPage(deps),
    [TIME_FINE]: answerForHours(deps, 'fine'),
    [TIME_TALK]: answerForHours(deps, 'talk'),
  },
  forms: { [TIME_BUDGET_FORM]: budgetSubmitted(deps), [TIME_ADD_FORM]: addSubmitted(deps) },
  nudges: timeNudges(deps),
  async sessionChanged(tx, session, now) {
    const { workspaceId, pairId } = session
    const state = stateAt(session, now)
    const pair = state === 'cancelled' ? null : await findPair(tx, workspaceId, pairId)
    if (!pair) return
    if (state !== 'scheduled') return planTimeCheck(deps, tx, pair.mentorId, now)
    await deps.outbox.plan(tx, [checkAfter(session, pair)], now)
  },
  async takeOver(tx, pair, upcoming, now) {
    await deps.outbox.plan(
      tx,
      upcoming.map((session) => checkAfter(session, pair)),
      now,
    )
  },
})

/** What looks at the mentor's month when the session has been counted. */
function checkAfter(session: Session, { mentorId: subject }: Pair): NewNudge {
  const { workspaceId, id: sessionId, revision } = session
  const occasion = `${TIME_CHECK}:${sessionId}:${revision}`
  const dueAt = endsAt(session).add(COUNTED_AFTER)
  return { workspaceId, kind: TIME_CHECK, occasion, sessionId, subject, dueAt }
}
