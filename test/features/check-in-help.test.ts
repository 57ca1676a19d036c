import { describe, expect, test } from 'vitest'
import { makeCoordinator } from '../support/coordinator.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { weekly } from '../support/weekly.ts'
import { openWorld } from '../support/world.ts'

describe('somebody who needs help', async () => {
  const world = await openWorld({ now: '2026-03-05T10:00[Europe/Stockholm]' })
  await makePair(world, 'maya', 'omar')
  await makePair(world, 'maya', 'ana')
  const [maya, omar, priya] = [world.person('maya'), world.person('omar'), world.person('priya')]
  await world.until('2026-03-09T16:00[Europe/Stockholm]')

  test('learns at once when nobody coordinates', async () => {
    await maya.clicks('I need help')
    expect(maya.modal).toBeNull()
    maya.sees(/Nobody coordinates here yet/)
  })

  test('is told beside the field when the last coordinator has gone meanwhile; the words stay', async () => {
    await makeCoordinator(world, 'priya')
    await maya.clicks('I need help')
    await makeCoordinator(world, 'priya', false)
    await maya.submits({ pair: 'ana (you mentor)', help: 'We cannot find a time.' })
    expect(maya.modal?.errors.help).toMatch(/Nobody coordinates here yet/)
    expect(maya.modal?.fields.help?.value).toBe('We cannot find a time.')
    await makeCoordinator(world, 'priya')
  })

  test('reads who will read it, and says with whom', async () => {
    expect(maya.modal?.read).toMatch(/A coordinator will read this/)
    await maya.submits({ help: 'We cannot find a time. <!channel>' })
    expect(maya.modal).toBeNull()
    expect(weekly(world, 'maya')[0]?.read).toMatch(/A coordinator knows and will get in touch/)
  })

  test('is heard by the coordinator, word for word, and by nobody else', async () => {
    priya.sees(/@Maya Lindqvist needs help with @Ana Souza/)
    priya.sees(/We cannot find a time\. <!channel>/)
    omar.seesNot(/needs help|find a time/)
    world.person('ana').seesNot(/needs help|find a time/)
    expect(world.log.join('\n')).not.toMatch(/find a time/)
  })

  test('may leave no words', async () => {
    await omar.clicks('I need help')
    expect(omar.modal?.fields.pair).toBeUndefined()
    world.sandbox.deliver.twice()
    await omar.submits()
    const heard = priya.messages.filter(({ read }) => /Omar Haddad needs help/.test(read))
    expect(heard).toHaveLength(1)
    expect(heard[0]?.read).toMatch(/They left no words/)
  })

  test('who is in a pair with the only coordinator is not overheard by them', async () => {
    const li = world.person('li')
    await makePair(world, 'priya', 'li')
    await world.until('2026-03-17T02:00[Europe/Stockholm]')
    await li.clicks('I need help')
    li.sees(/Nobody coordinates here besides you and your own pair/)
    priya.seesNot(/@Li Wei needs help/)
  })

  test('who is the only coordinator hears that there is nobody else', async () => {
    await priya.clicks('I need help')
    priya.sees(/Nobody coordinates here besides you and your own pair/)
    expectNoTrouble(world)
  })
})
