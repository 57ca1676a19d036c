import { describe, test } from 'vitest'
import type { FeedbackItem, Sharing } from '../../src/domain/feedback.ts'
import {
  FEEDBACK_PREVIEW,
  MINE_FORM,
  MINE_TAKE_BACK,
  takeBackValue,
} from '../../src/features/feedback/ids.ts'
import { fixItem, ITEM_STANDS, type ItemStands } from '../support/fixed-item.ts'
import { fixPair, fixSession } from '../support/fixed-pair.ts'
import {
  type Action,
  everybodyTries,
  type Move,
  openOffice,
  presses,
  sends,
  type Trial,
} from '../support/trying.ts'

interface ItemAction extends Action<ItemStands> {
  move: (item: FeedbackItem) => Move
}

const choice = (sharing: Sharing) => ({
  sharing: { value: { type: 'radio_buttons', selected_option: { value: sharing } } },
})
const chooses =
  (sharing: Sharing) =>
  ({ id, revision }: FeedbackItem): Move =>
    sends(MINE_FORM, { itemId: id, revision }, choice(sharing))

const LEADER = ['leader'] as const
const OUTDATED: Action<ItemStands> = { by: [], when: [] }

/** Of what IT has, it has a theme. */
const ITEM_ACTIONS: Record<string, ItemAction> = {
  'takes it back': {
    by: LEADER,
    when: ['waiting'],
    move: ({ id, revision }) => presses(MINE_TAKE_BACK, takeBackValue(id, revision)),
  },
  'takes back what was read in an earlier revision': {
    ...OUTDATED,
    move: ({ id }) => presses(MINE_TAKE_BACK, takeBackValue(id, 7)),
  },
  'keeps it in the pair from now on': {
    by: LEADER,
    when: ['waiting', 'not shared'],
    already: ['kept in the pair'],
    move: chooses('pair'),
  },
  'asks to share words and name, of which the preview comes first': {
    by: LEADER,
    when: [],
    already: ITEM_STANDS,
    move: chooses('named'),
  },
  'chooses from a window that is out of date': {
    ...OUTDATED,
    move: ({ id }) => sends(MINE_FORM, { itemId: id, revision: 7 }, choice('pair')),
  },
  'shares words and name under the preview': {
    by: LEADER,
    when: ITEM_STANDS,
    move: ({ id, revision, sharedTo }) =>
      sends(FEEDBACK_PREVIEW, { itemId: id, revision, channelId: sharedTo, to: 'named' }, {}),
  },
}

describe('of everything that can be tried with what a leader told IT, however it stands, by everybody', async () => {
  const world = await openOffice()
  // A leader of another pair, and somebody whom the bot has never met.
  const others = { 'other leader': 'jonas', newcomer: 'nina' }
  world.acme.addPerson({ name: 'Nina Berg', username: 'nina' })

  describe.each(Object.entries(ITEM_ACTIONS))('%s', (_, { by, when, already = [], move }) => {
    test.each(ITEM_STANDS)('while it is %s', async (stands) => {
      const trial: Trial<FeedbackItem> = {
        fix: async () => {
          const { pair } = await fixPair(world, 'active')
          const session = await fixSession(world, pair, 'held')
          await fixItem(world, session, world.person('jonas').id, 'waiting')
          return fixItem(world, session, pair.menteeId, stands)
        },
        move,
        isAllowed: (role) => by.includes(role) && when.includes(stands),
        isSilent: (role) => by.includes(role) && already.includes(stands),
        others,
      }
      await everybodyTries(world, trial)
    })
  })
})
