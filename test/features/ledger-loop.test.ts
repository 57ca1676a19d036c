import { sql } from 'drizzle-orm'
import { afterEach, describe, expect, test } from 'vitest'
import { ledgerItems } from '../../src/db/ledger.ts'
import { LEDGER_SHOW, verdictId } from '../../src/features/ledger/ids.ts'
import type { Person } from '../sandbox/index.ts'
import { mentorBriefs } from '../support/briefs.ts'
import { makeItLead, meetsAndShares, shareWithIt } from '../support/ledger.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { bookSession } from '../support/sessions.ts'
import { openWorld, type TestWorld } from '../support/world.ts'

const items = ({ database, acme }: TestWorld) => ledgerItems(database.db, acme.teamId)
const news = (person: Person) =>
  person.messages.filter(({ read }) => read.startsWith('*What became of what you told IT*'))

/** The IT lead opens the item that has this sharing choice, and does something with a form. */
async function answers(world: TestWorld, as: string, button: string, values: Record<string, string>) {
  const jonas = world.person('jonas')
  const item = (await items(world)).find(({ sharing }) => sharing === as)
  await jonas.forges(LEDGER_SHOW, item?.ledgerId ?? '')
  await jonas.clicks(button)
  const typed = Object.entries(values).map(([name, value]) => [`${name}-${item?.ledgerRevision}`, value])
  await jonas.submits(Object.fromEntries(typed))
  await jonas.closes()
}

describe('what becomes of feedback', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const [maya, omar, jonas] = [world.person('maya'), world.person('omar'), world.person('jonas')]
  await makeItLead(world, 'jonas')
  const pair = await makePair(world, 'maya', 'omar')
  const stored = async (as: string) => (await items(world)).find(({ sharing }) => sharing === as)
  afterEach(() => expectNoTrouble(world))

  test('is told to the leader the next morning, all of a day in one message', async () => {
    await meetsAndShares(
      world,
      { mentor: 'maya', leader: 'omar', pair, at: '2026-03-10T16:00' },
      { words: 'The VPN is slow', as: 'named' },
    )
    await shareWithIt(world, 'omar', { words: 'Ivan is rude', category: 'Communication', as: 'theme' })
    await answers(world, 'named', 'Plan', { date: '2026-03-20', note: 'A second line' })
    await answers(world, 'theme', 'Decline', { note: 'No, because we <b>need</b> him' })
    await answers(world, 'named', 'Plan', { date: '2026-05-12', note: 'A second line, later' })
    await world.until('2026-03-11T08:59[America/New_York]')
    expect(news(omar)).toEqual([])
    await world.until('2026-03-11T09:00[America/New_York]')
    const [told] = news(omar)
    expect(news(omar)).toHaveLength(1)
    expect(told?.read).toMatch(
      />The VPN is slow\s+IT has planned it for Tue, 12 May 2026\.\s+IT’s answer:\s+>A second line, later/,
    )
    expect(told?.read).toMatch(
      />Ivan is rude\s+IT has declined it\.\s+IT’s answer:\s+>No, because we <b>need/,
    )
    expect(told?.read).toMatch(/shared as a topic: of IT only your mentor knows that it is yours/)
    expect(told?.read).not.toMatch(/20 Mar/)
  })

  test('stands in the mentor’s brief before the next session; of a theme with what IT sees, and no words', async () => {
    await bookSession(world, 'maya', pair, '2026-03-19T16:00')
    await world.until('2026-03-17T12:00[Europe/Stockholm]')
    const brief = () => mentorBriefs(world, 'maya').at(-1)?.read
    expect(brief()).toMatch(
      />The VPN is slow\s+IT has planned it for Tue, 12 May 2026\.\s+IT’s answer:\s+>A second line, later/,
    )
    expect(brief()).toMatch(
      /shared with IT as a topic\*: you see what IT sees, not the words\.\s+\*Communication · Friction · March 2026\*\s+IT has declined it\.\s+IT’s answer:\s+>No, because we <b>need/,
    )
    await answers(world, 'named', 'Close as done', { note: 'It is twice as fast' })
    expect(brief()).toMatch(/>The VPN is slow\s+IT says it is done\.\s+IT’s answer:\s+>It is twice as fast/)
    maya.seesNot(/Ivan|rude/)
  })

  test('is answered by the leader in one click; “Not solved” opens it again, counted', async () => {
    await world.until('2026-03-18T09:00[America/New_York]')
    expect(news(omar)).toHaveLength(2)
    const pressed = { message: /twice as fast/ }
    const { id } = (await stored('named')) ?? {}
    await omar.clicks('Not solved', pressed)
    expect(news(omar).at(-1)?.read).toMatch(/Open again: IT knows that it is not solved/)
    expect(await stored('named')).toMatchObject({ status: 'acknowledged', reopened: 1, closedAt: null })
    expect(mentorBriefs(world, 'maya').at(-1)?.read).toMatch(/Open again: IT knows/)
    await omar.forges(verdictId('reopen'), `${id}:0`)
    expect(await stored('named')).toMatchObject({ reopened: 1, ledgerRevision: 4 })
    await jonas.types('/mentor ledger')
    expect(jonas.modal?.read).toMatch(/@Omar Haddad.*\s+Acknowledged · not solved once/)
    await jonas.closes()
  })

  test('is heard of while it stays open, too', async () => {
    await answers(world, 'named', 'Answer', { note: 'We wait for a part' })
    expect(await stored('named')).toMatchObject({ status: 'acknowledged', closedAt: null })
    expect(mentorBriefs(world, 'maya').at(-1)?.read).toMatch(
      /Open again.*\s+IT’s answer:\s+>We wait for a part/,
    )
  })

  test('changes by no click that comes late, and by nobody else’s', async () => {
    await answers(world, 'named', 'Fix request', { note: '' })
    const before = await stored('named')
    await omar.forges(verdictId('reopen'), `${before?.id}:0`)
    await omar.forges(verdictId('solved'), `${before?.id}:0`)
    omar.sees(/You have answered this, or it has changed since/)
    await maya.forges(verdictId('solved'), `${before?.id}:1`)
    maya.sees(/cannot find this among what you told IT/)
    for (const value of ['', 'x', `${crypto.randomUUID()}:1`]) await omar.forges(verdictId('solved'), value)
    expect(await stored('named')).toEqual(before)
  })

  test('is asked about no more after “Thanks”, and is done with after “Solved”', async () => {
    await omar.clicks('Thanks', { message: /Ivan is rude/ })
    expect(news(omar)[0]?.read).toMatch(/You said thanks, and I will not ask again/)
    await world.until('2026-03-19T09:00[America/New_York]')
    expect(news(omar).at(-1)?.read).toMatch(/IT has passed it to the service desk\./)
    const last = { message: /passed it to the service desk/ }
    await omar.clicks('Solved', last)
    const { id } = (await stored('named')) ?? {}
    await omar.forges(verdictId('solved'), `${id}:1`)
    expect(news(omar).at(-1)?.read).toMatch(/You said: solved\. Thank you\./)
    expect(await stored('named')).toMatchObject({ verdict: 'solved', status: 'fix-request' })
    await world.passes({ hours: 24 * 7 })
    expect(news(omar)).toHaveLength(3)
  })

  test('stays when the notes of the pair go', async () => {
    await world.until('2027-03-10T10:00[Europe/Stockholm]')
    const { rows } = await world.database.db.execute(sql`select 1 from ledger_changes`)
    expect(rows.length).toBeGreaterThan(5)
    expect(await items(world)).toHaveLength(2)
  })
})

describe('what changes just before a session', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const omar = world.person('omar')
  await makeItLead(world, 'jonas')
  const pair = await makePair(world, 'maya', 'omar')

  test('reaches the leader at once, and can be put off', async () => {
    await meetsAndShares(
      world,
      { mentor: 'maya', leader: 'omar', pair, at: '2026-03-10T16:00' },
      { words: 'The VPN is slow', as: 'named' },
    )
    await bookSession(world, 'maya', pair, '2026-03-11T16:30')
    await world.until('2026-03-11T15:30[Europe/Stockholm]')
    await answers(world, 'named', 'Close as done', { note: 'Faster now' })
    expect(news(omar)).toHaveLength(1)
    await omar.picks('nudges.later', 'Tomorrow', { message: /Faster now/ })
    omar.sees(/I will come back to this on/)
    await world.until('2026-03-12T10:00[America/New_York]')
    expect(news(omar)).toHaveLength(1)
    expectNoTrouble(world)
  })
})

describe('a hatchet', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const [omar, ana, jonas] = [world.person('omar'), world.person('ana'), world.person('jonas')]
  await makeItLead(world, 'jonas')
  const first = await makePair(world, 'maya', 'omar')
  const second = await makePair(world, 'li', 'ana')
  afterEach(() => expectNoTrouble(world))
  const ofOmar = async () => (await items(world)).find(({ menteeId }) => menteeId === omar.id)

  test('takes in like items, whose leaders hear the same, and stands until its own leader buries it', async () => {
    await meetsAndShares(
      world,
      { mentor: 'maya', leader: 'omar', pair: first, at: '2026-03-10T16:00' },
      { words: 'You cut our line in 2019', as: 'named' },
    )
    await meetsAndShares(
      world,
      { mentor: 'li', leader: 'ana', pair: second, at: '2026-03-12T16:00' },
      { words: 'The line again', as: 'theme' },
    )
    await answers(world, 'theme', 'Join with a like item', { into: (await ofOmar())?.ledgerId ?? '' })
    await world.passes({ minutes: 1 })
    await jonas.forges(LEDGER_SHOW, (await ofOmar())?.ledgerId ?? '')
    await jonas.clicks('Mark as hatchet')
    await jonas.clicks('Close as done')
    expect(jonas.modal?.read).toMatch(
      /Whoever shared what is joined here reads this word for word, so name nobody/,
    )
    await jonas.submits({ 'note-1': 'It is back, with a second one' })
    expect(jonas.modal?.read).toMatch(/its leader has not said yet/)
    await jonas.closes()
    await world.until('2026-03-17T12:00[America/New_York]')
    for (const [leader, words] of [
      [omar, /You cut our line/],
      [ana, /The line again/],
    ] as const) {
      expect(news(leader).at(-1)?.read).toMatch(words)
      expect(news(leader).at(-1)?.read).toMatch(/IT says it is done.*\s+IT’s answer:\s+>It is back/)
    }
    expect(news(ana).at(-1)?.read).not.toMatch(/Omar|cut our line/)
    await ana.clicks('Solved', { message: /The line again/ })
    await jonas.types('/mentor ledger')
    expect(jonas.modal?.read).toMatch(/\*Hatchet\*.*@Omar Haddad/)
    await jonas.closes()
    await omar.clicks('Solved', { message: /You cut our line/ })
    await jonas.types('/mentor ledger')
    expect(jonas.modal?.read).toMatch(/Nothing here waits/)
    await jonas.closes()
    await jonas.forges(LEDGER_SHOW, (await ofOmar())?.ledgerId ?? '')
    expect(jonas.modal?.read).toMatch(/Hatchet, buried by its leader/)
    expect(jonas.modal?.read).toMatch(/The leader said that it is solved/)
  })
})
