import { afterEach, describe, expect, test } from 'vitest'
import { ledgerItems } from '../../src/db/ledger.ts'
import { LEDGER_SHOW } from '../../src/features/ledger/ids.ts'
import { makeItLead, meetsAndShares } from '../support/ledger.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { bookSession } from '../support/sessions.ts'
import { openWorld } from '../support/world.ts'

const BETWEEN_US = 'We look at it with you on Monday: Ivan moves to another team in May.'
const FOR_ALL = 'The second line is there since this morning.'
const SOLVED = /You said: solved\. Thank you\./

describe('items of two leaders that are joined', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const [omar, ana, li, jonas] = ['omar', 'ana', 'li', 'jonas'].map(world.person)
  if (!omar || !ana || !li || !jonas) throw new Error('somebody is missing')
  await makeItLead(world, 'jonas')
  const first = await makePair(world, 'maya', 'omar')
  const second = await makePair(world, 'li', 'ana')
  afterEach(() => expectNoTrouble(world))
  const acts = async (
    leader: string,
    button: string,
    typed: (revision: number) => Record<string, string>,
  ) => {
    const item = (await ledgerItems(world.database.db, world.acme.teamId)).find(
      ({ menteeId }) => menteeId === world.person(leader).id,
    )
    await jonas.forges(LEDGER_SHOW, item?.ledgerId ?? '')
    await jonas.clicks(button)
    const read = jonas.modal?.read
    await jonas.submits(typed(item?.ledgerRevision ?? 0))
    while (jonas.modal) await jonas.closes()
    return read
  }
  const closes = (words: string) =>
    acts('omar', 'Close as done', (revision) => ({ [`note-${revision}`]: words }))

  test('keep apart what was said to each before, and hear the same from then on', async () => {
    await meetsAndShares(
      world,
      { mentor: 'maya', leader: 'omar', pair: first, at: '2026-03-10T16:00' },
      { words: 'The VPN is slow', as: 'named' },
    )
    await meetsAndShares(
      world,
      { mentor: 'li', leader: 'ana', pair: second, at: '2026-03-12T16:00' },
      { words: 'The line drops', as: 'theme' },
    )
    await acts('omar', 'Answer', (revision) => ({ [`note-${revision}`]: BETWEEN_US }))
    const [head] = (await ledgerItems(world.database.db, world.acme.teamId)).filter(
      ({ menteeId }) => menteeId === omar.id,
    )
    await acts('ana', 'Join with a like item', (revision) => ({ [`into-${revision}`]: head?.ledgerId ?? '' }))
    await bookSession(world, 'li', second, '2026-03-18T16:00')
    await world.until('2026-03-16T18:00[America/New_York]')
    omar.sees(/We look at it with you on Monday/)
    ana.sees(/IT has read it\. IT treats it together with a like item/)
    for (const other of [ana, li]) other.seesNot(/We look at it with you on Monday|Ivan/)
    expect(await closes(FOR_ALL)).toMatch(/Whoever shared what is joined here reads this word for word/)
    await world.until('2026-03-17T18:00[America/New_York]')
    for (const leader of [omar, ana]) leader.sees(/The second line is there/)
  })

  test('are asked anew when IT closes them once more', async () => {
    await ana.clicks('Solved', { message: /The second line/ })
    ana.sees(SOLVED)
    await omar.clicks('Not solved', { message: /The second line/ })
    await closes('A third line is there since noon.')
    await world.until('2026-03-19T18:00[America/New_York]')
    const latest = ana.messages.findLast(({ read }) => /A third line/.test(read))?.read
    expect(latest).toMatch(/Solved\s+Not solved\s+Thanks/)
    expect(latest).not.toMatch(SOLVED)
  })
})
