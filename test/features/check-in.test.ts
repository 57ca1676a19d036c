import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { updatePair } from '../../src/db/pairs.ts'
import type { Pair } from '../../src/domain/pair.ts'
import { makeCoordinator } from '../support/coordinator.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { type SeenMessage, weekly } from '../support/weekly.ts'
import { openWorld, type TestWorld } from '../support/world.ts'

/** When somebody's check-ins came, by their own clocks. */
const times = (world: TestWorld, name: string): string[] =>
  weekly(world, name).map(({ ts }) =>
    Temporal.Instant.fromEpochMilliseconds(Number(ts) * 1000)
      .toZonedDateTimeISO(world.person(name).zone)
      .toPlainDateTime()
      .toString({ smallestUnit: 'minute' }),
  )

const buttonsOf = (message: SeenMessage | undefined): string[] =>
  (message?.blocks ?? []).flatMap(({ elements = [], accessory }) =>
    [...elements, ...(accessory ? [accessory] : [])].flatMap((element) => element.text?.text ?? []),
  )

/** Keeps somebody's latest check-in as it is now; the answer puts it back so, as a phone without a network shows it. */
function keepOpen(world: TestWorld, name: string): () => void {
  const index = weekly(world, name).length - 1
  const blocks = () => weekly(world, name)[index]?.blocks ?? []
  const kept = structuredClone(blocks())
  return () => void blocks().splice(0, blocks().length, ...structuredClone(kept))
}

/** Gives the buttons of somebody's latest check-in another value, as a script may. */
function forge(world: TestWorld, name: string, value: string): void {
  for (const { elements = [] } of weekly(world, name).at(-1)?.blocks ?? [])
    for (const element of elements) element.value = value
}

const onTrackValue = (message: SeenMessage | undefined): string =>
  message?.blocks
    .flatMap(({ elements = [] }) => elements)
    .find((element) => element.text?.text === 'On track')
    ?.value?.toString() ?? ''

/** Another day and time, by `/mentor settings`. */
async function prefers(world: TestWorld, name: string, day: string, time: string): Promise<void> {
  await world.person(name).types('/mentor settings')
  await world.person(name).submits({ day, time })
  expect(world.person(name).modal).toBeNull()
}

describe('the weekly check-in', async () => {
  const world = await openWorld({ now: '2026-02-25T10:00[Europe/Stockholm]' })

  test('comes on Mondays at 09:30 by each one’s own clocks, whenever these change', async () => {
    await makePair(world, 'maya', 'omar')
    await world.until('2026-03-16T20:00[Europe/Stockholm]')
    // Nobody answers, and both want to be asked all the same.
    for (const name of ['maya', 'omar']) await world.person(name).clicks('Keep asking me')
    await world.until('2026-04-07T12:00[Europe/Stockholm]')
    // New York changes its clocks on 8 March, Stockholm on 29 March.
    const mondays = ['03-02', '03-09', '03-16', '03-23', '03-30', '04-06']
    const expected = mondays.map((day) => `2026-${day}T09:30`)
    // Easter Monday is free in Sweden.
    expect(times(world, 'maya')).toEqual([...expected.slice(0, -1), '2026-04-07T09:00'])
    expect(times(world, 'omar')).toEqual(expected)
  })

  test('closes the older ones that nobody has answered', () => {
    const messages = weekly(world, 'maya')
    for (const older of messages.slice(0, -1)) {
      expect(older.read).toMatch(/The latest one is further down/)
      expect(buttonsOf(older)).toEqual([])
    }
    expect(buttonsOf(messages.at(-1))).toEqual([
      'Schedule a session',
      'On track',
      'I need help',
      'Skip this week',
      'Keep asking me',
      'Settings',
    ])
  })

  test('names the partner and asks one question', () => {
    const latest = weekly(world, 'omar').at(-1)
    expect(latest?.read).toMatch(/Your week with @Maya Lindqvist/)
    expect(latest?.text).toMatch(/How is it going\?/)
    expectNoTrouble(world)
  })
})

describe('all pairs of a person', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  await makePair(world, 'maya', 'omar')
  await world.passes({ minutes: 1 })
  await makePair(world, 'maya', 'ana')
  const maya = world.person('maya')
  await world.until('2026-03-09T10:00[Europe/Stockholm]')

  test('come in one message', () => {
    const [message, ...others] = weekly(world, 'maya')
    expect(others).toEqual([])
    expect(message?.read).toMatch(/Your week with @Omar Haddad and @Ana Souza/)
    expect(message?.read.match(/no session planned/g)).toHaveLength(2)
  })

  test('show the next session as soon as one is booked, and keep the button where none is', async () => {
    await maya.clicks('Schedule a session', { message: /Your week with/, index: 1 })
    await maya.submits({ date: '2026-03-12', time: '15:00' })
    const [message] = weekly(world, 'maya')
    expect(message?.read).toMatch(/@Omar Haddad: no session planned/)
    expect(message?.read).toMatch(/@Ana Souza: next session .*12/)
    expect(buttonsOf(message).filter((text) => text === 'Schedule a session')).toHaveLength(1)
  })

  test('are only the active ones', async () => {
    await world.person('omar').types('/mentor pause')
    await world.person('omar').submits({ until: '2026-05-01' })
    expect(weekly(world, 'maya')[0]?.read).toMatch(/Your week with @Ana Souza\*/)
    expect(weekly(world, 'omar')[0]?.read).toMatch(/no active pair at the moment/)
    await world.until('2026-03-16T20:00[Europe/Stockholm]')
    expect(weekly(world, 'maya')[1]?.read).toMatch(/Your week with @Ana Souza\*/)
    expect(weekly(world, 'omar')).toHaveLength(1)
    expectNoTrouble(world)
  })
})

describe('an answer', async () => {
  const world = await openWorld({ now: '2026-03-05T10:00[Europe/Stockholm]' })
  await makePair(world, 'maya', 'omar')
  await makeCoordinator(world, 'priya')
  const [maya, omar] = [world.person('maya'), world.person('omar')]
  await world.until('2026-03-09T16:00[Europe/Stockholm]')

  test('is drawn into the message itself; only scheduling is left to press', async () => {
    await maya.clicks('On track')
    const [message, ...others] = weekly(world, 'maya')
    expect(others).toEqual([])
    expect(message?.read).toMatch(/On track\. Good\. See you next Monday\./)
    expect(message?.edited).toBe(true)
    expect(buttonsOf(message)).toEqual(['Schedule a session'])
  })

  test('may be to skip the week', async () => {
    await omar.clicks('Skip this week')
    expect(weekly(world, 'omar')[0]?.read).toMatch(/Skipped this week\. See you next Monday\./)
  })

  test('stays the first one, and a later one hears so', async () => {
    await world.until('2026-03-16T16:00[Europe/Stockholm]')
    const stale = keepOpen(world, 'maya')
    await maya.clicks('Skip this week')
    stale()
    await maya.clicks('On track')
    maya.sees(/answered this check-in already with “Skip this week”/)
    expect(weekly(world, 'maya').at(-1)?.read).toMatch(/Skipped this week/)
    stale()
    await maya.clicks('I need help')
    expect(maya.modal).toBeNull()
  })

  test('is nobody else’s to give', async () => {
    const ofOmar = onTrackValue(weekly(world, 'omar').at(-1))
    await world.until('2026-03-23T16:00[Europe/Stockholm]')
    forge(world, 'maya', ofOmar)
    await maya.clicks('On track')
    maya.sees(/This check-in is for somebody else/)
    forge(world, 'maya', ofOmar)
    await maya.clicks('I need help')
    expect(maya.modal).toBeNull()
    forge(world, 'maya', 'nonsense')
    await maya.clicks('Skip this week')
    maya.sees(/I cannot find this check-in here/)
    expect(
      weekly(world, 'omar')
        .map(({ read }) => read)
        .join(),
    ).not.toMatch(/On track\. Good/)
  })

  test('is taken until the next check-in has come, and no longer', async () => {
    await world.until('2026-03-29T22:00[Europe/Stockholm]')
    await omar.clicks('On track')
    expect(weekly(world, 'omar').at(-1)?.read).toMatch(/On track\. Good/)
    await world.until('2026-03-30T16:00[Europe/Stockholm]')
    const stale = keepOpen(world, 'omar')
    await world.until('2026-04-06T16:00[Europe/Stockholm]')
    stale()
    await omar.clicks('On track', { index: 1 })
    omar.sees(/A newer check-in has come since/)
    expect(weekly(world, 'omar').at(-2)?.read).toMatch(/went by without an answer/)
    expectNoTrouble(world)
  })
})

describe('the chain of weeks', async () => {
  const world = await openWorld({ now: '2026-03-05T10:00[Europe/Stockholm]' })
  const { db } = world.database
  let pair: Pair

  test('lets a paused pair in peace and goes on by itself afterwards', async () => {
    pair = await makePair(world, 'maya', 'omar')
    await world.person('omar').types('/mentor pause')
    await world.person('omar').submits({ until: '2026-03-20' })
    await world.until('2026-03-18T12:00[Europe/Stockholm]')
    expect(weekly(world, 'maya')).toEqual([])
    await world.until('2026-03-24T12:00[Europe/Stockholm]')
    expect(times(world, 'maya')).toEqual(['2026-03-23T09:30'])
  })

  test('follows another day and time within the week, if these lie ahead', async () => {
    await prefers(world, 'maya', 'Thursday', '14:15')
    await world.until('2026-03-27T12:00[Europe/Stockholm]')
    expect(times(world, 'maya')).toEqual(['2026-03-23T09:30'])
    await world.until('2026-04-03T12:00[Europe/Stockholm]')
    expect(times(world, 'maya')).toEqual(['2026-03-23T09:30', '2026-04-02T14:15'])
  })

  test('waits for the next week when they have passed, and comes back when that was a slip', async () => {
    await world.until('2026-04-08T12:00[Europe/Stockholm]')
    await prefers(world, 'maya', 'Monday', '09:30')
    await prefers(world, 'maya', 'Thursday', '14:15')
    await world.until('2026-04-09T15:00[Europe/Stockholm]')
    expect(times(world, 'maya').at(-1)).toBe('2026-04-09T14:15')
    await world.until('2026-04-15T12:00[Europe/Stockholm]')
    await prefers(world, 'maya', 'Monday', '09:30')
    await world.until('2026-04-20T12:00[Europe/Stockholm]')
    expect(times(world, 'maya').slice(-2)).toEqual(['2026-04-09T14:15', '2026-04-20T09:30'])
  })

  test('ends with the last pair and begins again with the next', async () => {
    await updatePair(db, pair, { state: 'ended', mentorSlot: null, closedAt: world.clock.now() })
    await world.until('2026-05-05T12:00[Europe/Stockholm]')
    const before = times(world, 'maya').length
    await makePair(world, 'maya', 'ana')
    await world.until('2026-05-12T12:00[Europe/Stockholm]')
    expect(times(world, 'maya').slice(before)).toEqual(['2026-05-11T09:30'])
    expectNoTrouble(world)
  })

  test('survives a while in which the account is deactivated', async () => {
    await world.acme.change('ana', { deactivated: true })
    await world.until('2026-05-19T20:00[Europe/Stockholm]')
    await world.acme.change('ana', { deactivated: false })
    await world.until('2026-05-26T20:00[Europe/Stockholm]')
    expect(times(world, 'ana')).toEqual(['2026-05-11T09:30', '2026-05-25T09:30'])
    expectNoTrouble(world)
  })
})
