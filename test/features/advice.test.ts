import { afterEach, describe, expect, test } from 'vitest'
import { ledgerItems } from '../../src/db/ledger.ts'
import { findReflection } from '../../src/db/reflections.ts'
import { LEDGER_AS_IT_IS, LEDGER_EDIT, LEDGER_SHOW } from '../../src/features/ledger/ids.ts'
import { watchEmissions } from '../support/emissions.ts'
import { makeItLead, meetsAndShares } from '../support/ledger.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { past } from '../support/session-talk.ts'
import { holdSession } from '../support/sessions.ts'
import { openWorld } from '../support/world.ts'

const DEFENSIVE = 'Fair point, but you never logged a ticket, so how should we know?'
const PLAIN = 'Thank you. We restart the gateway on Monday and I report back.'
const ADVICE = />Fair point, but you never logged a ticket[^\n]*\s+\S.*\s+\*?Another way:\*? \S/

describe('an answer that may sound defensive', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const [omar, jonas, priya] = [world.person('omar'), world.person('jonas'), world.person('priya')]
  await makeItLead(world, 'jonas')
  await makeItLead(world, 'priya')
  const pair = await makePair(world, 'maya', 'omar')
  const emissions = await watchEmissions(world)
  const theItem = async () => (await ledgerItems(world.database.db, world.acme.teamId))[0]
  const opens = async (lead: typeof jonas) => lead.forges(LEDGER_SHOW, (await theItem())?.ledgerId ?? '')
  afterEach(() => expectNoTrouble(world))

  test('is shown to its writer before it goes: the passage, why, and another way', async () => {
    await meetsAndShares(
      world,
      { mentor: 'maya', leader: 'omar', pair, at: '2026-03-10T16:00' },
      { words: 'The VPN is slow', as: 'named' },
    )
    await opens(jonas)
    await jonas.clicks('Plan')
    await jonas.submits({ 'date-0': '2026-05-12', 'note-0': DEFENSIVE })
    expect(jonas.modal?.read).toMatch(ADVICE)
    expect(jonas.modal?.read).toMatch(/Only you see this advice\. It is kept nowhere, and nobody counts it/)
    expect(await theItem()).toMatchObject({ status: 'new', ledgerRevision: 0 })
  })

  test('is edited with everything that was typed still there', async () => {
    await jonas.clicks('Edit')
    expect(jonas.modal?.fields).toMatchObject({
      'note-0': { value: DEFENSIVE },
      'date-0': { value: '2026-05-12' },
    })
    await jonas.submits({ 'note-0': PLAIN })
    expect(jonas.modal?.read).toMatch(/Planned for Tue, 12 May 2026[\s\S]*>Thank you\. We restart/)
  })

  test('goes as it is where its writer wants that, once', async () => {
    await jonas.clicks('Close as done')
    await jonas.submits({ 'note-1': DEFENSIVE })
    world.sandbox.deliver.twice()
    await jonas.submits()
    expect(jonas.modal?.read).toMatch(/closed it as done[\s\S]*>Fair point, but you never logged/)
    expect(await theItem()).toMatchObject({ status: 'done', ledgerRevision: 2 })
    await jonas.closes()
  })

  test('is not lost to a second lead who was faster', async () => {
    await world.until('2026-03-11T12:00[America/New_York]')
    await omar.clicks('Not solved')
    for (const lead of [jonas, priya]) {
      await opens(lead)
      await lead.clicks('Answer')
      await lead.submits({ 'note-3': DEFENSIVE })
    }
    await jonas.submits()
    await priya.submits()
    expect(priya.modal?.read).toMatch(/This has changed since you opened it/)
    expect(priya.modal?.fields['note-4']?.value).toBe(DEFENSIVE)
    expect(await theItem()).toMatchObject({ ledgerRevision: 4 })
    for (const lead of [jonas, priya]) await lead.closes()
  })

  test('is sent and edited by nobody who is no IT lead, and by no forged view', async () => {
    const before = await theItem()
    const typed = { id: before?.ledgerId, revision: 4, act: 'done', typed: { note: 'Forged' } }
    for (const metadata of [typed, { ...typed, act: 'none' }, {}]) {
      await omar.forgesForm(LEDGER_AS_IT_IS, { values: {}, metadata: JSON.stringify(metadata) })
      expect(omar.modal?.read ?? '').not.toMatch(/VPN/)
      await omar.forges(LEDGER_EDIT, before?.ledgerId ?? '')
    }
    expect(await theItem()).toEqual(before)
  })

  test('leaves no trace of the advice: not in the queue, not in the log', async () => {
    const advised = 'Another way:'
    expect(await emissions.readersOf(advised)).toEqual([jonas, priya].map(({ name }) => name).toSorted())
    expect(await emissions.readersOf('never logged')).not.toContain('log')
    expect(await emissions.readersOf('never logged')).not.toContain('queue')
  })
})

describe('a reflection that may sound defensive', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const maya = world.person('maya')
  const pair = await makePair(world, 'maya', 'omar')
  const stored = async () => {
    const [session] = await past(world, pair)
    return session ? findReflection(world.database.db, world.acme.teamId, session.id) : null
  }
  afterEach(() => expectNoTrouble(world))

  test('is saved, and its writer gets a second look at the passage', async () => {
    await holdSession(world, 'maya', pair, '2026-03-10T16:00')
    await maya.clicks('Write it down')
    await maya.submits({ learned: DEFENSIVE, followUps: 'The VPN' })
    expect(maya.modal?.read).toMatch(/Your notes are saved/)
    expect(maya.modal?.read).toMatch(ADVICE)
    expect(await stored()).toMatchObject({ learned: DEFENSIVE, followUps: 'The VPN' })
  })

  test('is edited from there', async () => {
    await maya.clicks('Edit')
    expect(maya.modal?.fields).toMatchObject({
      learned: { value: DEFENSIVE },
      followUps: { value: 'The VPN' },
    })
    await maya.submits({
      learned: 'She told me that the VPN drops on Mondays. I will ask Aisha and tell her on Friday.',
    })
    expect(maya.modal).toBeNull()
    expect(await stored()).toMatchObject({
      learned: 'She told me that the VPN drops on Mondays. I will ask Aisha and tell her on Friday.',
    })
  })

  test('is kept as it is where its writer wants that, and is not spoken of again', async () => {
    await maya.clicks('Read or correct')
    await maya.submits({ learned: DEFENSIVE })
    expect(maya.modal?.read).toMatch(ADVICE)
    await maya.submits()
    expect(maya.modal).toBeNull()
    await maya.clicks('Read or correct')
    await maya.submits({ minutes: '50' })
    expect(maya.modal).toBeNull()
    expect(await stored()).toMatchObject({ learned: DEFENSIVE, minutes: 50 })
  })

  test('is not looked for in what was heard: those are the leader’s words', async () => {
    await maya.clicks('Read or correct')
    await maya.submits({ heard: DEFENSIVE, learned: 'How the line works' })
    expect(maya.modal).toBeNull()
  })
})
