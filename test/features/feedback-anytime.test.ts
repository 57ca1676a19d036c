import { afterEach, describe, expect, test } from 'vitest'
import { itemsOfPair } from '../../src/db/feedback.ts'
import { ledgerItems } from '../../src/db/ledger.ts'
import { FEEDBACK_FORM, FEEDBACK_READ, FEEDBACK_SAY } from '../../src/features/feedback/ids.ts'
import { LEDGER_SHOW } from '../../src/features/ledger/ids.ts'
import type { Person } from '../sandbox/index.ts'
import { mentorBriefs } from '../support/briefs.ts'
import { makeCoordinator } from '../support/coordinator.ts'
import { setItChannel } from '../support/it-channel.ts'
import { makeItLead } from '../support/ledger.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { bookSession } from '../support/sessions.ts'
import { chosen, typed } from '../support/trying.ts'
import { openWorld } from '../support/world.ts'

const receipts = (person: Person) =>
  person.messages.filter(({ read, ephemeral }) => !ephemeral && /outside a session/.test(read))
const latest = (person: Person) => receipts(person).at(-1)?.read

const draft = { category: 'Tools', kind: 'Friction' }

describe('/mentor feedback for a leader', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const [maya, omar, jonas] = [world.person('maya'), world.person('omar'), world.person('jonas')]
  const pair = await makePair(world, 'maya', 'omar')
  world.acme.addChannel({ name: 'it-desk', bot: true })
  await setItChannel(world, 'it-desk')
  await makeItLead(world, 'jonas')
  await makeCoordinator(world, 'priya')
  const posts = () => world.acme.messagesIn('it-desk')
  const items = () => itemsOfPair(world.database.db, pair.workspaceId, pair.id)
  afterEach(() => expectNoTrouble(world))

  test('opens the same form at any time, with the same choice', async () => {
    await omar.types('/mentor feedback')
    expect(omar.modal?.fields.sharing?.value).toBe('Only my mentor and I')
    expect(omar.modal?.read).toMatch(/You and @Maya Lindqvist need no session for this/)
    expect(omar.modal?.read).toMatch(/confidential, not anonymous/)
  })

  test('keeps it between the two by default: both read it once, pressed twice or not', async () => {
    world.sandbox.deliver.twice()
    await omar.submits({ ...draft, words: 'The VPN <!channel> drops' })
    expect(omar.modal).toBeNull()
    expect(receipts(omar)).toHaveLength(1)
    expect(latest(omar)).toMatch(/Saved\. It stays between you and @Maya Lindqvist\./)
    expect(latest(omar)).not.toMatch(/VPN/)
    expect(maya.messages.filter(({ read }) => /The VPN <!channel> drops/.test(read))).toHaveLength(1)
    maya.sees(/tells you something about IT\.\*? It stays between the two of you/)
    expect(posts()).toEqual([])
    expect(await items()).toMatchObject([{ sessionId: null, pairId: pair.id, sharing: 'pair' }])
  })

  test('stands in the mentor’s next brief', async () => {
    await bookSession(world, 'maya', pair, '2026-03-12T16:00')
    await world.until('2026-03-10T12:00[Europe/Stockholm]')
    expect(mentorBriefs(world, 'maya').at(-1)?.read).toMatch(
      />The VPN <!channel> drops\s+Stays between the two of you/,
    )
  })

  test('opens a fresh form each time, whatever is still open', async () => {
    await omar.opensHome()
    await omar.clicks('Tell IT something', { in: 'home' })
    expect(omar.modal?.fields.words?.value).toBeFalsy()
    await omar.submits({ ...draft, words: 'No printer', sharing: 'IT sees my words and my name' })
    omar.sees(/@Omar Haddad tells IT/, { in: 'modal' })
    omar.sees(/said on Tue, 10 Mar 2026/, { in: 'modal' })
    omar.seesNot(/session of/, { in: 'modal' })
    expect(latest(omar)).toMatch(/Saved, but not shared yet: only you can read it\./)
    maya.seesNot(/No printer/)
    await omar.closes()
    await omar.closes()
  })

  test('reads and corrects what is not shared from its message, then shares exactly what was shown', async () => {
    await omar.clicks('Read or correct', { message: /not shared yet/ })
    expect(omar.modal?.fields.words?.value).toBe('No printer')
    await omar.submits({ words: 'No printer on floor 3' })
    world.sandbox.deliver.twice()
    await omar.submits()
    expect(omar.modals).toEqual([])
    expect(posts()).toHaveLength(1)
    expect(posts()[0]?.read).toMatch(/>No printer on floor 3\s+Tools · Friction · said on Tue, 10 Mar 2026/)
    expect(latest(omar)).toMatch(/Shared with IT, with your name, in <#CACMEITDESK>\./)
    expect(latest(omar)).not.toMatch(/Read or correct/)
    expect(receipts(omar)).toHaveLength(2)
  })

  test('gives IT of a theme the month in which it was said, and nothing else', async () => {
    await omar.clicks('Tell IT something else')
    await omar.submits({ ...draft, words: 'Ivan is rude', sharing: 'IT sees the topic only' })
    await omar.submits()
    expect(posts().at(-1)?.read).toMatch(/A leader tells IT:\*? Tools\s+Friction · March 2026/)
    expect(JSON.stringify(posts().at(-1))).not.toMatch(/Ivan|Omar|Maya|10 Mar/)
    maya.seesNot(/Ivan/)
    const theme = (await ledgerItems(world.database.db, pair.workspaceId)).find(
      ({ sharing }) => sharing === 'theme',
    )
    await jonas.forges(LEDGER_SHOW, theme?.ledgerId ?? '')
    expect(jonas.modal?.read).toMatch(/A leader tells IT:\*? Tools\s+Friction · March 2026/)
    expect(JSON.stringify(jonas.modal)).not.toMatch(new RegExp(`Ivan|Omar|10 Mar|${theme?.id}`))
    await jonas.closes()
  })

  test('waits for a channel where IT has none, and says where it went', async () => {
    await setItChannel(world, null)
    await omar.clicks('Tell IT something else')
    await omar.submits({ ...draft, words: 'Slow mail', sharing: 'IT sees my words and my name' })
    await omar.submits()
    expect(latest(omar)).toMatch(/IT has no channel here yet: IT leads find it/)
    await world.person('priya').types('/mentor settings')
    await world.person('priya').submits({ channel: '#it-desk' })
    expect(posts().at(-1)?.read).toMatch(/>Slow mail/)
    expect(latest(omar)).toMatch(/Shared with IT, with your name, in <#CACMEITDESK>\./)
  })

  test('can be said while the pair rests; corrected also when it is over, but nothing new then', async () => {
    await omar.types('/mentor pause')
    await omar.submits({ until: '2026-03-30' })
    await omar.types('/mentor feedback')
    await omar.submits({ ...draft, words: 'While we rest' })
    await omar.types('/mentor feedback')
    await omar.fills({ ...draft, words: 'Typed while it ended' })
    await maya.types('/mentor end')
    await maya.submits()
    await omar.submits()
    expect(omar.modal?.errors.words).toMatch(/does not run any more.*Nothing was changed/)
    expect(omar.modal?.fields.words?.value).toBe('Typed while it ended')
    await omar.closes()
    await omar.clicks('Read or correct', { message: /It stays between/ })
    await omar.submits({ words: 'While we rested' })
    maya.sees(/While we rested/)
    await omar.types('/mentor feedback')
    omar.sees(/in no running pair as a leader/)
    expect(await items()).toHaveLength(5)
  })
})

describe('what is said outside a session', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const [maya, omar] = [world.person('maya'), world.person('omar')]
  const others = ['priya', 'ana', 'li', 'jonas', 'maya'].map(world.person)
  const pair = await makePair(world, 'maya', 'omar')
  await makePair(world, 'jonas', 'priya')
  await makeCoordinator(world, 'priya')
  await makeItLead(world, 'ana')
  await omar.types('/mentor delegate @li')
  const items = () => itemsOfPair(world.database.db, pair.workspaceId, pair.id)
  afterEach(() => expectNoTrouble(world))

  test('cannot be said, read or changed by anybody else', async () => {
    await omar.types('/mentor feedback')
    await omar.submits({ ...draft, words: 'Only us', sharing: 'IT sees my words and my name' })
    while (omar.modal) await omar.closes()
    const before = await items()
    const [item] = before
    const values = {
      words: typed('Forged'),
      category: chosen('tools'),
      kind: chosen('idea'),
      sharing: { value: { type: 'radio_buttons', selected_option: { value: 'pair' } } },
    }
    for (const person of others) {
      await person.forges(FEEDBACK_READ, item?.id ?? '')
      person.sees(/cannot find this among what you told me/)
      for (const itemId of [item?.id ?? '', crypto.randomUUID()]) {
        const metadata = JSON.stringify({ pairId: pair.id, itemId, revision: 0 })
        await person.forgesForm(FEEDBACK_FORM, { metadata, values })
        expect(person.modal?.errors.words).toMatch(/only they can say it/)
        await person.closes()
      }
      person.seesNot(/Only us/)
    }
    for (const value of ['', 'x', crypto.randomUUID()]) await omar.forges(FEEDBACK_READ, value)
    expect(await items()).toEqual(before)
    await maya.forges(FEEDBACK_SAY, 'feedback')
    maya.sees(/in no running pair as a leader/)
  })

  test('is lost by no form without a pair, or with one that is not there', async () => {
    for (const pairId of [undefined, crypto.randomUUID()]) {
      const metadata = JSON.stringify({ pairId, itemId: crypto.randomUUID(), revision: 0 })
      const values = { words: typed('Kept'), category: chosen('tools'), kind: chosen('idea') }
      const sharing = { value: { type: 'radio_buttons', selected_option: { value: 'pair' } } }
      await omar.forgesForm(FEEDBACK_FORM, { metadata, values: { ...values, sharing } })
      expect(omar.modal?.errors.words).toMatch(/Nothing was changed/)
      await omar.closes()
    }
    expect(await items()).toHaveLength(1)
  })

  test('is told to whoever is no leader in kind words, and asked of whoever is both in one button', async () => {
    const ana = world.person('ana')
    await ana.types('/mentor feedback')
    ana.sees(/Feedback about IT comes from leaders.*`\/mentor start @someone` proposes a pair/)
    await makePair(world, 'omar', 'ana')
    await omar.types('/mentor feedback')
    omar.sees(/leader in one pair and a mentor in another\. Which is it about\?/)
    await omar.clicks('Tell IT something')
    expect(omar.modal?.title?.text).toBe('Tell IT something')
    await omar.closes()
    await omar.clicks('Notes for later')
    expect(omar.modal?.title?.text).toBe('Notes for later')
    await omar.closes()
  })
})
