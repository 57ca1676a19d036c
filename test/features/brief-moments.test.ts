import { afterEach, describe, expect, test } from 'vitest'
import { NUDGE_SWITCH } from '../../src/features/nudges/ids.ts'
import { menteeBriefs, mentorBriefs } from '../support/briefs.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { bookSession } from '../support/sessions.ts'
import { openWorld, type TestWorld } from '../support/world.ts'

const counts = (world: TestWorld, mentor: string, mentee: string) => [
  mentorBriefs(world, mentor).length,
  menteeBriefs(world, mentee).length,
]

describe('a session that is booked late', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const jonas = world.person('jonas')
  const pair = await makePair(world, 'maya', 'jonas')
  afterEach(() => expectNoTrouble(world))

  test('brings both briefs at once when two hours are left', async () => {
    await bookSession(world, 'maya', pair, '2026-03-02T12:00')
    expect(counts(world, 'maya', 'jonas')).toEqual([1, 1])
  })

  test('brings none with less, and says why where one asks', async () => {
    await world.until('2026-03-03T10:00[Europe/Stockholm]')
    await jonas.types('/mentor session')
    await jonas.submits({ date: '2026-03-03', time: '11:59' })
    expect(counts(world, 'maya', 'jonas')).toEqual([1, 1])
    await jonas.types('/mentor nudges')
    expect(jonas.modal?.read).toMatch(/two lines on your next session.*Dropped: it would have come too late/s)
    await jonas.closes()
  })

  test('waits for the working hours, and is left out when that is too late', async () => {
    await world.until('2026-03-03T19:00[Europe/Stockholm]')
    await bookSession(world, 'maya', pair, '2026-03-04T10:00')
    await world.until('2026-03-04T09:30[Europe/Stockholm]')
    expect(counts(world, 'maya', 'jonas')).toEqual([1, 1])
    await world.until('2026-03-04T19:00[Europe/Stockholm]')
    await bookSession(world, 'maya', pair, '2026-03-05T11:00')
    expect(counts(world, 'maya', 'jonas')).toEqual([1, 1])
    await world.until('2026-03-05T09:00[Europe/Stockholm]')
    expect(counts(world, 'maya', 'jonas')).toEqual([2, 2])
  })
})

describe('the days before a session', async () => {
  const world = await openWorld({ now: '2026-03-25T10:00[Europe/Stockholm]' })
  const [maya, jonas] = [world.person('maya'), world.person('jonas')]
  const pair = await makePair(world, 'maya', 'jonas')
  afterEach(() => expectNoTrouble(world))

  test('are counted without public holidays: before Easter Tuesday is before Good Friday', async () => {
    // 2026: Good Friday 3 April, Easter Monday 6 April; both countries rest on both.
    await bookSession(world, 'maya', pair, '2026-04-07T14:00')
    await world.until('2026-04-01T08:59[Europe/Stockholm]')
    expect(counts(world, 'maya', 'jonas')).toEqual([0, 0])
    await world.until('2026-04-01T09:00[Europe/Stockholm]')
    expect(counts(world, 'maya', 'jonas')).toEqual([1, 0])
    await world.until('2026-04-02T09:00[Europe/Berlin]')
    expect(counts(world, 'maya', 'jonas')).toEqual([1, 1])
  })

  test('are the person’s own: who works on Saturday has one day more', async () => {
    await jonas.types('/mentor nudges')
    await jonas.clicks('When may I write to you?')
    await jonas.submits({ days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] })
    await world.until('2026-04-07T15:00[Europe/Stockholm]')
    await jonas.clicks('4')
    await bookSession(world, 'maya', pair, '2026-04-20T14:00')
    await world.until('2026-04-18T08:59[Europe/Berlin]')
    expect(counts(world, 'maya', 'jonas')).toEqual([2, 1])
    await world.until('2026-04-18T09:00[Europe/Berlin]')
    expect(counts(world, 'maya', 'jonas')).toEqual([2, 2])
  })

  test('spent away bring the brief on the first day back, or none that is too late', async () => {
    await world.until('2026-04-20T15:00[Europe/Stockholm]')
    await jonas.clicks('4')
    await bookSession(world, 'maya', pair, '2026-05-06T15:00')
    await world.until('2026-04-30T12:00[Europe/Stockholm]')
    await maya.types('/mentor away until 2026-05-06')
    await world.until('2026-05-05T18:00[Europe/Stockholm]')
    expect(mentorBriefs(world, 'maya')).toHaveLength(2)
    await world.until('2026-05-06T09:00[Europe/Stockholm]')
    expect(mentorBriefs(world, 'maya')).toHaveLength(3)
    await world.until('2026-05-07T10:00[Europe/Stockholm]')
    await jonas.clicks('4')
    await bookSession(world, 'maya', pair, '2026-05-12T10:00')
    await maya.types('/mentor away until 2026-05-12')
    await world.until('2026-05-12T12:00[Europe/Stockholm]')
    expect(mentorBriefs(world, 'maya')).toHaveLength(3)
    await maya.types('/mentor nudges')
    expect(maya.modal?.read).toMatch(/your brief for the session with @Jonas.*Dropped: you were away/s)
    await maya.closes()
  })

  test('come to nobody who has switched briefs off; tips alone can be switched off too', async () => {
    await maya.forges(NUDGE_SWITCH, 'tip:off')
    await maya.closes()
    await jonas.forges(NUDGE_SWITCH, 'brief:off')
    await jonas.closes()
    const [mentors, mentees] = counts(world, 'maya', 'jonas')
    await jonas.clicks('4')
    await bookSession(world, 'maya', pair, '2026-05-20T15:00')
    await world.until('2026-05-20T12:00[Europe/Stockholm]')
    expect(counts(world, 'maya', 'jonas')).toEqual([(mentors ?? 0) + 1, mentees])
    expect(mentorBriefs(world, 'maya').at(-1)?.read).not.toMatch(/A tip/)
  })
})

describe('a brief that is put off', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const [maya, omar] = [world.person('maya'), world.person('omar')]
  const pair = await makePair(world, 'maya', 'omar')
  afterEach(() => expectNoTrouble(world))

  test('comes back the next morning; the leader’s for an early session cannot wait', async () => {
    await bookSession(world, 'maya', pair, '2026-03-12T15:00')
    await world.until('2026-03-10T09:00[Europe/Stockholm]')
    await maya.picks('overflow', 'Tomorrow', { message: /^\*Your session with/ })
    expect(mentorBriefs(world, 'maya')).toHaveLength(0)
    maya.sees(/I will come back to this on Wednesday, March 11/)
    await world.until('2026-03-11T09:00[Europe/Stockholm]')
    expect(mentorBriefs(world, 'maya')).toHaveLength(1)
    await world.until('2026-03-11T09:00[America/New_York]')
    await omar.picks('overflow', 'Tomorrow', { message: /About:/ })
    omar.sees(/By then it would have lost its point/)
    expect(menteeBriefs(world, 'omar')).toHaveLength(1)
  })

  test('counts against the two further messages that one session may bring', async () => {
    // One copy is used up, so of the two reminders only the first comes.
    await world.until('2026-03-12T15:45[Europe/Stockholm]')
    await world.until('2026-03-20T12:00[Europe/Stockholm]')
    maya.sees(/Your notes on the session with @Omar Haddad are still open/)
    maya.seesNot(/I ask for the last time/)
    omar.sees(/I ask for the last time/)
  })
})

describe('a session moved again and again', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const jonas = world.person('jonas')
  const pair = await makePair(world, 'maya', 'jonas')

  test('brings at most two further briefs, and no reminder after them', async () => {
    await bookSession(world, 'maya', pair, '2026-03-12T15:00')
    for (const [before, date] of [
      ['2026-03-11', '2026-03-19'],
      ['2026-03-18', '2026-03-26'],
      ['2026-03-25', '2026-04-09'],
    ]) {
      await world.until(`${before}T12:00[Europe/Stockholm]`)
      await jonas.clicks('Move it', { message: /About:/ })
      await jonas.clicks('Choose a time')
      await jonas.submits({ date: date ?? '' })
    }
    await world.until('2026-04-09T12:00[Europe/Stockholm]')
    expect(menteeBriefs(world, 'jonas')).toHaveLength(1)
    expect(menteeBriefs(world, 'jonas')[0]?.read).toMatch(/Apr 9, 2026/)
    await jonas.types('/mentor nudges')
    expect(jonas.modal?.read).toMatch(/two lines on your next session.*Dropped: over your budget/s)
    await jonas.closes()
    await world.until('2026-04-20T12:00[Europe/Stockholm]')
    jonas.sees(/How was the session/)
    jonas.seesNot(/One click is still open|I ask for the last time/)
    expectNoTrouble(world)
  })
})

describe('a pair that rests', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const jonas = world.person('jonas')
  const pair = await makePair(world, 'maya', 'jonas')

  test('gets the briefs of its first session when it goes on', async () => {
    await bookSession(world, 'maya', pair, '2026-04-01T15:00')
    await jonas.types('/mentor pause')
    await jonas.submits({ until: '2026-04-01' })
    await world.until('2026-04-01T08:59[Europe/Stockholm]')
    expect(counts(world, 'maya', 'jonas')).toEqual([0, 0])
    await world.until('2026-04-01T10:00[Europe/Stockholm]')
    expect(counts(world, 'maya', 'jonas')).toEqual([1, 1])
    expectNoTrouble(world)
  })
})
