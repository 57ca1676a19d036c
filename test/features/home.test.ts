import { afterEach, describe, expect, test } from 'vitest'
import { AGREEMENT_OPEN } from '../../src/features/agreement/ids.ts'
import { GOALS_OPEN } from '../../src/features/goals/ids.ts'
import { NUDGES_OPEN } from '../../src/features/nudges/ids.ts'
import { PLAN_OPEN } from '../../src/features/plan/ids.ts'
import { MENU_RUN, runId } from '../../src/features/run-ids.ts'
import { SESSION_BOOK, SESSION_MOVE } from '../../src/features/session/ids.ts'
import { SETTINGS_OPEN } from '../../src/features/settings/ids.ts'
import { STRATEGY_OPEN } from '../../src/features/strategy/ids.ts'
import type { Person } from '../sandbox/index.ts'
import { elementsOf } from '../sandbox/state/block-ids.ts'
import { makeCoordinator } from '../support/coordinator.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { bookSession } from '../support/sessions.ts'
import { openWorld } from '../support/world.ts'

/** What one press on Home does: action ids, and what stands in its menus. */
function reach(person: Person): Set<string> {
  const found = new Set<string>()
  for (const block of person.home?.blocks ?? []) {
    for (const element of elementsOf(block)) {
      if (element.action_id) found.add(element.action_id)
      for (const { value } of element.options ?? []) found.add(`${element.action_id}: ${value}`)
    }
  }
  return found
}

/** Home as it reads, without what makes some of it bold. */
const read = (person: Person) => person.home?.read.replaceAll('*', '') ?? ''

const menu = (word: string) => `${MENU_RUN}: ${word}`

const EVERYBODY = [NUDGES_OPEN, SETTINGS_OPEN, runId('away'), runId('help')]
const THE_TWO = [
  ...[GOALS_OPEN, PLAN_OPEN, AGREEMENT_OPEN, STRATEGY_OPEN],
  ...[menu('session log'), menu('pause'), menu('end')],
]

describe('Home', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const [maya, omar, priya, li, ana, jonas] = ['maya', 'omar', 'priya', 'li', 'ana', 'jonas'].map(
    world.person,
  )
  if (!maya || !omar || !priya || !li || !ana || !jonas) throw new Error('somebody is missing')
  const homeOf = async (person: Person) => {
    await person.opensHome()
    return read(person)
  }
  afterEach(() => expectNoTrouble(world))

  test('tells somebody who is none of these what this is, and has them propose a pair in two clicks', async () => {
    await makeCoordinator(world, 'priya')
    expect(await homeOf(jonas)).toMatch(
      /Somebody from IT and somebody from the business.*How to join.*@Priya Raman/s,
    )
    expect(reach(jonas)).toEqual(new Set([...EVERYBODY, runId('start')]))
    await jonas.clicks('Propose a pair', { in: 'home' })
    expect(jonas.modal?.title?.text).toBe('Start a pair')
    await jonas.closes()
  })

  test('tells a leader first what is next, and leads to all that concerns the pair', async () => {
    const pair = await makePair(world, 'maya', 'omar')
    expect(await homeOf(omar)).toMatch(
      /^Where you stand\nNo session is booked\. 1 thing below waits for you\./,
    )
    expect([...reach(omar)]).toEqual(
      expect.arrayContaining([...EVERYBODY, ...THE_TWO, SESSION_BOOK, menu('delegate')]),
    )
    await bookSession(world, 'maya', pair, '2026-03-10T15:00')
    expect(await homeOf(omar)).toMatch(
      /^Where you stand\nNext: .*10.*, your session with @Maya Lindqvist\. Nothing waits for you\./,
    )
    expect(reach(omar)).toContain(SESSION_MOVE)
    expect(reach(omar)).not.toContain(SESSION_BOOK)
  })

  test('tells a mentor the same from the other side', async () => {
    expect(await homeOf(maya)).toMatch(/Next: .*, your session with @Omar Haddad.*You mentor @Omar Haddad/s)
    expect([...reach(maya)]).toEqual(expect.arrayContaining([...EVERYBODY, ...THE_TWO, runId('start')]))
    expect(reach(maya)).not.toContain(menu('delegate'))
  })

  test('does in two clicks what the command does', async () => {
    await maya.picks(MENU_RUN, 'Pause the pair', { in: 'home' })
    expect(maya.modal?.fields).toHaveProperty('until')
    await maya.closes()
    await maya.clicks('All I can do', { in: 'home' })
    expect(maya.modal?.read).toMatch(/What I can do/)
    await maya.closes()
  })

  test('follows what is done while somebody looks at it', async () => {
    await omar.picks('>One pilot', 'Halfway', { in: 'home' })
    expect(read(omar)).toMatch(/>One pilot\nHalfway/)
    await omar.clicks('Move', { in: 'home' })
    await omar.clicks('Choose a time')
    await omar.submits({ date: '2026-03-11', time: '11:00' })
    expect(read(omar)).toMatch(/^Where you stand\nNext: [^\n]*11/)
    await omar.picks(MENU_RUN, 'Pause the pair', { in: 'home' })
    await omar.submits({ until: '2026-04-01' })
    expect(read(omar)).toMatch(/Paused until Wed,? 1 Apr 2026/)
    await omar.picks(MENU_RUN, 'Go on earlier', { in: 'home' })
    expect(read(omar)).not.toMatch(/Paused until/)
  })

  test('shows an assistant the dates, and nothing else of the pair', async () => {
    await omar.types('/mentor delegate @li')
    const before = await homeOf(li)
    expect(before).toMatch(
      /You see to dates for others\n@Omar Haddad with @Maya Lindqvist\nNo session is booked/,
    )
    expect(before).not.toMatch(/pilot|allies|Where IT could help/)
    expect([...reach(li)]).toEqual(expect.arrayContaining([...EVERYBODY, SESSION_BOOK]))
    for (const one of THE_TWO) expect(reach(li)).not.toContain(one)
    await li.clicks('Schedule a session', { in: 'home' })
    await li.submits({ date: '2026-03-12', time: '10:00' })
    expect(read(li)).toMatch(/@Omar Haddad with @Maya Lindqvist\nNext session: [^\n]*12/)
    await omar.types('/mentor delegate off')
    expect(await homeOf(li)).toMatch(/You are not in a pair yet/)
  })

  test('shows an IT lead where feedback arrives and what the mentors go by', async () => {
    await priya.types('/mentor settings')
    await priya.submits({ channel: '#it', itLeads: ['@ana'] })
    expect(await homeOf(ana)).toMatch(
      /You answer for IT\nWhat leaders share with IT arrives in <#\w+>\.\nNothing in the ledger waits for an answer\.\nNo strategy card is written yet/,
    )
    await ana.clicks('Strategy cards', { in: 'home' })
    expect(ana.modal?.read).toMatch(/No cards yet/)
    await ana.closes()
  })

  test('gives a coordinator the programme in numbers and what it is run with, and nobody’s words', async () => {
    const home = await homeOf(priya)
    expect(home).toMatch(/The programme\nFor coordinators: 1 running pair, 0 open proposals\./)
    expect(home).not.toMatch(/pilot|allies|Where IT could help/)
    expect([...reach(priya)]).toEqual(
      expect.arrayContaining([...EVERYBODY, runId('start'), STRATEGY_OPEN, SETTINGS_OPEN]),
    )
    expect(home).not.toMatch(/You are not in a pair yet/)
  })
})

describe('what waits for somebody is done on Home itself', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const [maya, omar, li] = [world.person('maya'), world.person('omar'), world.person('li')]
  afterEach(() => expectNoTrouble(world))

  test('a proposal is declined or accepted there', async () => {
    await maya.types('/mentor start @omar')
    await maya.submits({ topic: 'Forecasts', goals: 'One pilot' })
    await omar.opensHome()
    expect(read(omar)).toMatch(/proposed @Maya Lindqvist as your mentor on .*, about Forecasts/)
    await omar.clicks('Decline', { in: 'home' })
    expect(omar.modal?.fields).toHaveProperty('reason')
    await omar.closes()
    await omar.clicks('Accept', { in: 'home' })
    expect(read(omar)).toMatch(/Maya Lindqvist mentors you about Forecasts/)
    expect(read(omar)).not.toMatch(/proposed/)
    await expect(omar.clicks('Accept', { in: 'home' })).rejects.toThrow()
  })

  test('times that wait for the leader or for whoever schedules lead to a date, and go with it', async () => {
    await omar.types('/mentor delegate @li')
    await li.opensHome()
    expect(read(li)).toMatch(/What waits for you\nWhen do @Omar Haddad and @Maya Lindqvist meet\?/)
    expect(read(li)).not.toMatch(/Forecasts|pilot/)
    await maya.opensHome()
    expect(read(maya)).not.toMatch(/What waits for you/)
    await omar.opensHome()
    expect(read(omar)).toMatch(/When do you and @Maya Lindqvist meet\?/)
    await omar.clicks('Choose a time', { in: 'home' })
    await omar.submits({ date: '2026-03-04', time: '10:00' })
    expect(read(omar)).toMatch(/Next: .*Nothing waits for you\./)
    await li.opensHome()
    expect(read(li)).not.toMatch(/What waits for you/)
  })

  test('a change of the agreement is read and agreed to there, by the other one only', async () => {
    for (const answer of ['Decline', 'Accept']) {
      await maya.types('/mentor agreement')
      await maya.clicks('Change our agreement')
      await maya.submits({ topic: 'Budgets' })
      await maya.opensHome()
      expect(read(maya)).not.toMatch(/would like to change/)
      await omar.opensHome()
      expect(read(omar)).toMatch(/1 thing below waits for you.*@Maya Lindqvist would like to change/s)
      await omar.clicks('See the change', { in: 'home' })
      expect(omar.modal?.read).toMatch(/Forecasts → \*?Budgets/)
      await omar.closes()
      await omar.clicks(answer, { in: 'home' })
      expect(read(omar)).toMatch(answer === 'Accept' ? /mentors you about Budgets/ : /about Forecasts/)
      expect(read(omar)).toMatch(/Nothing waits for you/)
    }
  })

  test('a session is rated with one click there, and the question in the message is answered by it', async () => {
    await world.until('2026-03-04T18:00[Europe/Stockholm]')
    await omar.opensHome()
    expect(read(omar)).toMatch(/session with @Maya Lindqvist ended on .*How useful was it\?/)
    await omar.clicks('4', { in: 'home' })
    expect(read(omar)).not.toMatch(/How useful was it/)
    omar.sees(/You rated it 4\. Thank you\./)
  })

  test('or with nothing to tell this time', async () => {
    await maya.types('/mentor session')
    await maya.submits({ date: '2026-03-05', time: '10:00' })
    await world.until('2026-03-05T18:00[Europe/Stockholm]')
    await omar.opensHome()
    await omar.clicks('Nothing this time', { in: 'home' })
    expect(read(omar)).not.toMatch(/How useful was it/)
    omar.sees(/Nothing more to do/)
  })
})
