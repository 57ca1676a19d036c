import { afterEach, describe, expect, test } from 'vitest'
import { insertPair, updatePair } from '../../src/db/pairs.ts'
import { ensureWorkspace } from '../../src/db/workspaces.ts'
import { newGoal } from '../../src/domain/goal.ts'
import type { Pair, PairState } from '../../src/domain/pair.ts'
import { AGREEMENT_CHANGE, AGREEMENT_OPEN } from '../../src/features/agreement/ids.ts'
import { GOAL_EDIT, GOAL_NEW, goalValue } from '../../src/features/goals/ids.ts'
import { termsOf } from '../support/agreements.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { proposedPair } from '../support/proposed-pair.ts'
import { openWorld, type TestWorld } from '../support/world.ts'

describe('an agreement in every state of its pair', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const { db } = world.database
  const [maya, omar, li] = [world.person('maya'), world.person('omar'), world.person('li')]
  afterEach(() => expectNoTrouble(world))

  test.each<[PairState, RegExp]>([
    ['proposed', /waits for a yes/],
    ['declined', /has not started/],
    ['expired', /has not started/],
    ['withdrawn', /has not started/],
    ['completed', /has completed its programme/],
    ['ended', /has ended/],
  ])('%s: each of the two is refused in words, and so is everybody else', async (state, words) => {
    const pair = await stored(world, { state })
    for (const person of [maya, omar]) {
      await person.forges(AGREEMENT_CHANGE, pair.id)
      expect(person.lastMessage?.read).toMatch(words)
    }
    await li.forges(AGREEMENT_CHANGE, pair.id)
    expect(li.lastMessage?.read).toMatch(/two other people/)
    if (state === 'proposed') await updatePair(db, pair, { state: 'withdrawn' })
  })

  test('paused: both may propose and accept, and time stands still for what waits', async () => {
    await makePair(world, 'maya', 'omar')
    await omar.types('/mentor pause')
    await omar.submits({ until: '2026-05-04' })
    await maya.clicks('Change our agreement')
    await maya.submits({ end: 'Fri, 2 Oct 2026, a month longer' })
    await world.until('2026-05-03T12:00[America/New_York]')
    maya.seesNot(/has lapsed/)
    await omar.clicks('Accept')
    expect(await termsOf(world, 'omar')).toBe('monthly 45 until 2026-10-02 (7)')
    await world.until('2026-10-02T23:00[America/New_York]')
    maya.seesNot(/has completed its 7 months/)
    await world.until('2026-10-05T09:30[America/New_York]')
    maya.sees(/your pair has completed its 7 months/)
  })

  test('of another workspace: nobody finds it here, nor its goals', async () => {
    const other = 'T0OTHER'
    await ensureWorkspace(db, other, world.clock.now())
    const goals = [
      newGoal({ text: 'Theirs', how: null, dueOn: null }, { id: crypto.randomUUID(), position: 1 }),
    ]
    const pair = await stored(world, { workspaceId: other, goals })
    for (const [id, value] of [
      [AGREEMENT_CHANGE, pair.id],
      [AGREEMENT_OPEN, pair.id],
      [GOAL_NEW, pair.id],
      [GOAL_EDIT, goalValue(pair.id, goals[0]?.id ?? '')],
    ] as const) {
      await maya.forges(id, value)
      expect(maya.modal).toBeNull()
      expect(maya.lastMessage?.read).toMatch(/cannot find this/)
    }
  })

  /** A pair of maya and omar as the database has it after whatever happened. */
  async function stored(of: TestWorld, own: Partial<Pair>): Promise<Pair> {
    const about = { workspaceId: of.acme.teamId, mentorId: maya.id, menteeId: omar.id, ...own }
    const pair = proposedPair(about, of.clock.now())
    await insertPair(db, pair, crypto.randomUUID())
    return pair
  }
})

test('rules that are all signs fit into every message and window that shows them', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const [maya, omar] = [world.person('maya'), world.person('omar')]
  await makePair(world, 'maya', 'omar')
  for (const sign of ['&', '<']) {
    await omar.types('/mentor agreement')
    await omar.clicks('Change our agreement')
    await omar.submits({ topic: sign.repeat(150), offLimits: sign.repeat(300), ownRule: sign.repeat(300) })
    await maya.clicks('Accept')
    while (omar.modal) await omar.closes()
  }
  await omar.types('/mentor agreement')
  expect(omar.modal?.read).toContain('<'.repeat(300))
  expectNoTrouble(world)
})
