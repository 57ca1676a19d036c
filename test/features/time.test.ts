import { sql } from 'drizzle-orm'
import { afterEach, describe, expect, test } from 'vitest'
import { TIME_ADD, TIME_CHANGE, TIME_OPEN, TIME_TAKE_BACK, TIME_TURNS } from '../../src/features/time/ids.ts'
import { makeCoordinator } from '../support/coordinator.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { logs, readsTime } from '../support/role-time.ts'
import { bookSession, holdSession } from '../support/sessions.ts'
import { openWorld } from '../support/world.ts'

describe('a mentor', async () => {
  const world = await openWorld()
  const [maya, omar] = [world.person('maya'), world.person('omar')]
  const pair = await makePair(world, 'maya', 'omar')
  afterEach(() => expectNoTrouble(world))

  test('sees a month in which nothing was done yet, and the hours that would fit', async () => {
    const read = await readsTime(maya)
    expect(read).toMatch(/March 2026: 0 min/)
    expect(read).toMatch(/No hours are agreed on yet\.\*? 2 hours a month would fit/)
    expect(read).toMatch(/Nobody is scored/)
  })

  test('finds a session counted as planned until the minutes are written down', async () => {
    await holdSession(world, 'maya', pair, '2026-03-10T16:00', 60)
    expect(await readsTime(maya)).toMatch(/March 2026: 1 h\*?\n.*counted as planned|March 2026: 1 h/)
    maya.sees(/One session is counted as planned, because no minutes were written down/, { in: 'modal' })
    await maya.closes()
    await maya.clicks('Write it down')
    expect(maya.modal?.read).toMatch(/coordinators see what a month comes to/)
    await maya.submits({ minutes: 50, preparation: 25 })
    const read = await readsTime(maya)
    expect(read).toMatch(/March 2026: 1 h 15 min/)
    expect(read).toMatch(/With @Omar Haddad: 1 h 15 min, 25 min of it preparation/)
    expect(read).not.toMatch(/counted as planned/)
    await maya.closes()
  })

  test('corrects the minutes, and the month follows', async () => {
    await maya.clicks('Read or correct')
    expect(maya.modal?.fields).toMatchObject({ minutes: { value: '50' }, preparation: { value: '25' } })
    await maya.submits({ preparation: null })
    expect(await readsTime(maya)).toMatch(/March 2026: 50 min/)
  })

  test('adds preparation once, however often it is delivered, and takes it back', async () => {
    await maya.clicks('Add minutes', { in: 'modal' })
    await maya.fills({ minutes: 40 })
    world.sandbox.deliver.twice()
    await maya.submits()
    expect(maya.modal?.read).toMatch(/March 2026: 1 h 30 min/)
    expect(maya.modal?.read).toMatch(/Added: 40 min of preparation on Tue,? 10 Mar 2026, for @Omar Haddad/)
    await maya.clicks('Add minutes', { in: 'modal' })
    await maya.submits({ minutes: 30, day: '2026-02-27' })
    expect(maya.modal?.read).toMatch(/March 2026: 1 h 30 min/)
    expect(maya.modal?.read).toMatch(/February 2026: 30 min/)
    await maya.clicks('Take back', { in: 'modal' })
    expect(maya.modal?.read).not.toMatch(/February/)
    expect(maya.modal?.read).toMatch(/March 2026: 1 h 30 min/)
  })

  test('is told beside the field what cannot be added', async () => {
    await maya.clicks('Add minutes', { in: 'modal' })
    await maya.submits({ minutes: 30, day: '2026-03-11' })
    expect(maya.modal?.errors.day).toMatch(/Choose today or a day before it/)
    await maya.submits({ day: '2026-01-31' })
    expect(maya.modal?.errors.day).toMatch(/Choose Sun,? 1 Feb 2026 or a later day/)
    await maya.submits({ day: '2026-03-01', minutes: 601 })
    expect(Object.keys(maya.modal?.errors ?? {})).toEqual(['minutes'])
    await maya.closes()
  })

  test('loses nothing to somebody who forges the press that takes it back', async () => {
    const { rows } = await world.database.db.execute<{ id: string }>(sql`select id from added_minutes`)
    await omar.forges(TIME_TAKE_BACK, rows[0]?.id ?? '')
    expect(omar.lastMessage?.read).toMatch(/is for mentors, .*and for coordinators/)
    expect(await readsTime(maya)).toMatch(/March 2026: 1 h 30 min/)
    await maya.closes()
  })

  test('loses a session from the month when somebody says that it did not take place', async () => {
    await holdSession(world, 'maya', pair, '2026-03-12T16:00', 30)
    expect(await readsTime(maya)).toMatch(/March 2026: 2 h/)
    await maya.closes()
    await maya.clicks('It did not take place')
    expect(await readsTime(maya)).toMatch(/March 2026: 1 h 30 min/)
    await maya.closes()
  })

  test.each(['omar', 'li', 'ana'])('is not %s: they read whom it is for', async (who) => {
    expect(await readsTime(world.person(who))).toMatch(/is for mentors, .*and for coordinators/)
    for (const [action, words] of [
      [TIME_OPEN, /is for mentors/],
      [TIME_TURNS.back, /is for mentors/],
      [TIME_CHANGE, /You are not mentoring anybody/],
      [TIME_ADD, /You are not mentoring anybody/],
    ] as const) {
      await world.person(who).forges(action, 'forged')
      expect(world.person(who).lastMessage?.read).toMatch(words)
      expect(world.person(who).modal).toBeNull()
    }
  })
})

describe('the hint at a line manager', async () => {
  const world = await openWorld()
  const maya = world.person('maya')
  const pair = await makePair(world, 'maya', 'omar')
  const hints = () => maya.messages.filter(({ read }) => /your line manager can make room/.test(read))

  test('stands in the first brief, for the mentor alone', async () => {
    await bookSession(world, 'maya', pair, '2026-03-10T16:00')
    await world.until('2026-03-09T10:00[Europe/Stockholm]')
    expect(hints()).toHaveLength(1)
    world.person('omar').seesNot(/line manager/)
    await maya.clicks('Agree on hours')
    expect(maya.modal?.fields.hours?.value).toBe('2')
    await maya.closes()
  })

  test('and in no later one', async () => {
    await world.until('2026-03-11T10:00[Europe/Stockholm]')
    await holdSession(world, 'maya', pair, '2026-04-07T16:00')
    maya.sees(/Your session with @Omar Haddad on Apr 7/)
    expect(hints()).toHaveLength(0)
    expectNoTrouble(world)
  })
})

describe('a coordinator', async () => {
  const world = await openWorld()
  const [maya, priya, jonas] = [world.person('maya'), world.person('priya'), world.person('jonas')]
  const pair = await makePair(world, 'maya', 'omar', { topic: 'Zebra' })
  await makeCoordinator(world, 'priya')
  afterEach(() => expectNoTrouble(world))

  test('reads the hours of every mentor, this month and the last, and whether they were acknowledged', async () => {
    await holdSession(world, 'maya', pair, '2026-03-10T16:00', 60)
    await maya.clicks('Write it down')
    await maya.submits({ heard: 'Walrus', minutes: 60, preparation: 15 })
    expect(await readsTime(priya)).toMatch(
      /@Maya Lindqvist: March 1 h 15 min · February 0 min · no hours agreed on/,
    )
    await readsTime(maya)
    await maya.clicks('Agree on hours', { in: 'modal' })
    await maya.submits({ hours: 2, manager: jonas })
    expect(await readsTime(priya)).toMatch(/March 1 h 15 min of 2 h · February 0 min · not acknowledged yet/)
    await jonas.clicks('Let’s talk first')
    expect(await readsTime(priya)).toMatch(/not acknowledged yet/)
    await jonas.clicks('That’s fine')
    expect(await readsTime(priya)).toMatch(/of 2 h · February 0 min · acknowledged/)
  })

  test('reads no leader, no session, no line manager and no word', async () => {
    const read = await readsTime(priya)
    expect(read).not.toMatch(/Omar|Jonas|Walrus|Zebra|10 Mar|Mar 10/)
    expect(read).not.toMatch(/Add minutes|Change|Nobody is scored/)
    await priya.closes()
  })

  test('who mentors as well sees both parts', async () => {
    await makePair(world, 'priya', 'ana')
    const read = await readsTime(priya)
    expect(read).toMatch(/No hours are agreed on yet[\s\S]*Nobody is scored/)
    expect(read).toMatch(/For coordinators: hours per mentor[\s\S]*@Priya Raman: March 0 min/)
    await priya.closes()
  })

  test('turns the pages of sixty pairs', async () => {
    const { db } = world.database
    await db.execute(sql`insert into pairs (id, workspace_id, mentor_id, mentee_id, proposed_by, request_key, state,
      mentor_slot, topic, cadence, session_minutes, months, starts_on, ends_on, created_at)
      select gen_random_uuid(), ${world.acme.teamId}, 'U0MENTOR' || lpad(n::text, 2, '0'), 'U0LEADER' || n, 'U0X', 'many-' || n,
      'active', 1, 'Numbers', 'monthly', 45, 6, '2026-03-02', '2026-09-02', now() + n * interval '1 second'
      from generate_series(1, 60) n`)
    const seen = new Set<string>()
    await readsTime(priya)
    for (;;) {
      expect(priya.modal?.blocks.length).toBeLessThan(30)
      for (const mentor of JSON.stringify(priya.modal?.blocks).match(/U0MENTOR\d\d/g) ?? []) seen.add(mentor)
      if (!priya.modal?.read.includes('More')) break
      await priya.clicks('More', { in: 'modal' })
    }
    expect(seen.size).toBe(60)
    await priya.clicks('Back', { in: 'modal' })
    priya.sees(/Page 4 of 5/, { in: 'modal' })
    await priya.closes()
    await priya.forges(TIME_TURNS.back, '-7')
    expect(priya.modal?.read).toMatch(/Page 1 of 5/)
    await priya.closes()
    await makeCoordinator(world, 'priya', false)
    expect(await readsTime(priya)).not.toMatch(/For coordinators/)
    await priya.closes()
  })
})

describe('the borders of a month', async () => {
  const world = await openWorld({ now: '2026-03-25T10:00[Europe/Stockholm]' })
  const [maya, jonas, priya] = [world.person('maya'), world.person('jonas'), world.person('priya')]
  await makeCoordinator(world, 'priya')
  await makePair(world, 'maya', 'omar')

  test('are the mentor’s own, also after the clocks have changed and when they fly', async () => {
    await world.until('2026-04-02T10:00[Europe/Stockholm]')
    // On 29 March the clocks of Stockholm went forward.
    await logs(maya, { date: '2026-03-31', time: '23:45', minutes: '30 minutes' })
    await logs(maya, { date: '2026-04-01', time: '00:30', minutes: '60 minutes' })
    expect(await readsTime(maya)).toMatch(/April 2026: 1 h[\s\S]*March 2026: 30 min/)
    await maya.closes()
    expect(await readsTime(priya)).toMatch(/@Maya Lindqvist: April 1 h · March 30 min/)
    await priya.closes()
    await world.acme.change('maya', { zone: 'America/New_York' })
    expect(await readsTime(maya)).toMatch(/April 2026: 0 min[\s\S]*March 2026: 1 h 30 min/)
    await maya.closes()
    expect(jonas.messages).toEqual([])
    expectNoTrouble(world)
  })
})
