import { findPair } from '../../db/pairs.ts'
import { endsAt, stateAt } from '../../domain/session.ts'
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
    const { workspaceId, id: sessionId, pairId, revision } = session
    const state = stateAt(session, now)
    const pair = state === 'cancelled' ? null : await findPair(tx, workspaceId, pairId)
    if (!pair) return
    if (state !== 'scheduled') return planTimeCheck(deps, tx, pair.mentorId, now)
    const about = { workspaceId, kind: TIME_CHECK, sessionId, subject: pair.mentorId }
    const occasion = `${TIME_CHECK}:${sessionId}:${revision}`
    await deps.outbox.plan(tx, [{ ...about, occasion, dueAt: endsAt(session).add(COUNTED_AFTER) }], now)
  },
})
