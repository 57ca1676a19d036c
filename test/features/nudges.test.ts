import { afterEach, describe, expect, test } from 'vitest'
import { findMember } from '../../src/db/members.ts'
import { NUDGE_SWITCH } from '../../src/features/nudges/ids.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { bookSession, endOf } from '../support/sessions.ts'
import { openWorld, type TestWorld } from '../support/world.ts'

const count = (world: TestWorld, name: string, pattern: RegExp) =>
  world.person(name).messages.filter(({ read, ephemeral }) => !ephemeral && pattern.test(read)).length

async function list(world: TestWorld, name: string): Promise<string> {
  const person = world.person(name)
  await person.types('/mentor nudges')
  return person.modal?.read ?? ''
}

describe('/mentor nudges', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const [maya, omar, li] = [world.person('maya'), world.person('omar'), world.person('li')]
  const memberOf = (name: string) => findMember(world.database.db, world.acme.teamId, world.person(name).id)
  afterEach(() => expectNoTrouble(world))

  test('says that nothing is planned to somebody without a pair', async () => {
    expect(await list(world, 'li')).toMatch(/Nothing is planned/)
    await li.closes()
  })

  test('says what comes next, when by the reader’s own clock, and why', async () => {
    const pair = await makePair(world, 'maya', 'omar')
    await bookSession(world, 'maya', pair, '2026-03-10T16:00')
    const ofOmar = await list(world, 'omar')
    expect(ofOmar).toMatch(/Mar 2, 2026 at 09:30\*?: your weekly check-in/)
    expect(ofOmar).toMatch(/Mar 10, 2026 at 11:45\*?: how your session with @Maya Lindqvist was/)
    expect(ofOmar).toMatch(/Mar 11, 2026 at 11:45\*?: a reminder of how your session with @Maya/)
    expect(ofOmar).toMatch(/Sep 3, 2026 at 09:30\*?: the months of @Maya Lindqvist and @Omar Haddad are over/)
    expect(ofOmar).not.toMatch(/a question about IT to ask/)
    await omar.closes()
    expect(await list(world, 'maya')).toMatch(
      /Mar 10, 2026 at 16:35\*?: a question about IT to ask @Omar Haddad/,
    )
    expect(maya.modal?.read).toMatch(/always comes and cannot be switched off/)
    await maya.closes()
  })

  test('switches a group off and on where it stands, once, however often it is pressed', async () => {
    await list(world, 'omar')
    await omar.clicks('Switch off', { in: 'modal' })
    expect(omar.modal?.read).toMatch(/Weekly check-in\*? \(off\)/)
    expect(omar.modal?.read).not.toMatch(/your weekly check-in/)
    expect((await memberOf('omar'))?.muted).toEqual(['check-in'])
    await omar.closes()
    await omar.forges(NUDGE_SWITCH, 'check-in:off')
    await omar.closes()
    await omar.forges(NUDGE_SWITCH, 'session.cancelled:off')
    omar.sees(/cannot find this message/)
    expect((await memberOf('omar'))?.muted).toEqual(['check-in'])
  })

  test('what is switched off does not come, and is listed as left out; everything else comes', async () => {
    await world.until('2026-03-10T18:00[Europe/Stockholm]')
    expect(count(world, 'omar', /Your week/)).toBe(0)
    expect(count(world, 'maya', /Your week/)).toBe(1)
    expect(count(world, 'omar', /How was the session/)).toBe(1)
    expect(await list(world, 'omar')).toMatch(/your weekly check-in\n_?Dropped: you have switched it off/)
    await omar.clicks('Switch on', { in: 'modal' })
    expect(omar.modal?.read).toMatch(/Mar 16, 2026 at 09:30\*?: your weekly check-in/)
    await omar.closes()
    await world.until('2026-03-16T10:00[America/New_York]')
    expect(count(world, 'omar', /Your week/)).toBe(1)
  })

  test('asks when to write: hours, days and whose public holidays', async () => {
    await list(world, 'maya')
    await maya.clicks('When may I write to you?')
    expect(maya.modal?.fields.from?.value).toBe('09:00')
    expect(maya.modal?.fields.days?.value).toEqual(['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'])
    expect(maya.modal?.fields.holidays?.value).toMatch(/my time zone’s country \(Sweden\)/)
    await maya.submits({ from: '18:00', to: '17:00' })
    expect(maya.modal?.errors.to).toMatch(/end has to come after the beginning/)
    await maya.submits({ from: '10:00', to: '16:00', days: [], holidays: 'Norway' })
    expect(maya.modal?.errors.days).toMatch(/./)
    await maya.submits({ days: ['Tuesday', 'Wednesday', 'Saturday'] })
    expect(maya.modal).toBeNull()
    expect(await memberOf('maya')).toMatchObject({
      workFrom: '10:00',
      workTo: '16:00',
      workDays: 0b0100110,
      holidays: 'NO',
    })
    await list(world, 'maya')
    await maya.clicks('When may I write to you?')
    expect(maya.modal?.fields.holidays?.value).toBe('Norway')
    await maya.closes()
    await maya.closes()
  })

  test('what is due outside these hours moves into them, and the list says so', async () => {
    expect(await list(world, 'maya')).toMatch(/Mar 24, 2026 at 10:00\*?: your weekly check-in/)
    await maya.closes()
    const before = count(world, 'maya', /Your week|went by/)
    await world.until('2026-03-24T09:59[Europe/Stockholm]')
    expect(count(world, 'maya', /Your week|went by/)).toBe(before)
    await world.until('2026-03-24T10:00[Europe/Stockholm]')
    expect(count(world, 'maya', /Your week|went by/)).toBe(before + 1)
  })

  test('opens from Home too', async () => {
    await li.opensHome()
    await li.clicks('What comes next', { in: 'home' })
    expect(li.modal?.read).toMatch(/Nothing is planned/)
  })
})

describe('public holidays', async () => {
  const world = await openWorld({ now: '2026-03-30T10:00[Europe/Stockholm]' })
  const [maya, omar] = [world.person('maya'), world.person('omar')]
  const pair = await makePair(world, 'maya', 'omar')
  afterEach(() => expectNoTrouble(world))

  test('of the own country move reminders and check-ins; those of other countries do not', async () => {
    // Easter: Friday and Monday are free in Sweden and ordinary days in the United States.
    const session = await bookSession(world, 'maya', pair, '2026-04-02T16:00')
    await world.until(endOf(session))
    await world.until('2026-04-06T22:00[Europe/Stockholm]')
    expect(count(world, 'omar', /One click is still open/)).toBe(1)
    expect(count(world, 'omar', /Your week/)).toBe(1)
    expect(count(world, 'maya', /notes on the session/)).toBe(0)
    expect(count(world, 'maya', /Your week/)).toBe(0)
    await world.until('2026-04-07T09:00[Europe/Stockholm]')
    // The first reminder had no working day before the second one takes over.
    expect(count(world, 'maya', /for the last time: what is worth keeping/)).toBe(1)
    expect(count(world, 'maya', /notes on the session/)).toBe(0)
    expect(count(world, 'maya', /Your week/)).toBe(1)
  })

  test('count for nobody who says that there are none', async () => {
    await maya.types('/mentor nudges')
    await maya.clicks('When may I write to you?')
    await maya.submits({ holidays: 'None: I work on public holidays' })
    await world.until('2026-04-27T10:00[Europe/Stockholm]')
    await maya.types('/mentor settings')
    await maya.submits({ day: 'Friday', time: '09:30' })
    await world.until('2026-05-01T09:30[Europe/Stockholm]')
    expect(maya.lastMessage?.read).toMatch(/How is it going/)
    expect(omar.zone).toBe('America/New_York')
  })
})
