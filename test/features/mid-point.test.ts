import { afterEach, describe, expect, test } from 'vitest'
import type { Pair } from '../../src/domain/pair.ts'
import { worthId } from '../../src/features/mid-point/ids.ts'
import { makeCoordinator } from '../support/coordinator.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { bookSession, holdSession } from '../support/sessions.ts'
import { openWorld, type TestWorld } from '../support/world.ts'

const REVIEW = /three of your sessions are behind you/

const reviews = (world: TestWorld, name: string) =>
  world.person(name).messages.filter(({ read, ephemeral }) => !ephemeral && REVIEW.test(read))

/** A session of Maya and Omar, of which Omar says that it took place. */
async function meet(world: TestWorld, pair: Pair, day: string): Promise<void> {
  await holdSession(world, 'maya', pair, `${day}T15:00`)
  await world.person('omar').clicks('4', { message: /How was the session/ })
}

describe('the look back after three sessions', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const [maya, omar, li, priya] = ['maya', 'omar', 'li', 'priya'].map((name) => world.person(name))
  if (!maya || !omar || !li || !priya) throw new Error('nobody there')
  await makeCoordinator(world, 'priya')
  const pair = await makePair(world, 'maya', 'omar')
  afterEach(() => expectNoTrouble(world))

  test('does not come after the first two sessions, nor after a third that was cancelled', async () => {
    await meet(world, pair, '2026-03-10')
    await meet(world, pair, '2026-03-20')
    await bookSession(world, 'maya', pair, '2026-03-25T15:00')
    await maya.clicks('Cancel')
    await maya.submits()
    await world.until('2026-03-30T18:00[America/New_York]')
    expect(reviews(world, 'omar')).toEqual([])
  })

  test('comes once, two working days after the third, in the conversation of the two', async () => {
    await bookSession(world, 'maya', pair, '2026-04-09T15:00')
    await omar.types('/mentor nudges')
    expect(omar.modal?.read).toMatch(/Apr 13, 2026 at 10:00[\s\S]*look back/)
    await omar.closes()
    await world.until('2026-04-13T09:59[America/New_York]')
    expect(reviews(world, 'omar')).toEqual([])
    await world.until('2026-04-13T10:00[America/New_York]')
    for (const name of ['maya', 'omar']) expect(reviews(world, name)).toHaveLength(1)
    omar.sees(
      /Is it worth your time\?[\s\S]*How far are your goals\?[\s\S]*>One pilot[\s\S]*What should change\?/,
    )
    expect(reviews(world, 'priya')).toEqual([])
  })

  test('takes one tap each, and shows the answers only when both have given one', async () => {
    world.sandbox.deliver.twice()
    await omar.clicks('Partly')
    expect(omar.lastMessage?.read).toMatch(
      /Noted: partly\. @Maya Lindqvist sees it when both of you have answered/,
    )
    expect(reviews(world, 'maya')[0]?.read).toMatch(/One of you has answered/)
    maya.seesNot(/partly/)
    await omar.clicks('No')
    await omar.clicks('Partly')
    await maya.clicks('Yes')
    for (const name of ['maya', 'omar'])
      expect(reviews(world, name)[0]?.read).toMatch(/@Maya Lindqvist: yes\n@Omar Haddad: partly/)
    await expect(maya.clicks('No')).rejects.toThrow()
    await maya.forges(worthId('no'), pair.id)
    expect(maya.lastMessage?.read).toMatch(/your partner can see it, so it stays/)
  })

  test('takes the progress of a goal in one tap, and leads to a change of the agreement', async () => {
    await omar.picks('>One pilot', 'Halfway', { message: REVIEW })
    await maya.clicks('Change our agreement', { message: REVIEW })
    expect(maya.modal?.title?.text).toBe('Change our agreement')
    await maya.closes()
    await maya.picks('>One pilot', 'Reached', { message: REVIEW })
    maya.sees(/Reached: “One pilot”/)
    expect(reviews(world, 'omar')[0]?.read).not.toMatch(/>One pilot/)
  })

  test('is answered by nobody else, and a coordinator never reads it', async () => {
    await li.forges(worthId('no'), pair.id)
    expect(li.lastMessage?.read).toMatch(/only they can answer it/)
    await li.forges(worthId('no'), 'forged')
    expect(li.lastMessage?.read).toMatch(/cannot find this pair/)
    priya.seesNot(/worth your time|partly/)
  })

  test('does not come again, whatever the agreement becomes', async () => {
    await maya.clicks('Change our agreement', { message: REVIEW })
    await maya.submits({ cadence: 'Every two weeks' })
    await omar.clicks('Accept')
    for (const day of ['2026-04-20', '2026-04-27', '2026-05-04', '2026-05-11']) await meet(world, pair, day)
    await world.until('2026-05-18T18:00[America/New_York]')
    for (const name of ['maya', 'omar']) expect(reviews(world, name)).toHaveLength(1)
  })
})

describe('a look back that only one of them answers', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const [maya, omar] = [world.person('maya'), world.person('omar')]
  const pair = await makePair(world, 'maya', 'omar', {
    months: '3 months',
    cadence: 'Every two weeks',
    goals: null,
  })
  afterEach(() => expectNoTrouble(world))

  test('waits while the pair rests, and offers to set a goal where there is none', async () => {
    for (const day of ['2026-03-04', '2026-03-06', '2026-03-10']) await meet(world, pair, day)
    await omar.types('/mentor pause')
    await omar.submits({ until: '2026-03-23' })
    await world.until('2026-03-22T18:00[America/New_York]')
    expect(reviews(world, 'omar')).toEqual([])
    await world.until('2026-03-23T12:00[America/New_York]')
    expect(reviews(world, 'omar')).toHaveLength(1)
    await omar.clicks('Set a goal')
    await omar.submits({ text: 'One pilot' })
    expect(omar.modal).toBeNull()
    expect(reviews(world, 'maya')[0]?.read).toMatch(/>One pilot/)
  })

  test('is shown after a week, and the other one may still answer', async () => {
    await maya.clicks('No')
    await world.passes({ days: 6 })
    expect(reviews(world, 'omar')[0]?.read).not.toMatch(/@Maya Lindqvist: no/)
    await world.passes({ days: 1, hours: 1 })
    expect(reviews(world, 'omar')[0]?.read).toMatch(
      /@Maya Lindqvist: no\n@Omar Haddad: no answer, which is fine too/,
    )
    await omar.clicks('Yes')
    expect(reviews(world, 'maya')[0]?.read).toMatch(/@Omar Haddad: yes/)
  })
})

describe('a third session that is logged days later', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const maya = world.person('maya')
  // Three sessions: the look back comes after the last one.
  const pair = await makePair(world, 'maya', 'omar', { months: '3 months' })

  test('has its look back, two working days after everybody knows', async () => {
    for (const day of ['2026-03-05', '2026-04-02']) await meet(world, pair, day)
    await world.until('2026-05-08T10:00[Europe/Stockholm]')
    await maya.types('/mentor session log')
    await maya.submits({ date: '2026-04-30', time: '15:00', minutes: '45' })
    await world.until('2026-05-12T09:59[America/New_York]')
    expect(reviews(world, 'omar')).toEqual([])
    await world.until('2026-05-20T18:00[America/New_York]')
    expect(reviews(world, 'omar')).toHaveLength(1)
    expectNoTrouble(world)
  })
})

describe('two who answer at the same moment', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const [maya, omar] = [world.person('maya'), world.person('omar')]
  const pair = await makePair(world, 'maya', 'omar')
  afterEach(() => expectNoTrouble(world))

  test('both count, and a session that did not take place does not', async () => {
    for (const day of ['2026-03-04', '2026-03-06']) await meet(world, pair, day)
    await holdSession(world, 'maya', pair, '2026-03-10T15:00')
    await omar.clicks('It did not take place')
    await world.until('2026-03-16T18:00[America/New_York]')
    expect(reviews(world, 'omar')).toEqual([])
    await meet(world, pair, '2026-03-18')
    await world.until('2026-03-20T10:00[America/New_York]')
    expect(reviews(world, 'omar')).toHaveLength(1)
    await Promise.all([maya.clicks('Yes'), omar.clicks('No')])
    expect(reviews(world, 'omar')[0]?.read).toMatch(/@Maya Lindqvist: yes\n@Omar Haddad: no/)
  })
})
