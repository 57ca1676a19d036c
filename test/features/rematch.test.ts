import { sql } from 'drizzle-orm'
import { afterEach, describe, expect, test } from 'vitest'
import {
  REMATCH_IN_TOUCH,
  REMATCH_LOOK,
  REMATCH_NOT_NOW,
  REMATCH_STOP,
  REMATCH_WISH,
  REMATCH_WISH_FORM,
} from '../../src/features/rematch/ids.ts'
import { START_PROPOSE } from '../../src/features/start/ids.ts'
import { makeCoordinator } from '../support/coordinator.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { openWorld, type TestWorld } from '../support/world.ts'

const count = (world: TestWorld, name: string, pattern: RegExp) =>
  world.person(name).messages.filter(({ read, ephemeral }) => !ephemeral && pattern.test(read)).length

const NEXT = /What next\?|Would you like another partner\?/

async function choices({ database }: TestWorld): Promise<string[]> {
  const { rows } = await database.db.execute<{ line: string }>(
    sql`select choice || coalesce(' ' || topic, '') as line from next_steps order by 1`,
  )
  return rows.map(({ line }) => line)
}

describe('after a pair that ended early', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const [maya, omar, priya, jonas, li] = ['maya', 'omar', 'priya', 'jonas', 'li'].map(world.person)
  if (!maya || !omar || !priya || !jonas || !li) throw new Error('nobody there')
  await makeCoordinator(world, 'priya')
  await makeCoordinator(world, 'maya')
  const pair = await makePair(world, 'maya', 'omar')
  afterEach(() => expectNoTrouble(world))

  test('each is asked once, privately, in a good hour, without a reason', async () => {
    await omar.types('/mentor end')
    await omar.submits({ reason: 'A secret reason' })
    expect(count(world, 'maya', NEXT)).toBe(1)
    maya.sees(
      /Your pair with @Omar Haddad is over\. Would you like another partner\?[\s\S]*do not have to do anything/u,
    )
    expect(count(world, 'omar', NEXT)).toBe(0)
    await world.until('2026-03-02T09:00[America/New_York]')
    expect(count(world, 'omar', NEXT)).toBe(1)
    for (const person of [maya, omar, jonas, li]) person.seesNot(/secret/)
    await expect(omar.clicks('Stay in touch')).rejects.toThrow()
  })

  test('“Not now” is enough, is no reminder, and can be taken back', async () => {
    await omar.clicks('Not now')
    expect(count(world, 'omar', NEXT)).toBe(0)
    omar.sees(/Fine, nothing for now/)
    const before = omar.messages.length
    await world.passes({ days: 60 })
    expect(omar.messages).toHaveLength(before)
    expect(count(world, 'priya', /looking for another partner/)).toBe(0)
  })

  test('one click looks for another partner; each coordinator is told once, and not why the pair ended', async () => {
    world.sandbox.deliver.twice()
    await omar.clicks('Find me another partner')
    // Maya coordinates as well, and would read of what comes after herself.
    omar.sees(/I have told @Priya Raman privately, and nobody else/)
    world.person('maya').seesNot(/looking for another partner, as a leader/)
    omar.sees(/You are looking for another partner as a leader/)
    const note = /@Omar Haddad is looking for another partner, as a leader[\s\S]*a pair with @Maya Lindqvist/u
    expect(count(world, 'priya', note)).toBe(1)
    expect(count(world, 'priya', /secret reason[\s\S]*looking|looking[\s\S]*secret reason/u)).toBe(0)
    await omar.forges(REMATCH_LOOK, pair.id)
    expect(omar.lastMessage?.read).toMatch(/looking for another partner already/)
    expect(count(world, 'priya', note)).toBe(1)
  })

  test('says what about, for the coordinators alone', async () => {
    await omar.clicks('Say what about')
    await omar.submits({ topic: 'Data <!channel> for planning' })
    priya.sees(/It could be about:\n>Data <!channel> for planning/)
    omar.sees(/>Data <!channel> for planning/)
    for (const person of [jonas, li]) person.seesNot(/for planning|looking for another/)
  })

  test('can be taken back and begun again; the coordinators’ message follows and rings no second time', async () => {
    await omar.clicks('No longer')
    priya.sees(/@Omar Haddad was looking for another partner, and is not any more/)
    priya.seesNot(/for planning/)
    expect(await choices(world)).toEqual(['stopped'])
    await omar.types('/mentor status')
    await omar.clicks('Find me another partner', { message: /Your last one is over/ })
    expect(count(world, 'priya', /@Omar Haddad is looking for another partner/)).toBe(1)
    await omar.opensHome()
    expect(omar.home?.read).toMatch(/You are looking for another partner\*?, and the coordinators know/)
  })

  test('a coordinator proposes from there, and the search ends when the pair begins', async () => {
    await priya.clicks('Propose a pair')
    await priya.submits({ mentor: '@jonas', topic: 'Planning' })
    expect(await choices(world)).toEqual(['looking'])
    await jonas.clicks('Accept')
    await omar.clicks('Accept')
    expect(await choices(world)).toEqual(['found'])
    priya.sees(/@Omar Haddad was looking for another partner, and has found one/)
    omar.sees(/You have a new partner/)
  })

  test('nobody looks beyond what they may have, or for somebody else', async () => {
    await omar.forges(REMATCH_LOOK, pair.id)
    expect(omar.lastMessage?.read).toMatch(/as many partners as you can have/)
    for (const id of [REMATCH_LOOK, REMATCH_STOP, REMATCH_NOT_NOW, REMATCH_IN_TOUCH]) {
      await li.forges(id, pair.id)
      expect(li.lastMessage?.read).toMatch(/cannot find this pair among yours/)
      for (const forged of ['', 'x', crypto.randomUUID()]) {
        await omar.forges(id, forged)
        expect(omar.lastMessage?.read).toMatch(/cannot find this pair among yours/)
      }
    }
    await li.forges(REMATCH_WISH, pair.id)
    expect(li.lastMessage?.read).toMatch(/not looking for a partner/)
    const topic = { value: { type: 'plain_text_input', value: 'Mine' } }
    await li.forgesForm(REMATCH_WISH_FORM, {
      values: { topic },
      metadata: JSON.stringify({ pairId: pair.id }),
    })
    expect(li.modal?.errors.topic).toMatch(/not looking for a partner/)
    await li.closes()
    expect(await choices(world)).toEqual(['found'])
  })

  test('a button that proposes somebody gives nobody the right to', async () => {
    await li.forges(START_PROPOSE, `mentor:${maya.id}`)
    await li.submits({ mentee: '@ana', topic: 'Mine' })
    expect(JSON.stringify(li.modal?.errors)).toMatch(/for a coordinator to propose/)
    await li.closes()
  })
})

describe('after a pair that was completed', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const [maya, omar, priya] = [world.person('maya'), world.person('omar'), world.person('priya')]
  await makeCoordinator(world, 'priya')
  const pair = await makePair(world, 'maya', 'omar', { months: '3 months' })
  await makePair(world, 'maya', 'li')
  afterEach(() => expectNoTrouble(world))

  test('a running pair is nothing to look after', async () => {
    for (const id of [REMATCH_LOOK, REMATCH_NOT_NOW]) {
      await maya.forges(id, pair.id)
      expect(maya.lastMessage?.read).toMatch(/This pair is not over/)
    }
  })

  test('both are asked what next, after they were thanked', async () => {
    await world.until('2026-06-03T09:30[America/New_York]')
    for (const name of ['maya', 'omar']) {
      expect(count(world, name, /You and @.* have completed your pair\. What next\?/)).toBe(1)
      const said = world.person(name).messages.map(({ read }) => read)
      expect(said.findIndex((read) => /has completed its 3/.test(read))).toBeLessThan(
        said.findIndex((read) => NEXT.test(read)),
      )
    }
  })

  test('staying in touch takes one click and tells nobody', async () => {
    await omar.clicks('Stay in touch')
    omar.sees(/You and @Maya Lindqvist stay in touch on your own/)
    priya.seesNot(/touch|looking/)
  })

  test('a mentor with another pair looks on, whatever happens in that one', async () => {
    await maya.clicks('Find me another partner')
    expect(
      count(
        world,
        'priya',
        /@Maya Lindqvist is looking for another partner, as a mentor[\s\S]*until Tue,? 2 Jun/u,
      ),
    ).toBe(1)
    await world.person('li').types('/mentor pause')
    await world.person('li').submits({ until: '2026-06-15' })
    await world.until('2026-06-15T12:00[Asia/Shanghai]')
    expect(await choices(world)).toEqual(['in-touch', 'looking'])
    await makePair(world, 'maya', 'ana')
    expect(await choices(world)).toEqual(['found', 'in-touch'])
  })

  test('somebody without coordinators is told the faster way', async () => {
    await makeCoordinator(world, 'priya', false)
    await omar.clicks('Find me another partner')
    expect(omar.lastMessage?.read).toMatch(/Nobody coordinates pairs here/)
  })
})
