import { describe, expect, test } from 'vitest'
import { updatePair } from '../../src/db/pairs.ts'
import type { Person } from '../sandbox/index.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { bookSession, holdSession } from '../support/sessions.ts'
import { openWorld } from '../support/world.ts'

describe('the question after a session and its reminders', async () => {
  const world = await openWorld()
  const [maya, omar] = [world.person('maya'), world.person('omar')]
  const pair = await makePair(world, 'maya', 'omar')
  const about = (person: Person) =>
    person.messages.filter(({ read }) => /How was the session|how was the session/.test(read)).length

  test('come after a day and after three, then silence', async () => {
    await holdSession(world, 'maya', pair, '2026-03-09T16:00')
    expect(about(omar)).toBe(1)
    await world.until('2026-03-10T16:44[Europe/Stockholm]')
    expect(about(omar)).toBe(1)
    await world.until('2026-03-10T16:45[Europe/Stockholm]')
    omar.sees(/One click is still open/)
    await world.until('2026-03-12T16:45[Europe/Stockholm]')
    omar.sees(/I ask for the last time: how was/)
    await world.passes({ hours: 24 * 10 })
    expect(about(omar)).toBe(3)
  })

  test('can be answered as well as the question; all of them then say so', async () => {
    await omar.clicks('3', { message: /for the last time/ })
    expect(about(omar)).toBe(0)
    expect(omar.messages.filter(({ read }) => /You rated it 3/.test(read))).toHaveLength(3)
  })

  test('wait for the working hours of each of the two, with a day between them', async () => {
    // Friday afternoon in Stockholm, the same morning in New York.
    await holdSession(world, 'maya', pair, '2026-03-27T15:00')
    await world.until('2026-03-30T09:00[Europe/Stockholm]')
    expect(about(omar)).toBe(1)
    maya.sees(/Your notes on the session with @Omar Haddad are still open/)
    await world.until('2026-03-30T09:00[America/New_York]')
    expect(about(omar)).toBe(2)
    await world.until('2026-03-31T08:59[America/New_York]')
    expect(about(omar)).toBe(2)
    await world.until('2026-03-31T09:00[America/New_York]')
    expect(about(omar)).toBe(3)
  })

  test('of a moved session come after its new time only', async () => {
    const before = about(omar)
    await bookSession(world, 'maya', pair, '2026-04-14T16:00')
    await maya.clicks('Move')
    await maya.submits({ date: '2026-04-16', time: '16:00' })
    await world.until('2026-04-16T16:44[Europe/Stockholm]')
    expect(about(omar)).toBe(before)
    await world.until('2026-04-16T16:45[Europe/Stockholm]')
    expect(about(omar)).toBe(before + 1)
    await omar.clicks('5 Very useful')
  })

  test('never follow a cancelled session', async () => {
    const before = about(omar)
    await bookSession(world, 'maya', pair, '2026-04-22T16:00')
    await maya.clicks('Cancel')
    await maya.submits()
    await world.until('2026-04-30T12:00[Europe/Stockholm]')
    expect(about(omar)).toBe(before)
    expectNoTrouble(world)
  })

  test('still come when the pair has completed its months since', async () => {
    const before = about(omar)
    await holdSession(world, 'maya', pair, '2026-05-05T16:00')
    const completed = { state: 'completed', mentorSlot: null, closedAt: world.clock.now() } as const
    await updatePair(world.database.db, pair, completed)
    await world.passes({ hours: 24 })
    expect(about(omar)).toBe(before + 2)
    expectNoTrouble(world)
  })
})

describe('the question of which the receipt was lost', async () => {
  const world = await openWorld()
  const [maya, omar] = [world.person('maya'), world.person('omar')]
  const pair = await makePair(world, 'maya', 'omar')
  const told = () => omar.messages.filter(({ ephemeral }) => ephemeral).at(-1)?.read

  test('answers a click beside it, with what there is to do next', async () => {
    for (const { id } of [maya, omar])
      world.sandbox.faults.next(
        'chat.postMessage',
        { dropAfterWork: true },
        { when: ({ channel, text }) => channel === id && /How (was|did)/.test(String(text)) },
      )
    await holdSession(world, 'maya', pair, '2026-03-10T16:00')
    await omar.clicks('4')
    expect(told()).toMatch(/You rated it 4\. Thank you\.[\s\S]*Tell IT something/)
    await omar.clicks('Nothing this time', { message: /You rated it 4/ })
    expect(told()).toMatch(/Nothing more to do\./)
    await omar.clicks('Tell IT something after all')
    await omar.submits({ words: 'One thing', category: 'Cost', kind: 'Idea' })
    expect(omar.modal?.read).toMatch(/Saved\. It stays between you/)
  })

  test('says in the window that the mentor’s notes are saved', async () => {
    await maya.clicks('Write it down')
    await maya.submits()
    expect(maya.modal?.read).toMatch(/Written down\. Only you can see it\.[\s\S]*Read or correct/)
    expectNoTrouble(world)
  })
})

describe('the question after a logged session', async () => {
  const world = await openWorld()
  const [maya, omar] = [world.person('maya'), world.person('omar')]
  const pair = await makePair(world, 'maya', 'omar')

  test('comes at once to whoever logged it, and to the other one in their working hours', async () => {
    await maya.types('/mentor session log')
    await maya.submits({ date: '2026-02-27', time: '16:00', minutes: '45' })
    maya.sees(/How did it go with @Omar Haddad\?/)
    omar.seesNot(/How was the session/)
    await world.until('2026-03-02T09:00[America/New_York]')
    omar.sees(/How was the session/)
    await world.until('2026-03-03T09:00[America/New_York]')
    omar.sees(/One click is still open/)
  })

  test('is still welcome when the pair has ended, but no longer reminded of', async () => {
    const ended = { state: 'ended', mentorSlot: null, closedAt: world.clock.now() } as const
    await updatePair(world.database.db, pair, ended)
    await world.passes({ hours: 24 * 7 })
    omar.seesNot(/for the last time/)
    await omar.clicks('5 Very useful', { message: /How was the session/ })
    omar.sees(/You rated it 5/)
    await omar.clicks('Tell IT something')
    await omar.submits({ words: 'It was worth it', category: 'Praise', kind: 'Praise' })
    maya.sees(/It was worth it/)
    await maya.clicks('Write it down', { message: /How did it go/ })
    await maya.submits()
    maya.sees(/Written down/)
    expectNoTrouble(world)
  })
})
