import { describe, expect, test } from 'vitest'
import { nudges } from '../../src/db/schema.ts'
import { CHECK_IN_KEEP, SILENCE_NOTE } from '../../src/features/check-in/ids.ts'
import { makeCoordinator } from '../support/coordinator.ts'
import { count } from '../support/leaving.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { weekly } from '../support/weekly.ts'
import { openWorld, type TestWorld } from '../support/world.ts'

const LAST = /Without a click on this one I stop asking every week/
const STOPPED = /@Omar Haddad has not been answering my weekly check-ins, so I have stopped sending them/

/** Two people in a pair, one of whom answers; the weeks begin on Monday, 9 March 2026. */
async function pairedWorld(now = '2026-03-05T10:00[Europe/Stockholm]') {
  const world = await openWorld({ now })
  await makeCoordinator(world, 'priya')
  // Nobody of these rests at Easter.
  for (const name of ['maya', 'omar', 'priya']) {
    await world.person(name).types('/mentor nudges')
    await world.person(name).clicks('When may I write to you?')
    await world.person(name).submits({ holidays: 'None: I work on public holidays' })
  }
  await makePair(world, 'maya', 'omar')
  const [maya, omar, priya] = [world.person('maya'), world.person('omar'), world.person('priya')]
  return { world, maya, omar, priya }
}

/** Lets the Mondays pass; Maya answers hers. */
async function mondays(world: TestWorld, days: readonly string[]): Promise<void> {
  for (const day of days) {
    await world.until(`2026-${day}T20:00[Europe/Stockholm]`)
    await world.person('maya').clicks('On track')
  }
}

describe('three check-ins in a row without an answer', async () => {
  const { world, maya, omar, priya } = await pairedWorld()

  test('are the last for now; the third says so, and how to have them back', async () => {
    await mondays(world, ['03-09', '03-16'])
    expect(count(world, 'omar', LAST)).toBe(0)
    await mondays(world, ['03-23'])
    expect(weekly(world, 'omar')).toHaveLength(3)
    expect(weekly(world, 'omar').at(-1)?.read).toMatch(LAST)
    expect(weekly(world, 'omar').at(-1)?.read).toMatch(/Keep asking me/)
    expect(count(world, 'priya', STOPPED)).toBe(0)
  })

  test('are followed by none, and coordinators are told once which person', async () => {
    const before = omar.messages.length
    await world.replica()
    await mondays(world, ['03-30', '04-06', '04-13'])
    expect(omar.messages).toHaveLength(before)
    expect(count(world, 'priya', STOPPED)).toBe(1)
    expect(priya.messages.find(({ read }) => STOPPED.test(read))?.read).not.toMatch(/\b(3|three)\b/i)
    for (const person of [maya, omar]) person.seesNot(STOPPED)
    expect(weekly(world, 'maya')).toHaveLength(6)
    maya.seesNot(LAST)
  })

  test('show in the list of what comes, in the settings and under the command', async () => {
    await omar.types('/mentor nudges')
    expect(omar.modal?.read).toMatch(/I will leave it out: the ones before went by without an answer/)
    await omar.closes()
    await omar.types('/mentor settings')
    expect(omar.modal?.read).toMatch(/My last ones went by without a click/)
    await omar.closes()
    await omar.types('/mentor check-ins')
    omar.sees(/My last check-ins went by without a click, so I send no more for now/)
    await maya.types('/mentor check-ins')
    maya.sees(/I ask you how it is going every Monday at 09:30/)
  })

  test('are no reason to be silent once somebody says so; the coordinator’s note follows', async () => {
    world.sandbox.deliver.twice()
    await omar.clicks('Keep asking me', { message: /went by without a click/ })
    omar.sees(/Good\. I go on asking, every Monday at 09:30\./)
    omar.seesNot(LAST)
    priya.sees(/@Omar Haddad gets my weekly check-ins again\. Nothing to do\./)
    await mondays(world, ['04-20', '04-27', '05-04'])
    expect(weekly(world, 'omar')).toHaveLength(6)
    await mondays(world, ['05-11'])
    expect(weekly(world, 'omar')).toHaveLength(6)
    // It was evening where Priya is.
    await world.until('2026-05-12T20:00[Europe/Stockholm]')
    expect(count(world, 'priya', STOPPED)).toBe(1)
  })

  test('are forgotten with an answer to the last of them, however late', async () => {
    await omar.clicks('On track', { message: LAST })
    priya.seesNot(STOPPED)
    await mondays(world, ['05-18', '05-25'])
    expect(weekly(world, 'omar')).toHaveLength(8)
    omar.seesNot(LAST)
    expectNoTrouble(world)
  })

  test('are forgotten by whoever chooses another day', async () => {
    await mondays(world, ['06-01', '06-08'])
    expect(weekly(world, 'omar')).toHaveLength(9)
    await omar.types('/mentor settings')
    await omar.submits({ day: 'Wednesday', time: '11:00' })
    await world.until('2026-06-17T23:00[Europe/Stockholm]')
    expect(weekly(world, 'omar')).toHaveLength(10)
    expectNoTrouble(world)
  })

  test('are forgotten when the person begins with somebody new', async () => {
    await world.until('2026-07-01T23:00[Europe/Stockholm]')
    expect(weekly(world, 'omar')).toHaveLength(12)
    await world.until('2026-07-08T23:00[Europe/Stockholm]')
    expect(weekly(world, 'omar')).toHaveLength(12)
    await makePair(world, 'omar', 'li')
    await world.until('2026-07-15T23:00[Europe/Stockholm]')
    expect(weekly(world, 'omar')).toHaveLength(13)
    expectNoTrouble(world)
  })
})

describe('a week that tells nothing', async () => {
  const { world, omar, priya } = await pairedWorld()

  test('neither counts nor begins anew: away, put off, paused, of an outcome that nobody knows', async () => {
    await mondays(world, ['03-09', '03-16'])
    // Away in the week of the third one.
    await omar.types('/mentor away until 2026-03-26')
    await mondays(world, ['03-23'])
    expect(weekly(world, 'omar')).toHaveLength(2)
    // The fourth may or may not have arrived.
    const toOmar = { when: ({ channel }: Record<string, unknown>) => channel === omar.id }
    world.sandbox.faults.next('chat.postMessage', { dropAfterWork: true }, toOmar)
    await mondays(world, ['03-30'])
    // The fifth is put off to a later day of its week.
    await world.until('2026-04-06T22:00[Europe/Stockholm]')
    await omar.picks('nudges.later', 'Tomorrow', { message: /How is it going/ })
    await mondays(world, ['04-07'])
    expect(count(world, 'priya', STOPPED)).toBe(0)
    await omar.types('/mentor pause')
    await omar.submits({ until: '2026-04-16' })
    await world.until('2026-04-19T20:00[Europe/Stockholm]')
    // The third one that counts, which says that it is the last.
    await mondays(world, ['04-20'])
    expect(weekly(world, 'omar').at(-1)?.read).toMatch(LAST)
    await mondays(world, ['04-27', '05-04'])
    expect(count(world, 'priya', STOPPED)).toBe(1)
    expect(weekly(world, 'omar').at(-1)?.read).toMatch(LAST)
    expect(priya.messages.filter(({ read }) => STOPPED.test(read))).toHaveLength(1)
  })
})

describe('nobody hears of it', () => {
  test('who is the person or their partner, or where the person has switched check-ins off', async () => {
    const { world, maya, omar } = await pairedWorld()
    await makeCoordinator(world, 'priya', false)
    await makeCoordinator(world, 'maya')
    await makeCoordinator(world, 'omar')
    await mondays(world, ['03-09', '03-16', '03-23', '03-30', '04-06'])
    const kinds = (await world.database.db.select({ kind: nudges.kind }).from(nudges)).map(({ kind }) => kind)
    expect(kinds).not.toContain(SILENCE_NOTE)
    for (const person of [maya, omar]) person.seesNot(STOPPED)
    expect(weekly(world, 'omar')).toHaveLength(3)
    expectNoTrouble(world)
  })

  test('after somebody has switched them off on purpose', async () => {
    const { world, omar } = await pairedWorld()
    await mondays(world, ['03-09', '03-16', '03-23'])
    await omar.types('/mentor nudges')
    await omar.clicks('Switch off: Weekly check-in').catch(() => omar.clicks('Switch off'))
    await omar.closes()
    await mondays(world, ['03-30', '04-06'])
    expect(count(world, 'priya', STOPPED)).toBe(0)
    await omar.types('/mentor check-ins')
    omar.sees(/You have switched your check-ins off/)
  })

  test('and a press by somebody without a pair is answered in words', async () => {
    const world = await openWorld()
    const li = world.person('li')
    await li.forges(CHECK_IN_KEEP, 'x')
    li.sees(/Check-ins come once a week while you are in a running pair/)
    await li.types('/mentor check-ins')
    expectNoTrouble(world)
  })
})

describe('how far a goal is', () => {
  test('told in one tap in the check-in, counts as much as an answer', async () => {
    const { world, omar } = await pairedWorld()
    await omar.types('/mentor goals')
    await omar.clicks('Edit')
    await omar.submits({ due: '2026-03-27' })
    await omar.closes()
    await mondays(world, ['03-09', '03-16', '03-23'])
    expect(weekly(world, 'omar').at(-1)?.read).toMatch(LAST)
    await omar.picks('Your goal “One pilot”', 'Halfway')
    omar.seesNot(LAST)
    await mondays(world, ['03-30', '04-06'])
    expect(weekly(world, 'omar')).toHaveLength(5)
    expectNoTrouble(world)
  })
})

describe('an old check-in on a phone', () => {
  test('is closed, but whoever presses it is asked again', async () => {
    const { world, omar } = await pairedWorld()
    await mondays(world, ['03-09'])
    const first = weekly(world, 'omar')[0]
    const button = JSON.stringify(first?.blocks ?? []).match(
      /"action_id":"check-in\.on-track".*?"value":"([^"]+)"/,
    )
    await mondays(world, ['03-16', '03-23', '03-30'])
    expect(weekly(world, 'omar')).toHaveLength(3)
    await omar.forges('check-in.on-track', button?.[1] ?? '')
    omar.sees(/A newer check-in has come since/)
    await mondays(world, ['04-06'])
    expect(weekly(world, 'omar')).toHaveLength(4)
    expectNoTrouble(world)
  })
})
