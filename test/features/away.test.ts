import { afterEach, describe, expect, test } from 'vitest'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { bookSession, endOf } from '../support/sessions.ts'
import { weekly } from '../support/weekly.ts'
import { openWorld, type TestWorld } from '../support/world.ts'

const lastWords = (world: TestWorld, name: string) => world.person(name).lastMessage?.read
const count = (world: TestWorld, name: string, pattern: RegExp) =>
  world.person(name).messages.filter(({ read, ephemeral }) => !ephemeral && pattern.test(read)).length

describe('/mentor away', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const [maya, omar] = [world.person('maya'), world.person('omar')]
  const pair = await makePair(world, 'maya', 'omar')
  afterEach(() => expectNoTrouble(world))

  test.each([
    ['until yesterday-ish', /did not understand[\s\S]*\/mentor away until 2026-12-01/],
    ['until 2026-03-02', /has to be tomorrow or later/],
    ['until 2027-03-03', /more than a year ahead\. Name a day until Tue,? 2 Mar 2027/],
    ['tomorrow', /Time off begins as soon as you tell me/],
  ])('%s is answered in words and changes nothing', async (typed, words) => {
    await omar.types(`/mentor away ${typed}`)
    expect(lastWords(world, 'omar')).toMatch(words)
    await omar.types('/mentor status')
    omar.seesNot(/You are away/)
  })

  test('alone opens a calendar, which refuses the same dates beside the field', async () => {
    await omar.types('/mentor away')
    expect(omar.modal?.fields.until?.value).toBe('2026-03-09')
    await omar.submits({ until: '2026-03-02' })
    expect(omar.modal?.errors.until).toMatch(/tomorrow or later/)
    await omar.submits({ until: '2026-03-13' })
    expect(omar.modal).toBeNull()
  })

  test('shows in the own status and Home, and to the partner as the day back', async () => {
    await omar.types('/mentor away until March 12')
    expect(lastWords(world, 'omar')).toMatch(/You are back on Thu,? 12 Mar 2026/)
    await omar.types('/mentor status')
    expect(lastWords(world, 'omar')).toMatch(/You are away\*? and back on Thu,? 12 Mar 2026/)
    await omar.opensHome()
    expect(omar.home?.read).toMatch(/You are away/)
    await maya.types('/mentor status')
    expect(lastWords(world, 'maya')).toMatch(/@Omar Haddad is back on Thu,? 12 Mar 2026/)
    expect(lastWords(world, 'maya')).not.toMatch(/You are away/)
  })

  test('keeps check-ins, questions and hints away from whoever is away, and from nobody else', async () => {
    const session = await bookSession(world, 'maya', pair, '2026-03-09T14:00')
    await world.until(endOf(session).add({ hours: 1 }))
    expect(count(world, 'omar', /Your week/)).toBe(0)
    expect(count(world, 'omar', /How was the session/)).toBe(0)
    expect(count(world, 'maya', /Your week/)).toBe(1)
    expect(count(world, 'maya', /How did it go/)).toBe(1)
    await omar.types('/mentor nudges')
    expect(omar.modal?.read).toMatch(/your weekly check-in\n_?Dropped: you were away/)
    expect(omar.modal?.read).toMatch(/how your session with @Maya Lindqvist was\n_?Dropped: you were away/)
    await omar.closes()
  })

  test('lets what still makes sense come on the first day back, in the first working hour', async () => {
    await world.until('2026-03-12T08:59[America/New_York]')
    expect(count(world, 'omar', /how was the session/)).toBe(0)
    await world.until('2026-03-12T10:00[America/New_York]')
    expect(count(world, 'omar', /One click is still open: how was/)).toBe(1)
    // The last reminder was due within the hour, and asks the same thing.
    await world.until('2026-03-13T17:00[America/New_York]')
    expect(count(world, 'omar', /how was the session/)).toBe(1)
    await omar.types('/mentor nudges')
    expect(omar.modal?.read).toMatch(
      /a reminder of how your session[^\n]*\n_?Dropped: another message asks the same/,
    )
    await omar.closes()
  })

  test('ends with /mentor back, and says so when there was nothing to end', async () => {
    await omar.types('/mentor away for 2 weeks')
    await omar.types('/mentor back')
    expect(lastWords(world, 'omar')).toMatch(/Welcome back/)
    await omar.types('/mentor away off')
    expect(lastWords(world, 'omar')).toMatch(/not away as far as I know/)
    await maya.types('/mentor status')
    expect(lastWords(world, 'maya')).not.toMatch(/is back on/)
    await world.until('2026-03-16T09:30[America/New_York]')
    expect(count(world, 'omar', /Your week/)).toBe(1)
  })

  test('back on Tuesday, the week’s check-in comes on Tuesday; back on Wednesday, not at all', async () => {
    await omar.types('/mentor away until 2026-03-24')
    await maya.types('/mentor away until 2026-03-25')
    await world.until('2026-03-25T20:00[America/New_York]')
    expect(weekly(world, 'omar').length).toBe(2)
    expect(weekly(world, 'maya').length).toBe(2)
    await world.until('2026-03-30T20:00[America/New_York]')
    expect(weekly(world, 'maya').length).toBe(3)
  })
})
