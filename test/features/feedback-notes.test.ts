import { sql } from 'drizzle-orm'
import { afterEach, describe, expect, test } from 'vitest'
import { FEEDBACK_LEAVE } from '../../src/features/feedback/ids.ts'
import { NOTE_DELETE, NOTE_FORM, NOTES_OPEN } from '../../src/features/notes/ids.ts'
import { mentorBriefs } from '../support/briefs.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { HEARD, itemsOf, notesOf, suggestions } from '../support/notes.ts'
import { makePair } from '../support/pairs.ts'
import { bookSession } from '../support/sessions.ts'
import { typed } from '../support/trying.ts'
import { openWorld } from '../support/world.ts'

const draft = { category: 'Tools', kind: 'Friction' }

describe('what a mentor notes for later', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const [maya, omar] = [world.person('maya'), world.person('omar')]
  const pair = await makePair(world, 'maya', 'omar')
  const notes = () => notesOf(world, pair)
  const items = () => itemsOf(world, pair)
  afterEach(() => expectNoTrouble(world))

  test('is theirs alone, kept once', async () => {
    await maya.types('/mentor feedback')
    expect(maya.modal?.read).toMatch(/Only you see it; your next brief reminds you/)
    expect(maya.modal?.fields.pair).toBeUndefined()
    world.sandbox.deliver.twice()
    await maya.submits({ [HEARD]: 'SAP is slow on Mondays' })
    expect(maya.modal?.read).toMatch(
      />SAP is slow on Mondays\s+Yours alone: @Omar Haddad knows nothing of it/,
    )
    await world.passes({ minutes: 1 })
    await maya.submits({ [HEARD]: 'Badge reader' })
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
    await maya.submits({ [HEARD]: 'Badge reader, gate 2' })
    await maya.clicks('Correct')
    const shown = await notes()
    await world.database.db.execute(
      sql`update feedback_notes set words = 'Elsewhere', revision = 9, form_id = 'V9' where id = ${shown[1]?.id}`,
    )
    await maya.submits({ [HEARD]: 'From the old window' })
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
    await maya.types('/mentor feedback')
    await maya.submits({ [HEARD]: 'Later still' })
    await maya.closes()
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
    expect(suggestions(omar)).toEqual([])
    await world.until('2026-03-13T18:00[America/New_York]')
    expect(suggestions(omar)).toHaveLength(1)
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
