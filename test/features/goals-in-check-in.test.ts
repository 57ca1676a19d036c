import { sql } from 'drizzle-orm'
import { afterEach, describe, expect, test } from 'vitest'
import { goalsOf, NAMED, texts } from '../support/goals.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { openWorld } from '../support/world.ts'

describe('a goal whose day is near', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const [maya, omar] = [world.person('maya'), world.person('omar')]
  await makePair(world, 'maya', 'omar', { goals: 'One pilot' })
  afterEach(() => expectNoTrouble(world))

  test('is asked about in the check-in of the week, kindly, by the leader’s own day', async () => {
    await maya.types('/mentor goals')
    await maya.clicks('Edit')
    await maya.submits({ due: '2026-03-29' })
    await maya.closes()
    await world.until('2026-03-16T20:00[Europe/Stockholm]')
    for (const person of [maya, omar]) await person.clicks('On track')
    // Maya reads it on Monday morning; in New York that is still Monday, the day after the due one.
    await world.until('2026-03-23T09:30[Europe/Stockholm]')
    maya.sees(/Your goal “One pilot” is due on Sun,? 29 Mar 2026\. How far are you\?/)
    await world.until('2026-03-30T09:30[America/New_York]')
    for (const person of [maya, omar])
      person.sees(/Your goal “One pilot” was due yesterday\. How far are you\?/)
    maya.sees(/A later day is a good answer too/)
  })

  test('is answered there in one tap, and the question stays with its answer until it is reached', async () => {
    await omar.picks('Your goal “One pilot”', 'Halfway')
    expect(await texts(world, 'omar')).toEqual(['One pilot 50'])
    await maya.picks('Your goal “One pilot”', 'Reached')
    maya.sees(/Reached: “One pilot”\. Well done, both of you/)
    for (const person of [maya, omar])
      expect(person.messages.filter(({ read }) => NAMED.test(read) && /How is it going/.test(read))).toEqual(
        [],
      )
  })

  test('is read from the leader’s calendar also where it is tomorrow already for the mentor', async () => {
    await makePair(world, 'jonas', 'li', { goals: 'Early' })
    const [jonas, li] = [world.person('jonas'), world.person('li')]
    await jonas.types('/mentor goals')
    await jonas.clicks('Edit')
    // It is 1 April in Berlin, and at 23:30 there it is 2 April in Shanghai already.
    await world.until('2026-04-01T23:30[Europe/Berlin]')
    await jonas.submits({ due: '2026-04-01' })
    expect(jonas.modal?.errors.due).toMatch(/today or a later day/)
    await jonas.submits({ due: '2026-04-02' })
    expect(jonas.modal?.read).toMatch(/It is due today/)
    await jonas.closes()
    await li.types('/mentor status')
    li.sees(/It is due today/)
  })
})

describe('goals that have time, or no day at all', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const [maya, omar] = [world.person('maya'), world.person('omar')]
  await makePair(world, 'maya', 'omar', { goals: 'No day\nMuch time\nNear' })
  afterEach(() => expectNoTrouble(world))

  test('are asked about in passing in the check-in, after the one that is due, and never as due', async () => {
    const [, later, near] = await goalsOf(world, 'maya')
    await world.database.db.execute(sql`update goals set due_on = '2026-08-01' where id = ${later?.id}`)
    await world.database.db.execute(sql`update goals set due_on = '2026-03-10' where id = ${near?.id}`)
    await world.until('2026-03-09T20:00[Europe/Stockholm]')
    for (const person of [maya, omar]) {
      const read = person.messages.findLast((message) => /How is it going/.test(message.read))?.read ?? ''
      expect(read).toMatch(
        /“Near” is due [\s\S]*goal “No day”: how far are you\?[\s\S]*goal “Much time”: how far/,
      )
      expect(read.match(/ (?:is|was) due /g)).toHaveLength(1)
    }
    await omar.picks('Your goal “No day”', 'Halfway')
    await maya.picks('Your goal “Near”', 'Reached')
    expect(await texts(world, 'omar')).toEqual(['No day 50', 'Much time 0'])
    const read = maya.messages.findLast((message) => /How is it going/.test(message.read))?.read ?? ''
    expect(read).not.toMatch(/“Near”/)
    expect(read).not.toMatch(/A later day is a good answer too/)
  })
})
