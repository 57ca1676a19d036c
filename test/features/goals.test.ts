import { afterEach, describe, expect, test } from 'vitest'
import { pairsOf } from '../../src/db/pairs.ts'
import {
  GOAL_DROP,
  GOAL_EDIT,
  GOAL_FORM,
  GOAL_HISTORY,
  GOAL_NEW,
  GOAL_PROGRESS,
  goalValue,
  progressValue,
} from '../../src/features/goals/ids.ts'
import { goalsOf, texts } from '../support/goals.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { openWorld } from '../support/world.ts'

describe('/mentor goals', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const [maya, omar, li] = [world.person('maya'), world.person('omar'), world.person('li')]
  const pair = await makePair(world, 'maya', 'omar')
  afterEach(() => expectNoTrouble(world))

  test('tells somebody without a pair that there is nothing to reach', async () => {
    await li.types('/mentor goals')
    li.sees(/not part of a running pair/)
    expect(li.modal).toBeNull()
  })

  test('shows the goals of the proposal, and takes one more with how they will know and by when', async () => {
    await omar.types('/mentor goals')
    expect(omar.modal?.read).toMatch(/With @Maya Lindqvist[\s\S]*>One pilot[\s\S]*>Two allies/)
    await omar.clicks('New goal')
    world.sandbox.deliver.twice()
    await omar.submits({ text: 'Figures by the 3rd', how: 'No copying by hand', due: '2026-03-09' })
    expect(omar.modal?.read).toMatch(
      />Figures by the 3rd\nHow you will know: No copying by hand\nIt is due on Mon,? 9 Mar/,
    )
    expect(await texts(world, 'omar')).toEqual(['One pilot 0', 'Two allies 0', 'Figures by the 3rd 0'])
  })

  test('has room for three, also for a form that stayed open and one that is forged', async () => {
    await expect(omar.clicks('New goal')).rejects.toThrow()
    await omar.closes()
    await omar.forges(GOAL_NEW, pair.id)
    await omar.submits({ text: 'A fourth' })
    expect(omar.modal?.errors.text).toMatch(/three goals already/)
    await omar.closes()
    expect(await goalsOf(world, 'omar')).toHaveLength(3)
  })

  test('takes progress in one tap from the list, from /mentor status and from Home', async () => {
    await maya.types('/mentor goals')
    await maya.picks('>One pilot', 'Started')
    await maya.closes()
    await maya.types('/mentor status')
    await maya.picks('>Two allies', 'Halfway')
    await omar.opensHome()
    await omar.picks('>Figures by the 3rd', 'Nearly', { in: 'home' })
    expect(await texts(world, 'maya')).toEqual(['One pilot 25', 'Two allies 50', 'Figures by the 3rd 75'])
  })

  test('keeps both words apart when two write at the same time: the second sees what the first made of it', async () => {
    for (const person of [maya, omar]) {
      await person.types('/mentor goals')
      await person.clicks('Edit')
    }
    await maya.submits({ text: 'Two pilots' })
    await omar.submits({ text: 'One big pilot' })
    expect(omar.modal?.read).toMatch(
      /@Maya Lindqvist has changed this goal while you were writing[\s\S]*>Two pilots/,
    )
    expect(omar.modal?.fields.text?.value).toBe('One big pilot')
    expect((await texts(world, 'omar'))[0]).toBe('Two pilots 25')
    await omar.submits()
    expect((await texts(world, 'omar'))[0]).toBe('One big pilot 25')
    await Promise.all([maya.closes(), omar.closes()])
  })

  test('the agreement in their conversation shows the goals as they are', () => {
    for (const person of [maya, omar]) person.sees(/you are a pair[\s\S]*>1\. One big pilot \(started\)/)
  })

  test('keeps the history: who, when, what it was before and after', async () => {
    await maya.types('/mentor goals')
    await maya.clicks('Edit')
    await maya.clicks('History')
    const read = maya.modal?.read ?? ''
    expect(read).toMatch(/@Omar Haddad\n• “Two pilots” → “One big pilot”/)
    expect(read).toMatch(/@Maya Lindqvist\n• “One pilot” → “Two pilots”/)
    expect(read).toMatch(/@Maya Lindqvist\n• Not yet → Started/)
    expect(read).toMatch(/@Maya Lindqvist\n• set this goal: “One pilot”/)
    await maya.closes()
    await maya.closes()
  })

  test('a goal that is reached frees its place and can come back; one that is dropped goes', async () => {
    await omar.types('/mentor goals')
    await omar.picks('>Two allies', 'Reached')
    expect(omar.modal?.read).toMatch(/Reached: Two allies/)
    await omar.clicks('New goal')
    await omar.submits({ text: 'Another one' })
    expect(await texts(world, 'omar')).toEqual(['One big pilot 25', 'Another one 0', 'Figures by the 3rd 75'])
    const reached = (await goalsOf(world, 'omar')).find(({ state }) => state === 'reached')
    await omar.closes()
    await omar.forges(GOAL_PROGRESS, progressValue(pair.id, reached?.id ?? '', 50))
    omar.sees(/three goals already/)
    await omar.types('/mentor goals')
    await omar.clicks('Edit', { index: 1 })
    await omar.clicks('Drop this goal')
    expect(omar.modal?.read).not.toMatch(/Another one/)
    await omar.closes()
    await omar.forges(GOAL_PROGRESS, progressValue(pair.id, reached?.id ?? '', 50))
    expect(await texts(world, 'omar')).toEqual(['One big pilot 25', 'Two allies 50', 'Figures by the 3rd 75'])
  })

  test('refuses a day that has passed beside the date', async () => {
    await omar.forges(GOAL_EDIT, goalValue(pair.id, (await goalsOf(world, 'omar'))[0]?.id ?? ''))
    await omar.submits({ due: '2026-03-01' })
    expect(omar.modal?.errors).toEqual({ due: expect.stringMatching(/today or a later day/) })
    await omar.closes()
  })

  test('somebody else’s buttons, forged ones and forged forms change nothing', async () => {
    const before = await goalsOf(world, 'omar')
    const goal = before[0]?.id ?? ''
    const value = goalValue(pair.id, goal)
    for (const [id, words] of [
      [GOAL_EDIT, value],
      [GOAL_DROP, value],
      [GOAL_HISTORY, value],
      [GOAL_NEW, pair.id],
      [GOAL_PROGRESS, progressValue(pair.id, goal, 100)],
    ] as const) {
      await li.forges(id, words)
      expect(li.lastMessage?.read).toMatch(/goals of two other people/)
      for (const forged of ['', 'x:y', `${pair.id}:${pair.id}`, `${value}:33`]) {
        await omar.forges(id, forged)
        expect(omar.modal).toBeNull()
        expect(omar.lastMessage?.read).toMatch(/cannot find this goal/)
      }
    }
    const metadata = JSON.stringify({ pairId: pair.id, goalId: goal, revision: 1, fromList: false })
    const typed = { text: { value: { type: 'plain_text_input', value: 'Mine' } } }
    await li.forgesForm(GOAL_FORM, { values: typed, metadata })
    expect(li.modal?.errors.text).toMatch(/two other people/)
    await li.closes()
    expect(await goalsOf(world, 'omar')).toEqual(before)
  })
})

describe('somebody with several pairs', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Berlin]' })
  const jonas = world.person('jonas')
  afterEach(() => expectNoTrouble(world))

  test('sees the newest first, and a tap changes that goal only', async () => {
    await makePair(world, 'jonas', 'li', { goals: 'Older' })
    await world.passes({ minutes: 1 })
    await makePair(world, 'jonas', 'ana', { goals: 'Newer' })
    await jonas.types('/mentor goals')
    expect(jonas.modal?.read).toMatch(/@Ana Souza[\s\S]*Newer[\s\S]*@Li Wei[\s\S]*Older/)
    await jonas.picks('>Older', 'Nearly')
    expect(await texts(world, 'li')).toEqual(['Older 75'])
    expect(await texts(world, 'ana')).toEqual(['Newer 0'])
    await jonas.closes()
  })

  test('goals of a pair that is over stay as they are', async () => {
    const [pair] = await pairsOf(world.database.db, world.acme.teamId, world.person('li').id)
    await jonas.types('/mentor goals')
    await world.person('li').types('/mentor end')
    await world.person('li').submits()
    await jonas.picks('>Older', 'Reached')
    expect(jonas.modal?.read).toMatch(/This pair is over, so its goals stay/)
    const stored = await pairsOf(world.database.db, world.acme.teamId, jonas.id, ['ended'])
    expect(stored.find(({ id }) => id === pair?.id)?.goals).toMatchObject([{ progress: 75 }])
  })
})

describe('the last free place', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const [maya, omar] = [world.person('maya'), world.person('omar')]
  await makePair(world, 'maya', 'omar')
  afterEach(() => expectNoTrouble(world))

  test('goes to one of two who press Save at the same moment; the other keeps the words and hears why', async () => {
    for (const person of [maya, omar]) {
      await person.types('/mentor goals')
      await person.clicks('New goal')
    }
    await Promise.all([maya.submits({ text: 'From Maya' }), omar.submits({ text: 'From Omar' })])
    expect(await texts(world, 'omar')).toHaveLength(3)
    const refused = [maya, omar].filter(({ modal }) => /three goals already/.test(modal?.errors.text ?? ''))
    expect(refused).toHaveLength(1)
    expect(refused[0]?.modal?.fields.text?.value).toMatch(/^From/)
  })
})

test('the history of a goal that is all signs can be read', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const maya = world.person('maya')
  await makePair(world, 'maya', 'omar', { goals: 'One' })
  await maya.types('/mentor goals')
  for (const sign of ['&', '<']) {
    await maya.clicks('Edit')
    await maya.submits({ text: sign.repeat(200), how: sign.repeat(200) })
  }
  await maya.clicks('Edit')
  await maya.clicks('History')
  expect(maya.modal?.read).toMatch(/&{200}.*<{200}.*Only the two of you/s)
  expectNoTrouble(world)
})
