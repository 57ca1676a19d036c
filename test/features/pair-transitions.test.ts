import { describe, test } from 'vitest'
import { PAIR_STATES, type PairState } from '../../src/domain/pair.ts'
import {
  AGREEMENT_ACCEPT,
  AGREEMENT_DECLINE,
  AGREEMENT_FORM,
  AGREEMENT_WITHDRAW,
} from '../../src/features/agreement/ids.ts'
import { CLOSING_FORM } from '../../src/features/closing/ids.ts'
import { END_FORM } from '../../src/features/end/ids.ts'
import {
  GOAL_DROP,
  GOAL_FORM,
  GOAL_PROGRESS,
  goalValue,
  progressValue,
} from '../../src/features/goals/ids.ts'
import { LOG_FORM, LOG_SHARE } from '../../src/features/log/ids.ts'
import { worthId } from '../../src/features/mid-point/ids.ts'
import { PAUSE_FORM, RESUME_NOW } from '../../src/features/pause/ids.ts'
import { PLAN_FORM } from '../../src/features/plan/ids.ts'
import { REMATCH_LOOK } from '../../src/features/rematch/ids.ts'
import { OTHER_TIMES, SESSION_BOOK_FORM, SESSION_LOG_FORM, slotId } from '../../src/features/session/ids.ts'
import { stallAnswerId } from '../../src/features/stall/ids.ts'
import { START_ACCEPT, START_DECLINE_FORM, START_WITHDRAW } from '../../src/features/start/ids.ts'
import { type FixedPair, fixLastDay, fixPair, fixReview, fixStall } from '../support/fixed-pair.ts'
import {
  type Action,
  chosen,
  everybodyTries,
  inZone,
  type Move,
  on,
  openOffice,
  presses,
  type Role,
  SCHEDULERS,
  seconds,
  sends,
  THE_TWO,
  timing,
  typed,
} from '../support/trying.ts'
import type { TestWorld } from '../support/world.ts'

const RUNNING: PairState[] = ['active', 'paused']
const LOGGED: PairState[] = [...RUNNING, 'completed', 'ended']

interface PairAction extends Action<PairState> {
  /** What else must be so, whatever the state. */
  given?: (world: TestWorld, fixed: FixedPair) => Promise<void>
  move: (fixed: FixedPair) => Move
}

/** Of a pair that has stood still for so long, the coordinator's answer names the stall. */
const STALLED_SINCE = { hours: 60 * 24 }

const PAIR_ACTIONS: Record<string, PairAction> = {
  'accepts the proposal': {
    by: ['leader'],
    when: ['proposed'],
    move: ({ pair }) => presses(START_ACCEPT, pair.id),
  },
  'declines the proposal': {
    by: ['leader'],
    when: ['proposed'],
    move: ({ pair }) => sends(START_DECLINE_FORM, { pairId: pair.id }, { reason: chosen('no-time') }),
  },
  'withdraws the proposal': {
    by: ['mentor'],
    when: ['proposed'],
    move: ({ pair }) => presses(START_WITHDRAW, pair.id),
  },
  'pauses the pair': {
    by: THE_TWO,
    when: RUNNING,
    move: ({ pair }) => sends(PAUSE_FORM, { pairId: pair.id }, { until: on('2026-04-13') }),
  },
  'goes on': { by: THE_TWO, when: ['paused'], move: ({ pair }) => presses(RESUME_NOW, pair.id) },
  'ends the pair': {
    by: THE_TWO,
    when: RUNNING,
    move: ({ pair }) => sends(END_FORM, { pairId: pair.id }, { reason: typed('') }),
  },
  'books a session': {
    by: SCHEDULERS,
    when: ['active'],
    move: ({ pair }) => sends(SESSION_BOOK_FORM, { ...inZone, pairId: pair.id }, timing('2026-03-17')),
  },
  'takes one of the offered times': {
    by: SCHEDULERS,
    when: ['active'],
    move: ({ offer }) => presses(slotId(0), `${offer.id}:${seconds(offer.proposed[0]?.startsAt)}`),
  },
  'asks for other times': {
    by: SCHEDULERS,
    when: ['active'],
    move: ({ offer }) => presses(OTHER_TIMES, `${offer.id}:${offer.round}`),
  },
  'says after three sessions what it is worth': {
    by: THE_TWO,
    when: RUNNING,
    given: (world, { pair }) => fixReview(world, pair),
    move: ({ pair }) => presses(worthId('partly'), pair.id),
  },
  'writes the closing summary': {
    by: THE_TWO,
    when: [...RUNNING, 'completed'],
    given: (world, { pair }) => fixLastDay(world, pair),
    move: ({ pair }) =>
      sends(
        CLOSING_FORM,
        { pairId: pair.id, revision: 0 },
        { 'decided-0': typed('We go on'), 'thanks-0': typed(''), 'inTouch-0': typed('') },
      ),
  },
  'looks for another partner': {
    by: THE_TWO,
    when: ['completed', 'ended'],
    move: ({ pair }) => presses(REMATCH_LOOK, pair.id),
  },
  'writes a line of the own log': {
    by: THE_TWO,
    when: LOGGED,
    move: ({ pair }) =>
      sends(
        LOG_FORM,
        { source: 'log', id: crypto.randomUUID(), revision: 0, pairId: pair.id, sessionId: null, page: null },
        { words: typed('Ask first') },
      ),
  },
  'lets the other one read the log': {
    by: THE_TWO,
    when: LOGGED,
    move: ({ pair }) => presses(LOG_SHARE, pair.id),
  },
  'sees to a pair that no longer meets': {
    by: ['coordinator'],
    when: ['active'],
    given: (world, { pair }) => fixStall(world, pair),
    move: ({ pair, fixedAt }) =>
      presses(
        stallAnswerId('asking'),
        `${pair.id}:${fixedAt.subtract(STALLED_SINCE).epochMilliseconds}-quiet`,
      ),
  },
  'logs a session': {
    by: THE_TWO,
    when: ['active'],
    move: ({ pair }) => sends(SESSION_LOG_FORM, { ...inZone, pairId: pair.id }, timing('2026-02-27')),
  },
  'proposes to change the agreement': {
    by: THE_TWO,
    when: RUNNING,
    move: ({ pair }) =>
      sends(
        AGREEMENT_FORM,
        { pairId: pair.id },
        {
          ...{ topic: typed('Another topic'), cadence: chosen('weekly'), minutes: chosen('30') },
          ...{ end: chosen('2026-09-02'), offLimits: typed(''), ownRule: typed('') },
        },
      ),
  },
  'accepts a change of the agreement': {
    by: ['leader'],
    when: RUNNING,
    move: ({ change }) => presses(AGREEMENT_ACCEPT, change.id),
  },
  'declines a change of the agreement': {
    by: ['leader'],
    when: RUNNING,
    move: ({ change }) => presses(AGREEMENT_DECLINE, change.id),
  },
  'withdraws a change of the agreement': {
    by: ['mentor'],
    when: RUNNING,
    move: ({ change }) => presses(AGREEMENT_WITHDRAW, change.id),
  },
  'sets a goal': {
    by: THE_TWO,
    when: RUNNING,
    move: ({ pair }) =>
      sends(
        GOAL_FORM,
        { pairId: pair.id, goalId: crypto.randomUUID(), revision: 0, fromList: false },
        { text: typed('Another goal'), how: typed(''), due: on('2026-06-01') },
      ),
  },
  'moves a goal forward': {
    by: THE_TWO,
    when: RUNNING,
    move: ({ pair, goalId }) => presses(GOAL_PROGRESS, progressValue(pair.id, goalId, 50)),
  },
  'drops a goal': {
    by: THE_TWO,
    when: RUNNING,
    move: ({ pair, goalId }) => presses(GOAL_DROP, goalValue(pair.id, goalId)),
  },
  'edits the plan': {
    by: THE_TWO,
    when: ['active'],
    move: ({ pair }) =>
      sends(
        PLAN_FORM,
        { pairId: pair.id, number: 5, shown: SHOWN_PLAN, from: 'list' },
        { title: typed('Ours'), topic: typed('Something of our own') },
      ),
  },
}

/** As the template has the fifth session. */
const SHOWN_PLAN = {
  title: 'The leader teaches',
  topic: 'The priorities of the business, and how decisions are made there',
}

describe('of everything that can be tried with a pair, in every state, by everybody', async () => {
  const world = await openOffice()

  describe.each(Object.entries(PAIR_ACTIONS))('%s', (_, { by, when, given, move }) => {
    test.each(PAIR_STATES)('while the pair is %s', async (state) => {
      const fix = async () => {
        const fixed = await fixPair(world, state)
        await given?.(world, fixed)
        return fixed
      }
      const isAllowed = (role: Role) => by.includes(role) && when.includes(state)
      await everybodyTries(world, { fix, move, isAllowed })
    })
  })
})
