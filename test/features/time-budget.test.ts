import { sql } from 'drizzle-orm'
import { afterEach, describe, expect, test } from 'vitest'
import { NUDGE_SWITCH } from '../../src/features/nudges/ids.ts'
import { answerValue, TIME_FINE, TIME_TALK } from '../../src/features/time/ids.ts'
import type { Person } from '../sandbox/index.ts'
import { makeCoordinator } from '../support/coordinator.ts'
import { leaves, returns } from '../support/leaving.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { budgetOf, logs, readsTime, warnings } from '../support/role-time.ts'
import { bookSession, endOf } from '../support/sessions.ts'
import { openWorld } from '../support/world.ts'

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
