import { describe, expect, test } from 'vitest'
import { SESSION_HELD } from '../../src/features/session/ids.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { conversation, past } from '../support/session-talk.ts'
import { holdSession } from '../support/sessions.ts'
import { openWorld } from '../support/world.ts'

const HEARD_NOTHING = /I have heard nothing of the session on .* so I have noted it as missed/

describe('a session of which nobody says a word', async () => {
  const world = await openWorld()
  const [maya, omar, jonas] = ['maya', 'omar', 'jonas'].map(world.person)
  if (!maya || !omar || !jonas) throw new Error('somebody is missing')
  const pair = await makePair(world, 'maya', 'omar')
  const latest = async () => (await past(world, pair))[0]

  test('counts as held for a week, while both are asked and reminded', async () => {
    await holdSession(world, 'maya', pair, '2026-03-10T16:00')
    maya.sees(/The session on Mar 10, 2026 at 16:00 took place/)
    await world.until('2026-03-17T16:44[Europe/Stockholm]')
    maya.sees(/The session on Mar 10, 2026 at 16:00 took place/)
    omar.seesNot(HEARD_NOTHING)
    expect(await latest()).toMatchObject({ state: 'scheduled' })
  })

  test('is missed then, kindly, and its leader has times to choose from', async () => {
    await world.until('2026-03-17T16:45[Europe/Stockholm]')
    expect(await latest()).toMatchObject({ state: 'missed', cancelledBy: null })
    const note = conversation(world).at(-1)?.read
    expect(note).toMatch(HEARD_NOTHING)
    expect(note).toMatch(/That happens\./)
    expect(note).toMatch(/\[Find another time\] \[We did meet\]|We did meet/)
    maya.sees(/The session on Mar 10, 2026 at 16:00 is noted as missed/)
    omar.sees(/When do you and @Maya Lindqvist meet next\?/)
  })

  test('can be put right with one click, by the two only', async () => {
    const { id } = (await latest()) ?? { id: '' }
    await jonas.forges(SESSION_HELD, id)
    jonas.sees(/session of two other people/)
    world.sandbox.deliver.twice()
    await maya.clicks('We did meet')
    expect(await latest()).toMatchObject({ state: 'held' })
    omar.sees(/The session on Mar 10, 2026 at 11:00 took place after all/)
    omar.sees(/The session on Mar 10, 2026 at 11:00 took place, 45 minutes/)
  })

  test('is held as well when its question is answered late', async () => {
    await holdSession(world, 'maya', pair, '2026-04-14T16:00')
    await world.until('2026-04-21T17:00[Europe/Stockholm]')
    expect(await latest()).toMatchObject({ state: 'missed' })
    await omar.clicks('4', { message: /How was the session|last time|still open/ })
    expect(await latest()).toMatchObject({ state: 'held', rating: 4 })
    maya.sees(/The session on Apr 14, 2026 at 16:00 took place after all/)
  })

  test('waits for somebody who has put the question off', async () => {
    await holdSession(world, 'maya', pair, '2026-05-12T16:00')
    await omar.picks('nudges.later', 'Choose a date', { message: /How was the session/ })
    await omar.submits({ date: '2026-05-21' })
    await world.until('2026-05-21T18:00[America/New_York]')
    expect(await latest()).toMatchObject({ state: 'scheduled' })
    await omar.clicks('5 Very useful')
    await world.until('2026-06-10T12:00[America/New_York]')
    expect(await latest()).toMatchObject({ state: 'held', rating: 5 })
  })

  test('is not brought up where the pair has ended meanwhile', async () => {
    await holdSession(world, 'maya', pair, '2026-06-16T16:00')
    await maya.types('/mentor end')
    await maya.submits({})
    const said = conversation(world).length
    await world.until('2026-07-01T12:00[America/New_York]')
    expect(await latest()).toMatchObject({ state: 'missed' })
    expect(conversation(world)).toHaveLength(said)
  })

  test('that somebody said did not take place stays so', async () => {
    await makePair(world, 'maya', 'omar')
    const { id } = (await latest()) ?? { id: '' }
    await world.database.db.execute(`update sessions set cancelled_by = '${maya.id}' where id = '${id}'`)
    await omar.forges(SESSION_HELD, id)
    omar.sees(/called off or lies ahead/)
    expectNoTrouble(world)
  })
})
