import { afterEach, describe, expect, test } from 'vitest'
import { currentStrategyCards, readsOf } from '../../src/db/strategy.ts'
import {
  STRATEGY_EDIT,
  STRATEGY_READ,
  STRATEGY_RETIRE,
  STRATEGY_WRITE,
} from '../../src/features/strategy/ids.ts'
import { mentorBriefs } from '../support/briefs.ts'
import { makeCoordinator } from '../support/coordinator.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { bookSession, holdSession } from '../support/sessions.ts'
import { openWorld, type TestWorld } from '../support/world.ts'

/** What an IT lead types into an empty card. */
const typed = (initiative: string, outcome: string, more: Record<string, string> = {}) => {
  const words = { initiative, outcome, itPart: 'We build and run it', status: 'Under way', ...more }
  return Object.fromEntries(Object.entries(words).map(([field, words]) => [`${field}-0`, words]))
}

const cards = ({ database, acme }: TestWorld) => currentStrategyCards(database.db, acme.teamId)

async function writes(world: TestWorld, name: string, ...card: Parameters<typeof typed>): Promise<void> {
  const lead = world.person(name)
  await lead.types('/mentor strategy')
  await lead.clicks('Write a card')
  await lead.submits(typed(...card))
  // So that the cards have an order.
  await world.passes({ minutes: 1 })
  await lead.closes()
  await lead.closes()
}

describe('IT leads', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const [priya, li, ana, jonas] = ['priya', 'li', 'ana', 'jonas'].map(world.person)
  if (!priya || !li || !ana || !jonas) throw new Error('somebody is missing')
  await makeCoordinator(world, 'priya')
  afterEach(() => expectNoTrouble(world))

  test('are named by a coordinator in the settings, and told what for', async () => {
    await priya.types('/mentor settings')
    await priya.submits({ itLeads: ['@li', '@priya'] })
    li.sees(/@Priya Raman named you an IT lead\..*strategy cards/)
    priya.seesNot(/named you an IT lead/)
    await li.clicks('Open the strategy cards')
    expect(li.modal?.read).toMatch(/No cards yet/)
  })

  test('nobody else can be one: no bot, no guest', async () => {
    await priya.types('/mentor settings')
    expect(priya.modal?.fields.itLeads?.value).toEqual([li.id, priya.id].toSorted())
    await priya.submits({ itLeads: ['@li', '@statusbot'] })
    expect(priya.modal?.errors).toEqual({ itLeads: expect.stringMatching(/is a bot/) })
    await priya.closes()
  })

  test('write a card, once however often the form is delivered', async () => {
    await li.clicks('Write a card')
    await li.submits({ 'initiative-0': 'One data <platform>' })
    expect(Object.keys(li.modal?.errors ?? {})).toEqual(
      expect.arrayContaining(['outcome-0', 'itPart-0', 'status-0']),
    )
    world.sandbox.deliver.twice()
    await li.submits(
      typed('One data <platform>', 'Reports in minutes, not days', {
        pain: 'The month end',
        askWhom: 'Data team',
      }),
    )
    expect(li.modal?.read).toMatch(
      /\*One data <platform>\* · Under way\s+What the business gets: Reports in minutes/,
    )
    expect(li.modal?.read).toMatch(/Known pain: The month end\s+Whom to ask: Data team/)
    expect(await cards(world)).toMatchObject([{ version: 1, writtenBy: li.id }])
  })

  test('of two who edit at once the second sees what changed, and loses nothing', async () => {
    await priya.types('/mentor strategy')
    await priya.clicks('Open')
    await priya.clicks('Edit')
    await li.clicks('Edit')
    await li.submits({ 'status-1': 'Live', 'pain-1': 'Old exports' })
    await priya.submits({ 'outcome-1': 'Reports at once', 'pain-1': 'Slow Mondays' })
    expect(priya.modal?.read).toMatch(/@Li Wei changed this card while you were writing/)
    expect(priya.modal?.read).toMatch(
      /Status: Under way → Live\s+Known pain: “The month end” → “Old exports”/,
    )
    expect(priya.modal?.fields).toMatchObject({
      'outcome-2': { value: 'Reports at once' },
      'status-2': { value: 'Live' },
      'pain-2': { value: 'Slow Mondays' },
    })
    expect(await cards(world)).toMatchObject([{ version: 2, status: 'live', pain: 'Old exports' }])
    await priya.submits()
    expect(await cards(world)).toMatchObject([
      { version: 3, status: 'live', outcome: 'Reports at once', pain: 'Slow Mondays', writtenBy: priya.id },
    ])
    expect(priya.modal?.read).toMatch(/Version 3, written by @Priya Raman/)
  })

  test('change nothing by saving what stands there', async () => {
    await priya.clicks('Edit')
    await priya.submits()
    expect(await cards(world)).toMatchObject([{ version: 3 }])
  })

  test('retire the version that they have read, and what it said is kept', async () => {
    await li.clicks('Retire')
    expect(li.modal?.read).toMatch(/was changed in the meantime\. Nothing was retired/)
    await li.closes()
    await priya.clicks('Retire')
    expect(priya.modal?.read).toMatch(/Retired: it is no longer in the list/)
    expect(await cards(world)).toEqual([])
    const { rows } = await world.database.db.execute('select version from strategy_card_versions order by 1')
    expect(rows).toEqual([{ version: 1 }, { version: 2 }, { version: 3 }])
    await li.clicks('Edit')
    expect(li.modal?.read).toMatch(/was retired in the meantime/)
  })

  test('nobody else writes, edits, retires or reads, whatever they forge', async () => {
    await writes(world, 'priya', 'Passkeys', 'Nobody types a password')
    const [card] = await cards(world)
    for (const [id, value] of [
      [STRATEGY_WRITE, 'list'],
      [STRATEGY_EDIT, card?.id ?? ''],
      [STRATEGY_RETIRE, `${card?.id}:1`],
    ] as const) {
      await ana.forges(id, value)
      expect(ana.lastMessage?.read).toMatch(/Only IT leads write these cards/)
    }
    await ana.types('/mentor strategy')
    expect(ana.lastMessage?.read).toMatch(/for mentors, leaders and those who run the programme/)
    await ana.forges(STRATEGY_READ, '')
    expect(ana.lastMessage?.read).toMatch(/Only mentors/)
    expect(await cards(world)).toMatchObject([{ version: 1 }])
  })

  test('are read ten at a time', async () => {
    for (let number = 1; number <= 20; number += 1)
      await writes(world, 'priya', `Initiative ${number}`, 'Something better')
    await priya.types('/mentor strategy')
    expect(priya.modal?.read).toMatch(/Passkeys.*Initiative 9.*Page 1 of 3/s)
    expect(priya.modal?.read).not.toMatch(/Initiative 10/)
    await priya.clicks('More')
    expect(priya.modal?.read).toMatch(/Initiative 10.*Initiative 11.*Page 2 of 3/s)
    await priya.clicks('More')
    expect(priya.modal?.read).toMatch(/Initiative 20.*Page 3 of 3/s)
    await priya.clicks('Back')
    expect(priya.modal?.read).toMatch(/Page 2 of 3/)
  })
})

describe('a mentor', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const [priya, maya, jonas] = ['priya', 'maya', 'jonas'].map(world.person)
  if (!priya || !maya || !jonas) throw new Error('somebody is missing')
  await makeCoordinator(world, 'priya')
  await priya.types('/mentor settings')
  await priya.submits({ itLeads: ['@priya'] })
  await writes(world, 'priya', 'Passkeys', 'Nobody types a password')
  await writes(world, 'priya', 'Faster reports', 'The month end closes in a day')
  const pair = await makePair(world, 'maya', 'jonas', { goals: 'Month-end reporting without tears' })
  afterEach(() => expectNoTrouble(world))
  const brief = () => mentorBriefs(world, 'maya').at(-1)?.read

  test('reads in the brief the card that fits the goals, and is asked to read them all', async () => {
    await bookSession(world, 'maya', pair, '2026-03-12T15:00')
    await world.until('2026-03-10T09:00[Europe/Stockholm]')
    expect(brief()).toMatch(/From IT’s strategy\s+\*Faster reports\* · Under way/)
    expect(brief()).not.toMatch(/Passkeys/)
    expect(brief()).toMatch(/please read the strategy cards once before you meet/)
  })

  test('is among those of whom the coordinator sees that they have not', async () => {
    await priya.types('/mentor strategy')
    expect(priya.modal?.read).toMatch(
      /0 of 1 mentors have read the current cards\.\s+Not yet: @Maya Lindqvist/,
    )
    await priya.closes()
    await jonas.types('/mentor strategy')
    expect(jonas.modal?.read).toMatch(/Passkeys.*Faster reports/s)
    expect(jonas.modal?.read).not.toMatch(/I have read them|have read the current cards/)
    await jonas.closes()
  })

  test('confirms by one button, and the brief asks no more', async () => {
    await maya.clicks('Read the strategy cards')
    await maya.clicks('I have read them')
    expect(maya.modal?.read).toMatch(/You have read the current cards/)
    await maya.closes()
    expect(brief()).not.toMatch(/please read|Read the strategy cards/)
    await priya.types('/mentor strategy')
    expect(priya.modal?.read).toMatch(/1 of 1 mentors have read the current cards/)
    expect(priya.modal?.read).not.toMatch(/Not yet/)
    await priya.closes()
  })

  test('never confirms what was changed while the list stood open', async () => {
    await writes(world, 'priya', 'A third', 'Something')
    await maya.types('/mentor strategy')
    await priya.types('/mentor strategy')
    await priya.clicks('Open', { index: 0 })
    await priya.clicks('Edit')
    await priya.submits({ 'outcome-1': 'No password is typed, ever' })
    await maya.clicks('I have read them')
    expect(maya.modal?.read).toMatch(/cards changed a moment ago/)
    expect(maya.modal?.read).toMatch(/Passkeys\* · Under way · changed/)
    expect(await readsOf(world.database.db, world.acme.teamId, maya.id)).toHaveLength(2)
    await maya.closes()
    await priya.closes()
  })

  test('is asked again gently in the next brief, and nothing waits for it', async () => {
    await priya.closes()
    expect(brief()).toMatch(/2 strategy cards changed since you read them/)
    await priya.types('/mentor strategy')
    expect(priya.modal?.read).toMatch(/Not since the last change: @Maya Lindqvist/)
    await priya.closes()
    await world.until('2026-03-12T15:45[Europe/Stockholm]')
    maya.sees(/How did it go with @Jonas/)
  })

  test('gets the edited words in a brief that stands, and another card when that one is retired', async () => {
    await bookSession(world, 'maya', pair, '2026-03-26T15:00')
    await world.until('2026-03-24T09:00[Europe/Stockholm]')
    expect(brief()).toMatch(/Faster reports/)
    await priya.types('/mentor strategy')
    await priya.clicks('Open', { index: 1 })
    await priya.clicks('Edit')
    await priya.submits({ 'askWhom-1': 'The controller desk' })
    expect(brief()).toMatch(/Whom to ask: The controller desk/)
    await priya.clicks('Retire')
    expect(brief()).not.toMatch(/Faster reports/)
    expect(brief()).toMatch(/From IT’s strategy\s+\*(Passkeys|A third)/)
    await priya.closes()
    await priya.closes()
  })

  test('who leaves IT’s lead writes no more', async () => {
    await priya.types('/mentor strategy')
    await priya.clicks('Write a card')
    await world.database.db.execute('update members set is_it_lead = false')
    await priya.submits(typed('Late', 'Too late'))
    expect(priya.modal?.errors['initiative-0']).toMatch(/Only IT leads/)
    await priya.closes()
    await holdSession(world, 'maya', pair, '2026-04-22T15:00').catch(() => {})
  })
})
