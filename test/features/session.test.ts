import { describe, expect, test } from 'vitest'
import { updateSession } from '../../src/db/sessions.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { asked, conversation, handsButtons, past, upcoming } from '../support/session-talk.ts'
import { openWorld } from '../support/world.ts'

describe('booking a session', async () => {
  // Between the American and the European change of clocks, when the two are five hours apart.
  const world = await openWorld({ now: '2026-03-16T09:00[Europe/Stockholm]' })
  const [maya, omar] = [world.person('maya'), world.person('omar')]
  const pair = await makePair(world, 'maya', 'omar')

  test('opens the form at once, with a morning in three working days and the agreed length', async () => {
    await maya.clicks('Schedule the first session')
    expect(maya.modal?.fields).toMatchObject({
      date: { value: '2026-03-19' },
      time: { value: '10:00' },
      minutes: { value: '45 minutes' },
    })
    expect(maya.modal?.read).toMatch(/Europe\/Stockholm/)
    expect(maya.modal?.fields.pair).toBeUndefined()
  })

  test('refuses a time that has passed, beside the field that has to change', async () => {
    await maya.submits({ date: '2026-03-13', time: '10:00' })
    expect(maya.modal?.errors).toEqual({ date: expect.stringMatching(/has passed/) })
    await maya.submits({ date: '2026-03-16', time: '08:59' })
    expect(maya.modal?.errors).toEqual({ time: expect.stringMatching(/has passed/) })
    await maya.submits({ date: '2026-09-17' })
    expect(maya.modal?.errors).toEqual({ date: expect.stringMatching(/ends on Wed,? 16 Sept? 2026/) })
    expect(await upcoming(world, pair)).toEqual([])
  })

  test('shows the time to each in their own zone', async () => {
    await maya.submits({ date: '2026-03-18', time: '15:00' })
    expect(maya.modal).toBeNull()
    maya.sees(/\*Session on Mar 18, 2026 at 15:00\*, 45 minutes/)
    omar.sees(/\*Session on Mar 18, 2026 at 10:00\*, 45 minutes/)
  })

  test('names the zone where Slack cannot show the own one', () => {
    const fallback = /Session on <!date\^\d+\^[^|]+\|Wed,? 18 Mar 2026, 10:00 \(America\/New_York\)>/
    expect(omar.lastMessage?.text).toMatch(fallback)
  })

  test('the other one finds the own time in the form that moves it', async () => {
    await omar.clicks('Move')
    await omar.clicks('Choose a time')
    expect(omar.modal?.fields).toMatchObject({ date: { value: '2026-03-18' }, time: { value: '10:00' } })
    expect(omar.modal?.read).toMatch(/America\/New_York/)
    await omar.closes()
    await omar.closes()
  })

  test('counts the clock change: the same hour in Stockholm is another one in New York', async () => {
    await maya.types('/mentor session')
    await maya.clicks('Book another')
    await maya.submits({ date: '2026-04-01', time: '15:00' })
    maya.sees(/Session on Apr 1, 2026 at 15:00/)
    omar.sees(/Session on Apr 1, 2026 at 09:00/)
  })

  test('refuses a time at which the two meet already', async () => {
    await omar.types('/mentor session')
    await omar.clicks('Book another')
    await omar.submits({ date: '2026-03-18', time: '10:30' })
    expect(omar.modal?.errors).toEqual({ time: expect.stringMatching(/already have a session.*10:00/) })
    await omar.closes()
  })

  test('shows what is booked instead of a form, with the next thing one click away', async () => {
    await omar.types('/mentor session')
    expect(omar.modal).toBeNull()
    expect(omar.lastMessage?.ephemeral).toBe(true)
    expect(omar.lastMessage?.read).toMatch(/\*Mar 18, 2026 at 10:00\* with @Maya Lindqvist/)
    expect(omar.lastMessage?.read).toMatch(/\*Apr 1, 2026 at 09:00\* with @Maya Lindqvist/)
  })

  test('a submission that Slack delivers twice makes one session and one message', async () => {
    await maya.types('/mentor session')
    await maya.clicks('Book another')
    const before = conversation(world).length
    world.sandbox.deliver.twice()
    await maya.submits({ date: '2026-03-25', time: '11:00', minutes: '30 minutes' })
    expect(maya.modal).toBeNull()
    expect((await upcoming(world, pair)).filter(({ minutes }) => minutes === 30)).toHaveLength(1)
    expect(conversation(world)).toHaveLength(before + 1)
  })

  test('leaves no trouble behind', () => expectNoTrouble(world))
})

describe('a session that already took place', async () => {
  const world = await openWorld({ now: '2026-03-04T11:20[Europe/Stockholm]' })
  const [maya, omar] = [world.person('maya'), world.person('omar')]
  const pair = await makePair(world, 'maya', 'omar')

  test('is logged by `/mentor session log`, prefilled with the time that has just passed', async () => {
    await maya.types('/mentor session log')
    expect(maya.modal?.fields).toMatchObject({ date: { value: '2026-03-04' }, time: { value: '10:30' } })
  })

  test('must be over, said beside the field', async () => {
    await maya.submits({ time: '11:00' })
    expect(maya.modal?.errors).toEqual({ time: expect.stringMatching(/still ahead/) })
    await maya.submits({ date: '2026-03-05', time: '10:00' })
    expect(maya.modal?.errors).toEqual({ date: expect.stringMatching(/still ahead/) })
    await maya.submits({ date: '2025-03-03' })
    expect(maya.modal?.errors).toEqual({ date: expect.stringMatching(/more than a year ago/) })
    expect(await past(world, pair)).toEqual([])
  })

  test('is held at once, and both read it', async () => {
    world.sandbox.deliver.twice()
    await maya.submits({ date: '2026-03-03', time: '14:00', minutes: '30 minutes' })
    expect(maya.modal).toBeNull()
    expect(await past(world, pair)).toMatchObject([{ state: 'held', minutes: 30, bookedBy: maya.id }])
    maya.sees(/The session on Mar 3, 2026 at 14:00 took place, 30 minutes/)
    omar.sees(/The session on Mar 3, 2026 at 08:00 took place, 30 minutes/)
  })

  test('is not logged twice, and closes the form for booking below it', async () => {
    await omar.types('/mentor session')
    await omar.clicks('It already took place', { in: 'modal' })
    expect(omar.modals).toHaveLength(2)
    await omar.submits({ date: '2026-03-03', time: '08:00' })
    expect(omar.modal?.errors).toEqual({ time: expect.stringMatching(/already have a session/) })
    await omar.submits({ date: '2026-03-02' })
    expect(omar.modals).toHaveLength(0)
    expect(await past(world, pair)).toHaveLength(2)
  })

  test('stays as held once one of the two has answered about it', async () => {
    const [latest] = await past(world, pair)
    if (!latest) throw new Error('nothing was logged')
    await updateSession(world.database.db, latest, { rating: 4 })
    await handsButtons(world, 'maya', latest.id)
    await maya.clicks('Forged missed')
    maya.sees(/stays as held/)
    expect((await past(world, pair))[0]).toMatchObject({ state: 'held', rating: 4 })
  })

  test('asks nothing "now"', async () => {
    await world.passes({ days: 2 })
    expect(asked(world)).toHaveLength(0)
    expectNoTrouble(world)
  })
})
