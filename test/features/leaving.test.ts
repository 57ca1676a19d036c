import { afterEach, describe, expect, test } from 'vitest'
import { findPair, pairsOf } from '../../src/db/pairs.ts'
import { nudges } from '../../src/db/schema.ts'
import { findSession } from '../../src/db/sessions.ts'
import type { Pair } from '../../src/domain/pair.ts'
import { RESUME_NOW } from '../../src/features/pause/ids.ts'
import { makeCoordinator } from '../support/coordinator.ts'
import { count, leaves, returns } from '../support/leaving.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { bookSession } from '../support/sessions.ts'
import { openWorld, type TestWorld } from '../support/world.ts'

const LEFT = /is no longer in this workspace, so I have paused your pair/
const FOR_COORDINATORS = /is no longer in this workspace\.\*?\n?/

async function stateOf({ database, acme }: TestWorld, { id }: Pair): Promise<string> {
  const pair = await findPair(database.db, acme.teamId, id)
  return [pair?.state, pair?.pausedUntil, pair?.leftBy].filter(Boolean).join(' ')
}

/** What waits to be sent to somebody. */
async function pendingOf({ database, person }: TestWorld, name: string): Promise<string[]> {
  const rows = await database.db
    .select({ state: nudges.state, userId: nudges.userId, kind: nudges.kind })
    .from(nudges)
  const waiting = rows.filter(({ state }) => state === 'pending' || state === 'queued')
  return waiting.filter(({ userId }) => userId === person(name).id).map(({ kind }) => kind)
}

describe('somebody who leaves the workspace', async () => {
  const world = await openWorld({ now: '2026-03-02T16:00[Europe/Stockholm]' })
  const [maya, omar, priya] = [world.person('maya'), world.person('omar'), world.person('priya')]
  await makeCoordinator(world, 'priya')
  const pair = await makePair(world, 'maya', 'omar')
  const session = await bookSession(world, 'maya', pair, '2026-03-10T15:00')
  afterEach(() => expectNoTrouble(world))

  test('pauses the pair until its last day, and cancels what was booked', async () => {
    world.sandbox.deliver.twice()
    await leaves(world, 'maya')
    expect(await stateOf(world, pair)).toBe(`paused 2026-09-02 ${maya.id}`)
    expect(await findSession(world.database.db, world.acme.teamId, session.id)).toMatchObject({
      state: 'cancelled',
      cancelledBy: null,
    })
    expect(await pendingOf(world, 'maya')).toEqual([])
  })

  test('is told of to the partner, once, with what to do and without blame', () => {
    expect(count(world, 'omar', LEFT)).toBe(1)
    omar.sees(
      /@Maya Lindqvist is no longer in this workspace.* The session on Mar 10, 2026 at 10:00 is cancelled/,
    )
    omar.sees(/`\/mentor end` closes this pair, no reason needed/)
  })

  test('is told of to each coordinator, once, in their working hours', async () => {
    expect(count(world, 'priya', FOR_COORDINATORS)).toBe(0)
    await world.until('2026-03-03T09:00[Asia/Kolkata]')
    expect(count(world, 'priya', FOR_COORDINATORS)).toBe(1)
    priya.sees(/paused the pair of @Maya Lindqvist \(mentor\) and @Omar Haddad/)
  })

  test('keeps the pair from being resumed, booked for or paused by hand, in words', async () => {
    await omar.types('/mentor resume')
    omar.sees(/partner is no longer in this workspace, so this pair rests already.*I am looking once more/)
    await omar.forges(RESUME_NOW, pair.id)
    await omar.types('/mentor session')
    omar.sees(
      /partner is no longer in this workspace, so this pair rests\. Nothing was changed\. Type \/mentor end/,
    )
    await omar.types('/mentor pause')
    await omar.submits({ until: '2026-04-01' })
    expect(omar.modal?.errors.until).toMatch(/partner is no longer in this workspace/)
    await omar.closes()
    await omar.types('/mentor status')
    omar.sees(/Paused, because @Maya Lindqvist is no longer in this workspace/)
    expect(await stateOf(world, pair)).toBe(`paused 2026-09-02 ${maya.id}`)
  })

  test('is followed by silence, however much time passes', async () => {
    const before = omar.messages.length
    await world.until('2026-04-02T16:00[Europe/Stockholm]')
    expect(omar.messages.slice(before).map(({ read }) => read)).toEqual([])
    expect(await stateOf(world, pair)).toBe(`paused 2026-09-02 ${maya.id}`)
  })

  test('and comes back: the pair goes on and both are told, once', async () => {
    world.sandbox.deliver.twice()
    await returns(world, 'maya')
    expect(await stateOf(world, pair)).toBe('active')
    for (const name of ['maya', 'omar'])
      expect(count(world, name, /Welcome back, @Maya Lindqvist\. @Omar Haddad, your pair goes on/)).toBe(1)
    expect(count(world, 'omar', LEFT)).toBe(0)
    omar.sees(/had left this workspace and is back/)
    await omar.clicks('Schedule the next session')
    expect(omar.modal?.read).toMatch(/With @Maya Lindqvist/)
    await omar.closes()
  })

  test('is asked once a week again', async () => {
    await world.until('2026-04-07T20:00[Europe/Stockholm]')
    maya.sees(/How is it going|on track/i)
    expect(await pendingOf(world, 'maya')).toEqual(['check-in.weekly'])
  })

  test('may leave a second time; the partner can end the pair and is free for another', async () => {
    await leaves(world, 'maya')
    expect(count(world, 'omar', LEFT)).toBe(1)
    await omar.types('/mentor end')
    await omar.submits()
    expect(await stateOf(world, pair)).toBe(`ended ${maya.id}`)
    await returns(world, 'maya')
    expect(await stateOf(world, pair)).toBe(`ended ${maya.id}`)
    await makePair(world, 'jonas', 'omar')
  })
})

describe('a departure of which no event arrives', async () => {
  const world = await openWorld({ now: '2026-03-02T16:00[Europe/Stockholm]' })
  const [maya, omar] = [world.person('maya'), world.person('omar')]
  const pair = await makePair(world, 'maya', 'omar')
  const left = () => `paused 2026-09-02 ${maya.id}`

  test('shows when the next nudge is decided', async () => {
    await world.acme.change('maya', { deactivated: true }, { lost: true })
    await world.restart()
    await world.until('2026-03-09T20:00[Europe/Stockholm]')
    expect(await stateOf(world, pair)).toBe(left())
    expect(count(world, 'omar', LEFT)).toBe(1)
    expectNoTrouble(world)
  })

  test('and the return shows within a day', async () => {
    await world.acme.change('maya', { deactivated: false }, { lost: true })
    await world.passes({ hours: 24 })
    expect(await stateOf(world, pair)).toBe('active')
    expectNoTrouble(world)
  })

  test('shows when a message to them is refused for good, in one kind note', async () => {
    await makeCoordinator(world, 'priya')
    await world.acme.change('maya', { deactivated: true }, { lost: true })
    const li = world.person('li')
    await li.types('/mentor start @maya')
    await li.submits({ topic: 'Budgets' })
    expect(await stateOf(world, pair)).toBe(left())
    expect(await pairsOf(world.database.db, world.acme.teamId, li.id, ['proposed'])).toEqual([])
    await world.until('2026-03-13T16:00[Europe/Stockholm]')
    expect(count(world, 'priya', FOR_COORDINATORS)).toBe(1)
    world.person('priya').seesNot(/could not deliver/)
    expect(world.sandbox.unacknowledged).toEqual([])
  })

  test('is none when Slack calls the bot’s own account inactive', async () => {
    await returns(world, 'maya')
    world.sandbox.faults.next('chat.postMessage', { error: 'account_inactive' })
    await omar.types('/mentor pause')
    await omar.submits({ until: '2026-04-01' })
    expect(await stateOf(world, pair)).toBe('paused 2026-04-01')
    expect(count(world, 'omar', LEFT)).toBe(0)
  })
})

describe('somebody who leaves during a pause', async () => {
  const world = await openWorld({ now: '2026-03-02T16:00[Europe/Stockholm]' })
  const [maya, omar] = [world.person('maya'), world.person('omar')]
  const pair = await makePair(world, 'maya', 'omar')
  afterEach(() => expectNoTrouble(world))

  test('keeps the pair from going on by its date', async () => {
    await omar.types('/mentor pause')
    await omar.submits({ until: '2026-03-16' })
    await leaves(world, 'maya')
    await expect(omar.clicks('Resume now')).rejects.toThrow(/Resume now/)
    await world.until('2026-03-18T16:00[Europe/Stockholm]')
    expect(await stateOf(world, pair)).toBe(`paused 2026-09-02 ${maya.id}`)
    omar.seesNot(/the pause is over/)
  })

  test('and does not come back: the pair completes on its last day, and whoever stayed is asked once what comes next', async () => {
    const before = omar.messages.length
    await world.until('2026-09-04T16:00[Europe/Stockholm]')
    expect(await stateOf(world, pair)).toMatch(/^completed/)
    expect(omar.messages).toHaveLength(before + 1)
    omar.sees(/Your pair with @\w+ \w+ is over\. Would you like another partner\?/)
    expect(await pairsOf(world.database.db, world.acme.teamId, omar.id)).toEqual([])
  })
})

describe('two who leave', async () => {
  const world = await openWorld({ now: '2026-03-02T16:00[Europe/Stockholm]' })
  const [maya, omar] = [world.person('maya'), world.person('omar')]
  await makeCoordinator(world, 'priya')
  const pair = await makePair(world, 'maya', 'omar')
  await world.replica()
  afterEach(() => expect(world.sandbox.unacknowledged).toEqual([]))

  test('at the same moment leave one paused pair', async () => {
    await Promise.all([leaves(world, 'maya'), leaves(world, 'omar'), leaves(world, 'maya')])
    expect(await stateOf(world, pair)).toMatch(/^paused 2026-09-02 UACME(MAYA|OMAR)$/)
    await world.until('2026-03-03T16:00[Europe/Stockholm]')
    expect(count(world, 'priya', /paused the pair of @Maya Lindqvist \(mentor\) and @Omar Haddad/)).toBe(1)
  })

  test('come back one by one: the pair goes on with the second', async () => {
    const isMaya = (await stateOf(world, pair)).endsWith(maya.id)
    const [first, second] = isMaya ? [maya, omar] : [omar, maya]
    await world.acme.change(first.id, { deactivated: false })
    expect(await stateOf(world, pair)).toBe(`paused 2026-09-02 ${second.id}`)
    await world.until('2026-03-04T16:00[Europe/Stockholm]')
    expect(first.messages.filter(({ read }) => read.includes(`@${second.name} is no longer`))).toHaveLength(1)
    expect(count(world, 'priya', FOR_COORDINATORS)).toBe(2)
    await world.acme.change(second.id, { deactivated: false })
    expect(await stateOf(world, pair)).toBe('active')
    for (const { messages } of [first, second]) {
      const welcomes = messages.filter(({ read }) => read.startsWith('Welcome back'))
      expect(welcomes.map(({ read }) => read)).toEqual([expect.stringContaining(second.name)])
    }
  })
})

describe('an event and a nudge at the same moment', async () => {
  const world = await openWorld({ now: '2026-03-02T16:00[Europe/Stockholm]' })
  await makeCoordinator(world, 'priya')
  const pair = await makePair(world, 'maya', 'omar')
  await world.replica()

  test('in two processes change everything once', async () => {
    await world.until('2026-03-09T09:29[Europe/Stockholm]')
    world.sandbox.deliver.twice()
    await Promise.all([leaves(world, 'maya'), world.until('2026-03-09T09:30[Europe/Stockholm]')])
    await world.until('2026-03-10T16:00[Europe/Stockholm]')
    expect(await stateOf(world, pair)).toBe(`paused 2026-09-02 ${world.person('maya').id}`)
    expect(count(world, 'omar', LEFT)).toBe(1)
    expect(count(world, 'priya', FOR_COORDINATORS)).toBe(1)
    world.sandbox.deliver.twice()
    await Promise.all([returns(world, 'maya'), returns(world, 'maya')])
    expect(await stateOf(world, pair)).toBe('active')
    expect(count(world, 'omar', /Welcome back/)).toBe(1)
    // A process that has not heard of it may have tried to write to her.
    expect(world.sandbox.refusals.filter(({ error }) => error !== 'account_inactive')).toEqual([])
    expect(world.sandbox.unacknowledged).toEqual([])
  })
})
