import type { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import type { PairState } from '../../src/domain/pair.ts'
import type { Session } from '../../src/domain/session.ts'
import {
  AGREEMENT_ACCEPT,
  AGREEMENT_DECLINE,
  AGREEMENT_FORM,
  AGREEMENT_WITHDRAW,
} from '../../src/features/agreement/ids.ts'
import { BRIEF_FINE, fineValue } from '../../src/features/brief/ids.ts'
import { CLOSING_FORM } from '../../src/features/closing/ids.ts'
import { END_FORM } from '../../src/features/end/ids.ts'
import {
  FEEDBACK_FORM,
  FEEDBACK_NOTHING,
  REFLECTION_FORM,
  rateId,
  ratingValue,
} from '../../src/features/feedback/ids.ts'
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
import {
  moveSlotId,
  OTHER_TIMES,
  SESSION_BOOK_FORM,
  SESSION_CANCEL_FORM,
  SESSION_HELD,
  SESSION_LOG_FORM,
  SESSION_MISSED,
  SESSION_MOVE_FORM,
  slotId,
} from '../../src/features/session/ids.ts'
import { stallAnswerId } from '../../src/features/stall/ids.ts'
import { START_ACCEPT, START_DECLINE_FORM, START_WITHDRAW } from '../../src/features/start/ids.ts'
import type { Person } from '../sandbox/index.ts'
import { makeCoordinator } from '../support/coordinator.ts'
import {
  type FixedPair,
  fingerprint,
  fixLastDay,
  fixPair,
  fixReview,
  fixSession,
  fixStall,
  SESSION_STANDS,
  type SessionStands,
} from '../support/fixed-pair.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { openWorld, type TestWorld } from '../support/world.ts'

const ROLES = {
  mentor: 'maya',
  leader: 'omar',
  delegate: 'li',
  coordinator: 'priya',
  itLead: 'ana',
  stranger: 'jonas',
}
type Role = keyof typeof ROLES
const roles = Object.keys(ROLES) as Role[]
const THE_TWO: Role[] = ['mentor', 'leader']
const SCHEDULERS: Role[] = [...THE_TWO, 'delegate']

const STATES = [
  'proposed',
  'active',
  'paused',
  'completed',
  'ended',
  'declined',
  'expired',
  'withdrawn',
] as const
const RUNNING: PairState[] = ['active', 'paused']
const LOGGED: PairState[] = [...RUNNING, 'completed', 'ended']

const typed = (value: string) => ({ value: { type: 'plain_text_input', value } })
const chosen = (value: string) => ({ value: { type: 'static_select', selected_option: { value } } })
const on = (selected_date: string) => ({ value: { type: 'datepicker', selected_date } })
const at = (selected_time: string) => ({ value: { type: 'timepicker', selected_time } })
const inZone = { zone: 'Europe/Stockholm' }
const timing = (date: string) => ({
  date: on(date),
  time: at('11:00'),
  minutes: chosen('45'),
  place: typed(''),
})

const seconds = (at: Temporal.Instant | undefined) => (at?.epochMilliseconds ?? 0) / 1000

type Move = (who: Person) => Promise<void>
const presses =
  (id: string, value: string): Move =>
  (who) =>
    who.forges(id, value)
const sends =
  (id: string, metadata: object, values: Record<string, object>): Move =>
  (who) =>
    who.forgesForm(id, { metadata: JSON.stringify(metadata), values })

/** What somebody tries with a pair, and who may in which of its states: nobody else, and never otherwise. */
interface Action<State> {
  by: readonly Role[]
  when: readonly State[]
  /** Where it is so already: said once more it changes nothing, and needs no answer. */
  already?: readonly State[]
}

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
  'says at half-time what it is worth': {
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
      presses(stallAnswerId('asking'), `${pair.id}:${fixedAt.subtract(STALLED_SINCE).epochMilliseconds}`),
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

/** How the pair of a session stands: one that rests or is over keeps its sessions. */
const PAIR_STANDS = ['active', 'paused', 'ended'] as const
type PairStands = (typeof PAIR_STANDS)[number]

interface SessionAction extends Action<SessionStands> {
  /** In which states of the pair; in all of them what was held may be looked back on, and what lies ahead confirmed or called off. */
  whilePair?: readonly PairStands[]
  move: (session: Session, newTime: Temporal.Instant) => Move
}

const SESSION_ACTIONS: Record<string, SessionAction> = {
  'moves it': {
    by: SCHEDULERS,
    when: ['ahead'],
    whilePair: ['active'],
    move: ({ id, revision }) =>
      sends(SESSION_MOVE_FORM, { ...inZone, sessionId: id, revision }, timing('2026-03-17')),
  },
  'moves it to a proposed time': {
    by: SCHEDULERS,
    when: ['ahead'],
    whilePair: ['active'],
    move: ({ id, revision }, newTime) => presses(moveSlotId(0), `${id}:${revision}:${seconds(newTime)}`),
  },
  'cancels it': {
    by: SCHEDULERS,
    when: ['ahead'],
    move: ({ id, revision }) =>
      sends(SESSION_CANCEL_FORM, { sessionId: id, revision }, { reason: typed('') }),
  },
  'says that it is fine': {
    by: ['leader'],
    when: ['ahead'],
    move: (session) => presses(BRIEF_FINE, fineValue(session)),
  },
  'says that it did not take place': {
    by: THE_TWO,
    when: ['begun', 'over', 'held'],
    move: ({ id }) => presses(SESSION_MISSED, id),
  },
  'says that it took place after all': {
    by: THE_TWO,
    when: ['unheard'],
    already: ['held'],
    move: ({ id }) => presses(SESSION_HELD, id),
  },
  'rates it': {
    by: ['leader'],
    when: ['over', 'held', 'unheard'],
    move: ({ id }) => presses(rateId(4), ratingValue(id, 4)),
  },
  'has nothing to tell IT': {
    by: ['leader'],
    when: ['over', 'held', 'unheard'],
    move: ({ id }) => presses(FEEDBACK_NOTHING, id),
  },
  'tells IT something': {
    by: ['leader'],
    when: ['over', 'held', 'unheard'],
    move: ({ id }) =>
      sends(
        FEEDBACK_FORM,
        { sessionId: id, itemId: crypto.randomUUID(), revision: 0 },
        {
          ...{ words: typed('It is slow'), category: chosen('tools'), kind: chosen('friction') },
          sharing: { value: { type: 'radio_buttons', selected_option: { value: 'named' } } },
        },
      ),
  },
  'writes a reflection': {
    by: ['mentor'],
    when: ['over', 'held', 'unheard'],
    move: ({ id }) =>
      sends(
        REFLECTION_FORM,
        { sessionId: id, revision: 0 },
        { heard: typed('It is slow'), learned: typed(''), followUps: typed(''), minutes: typed('45') },
      ),
  },
}

/** What a person could read in answer: the newest words, in a window, beside a field, or in a message. */
function answered(who: Person, before: number): string {
  const { modal } = who
  if (modal) return [...Object.values(modal.errors), modal.read].join('\n')
  return who.messages
    .slice(before)
    .filter(({ ephemeral }) => ephemeral)
    .map(({ read }) => read)
    .join('\n')
}

async function attempt(
  world: TestWorld,
  role: Role,
  move: Move,
): Promise<{ changed: boolean; words: string }> {
  const who = world.person(ROLES[role])
  const [print, seen] = [await fingerprint(world), who.messages.length]
  await move(who)
  const words = answered(who, seen)
  while (who.modal) await who.closes()
  return { changed: (await fingerprint(world)) !== print, words }
}

async function openOffice(): Promise<TestWorld> {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  await makeCoordinator(world, 'priya')
  await world.person('priya').types('/mentor settings')
  await world.person('priya').submits({ itLeads: ['@ana'] })
  // Only a leader in a pair has an assistant; the naming outlives the pair.
  await fixPair(world, 'active')
  await world.person('omar').types('/mentor delegate @li')
  return world
}

/** What every refusal says: that nothing came of it, whose it is, or what stands in the way. */
const REFUSAL =
  /nothing was|there is nothing|\bonly (?:they|the|who)|\bcannot\b|\balready\b|has not started|waits for a yes|so your partner/i

/** Words in which somebody is refused, and not thanks, a receipt or a bug. */
function expectRefusal(words: string): void {
  expect(words).toMatch(REFUSAL)
  expect(words).not.toMatch(/Something went wrong/)
}

describe('of everything that can be tried with a pair, in every state, by everybody', async () => {
  const world = await openOffice()

  describe.each(Object.entries(PAIR_ACTIONS))('%s', (_, { by, when, given, move }) => {
    test.each(STATES)('while the pair is %s', async (state) => {
      const fix = async () => {
        const fixed = await fixPair(world, state)
        await given?.(world, fixed)
        return fixed
      }
      let fixed = await fix()
      for (const role of roles) {
        const { changed, words } = await attempt(world, role, move(fixed))
        expect({ role, changed }).toEqual({ role, changed: by.includes(role) && when.includes(state) })
        if (changed) fixed = await fix()
        else expectRefusal(words)
      }
      expectNoTrouble(world)
    })
  })
})

describe('of everything that can be tried with a session, however it stands, by everybody', async () => {
  const world = await openOffice()

  describe.each(Object.entries(SESSION_ACTIONS))('%s', (_, action) => {
    const { by, when, already = [], whilePair = PAIR_STANDS, move } = action
    describe.each(PAIR_STANDS)('of a pair that is %s', (pairStands) => {
      test.each(SESSION_STANDS)('while it is %s', async (stands) => {
        const fix = async () => {
          const { pair, offer } = await fixPair(world, pairStands)
          const newTime = offer.proposed[0]?.startsAt ?? pair.createdAt
          return { session: await fixSession(world, pair, stands), newTime }
        }
        let { session, newTime } = await fix()
        for (const role of roles) {
          const { changed, words } = await attempt(world, role, move(session, newTime))
          const isAllowed = by.includes(role) && when.includes(stands) && whilePair.includes(pairStands)
          expect({ role, changed }).toEqual({ role, changed: isAllowed })
          if (!changed && !(by.includes(role) && already.includes(stands))) expectRefusal(words)
          if (changed) ({ session, newTime } = await fix())
        }
        expectNoTrouble(world)
      })
    })
  })
})
