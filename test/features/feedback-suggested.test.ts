import { afterEach, describe, expect, test } from 'vitest'
import { FEEDBACK_DECIDE, FEEDBACK_LEAVE } from '../../src/features/feedback/ids.ts'
import { NOTE_DELETE, NOTE_EDIT, NOTE_HEARD, NOTE_SUGGEST } from '../../src/features/notes/ids.ts'
import type { Person } from '../sandbox/index.ts'
import { setItChannel } from '../support/it-channel.ts'
import { makeItLead } from '../support/ledger.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { HEARD, itemsOf, notesOf, suggestions } from '../support/notes.ts'
import { makePair } from '../support/pairs.ts'
import { holdSession } from '../support/sessions.ts'
import { openWorld } from '../support/world.ts'

const draft = { category: 'Tools', kind: 'Friction' }

const aboutSession = (person: Person) =>
  person.messages.filter(({ read, ephemeral }) => !ephemeral && /The session: /.test(read)).at(-1)?.read

describe('what a mentor heard in a session', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const [maya, omar, jonas] = [world.person('maya'), world.person('omar'), world.person('jonas')]
  const pair = await makePair(world, 'maya', 'omar')
  world.acme.addChannel({ name: 'it-desk', bot: true })
  await setItChannel(world, 'it-desk')
  await makeItLead(world, 'jonas')
  const notes = () => notesOf(world, pair)
  const items = () => itemsOf(world, pair)
  afterEach(() => expectNoTrouble(world))

  test('can be suggested after the reflection, with its words to edit', async () => {
    await holdSession(world, 'maya', pair, '2026-03-10T16:00')
    await maya.clicks('Write it down')
    await maya.submits()
    expect(aboutSession(maya)).not.toMatch(/Suggest as feedback/)
    await maya.clicks('Read or correct')
    await maya.submits({ heard: 'Two days for a laptop <!here>' })
    await maya.clicks('Suggest as feedback')
    expect(maya.modal?.fields[Object.keys(maya.modal.fields)[0] ?? '']?.value).toBe(
      'Two days for a laptop <!here>',
    )
    expect(maya.modal?.read).toMatch(/@Omar Haddad reads these words and decides alone/)
  })

  test('asks the leader once, in their working hours, however often it is sent', async () => {
    await world.until('2026-03-10T23:00[America/New_York]')
    world.sandbox.deliver.twice()
    await maya.submits({ [HEARD]: 'Two days for a laptop' })
    expect(maya.modal).toBeNull()
    expect(await notes()).toMatchObject([{ state: 'suggested', words: 'Two days for a laptop' }])
    expect(aboutSession(maya)).toMatch(/Suggested as feedback; @Omar Haddad has not answered yet\./)
    expect(aboutSession(maya)).not.toMatch(/Suggest as feedback/)
    expect(suggestions(omar)).toEqual([])
    await omar.types('/mentor nudges')
    omar.sees(/whether something that @Maya Lindqvist heard may go to IT/, { in: 'modal' })
    await omar.closes()
    await world.until('2026-03-11T10:00[America/New_York]')
    expect(suggestions(omar)).toHaveLength(1)
    expect(suggestions(omar)[0]?.read).toMatch(
      /@Maya Lindqvist heard you say this about IT\.\*? ?\*?Shall it go to IT\?\*?\s+>Two days for a laptop/,
    )
    expect(suggestions(omar)[0]?.text).not.toMatch(/laptop/)
  })

  test('waits for the leader on Home as well, and for nobody else', async () => {
    await omar.opensHome()
    expect(omar.home?.read).toMatch(/3 things below wait for you/)
    expect(omar.home?.read).toMatch(/@Maya Lindqvist heard you say something about IT\. Shall it go to IT\?/)
    expect(omar.home?.read).not.toMatch(/laptop/)
    await omar.clicks('Read and decide', { in: 'home' })
    expect(omar.modal?.fields).toMatchObject({ words: { value: 'Two days for a laptop' } })
    await omar.closes()
    await maya.opensHome()
    expect(maya.home?.read).not.toMatch(/heard you say/)
  })

  test('is in nobody else’s eyes, and one thing at a time', async () => {
    await maya.forges(NOTE_HEARD, (await notes())[0]?.sessionId ?? '')
    maya.sees(/has not answered your last suggestion yet/)
    expect(world.acme.messagesIn('it-desk')).toEqual([])
    jonas.seesNot(/laptop/)
  })

  test('becomes what the leader makes of it: edited, for the two alone unless they choose otherwise', async () => {
    await omar.clicks('Read and decide')
    expect(omar.modal?.read).toMatch(/@Maya Lindqvist heard you say this\. Change what you like/)
    expect(omar.modal?.fields).toMatchObject({
      words: { value: 'Two days for a laptop' },
      sharing: { value: 'Only my mentor and I' },
    })
    await omar.closes()
    expect(await notes()).toMatchObject([{ state: 'suggested' }])
    await omar.clicks('Read and decide')
    await omar.submits({ ...draft, words: 'Two days, mine', sharing: 'IT sees the topic only' })
    omar.sees(/A leader tells IT/, { in: 'modal' })
    omar.seesNot(/Two days, mine/, { in: 'modal' })
    world.sandbox.deliver.twice()
    await omar.submits()
    expect(omar.modals).toEqual([])
    const [item] = await items()
    expect(await items()).toHaveLength(1)
    expect(item).toMatchObject({ words: 'Two days, mine', sharing: 'theme', sessionId: null })
    expect(item?.sharedAt).not.toBeNull()
    expect(JSON.stringify(world.acme.messagesIn('it-desk'))).not.toMatch(/laptop|Two days|Omar|Maya/)
  })

  test('shows the leader how it stands where they were asked, and the mentor only that it was taken up', async () => {
    omar.seesNot(/Read and decide|Shall it go to IT/)
    expect(omar.messages.filter(({ read }) => /Shared with IT, as a theme/.test(read))).toHaveLength(1)
    expect(aboutSession(maya)).toMatch(/@Omar Haddad has taken up what you suggested\./)
    maya.seesNot(/Two days, mine|Shared with IT/)
  })

  test('changes by no late click: neither another answer nor a second item', async () => {
    const before = [await notes(), await items()]
    const id = (await notes())[0]?.id ?? ''
    for (const button of [FEEDBACK_DECIDE, FEEDBACK_LEAVE]) {
      await omar.forges(button, id)
      expect(omar.lastMessage?.read).toMatch(/You have taken this up already.*nothing was changed/)
    }
    await maya.forges(NOTE_DELETE, id)
    maya.sees(/answered already, so it can no longer be taken back/)
    for (const button of [NOTE_EDIT, NOTE_SUGGEST]) await maya.forges(button, id)
    maya.sees(/You have suggested this already, so it stays as you sent it/)
    expect([await notes(), await items()]).toEqual(before)
  })

  test('may be left with one click, which the mentor reads and nothing follows', async () => {
    await maya.clicks('Suggest as feedback')
    await maya.submits({ [HEARD]: 'A second thing' })
    await omar.clicks('Read and decide', { message: /A second thing/ })
    world.sandbox.deliver.twice()
    await omar.forges(FEEDBACK_LEAVE, (await notes())[1]?.id ?? '')
    omar.sees(/You left this one\. @Maya Lindqvist reads that you did/)
    omar.seesNot(/A second thing/)
    expect(aboutSession(maya)).toMatch(/taken up what you suggested\.[\s\S]*has left what you suggested\./)
    await omar.submits(draft)
    expect(omar.modal?.errors.words).toMatch(/You have left this one already/)
    expect(omar.modal?.fields.words?.value).toBe('A second thing')
    await omar.closes()
    expect(await items()).toHaveLength(1)
    await world.passes({ hours: 24 * 7 })
    expect(suggestions(omar)).toEqual([])
  })
})
