import { afterEach, describe, expect, test } from 'vitest'
import { START_ACCEPT, START_WITHDRAW } from '../../src/features/start/ids.ts'
import { makeCoordinator } from '../support/coordinator.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { openWorld, type TestWorld } from '../support/world.ts'

const topic = 'What AI can do for our planning'

describe('a proposal that is accepted', async () => {
  const world = await openWorld()
  const maya = world.person('maya')
  const omar = world.person('omar')
  afterEach(() => expectNoTrouble(world))

  test('opens the form with the caller as mentor and the mentioned person as leader', async () => {
    await maya.types('/mentor start @omar')
    expect(maya.modal?.read).toMatch(
      /Who mentors[\s\S]*@Maya Lindqvist[\s\S]*Who is mentored[\s\S]*@Omar Haddad/,
    )
  })

  test('the two change sides with one click, and what was typed stays', async () => {
    await maya.fills({ topic })
    await maya.clicks('Swap the two')
    expect(maya.modal?.read).toMatch(
      /Who mentors[\s\S]*@Omar Haddad[\s\S]*Who is mentored[\s\S]*@Maya Lindqvist/,
    )
    expect(maya.modal?.fields.topic?.value).toBe(topic)
    await maya.clicks('Swap the two')
  })

  test('refuses a fourth goal beside the field and loses nothing', async () => {
    await maya.submits({ goals: '1. One\n2. Two\n- Three\nFour' })
    expect(maya.modal?.errors.goals).toMatch(/At most 3 goals/)
  })

  test('reaches the other person with the goals and the personal line, word for word', async () => {
    await maya.submits({
      goals: '- One pilot\nTwo <!channel> allies',
      cadence: 'Every two weeks',
      line: 'I owe you *one* & more: https://evil.example',
    })
    expect(maya.modal).toBeNull()
    omar.sees(/@Maya Lindqvist would like to mentor you/)
    omar.sees(/1\. One pilot[\s\S]*2\. Two <!channel> allies/)
    omar.sees(/I owe you \*one\* & more: https:\/\/evil\.example/)
    omar.sees(/45 minutes, every two weeks, for 6 months/)
    omar.sees(/Ground rules[\s\S]*What reaches IT[\s\S]*Accept/)
    maya.sees(/Your proposal is with @Omar Haddad/)
  })

  test('becomes a pair with a conversation of its own, the agreement and one primary button', async () => {
    await omar.clicks('Accept')
    for (const person of [maya, omar]) {
      person.sees(/@Maya Lindqvist and @Omar Haddad, you are a pair/)
      person.sees(/Schedule the first session/)
    }
    omar.sees(/Everything else happens in the conversation of you two and me/)
    maya.sees(/Your proposal was accepted/)
    expect(world.acme.channels.filter(({ name }) => name?.startsWith('mpdm-'))).toHaveLength(1)
  })

  test('leaves nothing to click twice: no second acceptance, no withdrawal', async () => {
    await expect(omar.clicks('Accept')).rejects.toThrow(/Accept/)
    await expect(maya.clicks('Withdraw')).rejects.toThrow(/Withdraw/)
  })
})

describe('refusals beside the field they concern', async () => {
  const world = await openWorld()
  const maya = world.person('maya')
  const submit = async (values: Record<string, string>) => {
    await maya.types('/mentor start')
    await maya.submits({ topic, ...values })
    const errors = maya.modal?.errors ?? {}
    if (maya.modal) await maya.closes()
    return errors
  }
  afterEach(() => expectNoTrouble(world))

  test('a pair with oneself', async () => {
    expect(await submit({ mentor: '@maya', mentee: '@maya' })).toEqual({
      mentee: expect.stringMatching(/needs two people/),
    })
  })

  test.each([
    ['a bot', '@statusbot', /That is a bot/],
    ['an external user', '@erin', /belongs to another company/],
  ])('%s', async (_, mentee, words) => {
    expect(await submit({ mentee })).toEqual({ mentee: expect.stringMatching(words) })
  })

  test('somebody whose account was deactivated while the form was open', async () => {
    await maya.types('/mentor start @jonas')
    await maya.fills({ topic })
    await world.acme.change('jonas', { deactivated: true })
    await maya.submits()
    expect(maya.modal?.errors).toEqual({ mentee: expect.stringMatching(/account is deactivated/) })
    await maya.closes()
    await world.acme.change('jonas', { deactivated: false })
  })

  test('two other people, proposed by somebody who is no coordinator', async () => {
    expect(await submit({ mentor: '@jonas', mentee: '@li' })).toEqual({
      mentor: expect.stringMatching(/for a coordinator to propose/),
    })
  })

  test('the same two while a proposal waits, whoever asks and on whichever side', async () => {
    expect(await submit({ mentee: '@ana' })).toEqual({})
    expect(await submit({ mentee: '@ana' })).toEqual({
      mentee: expect.stringMatching(/already an open proposal/),
    })
    expect(await submit({ mentor: '@ana', mentee: '@maya' })).toEqual({
      mentor: expect.stringMatching(/already an open proposal/),
    })
  })

  test('a leader who already has a mentor', async () => {
    await makePair(world, 'jonas', 'omar')
    expect(await submit({ mentee: '@omar' })).toEqual({
      mentee: expect.stringMatching(/already has a mentor/),
    })
  })

  test('a mentor at capacity', async () => {
    await makePair(world, 'jonas', 'li')
    await maya.types('/mentor start')
    await maya.submits({ topic, mentor: '@jonas', mentee: '@maya' })
    expect(maya.modal?.errors).toEqual({ mentor: expect.stringMatching(/already has 2 pairs/) })
    await maya.closes()
  })
})

describe('a proposal that is not accepted', async () => {
  const world = await openWorld()
  const maya = world.person('maya')
  const omar = world.person('omar')
  const priya = world.person('priya')
  await makeCoordinator(world, 'priya')
  const propose = async () => {
    await maya.types('/mentor start @omar')
    await maya.submits({ topic })
  }
  afterEach(() => expectNoTrouble(world))

  test('is declined with one of four reasons, which only the coordinator learns', async () => {
    await propose()
    await omar.clicks('Decline')
    await omar.submits({ reason: 'Not the right expertise' })
    omar.sees(/You declined this proposal/)
    maya.sees(/was declined this time/)
    maya.seesNot(/expertise/)
    priya.sees(/@Omar Haddad declined the pair .* Not the right expertise/)
  })

  test('is withdrawn by whoever made it, and by nobody else', async () => {
    await propose()
    await maya.clicks('Withdraw')
    maya.sees(/You withdrew your proposal/)
    omar.sees(/was withdrawn/)
    await expect(omar.clicks('Accept')).rejects.toThrow()
  })

  test('is remembered after a week in working hours, and expires after two', async () => {
    await propose()
    await world.until('2026-03-09T16:00[America/New_York]')
    omar.sees(/still waits for your answer/)
    await world.passes({ days: 7 })
    maya.sees(/expired without an answer/)
    omar.sees(/has expired without an answer/)
  })
})

describe('a proposal by a coordinator for two others', async () => {
  const world = await openWorld()
  const [maya, omar, priya] = [world.person('maya'), world.person('omar'), world.person('priya')]
  await makeCoordinator(world, 'priya')

  test('needs both', async () => {
    await priya.types('/mentor start')
    await priya.submits({ mentor: '@maya', mentee: '@omar', topic })
    maya.sees(/@Priya Raman suggests that you mentor @Omar Haddad/)
    omar.sees(/@Priya Raman suggests @Maya Lindqvist as your mentor/)
    await maya.clicks('Accept')
    maya.sees(/You accepted. Now it is up to @Omar Haddad/)
    priya.sees(/@Omar Haddad has not answered yet/)
    await omar.clicks('Accept')
    maya.sees(/you are a pair/)
    priya.sees(/@Maya Lindqvist and @Omar Haddad are a pair/)
    expectNoTrouble(world)
  })
})

describe('clicks that may not be', async () => {
  const world = await openWorld()
  const [maya, omar, li] = [world.person('maya'), world.person('omar'), world.person('li')]

  test('a button with a forged or foreign value is answered in words and changes nothing', async () => {
    await maya.types('/mentor start @omar')
    await maya.submits({ topic })
    const pairId = await proposalId(world)
    await li.forges(START_ACCEPT, pairId)
    li.sees(/for somebody else/)
    await li.forges(START_WITHDRAW, pairId)
    li.sees(/Only the person who made a proposal/)
    await li.forges(START_ACCEPT, "'; drop table pairs; --")
    li.sees(/cannot find this proposal/)
    omar.sees(/would like to mentor you/)
    maya.seesNot(/you are a pair/)
  })

  test('one click that arrives twice starts one pair', async () => {
    world.sandbox.deliver.twice()
    await omar.clicks('Accept')
    expect(maya.messages.filter(({ read }) => /you are a pair\./.test(read))).toHaveLength(1)
    expectNoTrouble(world)
  })
})

describe('what may not happen to a proposal', async () => {
  const world = await openWorld()
  const [maya, omar, priya] = [world.person('maya'), world.person('omar'), world.person('priya')]

  test('a reason for declining does not reach the one who was declined, coordinator or not', async () => {
    await makeCoordinator(world, 'maya')
    await makeCoordinator(world, 'priya')
    await maya.types('/mentor start @omar')
    await maya.submits({ topic })
    await omar.clicks('Decline')
    await omar.submits({ reason: 'I would prefer someone else' })
    maya.seesNot(/prefer someone else/)
    priya.sees(/prefer someone else/)
  })

  test('a pair does not start with somebody who has left meanwhile', async () => {
    await maya.types('/mentor start @omar')
    await maya.submits({ topic })
    await world.acme.change('maya', { deactivated: true }, { lost: true })
    await world.restart()
    await omar.clicks('Accept')
    omar.sees(/@Maya Lindqvist is no longer active in this workspace/)
    omar.seesNot(/are a pair/)
    await world.acme.change('maya', { deactivated: false })
    expectNoTrouble(world)
  })

  test('two who propose to each other at the same moment do not block each other', async () => {
    const [jonas, li] = [world.person('jonas'), world.person('li')]
    for (let round = 0; round < 5; round++) {
      await jonas.types('/mentor start @li')
      await li.types('/mentor start @jonas')
      await Promise.all([jonas.submits({ topic }), li.submits({ topic })])
      const open = [jonas, li].filter(({ modal }) => modal !== null)
      expect(open).toHaveLength(1)
      expect(open[0]?.modal?.read).toMatch(/already an open proposal/)
      await open[0]?.closes()
      await [jonas, li].find((person) => person !== open[0])?.clicks('Withdraw')
    }
    expectNoTrouble(world)
  })
})

async function proposalId({ database }: TestWorld): Promise<string> {
  const pair = await database.db.query.pairs.findFirst()
  return pair?.id ?? ''
}
