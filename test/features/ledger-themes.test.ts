import { describe, expect, test } from 'vitest'
import { ledgerItems } from '../../src/db/ledger.ts'
import { isOpenedByIt } from '../../src/features/opened-by-it.ts'
import { setItChannel } from '../support/it-channel.ts'
import { makeItLead, meetsAndShares } from '../support/ledger.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { openWorld, type TestWorld } from '../support/world.ts'

const items = ({ database, acme }: TestWorld) => ledgerItems(database.db, acme.teamId)
const theItem = async (world: TestWorld) => {
  const [item] = await items(world)
  if (!item) throw new Error('nothing is shared')
  return item
}

describe('a theme in the ledger', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const [omar, jonas, priya, ana] = [
    ...[world.person('omar'), world.person('jonas'), world.person('priya'), world.person('ana')],
  ]
  if (!omar || !jonas || !priya || !ana) throw new Error('somebody is missing')
  world.acme.addChannel({ name: 'it-desk', bot: true })
  await setItChannel(world, 'it-desk')
  await makeItLead(world, 'jonas')
  await makeItLead(world, 'priya')
  const seen: string[] = []
  const itsConversations = [jonas.directMessage, priya.directMessage, world.acme.channel('it-desk').id]
  world.sandbox.on((change) => {
    if (change.kind === 'view' && [jonas.id, priya.id].includes(change.userId))
      seen.push(JSON.stringify(change.view))
    if (change.kind === 'message' && itsConversations.includes(change.message.channel))
      seen.push(JSON.stringify([change.message.text, change.message.blocks]))
  })
  const first = await makePair(world, 'maya', 'omar')
  const second = await makePair(world, 'li', 'ana')

  test('tells nobody in IT whose it is, whatever is done with it', async () => {
    const words = 'Ivan in the server room is rude'
    await meetsAndShares(
      world,
      { mentor: 'maya', leader: 'omar', pair: first, at: '2026-03-10T16:00' },
      { words, as: 'theme' },
    )
    await meetsAndShares(
      world,
      { mentor: 'li', leader: 'ana', pair: second, at: '2026-03-12T16:00' },
      { words: 'Nobody answers', as: 'theme' },
    )

    // It stands in the IT channel, so nobody has to open it for that.
    expect(await isOpenedByIt(world.database.db, await theItem(world))).toBe(true)
    await jonas.opensHome()
    await jonas.types('/mentor ledger')
    expect(jonas.modal?.read.match(/Tools · Friction · March 2026/g)).toHaveLength(2)
    await jonas.clicks('Open')
    await jonas.clicks('Acknowledge')
    await jonas.clicks('Mark as hatchet')
    await jonas.clicks('Plan')
    await jonas.submits({ 'date-2': '2026-04-20', 'note-2': 'We will talk with the team' })
    await jonas.clicks('Close as done')
    await jonas.submits({ 'note-3': 'They were trained' })
    expect(jonas.modal?.read).toMatch(/@Jonas Weber acknowledged it · March 2026/)
    await jonas.closes()
    await jonas.closes()
    await jonas.types('/mentor ledger')
    await jonas.picks('Open', 'New')
    await jonas.clicks('Open')
    await jonas.clicks('Join with a like item')
    expect(jonas.modal?.read).toMatch(/No other open item is about the same/)
    await jonas.closes()
    await jonas.closes()
    await world.until('2026-03-17T12:00[America/New_York]')
    const leader = [omar, ana].find((one) => one.messages.some(({ read }) => /IT says it is done/.test(read)))
    await leader?.clicks('Not solved')
    const other = leader === omar ? ana : omar
    await jonas.types('/mentor ledger')
    await jonas.picks('Open', 'New')
    await jonas.clicks('Open')
    await jonas.clicks('Join with a like item')
    const offered = jonas.modal?.blocks.find(({ element }) => element?.type === 'static_select')
    await jonas.submits({ [offered?.block_id ?? '']: offered?.element?.options?.[0]?.value ?? '' })
    expect(jonas.modal?.read).toMatch(/It goes the way of: Tools · Friction · March 2026/)
    await jonas.closes()
    await jonas.closes()
    await priya.types('/mentor ledger')
    await priya.clicks('Open')
    expect(priya.modal?.read).toMatch(/Joined with it.*\s+• Tools · Friction · March 2026/)
    expect(priya.modal?.read).toMatch(/not solved once/)
    expect(priya.modal?.read).toMatch(/The leader said that it is not solved · March 2026/)
    await world.until('2026-03-19T12:00[America/New_York]')
    other.sees(/IT treats it together with a like item/)

    expect(seen.length).toBeGreaterThan(20)
    // The Monday on which a digest comes is nobody's day.
    const all = seen.join('\n').replaceAll('as of Mon, 16 Mar 2026', '')
    expect(all).not.toMatch(/Omar|Haddad|Ana|Souza|Maya|Lindqvist|Li Wei|Ivan|rude|Nobody answers/)
    expect(all).not.toMatch(/(10|11|12|16|17|18) Mar|Mar (10|11|12|16|17|18)|2026-03-1\d/)
    const { database, acme } = world
    for (const item of await ledgerItems(database.db, acme.teamId)) {
      for (const told of [item.id, item.menteeId, item.sessionId, item.pairId])
        expect(all).not.toContain(told)
      expect(all).toContain(item.ledgerId)
    }
    // No moment either, in whatever form Slack would show it.
    expect(all).not.toContain('<!date^')
    expect(world.log.join('\n')).not.toMatch(/Ivan|Nobody answers|were trained|talk with the team/)
    expectNoTrouble(world)
  })
})
