import { afterEach, describe, expect, test } from 'vitest'
import { pairsOf } from '../../src/db/pairs.ts'
import { RESUME_NOW } from '../../src/features/pause/ids.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { openWorld, type TestWorld } from '../support/world.ts'

async function stateOf(world: TestWorld, name: string): Promise<string[]> {
  const pairs = await pairsOf(world.database.db, world.acme.teamId, world.person(name).id)
  return pairs.map(({ state, pausedUntil }) => `${state} ${pausedUntil ?? ''}`.trim())
}

const count = (world: TestWorld, name: string, pattern: RegExp) =>
  world.person(name).messages.filter(({ read }) => pattern.test(read)).length

describe('/mentor pause', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const [maya, omar, li] = [world.person('maya'), world.person('omar'), world.person('li')]
  afterEach(() => expectNoTrouble(world))

  test('tells somebody without a pair that there is nothing to pause', async () => {
    await li.types('/mentor pause')
    li.sees(/not part of a running pair/)
    expect(li.modal).toBeNull()
  })

  test('suggests two weeks and asks for no pair where there is only one', async () => {
    await makePair(world, 'maya', 'omar')
    await omar.types('/mentor pause')
    expect(omar.modal?.fields.until?.value).toBe('2026-03-16')
    expect(Object.keys(omar.modal?.fields ?? {})).toEqual(['until'])
  })

  test.each([
    ['today', '2026-03-02', /tomorrow or a later day/],
    ['more than six months ahead', '2026-09-03', /pair runs until Wed,? 2 Sept? 2026/],
    ['the last day of the pair', '2026-09-02', /pair runs until Wed,? 2 Sept? 2026/],
  ])('refuses %s beside the date', async (_, until, words) => {
    await omar.submits({ until })
    expect(omar.modal?.errors).toEqual({ until: expect.stringMatching(words) })
    expect(await stateOf(world, 'omar')).toEqual(['active'])
  })

  test('tells both in their conversation who paused it and until when', async () => {
    world.sandbox.deliver.twice()
    await omar.submits({ until: '2026-03-18' })
    expect(omar.modal).toBeNull()
    for (const name of ['maya', 'omar'])
      expect(count(world, name, /@Omar Haddad paused the pair until Wed,? 18 Mar 2026/)).toBe(1)
    expect(await stateOf(world, 'omar')).toEqual(['paused 2026-03-18'])
  })

  test('pausing once more moves the date, and only the newest message can resume', async () => {
    await maya.types('/mentor pause')
    await maya.submits({ until: '2026-03-22' })
    omar.sees(/@Maya Lindqvist paused the pair until Sun,? 22 Mar 2026/)
    expect(await stateOf(world, 'omar')).toEqual(['paused 2026-03-22'])
    await expect(omar.clicks('Resume now', { index: 1 })).rejects.toThrow(/Resume now/)
  })

  test('somebody else’s button and a forged one change nothing', async () => {
    const [pair] = await pairsOf(world.database.db, world.acme.teamId, omar.id)
    await li.forges(RESUME_NOW, pair?.id ?? '')
    li.sees(/cannot find this pair among yours/)
    await maya.forges(RESUME_NOW, 'not-a-pair')
    maya.sees(/cannot find this pair among yours/)
    expect(await stateOf(world, 'omar')).toEqual(['paused 2026-03-22'])
  })

  test('nobody hears anything while the pair rests, not on the first date either', async () => {
    const [before, ofOmar] = [maya.messages.length, omar.messages.length]
    await world.until('2026-03-22T08:59[America/New_York]')
    expect([maya.messages.length, omar.messages.length]).toEqual([before, ofOmar])
    expect(await stateOf(world, 'omar')).toEqual(['paused 2026-03-22'])
  })

  test('the pair goes on by itself on its date; a Sunday’s message waits for Monday', async () => {
    await world.until('2026-03-22T09:00[America/New_York]')
    expect(await stateOf(world, 'omar')).toEqual(['active'])
    omar.seesNot(/the pause is over/)
    await world.until('2026-03-23T09:00[America/New_York]')
    for (const name of ['maya', 'omar']) expect(count(world, name, /the pause is over/)).toBe(1)
    await omar.clicks('Schedule the next session')
    expect(omar.modal?.read).toMatch(/With @Maya Lindqvist/)
    await omar.closes()
    await expect(maya.clicks('Resume now')).rejects.toThrow(/Resume now/)
  })

  test('a form that stayed open while the pair ended is refused beside the date', async () => {
    await omar.types('/mentor pause')
    await maya.types('/mentor end')
    await maya.submits()
    await omar.submits({ until: '2026-04-20' })
    expect(omar.modal?.errors).toEqual({ until: expect.stringMatching(/has ended in the meantime/) })
    await omar.closes()
  })
})

describe('/mentor resume', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Berlin]' })
  const [jonas, li, ana] = [world.person('jonas'), world.person('li'), world.person('ana')]
  afterEach(() => expectNoTrouble(world))

  test('has nothing to do where nothing is paused', async () => {
    await makePair(world, 'jonas', 'li')
    await world.passes({ minutes: 1 })
    await makePair(world, 'jonas', 'ana')
    await jonas.types('/mentor resume')
    jonas.sees(/None of your pairs is paused/)
  })

  test('with two pairs the form asks which one to pause, and takes no answer for none', async () => {
    await jonas.types('/mentor pause')
    expect(jonas.modal?.fields.pair?.options).toEqual(['li (you mentor)', 'ana (you mentor)'])
    await jonas.submits({ until: '2026-04-01' })
    expect(jonas.modal?.errors.pair).toMatch(/complete this required field/)
    await jonas.submits({ pair: 'li (you mentor)' })
    li.sees(/@Jonas Weber paused the pair/)
    ana.seesNot(/paused/)
  })

  test('resumes the only paused pair at once, and the date that was set does nothing any more', async () => {
    await jonas.types('/mentor resume')
    jonas.sees(/Your pair with @Li Wei goes on/)
    li.sees(/@Jonas Weber resumed the pair/)
    await li.types('/mentor pause')
    await li.submits({ until: '2026-05-04' })
    await world.until('2026-04-02T12:00[Asia/Shanghai]')
    expect(await stateOf(world, 'li')).toEqual(['paused 2026-05-04'])
  })

  test('a button resumes for either of the two, once, however often it arrives', async () => {
    world.sandbox.deliver.twice()
    await li.clicks('Resume now')
    expect(count(world, 'jonas', /@Li Wei resumed the pair/)).toBe(1)
    expect(await stateOf(world, 'li')).toEqual(['active'])
  })

  test('the same pair may rest until the same day once more', async () => {
    await li.types('/mentor pause')
    await li.submits({ until: '2026-05-04' })
    await world.until('2026-05-04T09:00[Asia/Shanghai]')
    expect(await stateOf(world, 'li')).toEqual(['active'])
    expect(count(world, 'li', /the pause is over/)).toBe(1)
  })

  test('asks which one where several rest, and refuses somebody else’s in a forged form', async () => {
    const foreign = await makePair(world, 'maya', 'omar')
    for (const pair of ['li (you mentor)', 'ana (you mentor)']) {
      await jonas.types('/mentor pause')
      await jonas.submits({ pair, until: '2026-06-01' })
    }
    await jonas.types('/mentor resume')
    const menu = jonas.modal?.blocks.find(({ block_id }) => block_id === 'pair')?.element
    const [option] = menu?.options ?? []
    if (!option) throw new Error('nothing to choose')
    const { value } = option
    option.value = foreign.id
    await jonas.submits({ pair: 'li (you mentor)' })
    expect(jonas.modal?.errors.pair).toMatch(/cannot find this pair among yours/)
    option.value = value
    await jonas.submits({ pair: 'ana (you mentor)' })
    expect(jonas.modal).toBeNull()
    expect(await stateOf(world, 'ana')).toEqual(['active'])
    expect(await stateOf(world, 'li')).toEqual(['paused 2026-06-01'])
  })
})
