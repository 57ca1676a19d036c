import { afterEach, describe, expect, test } from 'vitest'
import { findLedgerItem, ledgerItems, ledgerItemsById } from '../../src/db/ledger.ts'
import { actId, actValue, LEDGER_OPEN, LEDGER_SHOW, verdictId } from '../../src/features/ledger/ids.ts'
import { isOpenedByIt } from '../../src/features/opened-by-it.ts'
import { makeCoordinator } from '../support/coordinator.ts'
import { makeItLead, shareWithIt } from '../support/ledger.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { holdSession } from '../support/sessions.ts'
import { openWorld, type TestWorld } from '../support/world.ts'

const items = ({ database, acme }: TestWorld) => ledgerItems(database.db, acme.teamId)
const theItem = async (world: TestWorld) => {
  const [item] = await items(world)
  if (!item) throw new Error('nothing is shared')
  return item
}

describe('the ledger', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const [omar, jonas, priya, ana, maya] = [
    ...[world.person('omar'), world.person('jonas'), world.person('priya')],
    ...[world.person('ana'), world.person('maya')],
  ]
  if (!omar || !jonas || !priya || !ana || !maya) throw new Error('somebody is missing')
  await makeCoordinator(world, 'priya')
  await makeItLead(world, 'jonas')
  await makeItLead(world, 'priya')
  const pair = await makePair(world, 'maya', 'omar')
  afterEach(() => expectNoTrouble(world))

  test('is for IT leads alone, whoever else asks and however', async () => {
    for (const other of [omar, ana, maya]) {
      await other.types('/mentor ledger')
      other.sees(/The ledger is for IT leads/)
      for (const [id, value] of [
        [LEDGER_OPEN, 'home'],
        [LEDGER_SHOW, crypto.randomUUID()],
        ['ledger.page-more', '1'],
        ['ledger.filter-status', 'all'],
        [actId('done'), actValue(crypto.randomUUID(), 0)],
        [actId('acknowledge'), actValue(crypto.randomUUID(), 0)],
      ] as const)
        await other.forges(id, value)
      expect(other.modal).toBeNull()
    }
    await jonas.types('/mentor ledger')
    expect(jonas.modal?.read).toMatch(/Nothing is shared with IT yet/)
    await jonas.closes()
  })

  test('holds what a leader shared, and nothing that is not', async () => {
    await holdSession(world, 'maya', pair, '2026-03-10T16:00')
    await omar.clicks('4')
    await omar.clicks('Tell IT something')
    await omar.submits({ words: 'Only for Maya', category: 'Cost', kind: 'Idea' })
    await jonas.types('/mentor ledger')
    expect(jonas.modal?.read).toMatch(/Nothing is shared/)
    await jonas.closes()
    await omar.clicks('Read or correct')
    await omar.submits({ words: 'The VPN is slow', category: 'Tools', kind: 'Friction', sharing: 'named' })
    await omar.submits()
    await jonas.types('/mentor ledger')
    expect(jonas.modal?.read).toMatch(
      /\*Tools · Friction · @Omar Haddad, Tue, 10 Mar 2026\*\s+New · to be acknowledged by Thu, 12 Mar 2026/,
    )
    expect(jonas.modal?.read).not.toMatch(/VPN/)
    expect(await isOpenedByIt(world.database.db, await theItem(world))).toBe(false)
  })

  test('opens an item with its words, and IT has seen it from then on', async () => {
    await jonas.clicks('Open')
    expect(jonas.modal?.read).toMatch(/@Omar Haddad tells IT:\*?\s+>The VPN is slow/)
    expect(jonas.modal?.read).toMatch(/Nothing was done with it yet/)
    expect(await isOpenedByIt(world.database.db, await theItem(world))).toBe(true)
  })

  test('acknowledges once, however often it is pressed', async () => {
    const { ledgerId } = await theItem(world)
    await jonas.clicks('Acknowledge')
    await priya.forges(actId('acknowledge'), actValue(ledgerId, 0))
    expect(priya.modal?.read).toMatch(/@Jonas Weber acknowledged it/)
    await priya.closes()
    expect(jonas.modal?.read).toMatch(/Acknowledged · an owner by Tue, 17 Mar 2026/)
    expect(jonas.modal?.read).toMatch(/@Jonas Weber acknowledged it/)
    expect(await theItem(world)).toMatchObject({ status: 'acknowledged', ledgerRevision: 1 })
  })

  test('takes as an owner a person of the workspace', async () => {
    await jonas.clicks('Owner')
    await jonas.submits({ 'owner-1': '@statusbot' })
    expect(jonas.modal?.errors).toEqual({ 'owner-1': expect.stringMatching(/is a bot/) })
    await jonas.submits({ 'owner-1': '@ana' })
    expect(jonas.modal?.read).toMatch(/owner @Ana Souza/)
    ana.seesNot(/VPN/)
  })

  test('of two who act at once the second sees what changed, and keeps what they typed', async () => {
    await priya.types('/mentor ledger')
    await priya.clicks('Open')
    await priya.clicks('Close as done')
    await jonas.clicks('Plan')
    await jonas.submits({ 'date-2': '2026-03-01' })
    expect(jonas.modal?.errors).toEqual({ 'date-2': expect.stringMatching(/today or a later day/) })
    world.sandbox.deliver.twice()
    await jonas.submits({ 'date-2': '2026-05-12', 'note-2': 'A second line in May' })
    expect(jonas.modal?.read).toMatch(/Planned for Tue, 12 May 2026 · owner @Ana Souza/)

    await priya.submits({ 'note-2': 'We restarted it' })
    expect(priya.modal?.read).toMatch(/This has changed since you opened it/)
    expect(priya.modal?.read).toMatch(/@Jonas Weber planned it for Tue, 12 May 2026/)
    expect(priya.modal?.fields).toMatchObject({ 'note-3': { value: 'We restarted it' } })
    expect(await theItem(world)).toMatchObject({ status: 'planned', ledgerRevision: 3 })
    await priya.submits()
    expect(priya.modal?.read).toMatch(/@Priya Raman closed it as done[\s\S]*>We restarted it/)
    expect(await theItem(world)).toMatchObject({ status: 'done', ledgerRevision: 4, plannedOn: null })
    await jonas.clicks('Mark as hatchet')
    expect(jonas.modal?.read).toMatch(/This has changed since you opened it[\s\S]*closed it as done/)
    expect(await theItem(world)).toMatchObject({ isHatchet: false, ledgerRevision: 4 })
  })

  test('of two who press at the same moment one holds, and both see the same', async () => {
    await shareWithIt(world, 'omar', { words: 'Slow mail', category: 'Communication', as: 'named' })
    const { ledgerId } = (await items(world)).find(({ status }) => status === 'new') ?? {}
    for (const lead of [jonas, priya]) {
      await lead.closes()
      await lead.forges(LEDGER_SHOW, ledgerId ?? '')
      await lead.clicks('Decline')
    }
    await Promise.all([
      jonas.submits({ 'note-0': 'No, says Jonas' }),
      priya.submits({ 'note-0': 'No, says Priya' }),
    ])
    const declined = (await items(world)).find((item) => item.ledgerId === ledgerId)
    expect(declined).toMatchObject({ status: 'declined', ledgerRevision: 1 })
    const kept = [jonas, priya].flatMap((lead) => lead.modal?.fields['note-1']?.value ?? [])
    expect(kept).toHaveLength(1)
    for (const lead of [jonas, priya]) await lead.closes()
    for (const lead of [jonas, priya]) if (lead.modal) await lead.closes()
  })

  test('crosses no border of a workspace', async () => {
    const { db } = world.database
    const { ledgerId, id } = await theItem(world)
    expect(await findLedgerItem(db, 'TOTHER', ledgerId)).toBeNull()
    expect(await ledgerItemsById(db, 'TOTHER', [id])).toEqual([])
    expect(await ledgerItems(db, 'TOTHER')).toEqual([])
  })

  test('refuses made-up values in words, and a closed item stays closed', async () => {
    const { ledgerId, id } =
      (await items(world)).find(({ status }) => status === 'done') ?? (await theItem(world))
    await jonas.forges(actId('acknowledge'), `${ledgerId}:x`)
    await jonas.forges(actId('plan'), actValue(id, 4))
    await jonas.forges(LEDGER_SHOW, id)
    jonas.sees(/cannot find this in the ledger/)
    await omar.forges(actId('done'), actValue(ledgerId, 4))
    await jonas.forges(verdictId('solved'), `${id}:0`)
    jonas.sees(/cannot find this among what you told IT/)
    await jonas.forges(actId('done'), actValue(ledgerId, 4))
    await jonas.submits({ 'note-4': 'Once more' })
    expect(jonas.modal?.errors).toEqual({ 'note-4': expect.stringMatching(/Only its leader can open it/) })
    expect((await items(world)).find((item) => item.id === id)).toMatchObject({
      status: 'done',
      ledgerRevision: 4,
    })
    await jonas.forgesForm('ledger.form', { values: {}, metadata: '{}' })
    await jonas.closes()
  })
})

describe('a long ledger', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const [omar, jonas, priya] = [world.person('omar'), world.person('jonas'), world.person('priya')]
  await makeCoordinator(world, 'priya')
  await makeItLead(world, 'jonas')
  const desk = world.acme.addChannel({ name: 'service-desk', bot: true })
  const pair = await makePair(world, 'maya', 'omar')
  await holdSession(world, 'maya', pair, '2026-03-10T16:00')
  await omar.clicks('4')
  for (let number = 1; number <= 11; number += 1)
    await shareWithIt(world, 'omar', { words: `Thing ${number}`, category: 'Tools', as: 'named' })
  await shareWithIt(world, 'omar', { words: 'Too dear', category: 'Cost', kind: 'Idea', as: 'named' })
  afterEach(() => expectNoTrouble(world))
  const rows = () => jonas.modal?.read.match(/· @Omar Haddad/g)?.length ?? 0

  test('is read ten at a time, and by what matters', async () => {
    await jonas.types('/mentor ledger')
    expect(rows()).toBe(10)
    await jonas.clicks('Next')
    expect(rows()).toBe(2)
    await jonas.picks('All categories', 'Cost')
    expect(rows()).toBe(1)
    expect(jonas.modal?.read).toMatch(/Cost · Idea/)
    await jonas.picks('Open', 'Done')
    expect(jonas.modal?.read).toMatch(/Nothing here waits with these filters/)
    await jonas.picks('All categories', 'All categories')
    await jonas.picks('Open', 'Open')
    await jonas.picks('Any age', 'Overdue')
    expect(rows()).toBe(0)
    await jonas.closes()
  })

  test('knows what is late, with hatchets above it', async () => {
    await world.until('2026-03-16T10:00[Europe/Stockholm]')
    await jonas.types('/mentor ledger')
    await jonas.picks('Any age', 'Overdue')
    expect(rows()).toBe(10)
    await jonas.picks('All categories', 'Cost')
    await jonas.clicks('Open')
    expect(jonas.modal?.read).toMatch(/overdue:\*? to be acknowledged by Thu, 12 Mar 2026/)
    await jonas.clicks('Mark as hatchet')
    await jonas.clicks('Not a hatchet')
    await jonas.clicks('Mark as hatchet')
    await jonas.clicks('Decline')
    await jonas.submits({})
    expect(Object.keys(jonas.modal?.errors ?? {})).toHaveLength(1)
    const [field = ''] = Object.keys(jonas.modal?.fields ?? {})
    await jonas.submits({ [field]: 'No, because the licence runs until 2027' })
    expect(jonas.modal?.read).toMatch(/Hatchet\.\*? It is closed; its leader has not said yet/)
    expect(jonas.modal?.read).not.toMatch(/Not a hatchet/)
    await jonas.closes()
    await jonas.closes()
    await jonas.types('/mentor ledger')
    expect(jonas.modal?.read.search('Hatchet')).toBeGreaterThan(0)
    expect(jonas.modal?.read.search('Hatchet')).toBeLessThan(jonas.modal?.read.search('overdue') ?? 0)
    await jonas.closes()
  })

  test('joins like items, which go one way from then on', async () => {
    await jonas.types('/mentor ledger')
    await jonas.picks('All categories', 'Tools')
    await jonas.clicks('Open')
    await jonas.clicks('Join with a like item')
    const offered = jonas.modal?.blocks.find(({ element }) => element?.type === 'static_select')
    const options = offered?.element?.options ?? []
    expect(options).toHaveLength(10)
    await jonas.submits({ [offered?.block_id ?? '']: options[0]?.value ?? '' })
    expect(jonas.modal?.read).toMatch(/It goes the way of: Tools · Friction/)
    const all = await items(world)
    expect(all.filter(({ status }) => status === 'merged')).toHaveLength(1)
    await jonas.closes()
    await jonas.closes()
  })

  test('passes fix requests to the service desk that a coordinator has named', async () => {
    await priya.types('/mentor settings')
    await priya.submits({ deskUrl: 'http://desk', deskChannel: '#service-desk' })
    expect(priya.modal?.errors).toEqual({ deskUrl: expect.stringMatching(/https/) })
    await priya.submits({ deskUrl: 'https://desk.example.com/new' })
    expect(priya.modal).toBeNull()
    const open = (await items(world)).find(({ status }) => status === 'new')
    await jonas.forges(LEDGER_SHOW, open?.ledgerId ?? '')
    await jonas.clicks('Fix request')
    expect(jonas.modal?.read).toMatch(/case for the service desk \(.*desk\.example\.com/)
    world.sandbox.deliver.twice()
    await jonas.submits({})
    const posts = world.acme.messagesIn('service-desk')
    expect(posts).toHaveLength(1)
    expect(posts[0]?.read).toMatch(/@Jonas Weber has a fix request for you from the feedback ledger: Tools/)
    expect(JSON.stringify(posts)).not.toMatch(/Thing|Omar/)
    expect(JSON.stringify(posts)).not.toContain(omar.id)
    expect(desk.id).toBe(posts[0]?.channel)
    expect((await items(world)).filter(({ status }) => status === 'fix-request')).toHaveLength(1)
  })
})
