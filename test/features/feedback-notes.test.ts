import { sql } from 'drizzle-orm'
import { afterEach, describe, expect, test } from 'vitest'
import { itemsOfPair } from '../../src/db/feedback.ts'
import { notesOfPairs } from '../../src/db/feedback-notes.ts'
import { FEEDBACK_DECIDE, FEEDBACK_LEAVE } from '../../src/features/feedback/ids.ts'
import {
  NOTE_DELETE,
  NOTE_EDIT,
  NOTE_FORM,
  NOTE_HEARD,
  NOTE_SUGGEST,
  NOTES_OPEN,
} from '../../src/features/notes/ids.ts'
import type { Person } from '../sandbox/index.ts'
import { mentorBriefs } from '../support/briefs.ts'
import { makeCoordinator } from '../support/coordinator.ts'
import { setItChannel } from '../support/it-channel.ts'
import { makeItLead } from '../support/ledger.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { bookSession, holdSession } from '../support/sessions.ts'
import { typed } from '../support/trying.ts'
import { openWorld, type TestWorld } from '../support/world.ts'

const LABEL = 'What did you hear about IT?'
const draft = { category: 'Tools', kind: 'Friction' }

const asked = (person: Person) =>
  person.messages.filter(({ text, ephemeral }) => !ephemeral && /heard you say something/.test(text ?? ''))
const aboutSession = (person: Person) =>
  person.messages.filter(({ read, ephemeral }) => !ephemeral && /The session: /.test(read)).at(-1)?.read
const stored = async ({ database, acme }: TestWorld, pairId: string) =>
  notesOfPairs(database.db, acme.teamId, [pairId])

/** The mentor keeps something for later. */
async function keeps(mentor: Person, words: string): Promise<void> {
  await mentor.types('/mentor feedback')
  await mentor.submits({ [LABEL]: words })
  await mentor.closes()
}

describe('what a mentor heard in a session', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const [maya, omar, jonas] = [world.person('maya'), world.person('omar'), world.person('jonas')]
  const { db } = world.database
  const pair = await makePair(world, 'maya', 'omar')
  world.acme.addChannel({ name: 'it-desk', bot: true })
  await setItChannel(world, 'it-desk')
  await makeItLead(world, 'jonas')
  const notes = () => stored(world, pair.id)
  const items = () => itemsOfPair(db, pair.workspaceId, pair.id)
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
    await maya.submits({ [LABEL]: 'Two days for a laptop' })
    expect(maya.modal).toBeNull()
    expect(await notes()).toMatchObject([{ state: 'suggested', words: 'Two days for a laptop' }])
    expect(aboutSession(maya)).toMatch(/Suggested as feedback; @Omar Haddad has not answered yet\./)
    expect(aboutSession(maya)).not.toMatch(/Suggest as feedback/)
    expect(asked(omar)).toEqual([])
    await omar.types('/mentor nudges')
    omar.sees(/whether something that @Maya Lindqvist heard may go to IT/, { in: 'modal' })
    await omar.closes()
    await world.until('2026-03-11T10:00[America/New_York]')
    expect(asked(omar)).toHaveLength(1)
    expect(asked(omar)[0]?.read).toMatch(
      /@Maya Lindqvist heard you say this about IT\.\*? ?\*?Shall it go to IT\?\*?\s+>Two days for a laptop/,
    )
    expect(asked(omar)[0]?.text).not.toMatch(/laptop/)
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
    await maya.submits({ [LABEL]: 'A second thing' })
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
    expect(asked(omar)).toEqual([])
  })
})

describe('what a mentor notes for later', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const [maya, omar] = [world.person('maya'), world.person('omar')]
  const pair = await makePair(world, 'maya', 'omar')
  const notes = () => stored(world, pair.id)
  const items = () => itemsOfPair(world.database.db, pair.workspaceId, pair.id)
  afterEach(() => expectNoTrouble(world))

  test('is theirs alone, kept once', async () => {
    await maya.types('/mentor feedback')
    expect(maya.modal?.read).toMatch(/Only you see it; your next brief reminds you/)
    expect(maya.modal?.fields.pair).toBeUndefined()
    world.sandbox.deliver.twice()
    await maya.submits({ [LABEL]: 'SAP is slow on Mondays' })
    expect(maya.modal?.read).toMatch(
      />SAP is slow on Mondays\s+Yours alone: @Omar Haddad knows nothing of it/,
    )
    await maya.submits({ [LABEL]: 'Badge reader' })
    await maya.closes()
    expect((await notes()).map(({ words, state }) => [words, state])).toEqual([
      ['SAP is slow on Mondays', 'noted'],
      ['Badge reader', 'noted'],
    ])
    omar.seesNot(/SAP|Badge/)
  })

  test('is corrected and deleted, and loses nothing to an older window', async () => {
    await maya.types('/mentor feedback')
    await maya.clicks('Correct')
    await maya.submits({ [LABEL]: 'Badge reader, gate 2' })
    await maya.clicks('Correct')
    const shown = await notes()
    await world.database.db.execute(
      sql`update feedback_notes set words = 'Elsewhere', revision = 9, form_id = 'V9' where id = ${shown[1]?.id}`,
    )
    await maya.submits({ [LABEL]: 'From the old window' })
    expect(Object.values(maya.modal?.errors ?? {})).toEqual([
      expect.stringMatching(/changed this note in another window meanwhile/),
    ])
    await maya.closes()
    await maya.types('/mentor feedback')
    await maya.clicks('Delete')
    expect(maya.modal?.read).not.toMatch(/Elsewhere/)
    await maya.closes()
    await maya.forges(NOTE_DELETE, shown[1]?.id ?? '')
    maya.sees(/cannot find this note among yours/)
    expect(await notes()).toHaveLength(1)
  })

  test('stands in the next brief and in the form after the session', async () => {
    await bookSession(world, 'maya', pair, '2026-03-12T16:00')
    await world.until('2026-03-10T12:00[Europe/Stockholm]')
    const brief = () => mentorBriefs(world, 'maya').at(-1)?.read
    expect(brief()).toMatch(/Noted for later\*? \(for you alone\)\s+>SAP is slow on Mondays\s+Yours alone/)
    await keeps(maya, 'Later still')
    expect(brief()).toMatch(/>Later still\s+Yours alone.*\s+>SAP is slow/)
    await maya.clicks('Notes for later')
    expect(maya.modal?.title?.text).toBe('Notes for later')
    await maya.closes()
    await world.until('2026-03-12T16:45[Europe/Stockholm]')
    await maya.clicks('Write it down')
    expect(maya.modal?.read).toMatch(/Noted for later\*?\s+>SAP is slow on Mondays\s+>Later still/)
    await maya.submits()
    omar.seesNot(/SAP|Later still/)
  })

  test('can be suggested, and taken back as long as the leader has not answered', async () => {
    await maya.clicks('Notes for later')
    await maya.clicks('Suggest it')
    expect(maya.modal?.submit?.text).toBe('Send')
    await maya.submits()
    expect(maya.modal?.read).toMatch(
      />Later still\s+Suggested as feedback; @Omar Haddad has not answered yet/,
    )
    await omar.clicks('Read and decide')
    expect(omar.modal?.fields.words?.value).toBe('Later still')
    await maya.clicks('Suggest it')
    maya.sees(/has not answered your last suggestion yet/, { in: 'modal' })
    await maya.closes()
    await maya.clicks('Take it back')
    omar.sees(/Your mentor has taken this back, or its words are deleted/)
    await maya.closes()
    expect(await notes()).toMatchObject([{ words: 'SAP is slow on Mondays', state: 'noted' }])
    // What the leader has in front of them is the leader's to say.
    await omar.submits({ ...draft, words: 'Mine by now' })
    expect(await items()).toMatchObject([{ words: 'Mine by now', sharing: 'pair' }])
    expect(omar.messages.filter(({ read }) => /It stays between you/.test(read))).toHaveLength(1)
    maya.sees(/Mine by now/)
  })

  test('is put off by the leader, and comes back on that day', async () => {
    await maya.types('/mentor feedback')
    await maya.clicks('Suggest it')
    await maya.submits()
    await maya.closes()
    await omar.picks('nudges.later', 'Tomorrow', { message: /SAP is slow/ })
    expect(asked(omar)).toEqual([])
    await world.until('2026-03-13T18:00[America/New_York]')
    expect(asked(omar)).toHaveLength(1)
  })

  test('is asked about no more when the pair is over, and goes with its notes', async () => {
    await omar.clicks('Read and decide')
    await maya.types('/mentor end')
    await maya.submits()
    omar.sees(/Your pair does not run any more, so there is nothing to decide/)
    await omar.submits(draft)
    expect(omar.modal?.errors.words).toMatch(/does not run any more/)
    await omar.closes()
    await omar.forges(FEEDBACK_LEAVE, (await notes())[0]?.id ?? '')
    expect(await notes()).toMatchObject([{ state: 'suggested' }])
    const noteId = crypto.randomUUID()
    const about = { noteId, revision: 0, to: 'keep', pairId: pair.id, sessionId: null, inList: true }
    const values = { [`words-${noteId}`]: typed('Too late') }
    await maya.forgesForm(NOTE_FORM, { metadata: JSON.stringify(about), values })
    expect(Object.values(maya.modal?.errors ?? {})).toEqual([expect.stringMatching(/does not run any more/)])
    await maya.closes()
    await maya.forges(NOTES_OPEN, 'home')
    maya.sees(/you mentor nobody in a running pair/)
    await world.passes({ days: 88 })
    await world.app.forget()
    expect(await notes()).toHaveLength(1)
    await world.passes({ days: 3 })
    await world.app.forget()
    await world.passes({ minutes: 1 })
    expect(await notes()).toEqual([])
    expect(await items()).toEqual([])
    for (const person of [maya, omar]) person.seesNot(/SAP|Later still|Mine by now/)
  })
})

describe('the notes of a mentor', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const [maya, omar, li, jonas] = ['maya', 'omar', 'li', 'jonas'].map(world.person)
  if (!maya || !omar || !li || !jonas) throw new Error('somebody is missing')
  await makeCoordinator(world, 'priya')
  await makeItLead(world, 'ana')
  const pair = await makePair(world, 'maya', 'omar')
  const other = await makePair(world, 'maya', 'li')
  const foreign = await makePair(world, 'jonas', 'ana')
  await omar.types('/mentor delegate @jonas')
  const everybody = ['omar', 'li', 'jonas', 'priya', 'ana'].map(world.person)
  const all = async () =>
    (await notesOfPairs(world.database.db, world.acme.teamId, [pair.id, other.id, foreign.id])).map(
      ({ words, state, pairId }) => [words, state, pairId],
    )
  afterEach(() => expectNoTrouble(world))

  test('are asked which leader they are about where there are several', async () => {
    await maya.types('/mentor feedback')
    await maya.submits({ [LABEL]: 'About Li', pair: 'li (you mentor)' })
    await world.passes({ minutes: 1 })
    await maya.submits({ [LABEL]: 'About Omar', pair: 'omar (you mentor)' })
    expect(maya.modal?.read).toMatch(/>About Omar\s+Yours alone: @Omar[\s\S]*>About Li\s+Yours alone: @Li/)
    await maya.closes()
    expect(await all()).toEqual([
      ['About Li', 'noted', other.id],
      ['About Omar', 'noted', pair.id],
    ])
  })

  test('are read, changed, suggested or deleted by nobody else', async () => {
    const before = await all()
    const [note] = await stored(world, pair.id)
    const session = await bookSession(world, 'omar', pair, '2026-03-12T10:00')
    for (const person of everybody) {
      for (const button of [NOTE_EDIT, NOTE_SUGGEST, NOTE_DELETE]) {
        await person.forges(button, note?.id ?? '')
        person.sees(/cannot find this note among yours/)
      }
      await person.forges(NOTE_HEARD, session.id)
      person.sees(/only they can note it/)
      for (const button of [FEEDBACK_DECIDE, FEEDBACK_LEAVE]) {
        await person.forges(button, note?.id ?? '')
        person.sees(/cannot find this any more; perhaps your mentor has taken it back/)
      }
      for (const to of ['keep', 'suggest']) {
        for (const [noteId, revision] of [
          [note?.id ?? '', 1],
          [crypto.randomUUID(), 0],
        ] as const) {
          const about = { noteId, revision, to, pairId: pair.id, sessionId: null, inList: false }
          const values = { [`words-${noteId}`]: typed('Forged') }
          await person.forgesForm(NOTE_FORM, { metadata: JSON.stringify(about), values })
          expect(Object.values(person.modal?.errors ?? {})).toEqual([
            expect.stringMatching(/only they can note it/),
          ])
          await person.closes()
        }
      }
      person.seesNot(/About Omar|About Li/)
    }
    expect(await all()).toEqual(before)
  })

  test('take no session, pair or note that is not theirs, and no nonsense', async () => {
    const before = await all()
    const session = await bookSession(world, 'li', other, '2026-03-13T16:00')
    const fresh = { noteId: crypto.randomUUID(), revision: 0, to: 'keep', sessionId: null, inList: false }
    const forged = [
      { ...fresh, pairId: pair.id, sessionId: session.id },
      { ...fresh, pairId: pair.id, sessionId: crypto.randomUUID() },
      { ...fresh, pairId: foreign.id },
      { ...fresh, pairId: crypto.randomUUID() },
      { ...fresh },
      { ...fresh, revision: 3, pairId: pair.id },
      { ...fresh, to: 'share', pairId: pair.id },
    ]
    for (const about of forged) {
      const values = { [`words-${about.noteId}`]: typed('Forged') }
      await maya.forgesForm(NOTE_FORM, { metadata: JSON.stringify(about), values })
      expect(Object.values(maya.modal?.errors ?? {})).toHaveLength(1)
      await maya.closes()
    }
    for (const value of ['', 'x', crypto.randomUUID()])
      for (const button of [NOTE_EDIT, NOTE_SUGGEST, NOTE_DELETE, NOTE_HEARD])
        await maya.forges(button, value)
    while (maya.modal) await maya.closes()
    await maya.forges(NOTE_HEARD, session.id)
    maya.sees(/nothing in your notes on this session that you heard about IT/)
    expect(await all()).toEqual(before)
  })

  test('reach no leader twice when two of them are sent at once', async () => {
    await maya.types('/mentor feedback')
    await maya.submits({ [LABEL]: 'One', pair: 'omar (you mentor)' })
    await maya.closes()
    const two = (await stored(world, pair.id)).filter(({ state }) => state === 'noted')
    expect(two).toHaveLength(2)
    const send = ({ id, words }: { id: string; words: string }) =>
      maya.forgesForm(NOTE_FORM, {
        metadata: JSON.stringify({
          ...{ noteId: id, revision: 1, to: 'suggest', pairId: pair.id, sessionId: null, inList: false },
        }),
        values: { [`words-${id}`]: typed(words) },
      })
    await Promise.all(two.map(send))
    expect((await all()).filter(([, state]) => state === 'suggested')).toHaveLength(1)
    await world.passes({ hours: 10 })
    expect(asked(omar)).toHaveLength(1)
  })

  test('are answered once when the leader presses both buttons at once', async () => {
    const id = (await stored(world, pair.id)).find(({ state }) => state === 'suggested')?.id ?? ''
    await omar.forges(FEEDBACK_DECIDE, id)
    await omar.fills(draft)
    await Promise.all([omar.submits(), omar.forges(FEEDBACK_LEAVE, id)])
    const items = await itemsOfPair(world.database.db, world.acme.teamId, pair.id)
    const note = (await stored(world, pair.id)).find((one) => one.id === id)
    expect(['taken', 'left']).toContain(note?.state)
    expect(items.length).toBe(note?.state === 'taken' ? 1 : 0)
  })
})
