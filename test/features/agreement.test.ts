import { afterEach, describe, expect, test } from 'vitest'
import {
  AGREEMENT_ACCEPT,
  AGREEMENT_CHANGE,
  AGREEMENT_DECLINE,
  AGREEMENT_FORM,
  AGREEMENT_OPEN,
  AGREEMENT_WITHDRAW,
} from '../../src/features/agreement/ids.ts'
import { buttonValue, count, termsOf } from '../support/agreements.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { openWorld } from '../support/world.ts'

describe('the agreement of a pair', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const [maya, omar, li] = [world.person('maya'), world.person('omar'), world.person('li')]
  const pair = await makePair(world, 'maya', 'omar')
  afterEach(() => expectNoTrouble(world))

  test('says the ground rules in plain words, with the day on which the notes are deleted', () => {
    for (const person of [maya, omar]) {
      person.sees(
        /What reaches IT:\*? nothing, unless @Omar Haddad shares it[\s\S]*Confidential, not anonymous/u,
      )
      person.sees(/Cancelling:\*? one working day before/)
      person.sees(/Answers:\*? within two working days/)
      person.sees(/Off limits:\*? nothing so far/)
      person.sees(/Appraisals:\*? nothing that is said here has a bearing/)
      person.sees(/Leaving:\*? either of you can pause or end at any time\. No fault, no reason needed/)
      person.sees(/Notes:\*? deleted on Tue,? 1 Dec 2026, 90 days after your last day/)
    }
  })

  test('explains them under a button and with /mentor agreement', async () => {
    await omar.clicks('Ground rules')
    expect(omar.modal?.read).toMatch(
      /With @Maya Lindqvist[\s\S]*Monthly, 45 minutes, until Wed,? 2 Sept? 2026/,
    )
    expect(omar.modal?.read).toMatch(/What is deleted[\s\S]*What was shared with IT stays/)
    await omar.closes()
    await li.types('/mentor agreement')
    li.sees(/not part of a running pair/)
    await maya.types('/mentor agreement')
    expect(maya.modal?.read).toMatch(/With @Omar Haddad/)
  })

  test('needs something to change', async () => {
    await maya.clicks('Change our agreement')
    expect(maya.modal?.fields.end?.options).toHaveLength(7)
    await maya.submits()
    expect(maya.modal?.errors.topic).toMatch(/agreed already/)
  })

  test('is changed by one who proposes and another who accepts, and nothing changes before', async () => {
    world.sandbox.deliver.twice()
    await maya.submits({
      cadence: 'Every two weeks',
      end: 'Mon, 2 Nov 2026, 2 months longer',
      offLimits: 'Reorganisation <!here>',
    })
    expect(maya.modals).toEqual([])
    expect(await termsOf(world, 'omar')).toBe('monthly 45 until 2026-09-02 (6)')
    for (const name of ['maya', 'omar'])
      expect(count(world, name, /@Maya Lindqvist would like to change your agreement/)).toBe(1)
    omar.sees(/Last day: Wed,? 2 Sept? 2026 → \*?Mon,? 2 Nov 2026/)
    omar.sees(/Off limits: nothing → \*?Reorganisation <!here>/)
    world.sandbox.deliver.twice()
    await omar.clicks('Accept')
    expect(await termsOf(world, 'omar')).toBe('biweekly 45 until 2026-11-02 (8)')
    for (const name of ['maya', 'omar']) {
      expect(count(world, name, /it is agreed\. From now on:\nHow often: Monthly → \*?Every two weeks/)).toBe(
        1,
      )
      expect(count(world, name, /@Maya Lindqvist proposed a change, and @Omar Haddad agreed/)).toBe(1)
      const person = world.person(name)
      person.sees(/you are a pair[\s\S]*every two weeks, for 8 months\nUntil Mon,? 2 Nov 2026/u)
      person.sees(/Off limits:\*? Reorganisation <!here>[\s\S]*deleted on Sun,? 31 Jan 2027/u)
    }
  })

  test('moves the day on which the pair completes', async () => {
    await omar.types('/mentor nudges')
    expect(omar.modal?.read).toMatch(/Nov 3, 2026 at 09:30[\s\S]*the months of/)
    await omar.closes()
  })

  test('is kept when the other declines, without a reason', async () => {
    await omar.clicks('Change our agreement')
    await omar.submits({ minutes: '60 minutes' })
    await maya.clicks('Decline')
    for (const name of ['maya', 'omar']) {
      expect(count(world, name, /your agreement stays as it was\. A good moment to talk/)).toBe(1)
      expect(count(world, name, /@Omar Haddad proposed a change\. Your agreement stays as it was/)).toBe(1)
    }
    expect(await termsOf(world, 'omar')).toBe('biweekly 45 until 2026-11-02 (8)')
  })

  test('a proposal can be withdrawn, by whoever made it', async () => {
    await omar.clicks('Change our agreement')
    await omar.submits({ minutes: '30 minutes' })
    await maya.clicks('Withdraw')
    expect(maya.lastMessage?.read).toMatch(/Only whoever proposed this change can withdraw it/)
    await omar.clicks('Accept')
    expect(omar.lastMessage?.read).toMatch(/You proposed this change, so your partner answers it/)
    await omar.clicks('Withdraw')
    maya.sees(/@Omar Haddad took a proposed change back/)
    await expect(maya.clicks('Accept')).rejects.toThrow(/Accept/)
  })

  test('a newer proposal takes the place of an open one, whoever made that', async () => {
    await omar.clicks('Change our agreement')
    await omar.submits({ minutes: '30 minutes' })
    const older = buttonValue(world, 'maya', 'Accept')
    await maya.clicks('Change our agreement')
    expect(maya.modal?.read).toMatch(/takes the place of the change that @Omar Haddad proposed/)
    await maya.submits({ minutes: '60 minutes', ownRule: 'Phones stay in the bag' })
    omar.sees(/@Omar Haddad proposed a change\. A newer proposal has taken its place/)
    await maya.forges(AGREEMENT_ACCEPT, older)
    expect(maya.lastMessage?.read).toMatch(/newer proposal has taken the place of this one/)
    await omar.clicks('Accept')
    expect(await termsOf(world, 'omar')).toBe('biweekly 60 until 2026-11-02 (8)')
    omar.sees(/Our own rule:\*? Phones stay in the bag/)
  })

  test('two who propose at the same moment: one proposal is open in the end', async () => {
    for (const person of [maya, omar]) await person.clicks('Change our agreement')
    await Promise.all([maya.submits({ minutes: '30 minutes' }), omar.submits({ minutes: '45 minutes' })])
    expect(count(world, 'maya', /would like to change your agreement\./)).toBe(1)
    const open = buttonValue(world, 'maya', 'Accept')
    await Promise.all([maya.forges(AGREEMENT_ACCEPT, open), omar.forges(AGREEMENT_DECLINE, open)])
    expect(count(world, 'maya', /would like to change your agreement\./)).toBeLessThanOrEqual(1)
    for (const person of [maya, omar]) await person.forges(AGREEMENT_WITHDRAW, open)
    expect(count(world, 'maya', /would like to change your agreement\./)).toBe(0)
  })

  test('an unanswered proposal lapses after two weeks, in a working hour, told kindly to whoever made it', async () => {
    const before = await termsOf(world, 'omar')
    await maya.clicks('Change our agreement')
    await maya.submits({ cadence: 'Weekly' })
    await world.passes({ days: 13 })
    maya.seesNot(/has lapsed/)
    await world.passes({ days: 2 })
    maya.sees(/Your proposed change has waited for @Omar Haddad for two weeks, so it has lapsed/)
    omar.seesNot(/so it has lapsed/)
    omar.sees(/time passed it by/)
    await expect(omar.clicks('Accept')).rejects.toThrow(/Accept/)
    expect(await termsOf(world, 'omar')).toBe(before)
  })

  test('somebody else’s buttons, forged ones and forged forms change nothing', async () => {
    await maya.clicks('Change our agreement')
    await maya.submits({ cadence: 'Weekly' })
    const change = buttonValue(world, 'omar', 'Accept')
    const before = await termsOf(world, 'omar')
    for (const id of [AGREEMENT_ACCEPT, AGREEMENT_DECLINE, AGREEMENT_WITHDRAW]) {
      await li.forges(id, change)
      expect(li.lastMessage?.read).toMatch(/agreement of two other people/)
      await omar.forges(id, pair.id)
      expect(omar.lastMessage?.read).toMatch(/cannot find this proposal/)
    }
    for (const id of [AGREEMENT_CHANGE, AGREEMENT_OPEN]) {
      await li.forges(id, pair.id)
      expect(li.lastMessage?.read).toMatch(/agreement of two other people/)
      await omar.forges(id, 'anything')
      expect(omar.lastMessage?.read).toMatch(/cannot find this pair/)
    }
    const option = (value: string) => ({ value: { type: 'static_select', selected_option: { value } } })
    const values = {
      topic: { value: { type: 'plain_text_input', value: 'Mine' } },
      cadence: option('weekly'),
      minutes: option('30'),
      end: option('2027-11-02'),
    }
    await omar.forgesForm(AGREEMENT_FORM, { values, metadata: JSON.stringify({ pairId: pair.id }) })
    expect(omar.modal?.errors.end).toMatch(/last day has changed in the meantime/)
    await omar.closes()
    await li.forgesForm(AGREEMENT_FORM, { values, metadata: JSON.stringify({ pairId: pair.id }) })
    expect(li.modal?.errors.topic).toMatch(/two other people/)
    await li.closes()
    expect(await termsOf(world, 'omar')).toBe(before)
  })

  test('a pair that ends takes an open proposal with it', async () => {
    const change = buttonValue(world, 'omar', 'Accept')
    await maya.clicks('Change our agreement')
    await omar.types('/mentor end')
    await omar.submits()
    await maya.submits({ cadence: 'Monthly' })
    expect(maya.modal?.errors.topic).toMatch(/This pair has ended/)
    await maya.closes()
    await omar.forges(AGREEMENT_ACCEPT, change)
    expect(omar.lastMessage?.read).toMatch(/This change has lapsed/)
    await expect(omar.clicks('Accept')).rejects.toThrow(/Accept/)
    const before = maya.messages.length
    await world.passes({ days: 20 })
    expect(maya.messages).toHaveLength(before)
  })
})
