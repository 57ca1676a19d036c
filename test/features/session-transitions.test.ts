import type { Temporal } from 'temporal-polyfill'
import { describe, test } from 'vitest'
import type { Session } from '../../src/domain/session.ts'
import { BRIEF_FINE, fineValue } from '../../src/features/brief/ids.ts'
import {
  FEEDBACK_FORM,
  FEEDBACK_NOTHING,
  REFLECTION_FORM,
  rateId,
  ratingValue,
} from '../../src/features/feedback/ids.ts'
import {
  moveSlotId,
  SESSION_CANCEL_FORM,
  SESSION_HELD,
  SESSION_MISSED,
  SESSION_MOVE_FORM,
} from '../../src/features/session/ids.ts'
import { fixPair, fixSession, SESSION_STANDS, type SessionStands } from '../support/fixed-pair.ts'
import {
  type Action,
  chosen,
  everybodyTries,
  inZone,
  type Move,
  openOffice,
  presses,
  SCHEDULERS,
  seconds,
  sends,
  THE_TWO,
  timing,
  typed,
} from '../support/trying.ts'

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
        await everybodyTries(world, {
          fix,
          move: ({ session, newTime }) => move(session, newTime),
          isAllowed: (role) => by.includes(role) && when.includes(stands) && whilePair.includes(pairStands),
          isSilent: (role) => by.includes(role) && already.includes(stands),
        })
      })
    })
  })
})
