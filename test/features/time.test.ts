import { sql } from 'drizzle-orm'
import { afterEach, describe, expect, test } from 'vitest'
import { findTimeBudget } from '../../src/db/time-budgets.ts'
import { NUDGE_SWITCH } from '../../src/features/nudges/ids.ts'
import {
  answerValue,
  TIME_ADD,
  TIME_CHANGE,
  TIME_FINE,
  TIME_OPEN,
  TIME_TAKE_BACK,
  TIME_TALK,
  TIME_TURNS,
} from '../../src/features/time/ids.ts'
import type { Person } from '../sandbox/index.ts'
import { makeCoordinator } from '../support/coordinator.ts'
import { leaves, returns } from '../support/leaving.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { bookSession, endOf, holdSession } from '../support/sessions.ts'
import { openWorld, type TestWorld } from '../support/world.ts'

const budgetOf = (world: TestWorld, who: string) =>
  findTimeBudget(world.database.db, world.acme.teamId, world.person(who).id)

const warnings = (person: Person) =>
  person.messages.filter(({ read }) => /You have used .* as a mentor in/.test(read))

async function readsTime(person: Person): Promise<string> {
  while (person.modal) await person.closes()
  await person.types('/mentor time')
  const { modal, lastMessage } = person
  return (modal ?? lastMessage)?.read ?? ''
}

async function logs(person: Person, values: Record<string, string>): Promise<void> {
  await person.types('/mentor session log')
  await person.submits(values)
}

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

describe('a line manager', async () => {
  const world = await openWorld()
  const [maya, jonas, ana, li] = ['maya', 'jonas', 'ana', 'li'].map(world.person)
  if (!maya || !jonas || !ana || !li) throw new Error('somebody is missing')
  await makePair(world, 'maya', 'omar', { topic: 'Zebra' })
  afterEach(() => expectNoTrouble(world))
  const changes = async (values: Record<string, string | number | Person | null>) => {
    await readsTime(maya)
    await maya.clicks(/^(?:Change|Agree on hours)$/, { in: 'modal' })
    await maya.submits(values)
  }
  const asks = (person: Person) =>
    person.messages.filter(({ read }) => /@Maya Lindqvist asks you for/.test(read))

  test.each([
    ['maya', /That is you/],
    ['omar', /That is a leader you mentor/],
    ['statusbot', /That is a bot/],
    ['erin', /belongs to another company/],
  ])('is not %s', async (who, words) => {
    await changes({ manager: world.person(who) })
    expect(maya.modal?.errors.manager).toMatch(words)
    expect(await budgetOf(world, 'maya')).toBeNull()
  })

  test('is nobody who has left since they were chosen', async () => {
    await readsTime(maya)
    await maya.clicks('Agree on hours', { in: 'modal' })
    await maya.fills({ manager: li })
    await leaves(world, 'li')
    await maya.submits()
    expect(maya.modal?.errors.manager).toMatch(/This account is deactivated/)
    await returns(world, 'li')
  })

  test('is asked once, with what the hours are and nothing of what is talked about', async () => {
    await readsTime(maya)
    await maya.clicks('Agree on hours', { in: 'modal' })
    await maya.fills({ manager: jonas })
    world.sandbox.deliver.twice()
    await maya.submits()
    expect(maya.modal?.read).toMatch(/2 hours a month\.\*? @Jonas Weber was asked and has not answered yet/)
    expect(asks(jonas)).toHaveLength(1)
    expect(asks(jonas)[0]?.read).toMatch(/asks you for 2 hours a month as a mentor/)
    expect(asks(jonas)[0]?.read).toMatch(/has been part of it since Mon,? 2 Mar 2026/)
    expect(asks(jonas)[0]?.read).toMatch(/You see no content[\s\S]*Nobody is scored/)
    jonas.seesNot(/Zebra|Omar/)
  })

  test('sees nothing else: no window, and no figures', async () => {
    expect(await readsTime(jonas)).toMatch(/is for mentors/)
    await jonas.types('/mentor status')
    expect(jonas.lastMessage?.read).toMatch(/not in a pair yet/)
  })

  test('would rather talk first, which only the mentor hears', async () => {
    await jonas.clicks('Let’s talk first')
    jonas.sees(/You would like to talk with @Maya Lindqvist first/)
    maya.sees(/@Jonas Weber would like to talk with you about your mentoring hours first/)
    expect(await readsTime(maya)).toMatch(/@Jonas Weber would like to talk first/)
    await maya.closes()
  })

  test('says that it is fine afterwards with one click, and the mentor is told', async () => {
    world.sandbox.deliver.twice()
    await jonas.clicks('That’s fine')
    jonas.sees(/You said that 2 hours a month are fine for @Maya Lindqvist/)
    expect(
      maya.messages.filter(({ read }) => /@Jonas Weber is fine with 2 hours a month/.test(read)),
    ).toHaveLength(1)
    await maya.clicks('My time')
    expect(maya.modal?.read).toMatch(/@Jonas Weber is fine with it, since/)
    await maya.closes()
  })

  test('is left in peace when it becomes less, and asked anew when it becomes more', async () => {
    await changes({ hours: 1 })
    expect(jonas.messages.filter(({ read }) => /1 hour a month are fine/.test(read))).toHaveLength(1)
    expect(asks(jonas)).toHaveLength(0)
    expect(await budgetOf(world, 'maya')).toMatchObject({ answer: 'fine', hours: 1 })
    await changes({ hours: 4 })
    expect(asks(jonas)).toHaveLength(1)
    jonas.sees(/has changed the hours since\. My newest message/)
    expect(await budgetOf(world, 'maya')).toMatchObject({ answer: 'waiting', hours: 4 })
  })

  test('who presses an outdated button is told so, and nothing changes', async () => {
    const { id: mentorId } = maya
    await jonas.forges(TIME_FINE, answerValue({ mentorId, revision: 1 }))
    expect(jonas.lastMessage?.read).toMatch(/The hours have changed since: it is 4 hours a month now/)
    expect(await budgetOf(world, 'maya')).toMatchObject({ answer: 'waiting' })
  })

  test('is no other one, whatever they forge', async () => {
    const budget = await budgetOf(world, 'maya')
    const value = answerValue({ mentorId: maya.id, revision: budget?.revision ?? 0 })
    for (const person of [maya, ana, world.person('omar')]) {
      for (const action of [TIME_FINE, TIME_TALK]) {
        await person.forges(action, value)
        expect(person.lastMessage?.read).toMatch(/You are not the one who is asked/)
      }
    }
    await jonas.forges(TIME_FINE, 'nonsense')
    expect(jonas.lastMessage?.read).toMatch(/cannot find what this button asks/)
    expect(await budgetOf(world, 'maya')).toEqual(budget)
  })

  test('is replaced by another one: the first has nothing to do any more', async () => {
    const before = await budgetOf(world, 'maya')
    await changes({ manager: ana })
    expect(asks(ana)).toHaveLength(1)
    expect(asks(jonas)).toHaveLength(0)
    jonas.sees(/no longer asks you about their mentoring hours/)
    await jonas.forges(TIME_FINE, answerValue({ mentorId: maya.id, revision: before?.revision ?? 0 }))
    expect(jonas.lastMessage?.read).toMatch(/not any more/)
    await ana.clicks('That’s fine')
    expect(await budgetOf(world, 'maya')).toMatchObject({ managerId: ana.id, answer: 'fine' })
  })

  test('presses at the moment at which the mentor asks for more: what was shown holds, or is refused', async () => {
    await changes({ hours: 5 })
    const before = await budgetOf(world, 'maya')
    await readsTime(maya)
    await maya.clicks('Change', { in: 'modal' })
    await maya.fills({ hours: 6 })
    await Promise.all([
      maya.submits(),
      ana.forges(TIME_FINE, answerValue({ mentorId: maya.id, revision: before?.revision ?? 0 })),
    ])
    expect(await budgetOf(world, 'maya')).toMatchObject({ hours: 6, answer: 'waiting' })
    expect(asks(ana).at(-1)?.read).toMatch(/6 hours a month/)
  })

  test('is told by the mentor’s window that an older one was overtaken', async () => {
    await readsTime(maya)
    await maya.clicks('Change', { in: 'modal' })
    await maya.fills({ hours: 9 })
    await world.database.db.execute(sql`update time_budgets set hours = 7, revision = revision + 1`)
    await maya.submits()
    expect(maya.modal?.errors.hours).toMatch(/changed in another window meanwhile/)
    expect(await budgetOf(world, 'maya')).toMatchObject({ hours: 7 })
    await maya.closes()
  })

  test('who has left is named as such, and another one can be asked', async () => {
    await leaves(world, 'ana')
    expect(await readsTime(maya)).toMatch(/is no longer in this workspace; “Change” names somebody else/)
    await changes({ manager: li })
    expect(asks(li)).toHaveLength(1)
  })

  test('is not asked where nobody is named', async () => {
    await changes({ manager: null, hours: 3 })
    expect(maya.modal?.read).toMatch(/is your own measure\. No line manager is named/)
    expect(asks(li)).toHaveLength(0)
    await maya.closes()
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

describe('a month that is nearly used up', async () => {
  const world = await openWorld()
  const [maya, priya] = [world.person('maya'), world.person('priya')]
  await makeCoordinator(world, 'priya')
  const pair = await makePair(world, 'maya', 'omar')
  const other = await makePair(world, 'maya', 'li')
  afterEach(() => expectNoTrouble(world))

  test('is said once, to the mentor alone, when two sessions that fill it are logged at once', async () => {
    await readsTime(maya)
    await maya.clicks('Agree on hours', { in: 'modal' })
    await maya.submits({ hours: 2 })
    await maya.closes()
    await world.until('2026-03-10T12:00[Europe/Stockholm]')
    const replica = await world.replica()
    const [omar, li] = [world.person('omar'), world.person('li')]
    const log = { date: '2026-03-09', minutes: '60 minutes' }
    await omar.types('/mentor session log')
    await omar.fills({ ...log, time: '10:00' })
    await li.types('/mentor session log')
    await li.fills({ ...log, time: '16:00' })
    await Promise.all([omar.submits(), li.submits()])
    await replica.tick()
    await world.passes({ minutes: 1 })
    expect(warnings(maya)).toHaveLength(1)
    expect(warnings(maya)[0]?.read).toMatch(/You have used 2 h of your 2 h as a mentor in March/)
    expect(warnings(maya)[0]?.read).toMatch(/a shorter preparation[\s\S]*a word with @Priya Raman/)
    for (const one of [omar, li, priya]) one.seesNot(/You have used/)
  })

  test('is not said again above the whole, where `/mentor time` says it, and its figures follow', async () => {
    await logs(maya, { pair: pair.id, date: '2026-03-06', time: '10:00', minutes: '30 minutes' })
    await world.passes({ hours: 48 })
    expect(warnings(maya)).toHaveLength(1)
    expect(warnings(maya)[0]?.read).toMatch(/You have used 2 h 30 min of your 2 h[\s\S]*That happens/)
    expect(await readsTime(maya)).toMatch(/That is more than agreed, which happens\. Nothing stops/)
    await maya.closes()
  })

  test('has a way out: more hours, and the message has nothing to say any more', async () => {
    await maya.clicks('Change the hours')
    await maya.submits({ hours: 5 })
    await maya.closes()
    expect(warnings(maya)[0]?.read).toBe('You have used 2 h 30 min of your 5 h as a mentor in March.')
  })

  test('begins anew with the month, by the mentor’s own clock and after their hours', async () => {
    await readsTime(maya)
    await maya.clicks('Change', { in: 'modal' })
    await maya.submits({ hours: 1 })
    await maya.closes()
    expect(warnings(maya)).toHaveLength(1)
    // April began in Stockholm, not yet in New York; the session ends after hours, and a day later it counts.
    const late = await bookSession(world, 'li', other, '2026-04-01T23:00', 60)
    await world.until(endOf(late))
    expect(warnings(maya)).toHaveLength(1)
    await world.until('2026-04-02T17:59[Europe/Stockholm]')
    expect(warnings(maya)).toHaveLength(1)
    // Good Friday and Easter Monday are public holidays in Sweden.
    await world.until('2026-04-07T08:59[Europe/Stockholm]')
    expect(warnings(maya)).toHaveLength(1)
    await world.until('2026-04-07T09:00[Europe/Stockholm]')
    expect(warnings(maya)).toHaveLength(2)
    expect(warnings(maya)[1]?.read).toMatch(/1 h of your 1 h as a mentor in April/)
  })

  test('is put off, and comes back once', async () => {
    await maya.picks('overflow', 'Tomorrow', { message: /in April/ })
    maya.sees(/I will come back to this on/)
    await world.until('2026-04-08T10:00[Europe/Stockholm]')
    expect(warnings(maya).filter(({ read }) => /in April/.test(read))).toHaveLength(1)
  })

  test('is not said to whoever has switched it off', async () => {
    await maya.forges(NUDGE_SWITCH, 'time:off')
    expect(maya.modal?.read).toMatch(/Your hours as a mentor\*? \(off\)/)
    await maya.closes()
    await world.until('2026-05-05T10:00[Europe/Stockholm]')
    await logs(maya, { pair: pair.id, date: '2026-05-04', time: '10:00', minutes: '60 minutes' })
    await world.passes({ hours: 24 })
    expect(warnings(maya).filter(({ read }) => /in May/.test(read))).toHaveLength(0)
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
