import { describe, expect, test } from 'vitest'
import type { PairState } from '../../src/domain/pair.ts'
import {
  AGREEMENT_ACCEPT,
  AGREEMENT_DECLINE,
  AGREEMENT_FORM,
  AGREEMENT_WITHDRAW,
} from '../../src/features/agreement/ids.ts'
import { BRIEF_FINE, fineValue } from '../../src/features/brief/ids.ts'
import { END_FORM } from '../../src/features/end/ids.ts'
import { FEEDBACK_NOTHING, REFLECTION_FORM, rateId, ratingValue } from '../../src/features/feedback/ids.ts'
import {
  GOAL_DROP,
  GOAL_FORM,
  GOAL_PROGRESS,
  goalValue,
  progressValue,
} from '../../src/features/goals/ids.ts'
import { PAUSE_FORM, RESUME_NOW } from '../../src/features/pause/ids.ts'
import { PLAN_FORM } from '../../src/features/plan/ids.ts'
import {
  SESSION_BOOK_FORM,
  SESSION_CANCEL_FORM,
  SESSION_HELD,
  SESSION_LOG_FORM,
  SESSION_MISSED,
  SESSION_MOVE_FORM,
} from '../../src/features/session/ids.ts'
import { START_ACCEPT, START_DECLINE_FORM, START_WITHDRAW } from '../../src/features/start/ids.ts'
import type { Person } from '../sandbox/index.ts'
import { makeCoordinator } from '../support/coordinator.ts'
import {
  type FixedPair,
  fingerprint,
  fixPair,
  fixSession,
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

const PAIR_ACTIONS: Record<string, Action<PairState> & { move: (fixed: FixedPair) => Move }> = {
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

const SESSION_ACTIONS: Record<
  string,
  Action<SessionStands> & { move: (session: { id: string; revision: number }) => Move }
> = {
  'moves it': {
    by: SCHEDULERS,
    when: ['ahead'],
    move: ({ id, revision }) =>
      sends(SESSION_MOVE_FORM, { ...inZone, sessionId: id, revision }, timing('2026-03-17')),
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

/** Words in which somebody is refused: something, and neither a bug nor thanks. */
function expectRefusal(words: string): void {
  expect(words.length).toBeGreaterThan(15)
  expect(words).not.toMatch(/Something went wrong/)
}

describe('of everything that can be tried with a pair, in every state, by everybody', async () => {
  const world = await openOffice()

  describe.each(Object.entries(PAIR_ACTIONS))('%s', (_, { by, when, move }) => {
    test.each(STATES)('while the pair is %s', async (state) => {
      let fixed = await fixPair(world, state)
      for (const role of roles) {
        const { changed, words } = await attempt(world, role, move(fixed))
        expect({ role, changed }).toEqual({ role, changed: by.includes(role) && when.includes(state) })
        if (changed) fixed = await fixPair(world, state)
        else expectRefusal(words)
      }
      expectNoTrouble(world)
    })
  })
})

describe('of everything that can be tried with a session, however it stands, by everybody', async () => {
  const world = await openOffice()

  describe.each(Object.entries(SESSION_ACTIONS))('%s', (_, { by, when, already = [], move }) => {
    test.each(SESSION_STANDS)('while it is %s', async (stands) => {
      let { pair } = await fixPair(world, 'active')
      let session = await fixSession(world, pair, stands)
      for (const role of roles) {
        const { changed, words } = await attempt(world, role, move(session))
        expect({ role, changed }).toEqual({ role, changed: by.includes(role) && when.includes(stands) })
        if (!changed && !(by.includes(role) && already.includes(stands))) expectRefusal(words)
        if (changed) {
          ;({ pair } = await fixPair(world, 'active'))
          session = await fixSession(world, pair, stands)
        }
      }
      expectNoTrouble(world)
    })
  })
})
