import { describe, expect, test } from 'vitest'
import { QUESTION_WORDS } from '../../src/features/session/words.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { asked, conversation, handsButtons, past, upcoming } from '../support/session-talk.ts'
import { openWorld, type TestWorld } from '../support/world.ts'

const newest = (world: TestWorld) => conversation(world).at(-1)?.read ?? ''

describe('a session that changes', async () => {
  const world = await openWorld({ now: '2026-03-02T09:00[Europe/Stockholm]' })
  const [maya, omar] = [world.person('maya'), world.person('omar')]
  const pair = await makePair(world, 'maya', 'omar')

  test('moves, and both are told once more', async () => {
    await omar.types('/mentor session')
    await omar.submits({ date: '2026-03-04', time: '09:00' })
    maya.sees(/Session on Mar 4, 2026 at 15:00/)
    omar.sees(/Session on Mar 4, 2026 at 09:00/)
    await maya.clicks('Move')
    const before = conversation(world).length
    world.sandbox.deliver.twice()
    await maya.submits({ date: '2026-03-05', time: '16:00', minutes: '60 minutes' })
    expect(maya.modal).toBeNull()
    maya.sees(/\*Moved to Mar 5, 2026 at 16:00\*, 60 minutes/)
    omar.sees(/\*Moved to Mar 5, 2026 at 10:00\*, 60 minutes/)
    omar.sees(/\*Session on Mar 5, 2026 at 10:00/)
    omar.seesNot(/Mar 4, 2026/)
    expect(conversation(world)).toHaveLength(before + 1)
    expect(await upcoming(world, pair)).toMatchObject([{ revision: 2, minutes: 60 }])
  })

  test('asks at the end of the new time only', async () => {
    await world.until('2026-03-05T16:49:59[Europe/Stockholm]')
    expect(asked(world)).toHaveLength(0)
    await world.until('2026-03-05T16:50[Europe/Stockholm]')
    expect(asked(world)).toHaveLength(1)
    maya.sees(QUESTION_WORDS['stop-start-continue'])
    maya.sees(/Then thank, don’t defend/)
    omar.seesNot(/Ask @/)
  })

  test('cannot be moved or cancelled once it has begun', async () => {
    const { id } = (await past(world, pair))[0] ?? { id: '' }
    await handsButtons(world, 'omar', id)
    await omar.clicks('Forged cancel')
    expect(omar.lastMessage?.read).toMatch(/has begun/)
    await omar.clicks('Forged move')
    expect(omar.modal).toBeNull()
  })

  test('is held when its end has passed', async () => {
    await world.until('2026-03-05T17:00[Europe/Stockholm]')
    maya.sees(/The session on Mar 5, 2026 at 16:00 took place, 60 minutes/)
    omar.sees(/The session on Mar 5, 2026 at 10:00 took place, 60 minutes/)
    omar.seesNot(/Moved to/)
    // Somebody still has to say so.
    expect(await past(world, pair)).toMatchObject([{ state: 'scheduled' }])
  })

  test('is cancelled by name, with new times one click away', async () => {
    await maya.types('/mentor session')
    expect(maya.modal?.fields).toMatchObject({ date: { value: '2026-04-02' }, time: { value: '16:00' } })
    await maya.submits({ date: '2026-03-11', time: '15:00' })
    await omar.clicks('Cancel')
    await omar.closes()
    omar.seesNot(/cancelled the session/)
    const before = conversation(world).length
    await omar.clicks('Cancel')
    world.sandbox.deliver.twice()
    await omar.submits()
    expect(conversation(world)).toHaveLength(before + 1)
    maya.sees(/@Omar Haddad cancelled the session on Mar 11, 2026 at 15:00\. Nothing to do/)
    // New York has changed its clocks, Stockholm has not: an hour less between the two.
    omar.sees(/@Omar Haddad cancelled the session on Mar 11, 2026 at 10:00\. Nothing to do/)
    expect(newest(world)).toMatch(/@Omar Haddad cancelled the session on .*Find another time/s)
    expect(await upcoming(world, pair)).toEqual([])
  })

  test('is found another time for, after which the offer is gone', async () => {
    await maya.clicks('Find another time')
    expect(maya.modal?.fields).toMatchObject({ date: { value: '2026-04-02' }, time: { value: '16:00' } })
    await maya.submits({ date: '2026-03-12', time: '15:00' })
    maya.sees(/Session on Mar 12, 2026 at 15:00/)
    omar.sees(/Session on Mar 12, 2026 at 10:00/)
    omar.seesNot(/Find another time/)
  })

  test('that was cancelled asks nothing; the next one asks another question', async () => {
    await world.until('2026-03-11T15:59[Europe/Stockholm]')
    expect(asked(world)).toHaveLength(1)
    await world.until('2026-03-12T15:35[Europe/Stockholm]')
    expect(asked(world)).toHaveLength(2)
    maya.sees(QUESTION_WORDS['slowed-down'])
  })

  test('did not take place: both are offered another time, and a second click changes nothing', async () => {
    await world.until('2026-03-12T15:45[Europe/Stockholm]')
    const { id } = (await past(world, pair))[0] ?? { id: '' }
    await handsButtons(world, 'maya', id)
    await omar.clicks('It did not take place', { message: /Mar 12, 2026/ })
    maya.sees(/The session on Mar 12, 2026 at 15:00 did not take place\. It happens/)
    omar.sees(/The session on Mar 12, 2026 at 10:00 did not take place\. It happens/)
    expect(newest(world)).toMatch(/Find another time/)
    expect((await past(world, pair))[0]).toMatchObject({ state: 'missed' })
    const before = conversation(world).length
    await maya.clicks('Forged missed')
    maya.sees(/noted already/)
    expect(conversation(world)).toHaveLength(before)
  })

  test('stays as it is when somebody moves it with a form from before another move', async () => {
    await maya.clicks('Find another time')
    await maya.submits({ date: '2026-03-19', time: '15:00' })
    await omar.clicks('Move', { message: /Mar 19/ })
    await omar.clicks('Choose a time')
    await maya.clicks('Move', { message: /Mar 19/ })
    await maya.submits({ date: '2026-03-20' })
    await omar.submits({ date: '2026-03-23' })
    expect(omar.modal?.errors).toEqual({
      date: expect.stringMatching(/was moved to Fri,? 20 Mar 2026, 10:00/),
    })
    expect(await upcoming(world, pair)).toMatchObject([{ revision: 2 }])
    await omar.closes()
    await omar.closes()
  })

  test('is cancelled from the list that only the presser sees', async () => {
    await maya.types('/mentor session')
    await maya.clicks('Cancel', { message: /You have a session booked/ })
    await maya.submits()
    expect(newest(world)).toMatch(/@Maya Lindqvist cancelled the session/)
    expect(await upcoming(world, pair)).toEqual([])
  })

  test('leaves no trouble behind', () => expectNoTrouble(world))
})

describe('who may', async () => {
  const world = await openWorld({ now: '2026-03-02T09:00[Europe/Stockholm]' })
  const [maya, omar, jonas] = [world.person('maya'), world.person('omar'), world.person('jonas')]
  const pair = await makePair(world, 'maya', 'omar')
  await maya.types('/mentor session')
  await maya.submits({ date: '2026-03-10', time: '15:00' })

  test('somebody without a pair is told what to do first', async () => {
    await jonas.types('/mentor session')
    expect(jonas.modal).toBeNull()
    jonas.sees(/not part of a running pair.*\/mentor start/)
  })

  test('somebody of another pair is refused, whatever they press or forge', async () => {
    const [booked] = await upcoming(world, pair)
    await handsButtons(world, 'jonas', booked?.id ?? '', pair.id)
    const presses = async (label: string) => {
      await jonas.clicks(label)
      return jonas.lastMessage?.read
    }
    expect(await presses('Forged book')).toMatch(/two other people/)
    expect(await presses('Forged log')).toMatch(/two other people/)
    expect(await presses('Forged move')).toMatch(/two other people/)
    expect(await presses('Forged cancel')).toMatch(/two other people/)
    expect(await presses('Forged missed')).toMatch(/two other people/)
    expect(jonas.modal).toBeNull()
    expect(await upcoming(world, pair)).toEqual([booked])
  })

  test('a value that names nothing is answered in words', async () => {
    await handsButtons(world, 'omar', 'nonsense', crypto.randomUUID())
    for (const label of ['Forged book', 'Forged log', 'Forged move', 'Forged cancel', 'Forged missed']) {
      await omar.clicks(label)
      expect(omar.lastMessage?.read).toMatch(/cannot find this/)
    }
  })

  test('whoever has several pairs chooses one in the same form, the one without a session first', async () => {
    const ana = await makePair(world, 'maya', 'ana', { minutes: '30 minutes', cadence: 'Weekly' })
    await maya.types('/mentor session')
    await maya.clicks('Book another')
    expect(maya.modal?.fields).toMatchObject({
      pair: { value: null, options: ['ana (you mentor)', 'omar (you mentor)'] },
      minutes: { value: 'As agreed with each' },
    })
    await maya.submits({ pair: 'ana (you mentor)', date: '2026-03-09', time: '15:00' })
    expect(await upcoming(world, ana)).toMatchObject([{ minutes: 30 }])
    maya.sees(/\*Session on Mar 9, 2026 at 15:00\*, 30 minutes/)
    world.person('ana').sees(/\*Session on Mar 9, 2026 at 11:00\*, 30 minutes/)
    omar.seesNot(/Mar 9/)
  })

  test('a pair that pauses loses what lies before its return, and is told how to go on', async () => {
    await maya.types('/mentor session')
    await maya.clicks('Book another')
    await maya.submits({ pair: 'omar (you mentor)', date: '2026-04-07', time: '15:00' })
    await omar.types('/mentor pause')
    await omar.submits({ until: '2026-04-01' })
    maya.sees(/The session on Mar 10, 2026 at 15:00 was cancelled, because the pair paused or ended/)
    omar.sees(/The session on Mar 10, 2026 at 10:00 was cancelled, because the pair paused or ended/)
    maya.sees(/\*Session on Apr 7, 2026 at 15:00/)
    omar.sees(/\*Session on Apr 7, 2026 at 09:00/)
    const asks = asked(world).length
    await world.until('2026-03-11T09:00[Europe/Stockholm]')
    expect(asked(world)).toHaveLength(asks)
    await omar.types('/mentor session')
    expect(omar.modal).toBeNull()
    expect(omar.lastMessage?.read).toMatch(/paused until Wed,? 1 Apr 2026.*\/mentor resume/)
  })

  test('a pair that ends has nothing left to meet for', async () => {
    await omar.types('/mentor end')
    await omar.submits()
    omar.sees(/The session on Apr 7, 2026 at 09:00 was cancelled/)
    await handsButtons(world, 'omar', crypto.randomUUID(), pair.id)
    await omar.clicks('Forged book')
    expect(omar.lastMessage?.read).toMatch(/has ended/)
    expectNoTrouble(world)
  })
})

describe('an old list of sessions', async () => {
  const world = await openWorld({ now: '2026-03-02T09:00[Europe/Stockholm]' })
  const [maya, omar] = [world.person('maya'), world.person('omar')]
  const pair = await makePair(world, 'maya', 'omar')

  test('cannot cancel the date that a session was moved to', async () => {
    await maya.types('/mentor session')
    await maya.submits({ date: '2026-03-10', time: '15:00' })
    await omar.types('/mentor session')
    await maya.clicks('Move', { in: conversation(world)[0]?.channel ?? '' })
    await maya.submits({ date: '2026-03-12', time: '15:00' })
    await omar.clicks('Cancel', { message: /Mar 10, 2026/ })
    omar.sees(/was moved to Mar 12, 2026 at 10:00 in the meantime\. Nothing was changed/)
    expect(await upcoming(world, pair)).toHaveLength(1)
    await maya.clicks('Cancel', { in: conversation(world)[0]?.channel ?? '' })
    await maya.submits()
    expect(await upcoming(world, pair)).toEqual([])
  })
})
