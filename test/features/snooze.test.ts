import { afterEach, describe, expect, test } from 'vitest'
import { findNudge } from '../../src/db/nudges.ts'
import { NUDGE_LATER, wayValue } from '../../src/features/nudges/ids.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { holdSession } from '../support/sessions.ts'
import { openWorld, type TestWorld } from '../support/world.ts'

const QUESTIONS = /How did it go|notes on the session|for the last time/
const MENU = 'overflow'
const lasting = (world: TestWorld, name: string, pattern: RegExp) =>
  world.person(name).messages.filter(({ read, ephemeral }) => !ephemeral && pattern.test(read))
const count = (world: TestWorld, name: string, pattern: RegExp) => lasting(world, name, pattern).length
const told = (world: TestWorld, name: string) =>
  world
    .person(name)
    .messages.filter(({ ephemeral }) => ephemeral)
    .at(-1)?.read

/** The id of the nudge behind the newest message with a way out. */
function nudgeBehind(world: TestWorld, name: string): string {
  const menus = world
    .person(name)
    .messages.flatMap(({ blocks }) => blocks.flatMap(({ elements = [] }) => elements))
    .filter(({ action_id }) => action_id === NUDGE_LATER)
  const [id] = menus.at(-1)?.options?.[0]?.value?.split(':') ?? []
  if (!id) throw new Error('no message with a way out')
  return id
}

describe('the question after a session', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const [maya, omar, li] = [world.person('maya'), world.person('omar'), world.person('li')]
  const pair = await makePair(world, 'maya', 'omar')
  afterEach(() => expectNoTrouble(world))
  let nudgeId = ''

  test('put off to tomorrow says when it comes back, and nothing else of it stays', async () => {
    await holdSession(world, 'maya', pair, '2026-03-10T16:00')
    nudgeId = nudgeBehind(world, 'omar')
    world.sandbox.deliver.twice()
    await omar.picks(MENU, 'Tomorrow', { message: /How was the session/ })
    expect(count(world, 'omar', /How was the session/)).toBe(0)
    expect(lasting(world, 'omar', /come back/).at(-1)?.read).toBe(
      'I will come back to this on Wednesday, March 11, 2026.',
    )
    expect(lasting(world, 'omar', /come back/).at(-1)?.blocks).toHaveLength(1)
  })

  test('cannot be put off by a button that was drawn before', async () => {
    await omar.forges(NUDGE_LATER, wayValue(nudgeId, 'next-week'))
    expect(told(world, 'omar')).toMatch(/I will come back to this on Wednesday, March 11/)
    const nudge = await findNudge(world.database.db, world.acme.teamId, nudgeId)
    expect(nudge).toMatchObject({ snoozes: 1, state: 'pending' })
  })

  test('comes in the first working hour of that day; the reminder of the same day is left out', async () => {
    await world.until('2026-03-11T08:59[America/New_York]')
    expect(count(world, 'omar', /How was the session/)).toBe(0)
    await world.until('2026-03-11T09:00[America/New_York]')
    expect(count(world, 'omar', /How was the session/)).toBe(1)
    await world.until('2026-03-11T17:29[America/New_York]')
    expect(count(world, 'omar', /[Hh]ow was the session/)).toBe(1)
    await omar.types('/mentor nudges')
    expect(omar.modal?.read).toMatch(/Dropped: another message asks the same/)
    await omar.closes()
  })

  test('can be put off by its addressee only, and by nothing forged', async () => {
    await li.forges(NUDGE_LATER, wayValue(nudgeId, 'tomorrow'))
    li.sees(/for somebody else, so only they can put it off/)
    await maya.forges(NUDGE_LATER, 'nonsense:tomorrow')
    maya.sees(/I cannot find this message here/)
    expect(count(world, 'omar', /How was the session/)).toBe(1)
  })

  test('put off to a date refuses days that make no sense, beside the field', async () => {
    await omar.picks(MENU, 'Choose a date', { message: /How was the session/ })
    expect(omar.modal?.fields.date?.value).toBe('2026-03-16')
    await omar.submits({ date: '2026-03-11' })
    expect(omar.modal?.errors.date).toMatch(/tomorrow or a later day/)
    await omar.submits({ date: '2026-06-11' })
    expect(omar.modal?.errors.date).toMatch(/far ahead/)
    // A Saturday, so it is Monday.
    await omar.submits({ date: '2026-03-14' })
    expect(omar.modal).toBeNull()
    omar.sees('I will come back to this on Monday, March 16, 2026.')
  })

  test('asked for later, it is not reminded of before; after two further copies nothing more comes', async () => {
    await world.until('2026-03-16T08:59[America/New_York]')
    expect(count(world, 'omar', /[Hh]ow was the session/)).toBe(0)
    await world.until('2026-03-16T09:00[America/New_York]')
    expect(count(world, 'omar', /[Hh]ow was the session/)).toBe(1)
    await omar.picks(MENU, 'Next week', { message: /How was the session/ })
    expect(told(world, 'omar')).toMatch(/reminded you of this session twice/)
    await world.until('2026-03-30T09:00[America/New_York]')
    expect(count(world, 'omar', /[Hh]ow was the session/)).toBe(1)
  })

  test('once answered, a button that was drawn before changes nothing', async () => {
    await omar.clicks('4', { message: /How was the session/ })
    await omar.clicks('Nothing this time', { message: /You rated it 4/ })
    await omar.forges(NUDGE_LATER, wayValue(nudgeId, 'tomorrow'))
    expect(told(world, 'omar')).toMatch(/nothing open in this message any more/)
    expect(await findNudge(world.database.db, world.acme.teamId, nudgeId)).toMatchObject({ state: 'sent' })
  })

  test('of the mentor leads to the list and to the pause of this pair', async () => {
    await maya.picks(MENU, 'My reminders', {
      message: /How did it go|notes on the session|for the last time/,
    })
    expect(maya.modal?.read).toMatch(/Weekly check-in/)
    await maya.closes()
    await maya.picks(MENU, 'Pause the pair', { message: /How did it go|notes on the session|last time/ })
    expect(maya.modal?.read).toMatch(/the pair goes on by itself/)
    await maya.closes()
  })

  test('written about from Home while it is put off, the message thanks instead of coming back', async () => {
    await holdSession(world, 'maya', pair, '2026-04-14T16:00')
    const before = count(world, 'maya', QUESTIONS)
    await maya.picks(MENU, 'Next week', { message: /How did it go/ })
    maya.sees(/come back to this on Monday, April 20, 2026/)
    await maya.opensHome()
    await maya.clicks('Write your reflection', { in: 'home' })
    await maya.submits()
    maya.seesNot(/come back to this on Monday, April 20/)
    await world.until('2026-04-22T12:00[Europe/Stockholm]')
    expect(count(world, 'maya', QUESTIONS)).toBe(before - 1)
  })
})

describe('the weekly check-in', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const maya = world.person('maya')
  await makePair(world, 'maya', 'omar')
  afterEach(() => expectNoTrouble(world))

  test('put off to tomorrow comes then, as the week’s only one, and can be answered', async () => {
    await world.until('2026-03-09T10:00[Europe/Stockholm]')
    await maya.picks(MENU, 'Tomorrow', { message: /Your week/ })
    maya.sees(/come back to this on Tuesday, March 10/)
    await world.until('2026-03-10T09:00[Europe/Stockholm]')
    expect(count(world, 'maya', /How is it going/)).toBe(1)
    await maya.clicks('On track')
    maya.sees(/On track\. Good/)
  })

  test('keeps its day when another check-in time is saved meanwhile', async () => {
    await world.until('2026-03-16T10:00[Europe/Stockholm]')
    await maya.picks(MENU, 'Choose a date', { message: /How is it going/ })
    await maya.submits({ date: '2026-03-19' })
    await maya.types('/mentor settings')
    await maya.submits({ day: 'Friday', time: '10:00' })
    await world.until('2026-03-18T20:00[Europe/Stockholm]')
    expect(count(world, 'maya', /How is it going/)).toBe(0)
    await world.until('2026-03-20T20:00[Europe/Stockholm]')
    expect(count(world, 'maya', /How is it going/)).toBe(1)
    await maya.types('/mentor settings')
    await maya.submits({ day: 'Monday', time: '09:30' })
  })

  test('never slips into the next ISO week', async () => {
    await world.until('2026-03-23T10:00[Europe/Stockholm]')
    await maya.picks(MENU, 'Choose a date', { message: /How is it going/ })
    await maya.submits({ date: '2026-03-30' })
    expect(maya.modal?.errors.date).toMatch(/lost its point: it can wait until Sun,? 29 Mar 2026/)
    await maya.submits({ date: '2026-03-28' })
    expect(maya.modal?.errors.date).toMatch(/lost its point/)
    await maya.closes()
  })

  test('put off to next week is skipped this week, and asked the next', async () => {
    await maya.picks(MENU, 'Next week', { message: /How is it going/ })
    maya.sees(/Skipped this week\. See you next Monday/)
    await world.until('2026-03-30T10:00[Europe/Stockholm]')
    expect(count(world, 'maya', /How is it going/)).toBe(1)
  })
})

describe.each(['postgres', 'embedded'] as const)('the reminder of a proposal (%s)', async (database) => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]', database })
  const [maya, omar] = [world.person('maya'), world.person('omar')]

  test('can be put off until the day before it expires', async () => {
    await maya.types('/mentor start @omar')
    await maya.submits({ topic: 'Where IT could help more' })
    await world.until('2026-03-09T10:00[America/New_York]')
    await omar.picks(MENU, 'Choose a date', { message: /still waits for your answer/ })
    await omar.submits({ date: '2026-03-17' })
    expect(omar.modal?.errors.date).toMatch(/lost its point/)
    await omar.submits({ date: '2026-03-12' })
    await world.until('2026-03-12T09:00[America/New_York]')
    omar.sees(/still waits for your answer/)
    await omar.clicks('Accept')
    omar.seesNot(/still waits for your answer/)
    expectNoTrouble(world)
  })
})
