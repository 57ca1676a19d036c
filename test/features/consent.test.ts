import { afterEach, describe, expect, test } from 'vitest'
import { itemsOfMentee } from '../../src/db/feedback.ts'
import { changesOf, ledgerItems } from '../../src/db/ledger.ts'
import { MINE_TAKE_BACK, takeBackValue } from '../../src/features/feedback/ids.ts'
import { LEDGER_SHOW } from '../../src/features/ledger/ids.ts'
import { mentorBriefs } from '../support/briefs.ts'
import { setItChannel } from '../support/it-channel.ts'
import { makeItLead, shareWithIt } from '../support/ledger.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { bookSession, holdSession } from '../support/sessions.ts'
import { openWorld, type TestWorld } from '../support/world.ts'

const NOT_SHARED = /Not shared: only you can read it/

/** Maya and Omar have met, and Jonas answers for IT. */
async function afterASession(channel: string | null = null) {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const [maya, omar, jonas] = [world.person('maya'), world.person('omar'), world.person('jonas')]
  await makeItLead(world, 'jonas')
  if (channel !== null) {
    world.acme.addChannel({ name: channel, bot: true })
    await setItChannel(world, channel)
  }
  const pair = await makePair(world, 'maya', 'omar')
  await holdSession(world, 'maya', pair, '2026-03-10T16:00')
  await omar.clicks('4')
  return { world, maya, omar, jonas, pair }
}

const mine = async (world: TestWorld) =>
  (await itemsOfMentee(world.database.db, world.acme.teamId, world.person('omar').id)).map(({ item }) => item)
const inLedger = (world: TestWorld) => ledgerItems(world.database.db, world.acme.teamId)

/** The leader opens the newest of what they told IT, and chooses anew who may know. */
async function chooses(world: TestWorld, sharing: string): Promise<void> {
  const omar = world.person('omar')
  await omar.clicks('What you told IT')
  await omar.clicks('Open', { in: 'modal' })
  await omar.clicks('Change who may know')
  await omar.submits({ sharing })
}

const closesAll = async (world: TestWorld, ...names: string[]) => {
  for (const name of names) while (world.person(name).modal) await world.person(name).closes()
}

describe('what a leader shared, as long as IT has not opened it', async () => {
  const { world, maya, omar, jonas, pair } = await afterASession()
  afterEach(() => expectNoTrouble(world))

  test('is taken back with two clicks from the message after the session', async () => {
    await shareWithIt(world, 'omar', { words: 'The VPN is slow', as: 'named' })
    await jonas.types('/mentor ledger')
    await omar.clicks('What you told IT')
    expect(omar.modal?.read).toMatch(
      /\*Tools · Friction\* · .*\s+Shared with your words and your name\. With IT, not answered yet\.\s+>The VPN/,
    )
    const [item] = await mine(world)
    await omar.clicks('Take it back')
    expect(omar.modals).toHaveLength(1)
    expect(omar.modal?.read).toMatch(/Done\. IT does not have it: only you can read it\./)
    expect(omar.modal?.read).toMatch(NOT_SHARED)
    expect(omar.modal?.read).not.toMatch(/Take it back/)
    expect(await inLedger(world)).toEqual([])
    expect(await mine(world)).toMatchObject([
      { sharing: 'named', sharedAt: null, sharedTo: null, revision: 2 },
    ])
    await omar.forges(MINE_TAKE_BACK, takeBackValue(item?.id ?? '', 1))
    expect(await mine(world)).toMatchObject([{ sharedAt: null, revision: 2 }])
    await closesAll(world, 'omar')
    omar.sees(/Saved, but not shared yet: only you can read it/)
  })

  test('is gone for whoever sees it in an older list', async () => {
    await jonas.clicks('Open')
    expect(jonas.modal?.read).toMatch(/Perhaps its leader has taken it back/)
    await closesAll(world, 'jonas')
    jonas.seesNot(/VPN/)
    maya.seesNot(/VPN/)
  })

  test('is shared anew only after it was read word for word once more, under another name in the ledger', async () => {
    await chooses(world, 'theme')
    expect(omar.modal?.read).toMatch(/A leader tells IT:\*? Tools\s+Friction · March 2026/)
    expect(omar.modal?.read).toMatch(/Your mentor brings you the answer, and so learns of the topic/)
    expect(await inLedger(world)).toEqual([])
    await omar.submits()
    expect(omar.modals).toEqual([])
    expect(await inLedger(world)).toMatchObject([{ sharing: 'theme', ledgerRevision: 0 }])
    expect(await mine(world)).toHaveLength(1)
  })

  test('becomes more only by Share under the preview; Back leaves it as it is', async () => {
    const [before] = await inLedger(world)
    await chooses(world, 'named')
    expect(omar.modal?.read).toMatch(/@Omar Haddad tells IT:\*?\s+>The VPN is slow/)
    await omar.closes()
    expect(await inLedger(world)).toEqual([before])
    await omar.submits()
    world.sandbox.deliver.twice()
    await omar.submits()
    expect(omar.modals).toEqual([])
    const [after] = await inLedger(world)
    expect(after).toMatchObject({ sharing: 'named', ledgerId: before?.ledgerId, ledgerRevision: 0 })
    expect(after?.sharedAt).toEqual(before?.sharedAt)
  })

  test('stands in the mentor’s brief as far as it is shared, and goes with it', async () => {
    await bookSession(world, 'maya', pair, '2026-03-19T16:00')
    await world.until('2026-03-17T12:00[Europe/Stockholm]')
    const brief = () => mentorBriefs(world, 'maya').at(-1)?.read
    expect(brief()).toMatch(/>The VPN is slow\s+With IT, not answered yet/)
    await chooses(world, 'theme')
    // Less holds at once; what is left goes on with Share.
    expect(omar.modal?.read).toMatch(/IT no longer has it\. This is all that IT will see/)
    expect(await inLedger(world)).toEqual([])
    expect(brief()).not.toMatch(/VPN|as a topic/)
    await omar.submits()
    expect(brief()).toMatch(/\*Tools · Friction · March 2026\*\s+With IT, not answered yet/)
    expect(brief()).not.toMatch(/VPN/)
    await omar.clicks('What you told IT')
    await omar.clicks('Take it back')
    await closesAll(world, 'omar')
    expect(brief()).not.toMatch(/as a topic|Tools · Friction/)
  })

  test('goes to the mentor’s eyes when the leader keeps it between the two', async () => {
    maya.seesNot(/VPN/)
    await chooses(world, 'pair')
    expect(omar.modal?.read).toMatch(/It stays between you and your mentor, who has your words from me/)
    await closesAll(world, 'omar')
    maya.sees(/>The VPN is slow/)
    expect(await mine(world)).toMatchObject([{ sharing: 'pair', sharedAt: null }])
  })

  test('is read and corrected from the list', async () => {
    await omar.clicks('What you told IT')
    await omar.clicks('Open', { in: 'modal' })
    await omar.clicks('Read or correct', { in: 'modal' })
    await omar.submits({ words: 'The VPN was slow' })
    expect(await mine(world)).toMatchObject([{ words: 'The VPN was slow' }])
    await closesAll(world, 'omar')
    maya.sees(/>The VPN was slow/)
    maya.seesNot(/VPN is slow/)
  })
})

describe('a shared item that IT has opened', async () => {
  const { world, omar, jonas } = await afterASession()
  afterEach(() => expectNoTrouble(world))

  test('cannot be taken back, and the leader reads why and what IT has seen', async () => {
    await shareWithIt(world, 'omar', { words: 'Ivan is rude', as: 'theme' })
    await omar.clicks('What you told IT')
    const [before] = await inLedger(world)
    await jonas.forges(LEDGER_SHOW, before?.ledgerId ?? '')
    await omar.clicks('Take it back')
    expect(omar.modal?.read).toMatch(
      /IT has seen this already, so I cannot take it back\. It has category, kind and month; not your words and not your name/,
    )
    expect(omar.modal?.read).not.toMatch(/Take it back/)
    expect((await inLedger(world))[0]).toMatchObject({ ledgerId: before?.ledgerId, sharing: 'theme' })
    await omar.clicks('Open', { in: 'modal' })
    expect(omar.modal?.read).toMatch(/IT has seen it, so it cannot be taken back any more/)
    await omar.clicks('Change who may know')
    expect(omar.modal?.read).not.toMatch(/Only my mentor and I/)
    await closesAll(world, 'omar')
  })

  test('keeps owner and history when its leader adds words and name, and IT sees that it has changed', async () => {
    await jonas.clicks('Owner')
    await jonas.submits({ 'owner-0': '@ana' })
    await jonas.clicks('Plan')
    const [before] = await inLedger(world)
    await chooses(world, 'named')
    await omar.submits()
    const [after] = await inLedger(world)
    expect(after).toMatchObject({
      ...{ id: before?.id, ledgerId: before?.ledgerId, ownerId: world.person('ana').id },
      ...{ status: 'acknowledged', sharing: 'named', ledgerRevision: 2 },
    })
    const changes = await changesOf(world.database.db, world.acme.teamId, [after?.id ?? ''])
    expect(changes.get(after?.id ?? '')?.map(({ act }) => act)).toEqual(['raise', 'assign'])
    await jonas.submits({ 'date-1': '2026-04-20' })
    expect(jonas.modal?.read).toMatch(/changed since you opened it[\s\S]*The leader shared the words too/)
    await jonas.submits()
    expect(jonas.modal?.read).toMatch(/@Omar Haddad tells IT:\*?\s+>Ivan is rude/)
    await closesAll(world, 'jonas')
  })

  test('has nothing left to change then', async () => {
    await omar.clicks('What you told IT')
    await omar.clicks('Open', { in: 'modal' })
    expect(omar.modal?.read).toMatch(/IT has planned it for Mon, 20 Apr 2026/)
    expect(omar.modal?.read).not.toMatch(/Change who may know|Take it back|Read or correct/)
    await closesAll(world, 'omar')
  })
})

describe('the IT channel', async () => {
  const { world, omar } = await afterASession('it-desk')
  const posts = () => world.acme.messagesIn('it-desk').map(({ read }) => read)

  test('counts as seen; its post follows a leader who adds words and name', async () => {
    await shareWithIt(world, 'omar', { words: 'The badge reader beeps', as: 'theme' })
    expect(posts()).toEqual([expect.stringMatching(/A leader tells IT/)])
    await omar.clicks('What you told IT')
    expect(omar.modal?.read).not.toMatch(/Take it back/)
    await omar.closes()
    await chooses(world, 'named')
    expect(omar.modal?.read).toMatch(
      /It goes to <#CACMEITDESK> and into the IT leads’ ledger when you press Share/,
    )
    await omar.submits()
    expect(posts()).toEqual([expect.stringMatching(/@Omar Haddad tells IT:\*?\s+>The badge reader beeps/)])
    omar.sees(/Shared with IT, with your name, in <#CACMEITDESK>/)
  })

  test('never gets what was taken back before Slack took the post, and gets it once when it is shared anew', async () => {
    const channel = world.acme.channel('it-desk')
    channel.members.delete(world.acme.botUserId)
    await omar.clicks('Tell IT something else')
    await omar.submits({ words: 'The printer jams', category: 'Tools', kind: 'Idea', sharing: 'named' })
    await omar.submits()
    await omar.clicks('What you told IT')
    await omar.clicks('Take it back')
    await omar.closes()
    channel.members.add(world.acme.botUserId)
    await world.passes({ hours: 30 })
    expect(posts()).toHaveLength(1)
    await omar.clicks('Read or correct')
    await omar.submits()
    await omar.submits()
    await world.passes({ hours: 30 })
    expect(posts().filter((read) => /The printer jams/.test(read))).toHaveLength(1)
  })
})

describe('“What you told IT”', async () => {
  const { world, maya, omar } = await afterASession()
  afterEach(() => expectNoTrouble(world))

  test('is on the leader’s Home once there is something in it, ten on a page, and shows nobody else’s', async () => {
    await omar.opensHome()
    expect(omar.home?.read).not.toMatch(/What you told IT/)
    for (let number = 1; number <= 11; number += 1) {
      await shareWithIt(world, 'omar', { words: `Thing number ${number}.`, as: 'theme' })
      await world.passes({ minutes: 1 })
    }
    await omar.opensHome()
    await omar.clicks('What you told IT', { in: 'home' })
    expect(omar.modal?.read.match(/Thing number \d+\./g)).toHaveLength(10)
    expect(omar.modal?.read).toMatch(/Thing number 11\.[\s\S]*Thing number 10\./)
    await omar.clicks('Older')
    await omar.clicks('Take it back')
    expect(omar.modal?.read).toMatch(/Page 2 of 2/)
    expect(omar.modal?.read).toMatch(/Thing number 1\./)
    expect(omar.modal?.read).toMatch(NOT_SHARED)
    await omar.closes()
    await maya.forges('feedback.mine', 'home')
    expect(maya.modal?.read).toMatch(/Nothing here yet/)
    expect(maya.modal?.read).not.toMatch(/Thing/)
    await maya.closes()
  })

  test('opens from a message where that session’s items stand', async () => {
    const all = await mine(world)
    await omar.forges('feedback.mine', all.at(-1)?.sessionId ?? '')
    expect(omar.modal?.read).toMatch(/Page 1 of 2/)
    await omar.closes()
  })
})
