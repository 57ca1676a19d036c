import { afterEach, describe, expect, test } from 'vitest'
import { NUDGE_SWITCH } from '../../src/features/nudges/ids.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { holdSession } from '../support/sessions.ts'
import { openWorld } from '../support/world.ts'

const MENU = 'overflow'
const ASKED = /How was the session/

describe('a question that was put off', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const omar = world.person('omar')
  const pair = await makePair(world, 'maya', 'omar')
  afterEach(() => expectNoTrouble(world))

  test('and then left out, as questions were switched off, stands as it was instead of promising to come back', async () => {
    await holdSession(world, 'maya', pair, '2026-03-10T16:00')
    await omar.picks(MENU, 'Tomorrow', { message: ASKED })
    omar.sees(/I will come back to this on Wednesday, March 11/)
    await omar.types('/mentor nudges')
    // The second of five such buttons.
    await omar.forges(NUDGE_SWITCH, 'question:off', 'modal')
    await omar.closes()
    await world.until('2026-03-11T12:00[America/New_York]')
    omar.seesNot(/I will come back to this/)
    await omar.clicks('4', { message: ASKED })
    omar.sees(/You rated it 4/)
  })

  test('by two clicks at once comes back on the day that was taken first', async () => {
    await omar.types('/mentor nudges')
    await omar.forges(NUDGE_SWITCH, 'question:on', 'modal')
    await omar.closes()
    await holdSession(world, 'maya', pair, '2026-04-07T16:00')
    await Promise.all([
      omar.picks(MENU, 'Tomorrow', { message: ASKED }),
      omar.picks(MENU, 'Next week', { message: ASKED }),
    ])
    const promised = omar.messages.filter(({ read }) => /I will come back to this on/.test(read))
    const days = new Set(promised.map(({ read }) => read))
    expect(days.size).toBe(1)
    const { rows } = await world.database.db.execute('select snoozes from nudges where snoozes > 0')
    expect(rows.at(-1)).toEqual({ snoozes: 1 })
  })
})

describe('a reminder of a proposal that was put off', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const [maya, omar] = [world.person('maya'), world.person('omar')]

  test('says that it was answered once it was', async () => {
    await maya.types('/mentor start @omar')
    await maya.submits({ topic: 'Where IT could help more' })
    await world.until('2026-03-09T10:00[America/New_York]')
    await omar.picks(MENU, 'Tomorrow', { message: /still waits for your answer/ })
    omar.sees(/I will come back to this on Tuesday, March 10/)
    await omar.clicks('Accept')
    omar.seesNot(/I will come back to this/)
    await world.until('2026-03-12T10:00[America/New_York]')
    omar.seesNot(/I will come back to this|still waits for your answer/)
    expectNoTrouble(world)
  })
})

describe('a reminder after a session that was put off', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const omar = world.person('omar')
  const pair = await makePair(world, 'maya', 'omar')
  const asked = () =>
    omar.messages.filter(({ read, ephemeral }) => !ephemeral && /[Hh]ow was the session/.test(read)).length

  test('uses up the budget of two, and the list says what was left out for it', async () => {
    await holdSession(world, 'maya', pair, '2026-03-10T16:00')
    await world.until('2026-03-11T12:00[America/New_York]')
    expect(asked()).toBe(2)
    await omar.picks(MENU, 'Tomorrow', { message: /Yesterday|reminder|[Hh]ow was the session/ })
    await world.until('2026-03-12T09:30[America/New_York]')
    expect(asked()).toBe(2)
    await world.until('2026-03-16T12:00[America/New_York]')
    expect(asked()).toBe(2)
    await omar.types('/mentor nudges')
    expect(omar.modal?.read).toMatch(/Dropped: over your budget of two reminders for a session/)
    expectNoTrouble(world)
  })
})
