import { afterEach, describe, expect, test } from 'vitest'
import { ledgerItems } from '../../src/db/ledger.ts'
import type { Pair } from '../../src/domain/pair.ts'
import { LEDGER_SHOW, verdictId } from '../../src/features/ledger/ids.ts'
import type { Person } from '../sandbox/index.ts'
import { makeCoordinator } from '../support/coordinator.ts'
import { setItChannel } from '../support/it-channel.ts'
import { makeItLead, meetsAndShares, shareWithIt } from '../support/ledger.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { openWorld, type TestWorld } from '../support/world.ts'

const WAITS = /waits? for you\*|yours to see to/
const waiting = (person: Person) =>
  person.messages.filter(({ read }) => WAITS.test(read)).map(({ read }) => read)
const theItem = async ({ database: { db }, acme }: TestWorld) => {
  const [item] = await ledgerItems(db, acme.teamId)
  if (!item) throw new Error('nothing is shared')
  return item
}

/** On a Tuesday. */
const omarShares = (world: TestWorld, pair: Pair, as: 'named' | 'theme') =>
  meetsAndShares(
    world,
    { mentor: 'maya', leader: 'omar', pair, at: '2026-03-10T16:00' },
    { words: 'The VPN is slow', as },
  )

describe('what waits in the ledger', async () => {
  // A Monday.
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const [omar, jonas, priya, ana] = ['omar', 'jonas', 'priya', 'ana'].map((name) => world.person(name))
  if (!omar || !jonas || !priya || !ana) throw new Error('somebody is missing')
  await makeItLead(world, 'jonas')
  await makeItLead(world, 'priya')
  const pair = await makePair(world, 'maya', 'omar')
  afterEach(() => expectNoTrouble(world))

  test('without a channel is told to every IT lead the next morning, in numbers', async () => {
    await omarShares(world, pair, 'named')
    await world.until('2026-03-11T08:59[Asia/Kolkata]')
    expect([...waiting(jonas), ...waiting(priya)]).toEqual([])
    await world.until('2026-03-11T16:00[Europe/Stockholm]')
    for (const lead of [jonas, priya]) {
      expect(waiting(lead)).toEqual([expect.stringMatching(/Not read yet: 1/)])
      expect(waiting(lead)[0]).not.toMatch(/Omar|VPN|Tools/)
    }
    expect([...waiting(ana), ...waiting(omar)]).toEqual([])
  })

  test('opens the ledger, which is read; and can be switched off', async () => {
    await jonas.clicks('Open the ledger', { message: WAITS })
    expect(jonas.modal?.read).toMatch(/Tools · Friction · @Omar Haddad/)
    await jonas.closes()
    await priya.clicks('My reminders', { message: WAITS })
    expect(priya.modal?.read).toMatch(/reminders/i)
    await priya.closes()
  })

  test('is told to an owner, who need not be an IT lead and then reads no word of it', async () => {
    await jonas.forges(LEDGER_SHOW, (await theItem(world)).ledgerId)
    await jonas.clicks('Owner')
    await jonas.submits({ 'owner-0': '@ana' })
    await jonas.closes()
    await world.until('2026-03-12T18:00[America/Sao_Paulo]')
    expect(waiting(ana)).toEqual([
      expect.stringMatching(
        /Something that a leader told IT is yours to see to[\s\S]*@Jonas Weber named you/,
      ),
    ])
    expect(waiting(ana)[0]).not.toMatch(/Omar|VPN|Tools/)
    // Two more working days, and all that was promised is kept so far.
    expect(waiting(jonas)).toHaveLength(1)
  })

  test('is told to those who can act on the morning after it was promised, and every Monday from then on', async () => {
    // Shared on Tuesday, 10 March: a plan or an outcome was promised by Tuesday, 24 March.
    await world.until('2026-03-24T18:00[Europe/Stockholm]')
    expect(waiting(jonas)).toHaveLength(1)
    await world.until('2026-03-25T18:00[Europe/Stockholm]')
    expect(waiting(jonas).slice(1)).toEqual([expect.stringMatching(/Overdue: 1/)])
    await world.until('2026-03-29T18:00[Europe/Stockholm]')
    expect(waiting(jonas)).toHaveLength(2)
    await world.until('2026-03-30T18:00[Europe/Stockholm]')
    expect(waiting(jonas)).toHaveLength(3)
  })

  test('is told no more when it is answered, and once more when its leader says “Not solved”', async () => {
    await jonas.forges(LEDGER_SHOW, (await theItem(world)).ledgerId)
    await jonas.clicks('Owner')
    await jonas.submits({ 'owner-1': '@priya' })
    await jonas.clicks('Close as done')
    await jonas.submits({ 'note-2': 'A second line' })
    await jonas.closes()
    await world.until('2026-04-07T18:00[Europe/Stockholm]')
    expect([waiting(jonas).length, waiting(priya).length]).toEqual([3, 3])
    const { id, reopened } = await theItem(world)
    await omar.forges(verdictId('reopen'), `${id}:${reopened}`)
    await world.until('2026-04-08T18:00[Europe/Stockholm]')
    // Its owner, and nobody else.
    expect(waiting(jonas)).toHaveLength(3)
    expect(waiting(priya).at(-1)).toMatch(/Not solved, says the leader: 1/)
    expect(waiting(priya)).toHaveLength(4)
  })
})

describe('whoever answers for an item', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const [omar, jonas, priya] = ['omar', 'jonas', 'priya'].map((name) => world.person(name))
  if (!omar || !jonas || !priya) throw new Error('somebody is missing')
  const pair = await makePair(world, 'maya', 'omar')
  afterEach(() => expectNoTrouble(world))

  test('hears on Monday what was shared before they did', async () => {
    await omarShares(world, pair, 'named')
    await world.until('2026-03-18T12:00[Europe/Stockholm]')
    await makeItLead(world, 'jonas')
    await world.until('2026-03-22T12:00[Europe/Stockholm]')
    expect(waiting(jonas)).toEqual([])
    await world.until('2026-03-23T12:00[Europe/Stockholm]')
    expect(waiting(jonas)).toEqual([expect.stringMatching(/Overdue: 1/)])
  })

  test('hears once, however much came while they were away', async () => {
    await jonas.types('/mentor away')
    await jonas.submits({ until: '2026-04-09' })
    for (const words of ['The mail', 'The phone', 'The door']) {
      await world.passes({ hours: 24 })
      await shareWithIt(world, 'omar', { words, as: 'named' })
    }
    await world.until('2026-04-08T12:00[Europe/Stockholm]')
    expect(waiting(jonas)).toHaveLength(1)
    await world.until('2026-04-09T20:00[Europe/Stockholm]')
    expect(waiting(jonas)).toHaveLength(2)
    expect(waiting(jonas).at(-1)).toMatch(/Overdue: 4/)
  })

  test('hears of what was another one’s who does not answer for IT any more', async () => {
    await makeItLead(world, 'priya')
    await jonas.forges(LEDGER_SHOW, (await theItem(world)).ledgerId)
    await jonas.clicks('Owner')
    await jonas.submits({ 'owner-0': '@jonas' })
    await jonas.closes()
    await makeItLead(world, 'jonas', false)
    const before = waiting(jonas).length
    await world.until('2026-04-13T20:00[Europe/Stockholm]')
    expect(waiting(priya).at(-1)).toMatch(/Overdue: 4/)
    expect(waiting(jonas)).toHaveLength(before)
  })
})

describe('a topic that waits', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const jonas = world.person('jonas')
  await makeItLead(world, 'jonas')
  const pair = await makePair(world, 'maya', 'omar')
  afterEach(() => expectNoTrouble(world))

  test('is told on the Monday after, so that nobody can tell the day', async () => {
    await omarShares(world, pair, 'theme')
    await shareWithIt(world, 'omar', { words: 'The mail', as: 'named' })
    await jonas.types('/mentor nudges')
    expect(jonas.modal?.read).not.toMatch(/feedback about IT that waits/)
    await jonas.closes()
    await world.until('2026-03-11T18:00[Europe/Stockholm]')
    expect(waiting(jonas)).toEqual([expect.stringMatching(/Not read yet: 1/)])
    await world.until('2026-03-16T18:00[Europe/Stockholm]')
    expect(waiting(jonas).at(-1)).toMatch(/Not read yet: 1/)
    expect(waiting(jonas).at(-1)).toMatch(/Overdue: 1/)
  })

  test('is told to nobody who answers for IT no longer', async () => {
    await world.until('2026-04-30T12:00[Europe/Stockholm]')
    await makeItLead(world, 'jonas', false)
    const before = waiting(jonas).length
    await world.until('2026-05-20T12:00[Europe/Stockholm]')
    expect(waiting(jonas)).toHaveLength(before)
  })
})

describe('with an IT channel', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const jonas = world.person('jonas')
  await makeCoordinator(world, 'priya')
  await makeItLead(world, 'jonas')
  await setItChannel(world, 'it')
  const pair = await makePair(world, 'maya', 'omar')
  afterEach(() => expectNoTrouble(world))

  test('what is shared stands there, and comes to IT leads when it has waited for too long', async () => {
    await omarShares(world, pair, 'named')
    await shareWithIt(world, 'omar', { words: 'The mail too', as: 'named' })
    await world.until('2026-03-12T18:00[Europe/Stockholm]')
    expect(waiting(jonas)).toEqual([])
    await world.until('2026-03-13T18:00[Europe/Stockholm]')
    expect(waiting(jonas)).toEqual([expect.stringMatching(/Overdue: 2/)])
  })

  test('and after that on Mondays, not whenever a day was promised that does not count any more', async () => {
    await world.until('2026-03-16T18:00[Europe/Stockholm]')
    await jonas.forges(LEDGER_SHOW, (await theItem(world)).ledgerId)
    await jonas.clicks('Owner')
    await jonas.submits({ 'owner-0': '@jonas' })
    // Promised by 24 March, but then planned for later.
    await jonas.clicks('Plan')
    await jonas.submits({ 'date-1': '2026-05-01' })
    await jonas.closes()
    await world.until('2026-03-27T18:00[Europe/Stockholm]')
    expect(waiting(jonas)).toHaveLength(3)
    expect(waiting(jonas).at(-1)).toMatch(/Overdue: 1/)
  })
})
