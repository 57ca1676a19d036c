import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { weeklyNudges } from '../../src/db/check-ins.ts'
import { isoWeekOf } from '../../src/domain/iso-week.ts'
import { CHECK_IN } from '../../src/features/check-in/ids.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { openWorld, type TestWorld } from '../support/world.ts'

const BEGIN = '2026-03-05T10:00[Europe/Stockholm]'

/** A world with one pair, and how many weekly messages each person has got in each ISO week of their own calendar. */
async function pairedWorld() {
  const world = await openWorld({ now: BEGIN })
  const counts = new Map<string, number>()
  world.sandbox.on((change) => {
    if (change.kind !== 'message' || change.what !== 'posted') return
    const { message } = change
    const reader = world.acme.people.find(({ directMessage }) => directMessage === message.channel)
    if (!reader || message.ephemeralFor !== null || !message.text.startsWith('Your week')) return
    const week = isoWeekOf(world.clock.now().toZonedDateTimeISO(reader.zone).toPlainDate())
    const key = `${reader.name.split(' ')[0]} ${week}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  })
  await makePair(world, 'maya', 'omar')
  return { world, counts: () => Object.fromEntries([...counts].sort()) }
}

/** One beat of the clock in every process, after the clock was set to another time. */
async function clockShows(world: TestWorld, moment: string): Promise<void> {
  world.clock.turnTo(Temporal.ZonedDateTime.from(moment).toInstant())
  await world.passes({ seconds: 0 })
}

const statesOf = async (world: TestWorld, name: string) => {
  const rows = await weeklyNudges(world.database.db, world.acme.teamId, world.person(name).id, CHECK_IN)
  return Object.fromEntries(rows.map(({ week, state }) => [week, state]))
}

const BOTH_ONCE = { 'Maya 2026-W11': 1, 'Omar 2026-W11': 1 }

describe('one check-in for each person and ISO week', () => {
  test('when several processes beat at the same moment', async () => {
    const { world, counts } = await pairedWorld()
    await world.replica()
    await world.replica()
    await world.until('2026-03-24T12:00[Europe/Stockholm]')
    expect(counts()).toEqual({
      ...BOTH_ONCE,
      'Maya 2026-W12': 1,
      'Omar 2026-W12': 1,
      'Maya 2026-W13': 1,
      'Omar 2026-W13': 1,
    })
    expectNoTrouble(world)
  })

  test('when the process ends right after a beat, and another takes over', async () => {
    const { world, counts } = await pairedWorld()
    world.clock.turnTo(Temporal.ZonedDateTime.from('2026-03-09T15:00[Europe/Stockholm]').toInstant())
    await world.app.tick()
    await world.restart()
    // 15:00 is more than the grace after 09:30, and still a working hour in Stockholm.
    await expect.poll(counts, { timeout: 20_000 }).toEqual(BOTH_ONCE)
    await world.restart()
    await world.until('2026-03-11T12:00[Europe/Stockholm]')
    expect(counts()).toEqual(BOTH_ONCE)
    expectNoTrouble(world)
  })

  test('when Slack did the work and its answer was lost', async () => {
    const { world, counts } = await pairedWorld()
    const maya = world.person('maya')
    const toMaya = { when: ({ channel }: Record<string, unknown>) => channel === maya.id }
    world.sandbox.faults.next('chat.postMessage', { dropAfterWork: true }, toMaya)
    await world.until('2026-03-10T12:00[Europe/Stockholm]')
    expect(counts()).toEqual(BOTH_ONCE)
    expect(await statesOf(world, 'maya')).toMatchObject({ '2026-W11': 'unknown', '2026-W12': 'pending' })
    // Nobody knows where the message stands, so it cannot be redrawn; the answer counts all the same.
    await maya.clicks('On track')
    maya.sees(/your answer is saved/)
    expectNoTrouble(world)
  })

  test.each([{ status: 500 } as const, { error: 'fatal_error' }])(
    'when Slack stumbles, perhaps after it did the work: %o',
    async (fault) => {
      const { world, counts } = await pairedWorld()
      const maya = world.person('maya')
      const toMaya = { when: ({ channel }: Record<string, unknown>) => channel === maya.id }
      world.sandbox.faults.next('chat.postMessage', fault, toMaya)
      await world.until('2026-03-10T12:00[Europe/Stockholm]')
      // The stand-in did nothing, which the bot cannot know.
      expect(counts()).toEqual({ 'Omar 2026-W11': 1 })
      expect(await statesOf(world, 'maya')).toMatchObject({ '2026-W11': 'unknown', '2026-W12': 'pending' })
      expectNoTrouble(world)
    },
  )

  test('when Slack asks to wait, or is not there for a while', async () => {
    const { world, counts } = await pairedWorld()
    const to = (name: string) => ({
      when: ({ channel }: Record<string, unknown>) => channel === world.person(name).id,
    })
    world.sandbox.faults.next('chat.postMessage', { status: 429, retryAfter: 30 }, to('maya'))
    world.sandbox.faults.next('chat.postMessage', { status: 503 }, { ...to('omar'), times: 3 })
    await clockShows(world, '2026-03-09T09:30[Europe/Stockholm]')
    expect(counts()).toEqual({})
    await world.passes({ seconds: 29 })
    expect(counts()).toEqual({})
    await world.passes({ seconds: 1 })
    expect(counts()).toEqual({ 'Maya 2026-W11': 1 })
    await world.until('2026-03-10T12:00[Europe/Stockholm]')
    expect(counts()).toEqual(BOTH_ONCE)
    expectNoTrouble(world)
  })

  test('when Slack does not tell who somebody is', async () => {
    const { world, counts } = await pairedWorld()
    await world.restart()
    world.sandbox.faults.next('users.info', { status: 503 }, { times: 8 })
    await world.until('2026-03-10T12:00[Europe/Stockholm]')
    expect(counts()).toEqual(BOTH_ONCE)
    expectNoTrouble(world)
  })

  test('when the clock steps back, and the moment comes again', async () => {
    const { world, counts } = await pairedWorld()
    await world.until('2026-03-09T16:00[Europe/Stockholm]')
    await clockShows(world, '2026-03-09T08:00[Europe/Stockholm]')
    await world.until('2026-03-09T16:00[Europe/Stockholm]')
    await clockShows(world, '2026-03-08T08:00[Europe/Stockholm]')
    // A new pair makes the bot think about the week once more.
    await makePair(world, 'maya', 'ana')
    await world.until('2026-03-10T12:00[Europe/Stockholm]')
    expect(counts()).toEqual({ ...BOTH_ONCE, 'Ana 2026-W11': 1 })
    await world.until('2026-03-17T12:00[Europe/Stockholm]')
    expect(counts()).toMatchObject({ 'Maya 2026-W12': 1, 'Omar 2026-W12': 1, 'Ana 2026-W12': 1 })
    expectNoTrouble(world)
  })

  test('when the clock steps eight days forward and is set right again', async () => {
    const { world, counts } = await pairedWorld()
    await world.until('2026-03-09T16:00[Europe/Stockholm]')
    await clockShows(world, '2026-03-17T16:00[Europe/Stockholm]')
    await clockShows(world, '2026-03-09T16:00[Europe/Stockholm]')
    await world.until('2026-03-31T12:00[Europe/Stockholm]')
    expect(counts()).toMatchObject({ ...BOTH_ONCE, 'Maya 2026-W13': 1, 'Maya 2026-W14': 1 })
    expect(Math.max(...Object.values(counts()))).toBe(1)
    expectNoTrouble(world)
  })

  test('when somebody flies west on Monday and 09:30 comes again', async () => {
    const { world, counts } = await pairedWorld()
    await world.until('2026-03-09T10:00[Europe/Stockholm]')
    await world.acme.change('maya', { zone: 'America/Los_Angeles' })
    await world.until('2026-03-10T12:00[Europe/Stockholm]')
    expect(counts()).toEqual(BOTH_ONCE)
    await world.until('2026-03-16T09:29[America/Los_Angeles]')
    expect(counts()).not.toHaveProperty('Maya 2026-W12')
    await world.until('2026-03-16T09:30[America/Los_Angeles]')
    expect(counts()).toHaveProperty('Maya 2026-W12', 1)
    expectNoTrouble(world)
  })

  test('when somebody flies east before it, and the moment has passed there', async () => {
    const { world, counts } = await pairedWorld()
    await world.until('2026-03-09T08:00[Europe/Stockholm]')
    await world.acme.change('maya', { zone: 'Asia/Shanghai' })
    await world.until('2026-03-11T12:00[Europe/Stockholm]')
    expect(counts()).toEqual(BOTH_ONCE)
    await world.until('2026-03-17T12:00[Europe/Stockholm]')
    expect(counts()).toHaveProperty('Maya 2026-W12', 1)
    expectNoTrouble(world)
  })

  test('when the answer’s click is delivered twice', async () => {
    const { world, counts } = await pairedWorld()
    await world.until('2026-03-09T16:00[Europe/Stockholm]')
    world.sandbox.deliver.twice()
    await world.person('maya').clicks('On track')
    expect(counts()).toEqual(BOTH_ONCE)
    world.person('maya').sees(/On track\. Good\./)
    world.person('maya').seesNot(/already/)
    expectNoTrouble(world)
  })
})

const ZONES = [
  'Europe/Stockholm',
  'America/Los_Angeles',
  'Asia/Shanghai',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
]

type Mishap =
  | { kind: 'passes'; hours: number }
  | { kind: 'steps-back'; hours: number }
  | { kind: 'flies'; zone: string }
  | { kind: 'prefers'; day: string; time: string }
  | { kind: 'redelivery' }
  | { kind: 'loses-answer' }

const mishaps: fc.Arbitrary<Mishap> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('passes' as const), hours: fc.integer({ min: 1, max: 90 }) }),
  },
  fc.record({ kind: fc.constant('steps-back' as const), hours: fc.integer({ min: 1, max: 30 }) }),
  fc.record({ kind: fc.constant('flies' as const), zone: fc.constantFrom(...ZONES) }),
  fc.record({
    kind: fc.constant('prefers' as const),
    day: fc.constantFrom('Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'),
    time: fc.constantFrom('00:00', '09:30', '17:00', '23:45'),
  }),
  fc.record({ kind: fc.constant('redelivery' as const) }),
  fc.record({ kind: fc.constant('loses-answer' as const) }),
)

/** Lets one thing go wrong, or just time go by. */
async function happens(world: TestWorld, mishap: Mishap): Promise<void> {
  const maya = world.person('maya')
  switch (mishap.kind) {
    case 'passes':
      return world.passes({ hours: mishap.hours })
    case 'steps-back':
      return world.passes({ hours: -mishap.hours })
    case 'flies':
      return world.acme.change('maya', { zone: mishap.zone })
    case 'prefers':
      await maya.types('/mentor settings')
      return maya.submits({ day: mishap.day, time: mishap.time })
    case 'redelivery':
      world.sandbox.deliver.twice()
      return world.acme.change('maya', { zone: maya.zone })
    case 'loses-answer':
      return world.sandbox.faults.next('chat.postMessage', { dropAfterWork: true })
  }
}

describe('whatever happens, in whatever order', () => {
  test('nobody gets two check-ins in a week, and they never stop', { timeout: 120_000 }, async () => {
    const { world, counts } = await pairedWorld()
    await world.replica()
    for (const mishap of fc.sample(mishaps, { seed: 20260309, numRuns: 80 })) await happens(world, mishap)
    expect(Math.max(...Object.values(counts()))).toBe(1)
    const before = Object.keys(counts()).filter((key) => key.startsWith('Maya')).length
    expect(before).toBeGreaterThan(3)
    world.sandbox.faults.clear()
    await world.passes({ days: 22 })
    const after = Object.keys(counts()).filter((key) => key.startsWith('Maya')).length
    expect(after - before).toBeGreaterThanOrEqual(2)
    expectNoTrouble(world)
  })
})
