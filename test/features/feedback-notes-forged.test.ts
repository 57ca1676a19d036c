import { afterEach, describe, expect, test } from 'vitest'
import { notesOfPairs } from '../../src/db/feedback-notes.ts'
import { FEEDBACK_DECIDE, FEEDBACK_LEAVE } from '../../src/features/feedback/ids.ts'
import { NOTE_DELETE, NOTE_EDIT, NOTE_FORM, NOTE_HEARD, NOTE_SUGGEST } from '../../src/features/notes/ids.ts'
import { makeCoordinator } from '../support/coordinator.ts'
import { makeItLead } from '../support/ledger.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { HEARD, itemsOf, notesOf, suggestions } from '../support/notes.ts'
import { makePair } from '../support/pairs.ts'
import { bookSession } from '../support/sessions.ts'
import { typed } from '../support/trying.ts'
import { openWorld } from '../support/world.ts'

const draft = { category: 'Tools', kind: 'Friction' }

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
    await maya.submits({ [HEARD]: 'About Li', pair: 'li (you mentor)' })
    await world.passes({ minutes: 1 })
    await maya.submits({ [HEARD]: 'About Omar', pair: 'omar (you mentor)' })
    expect(maya.modal?.read).toMatch(/>About Omar\s+Yours alone: @Omar[\s\S]*>About Li\s+Yours alone: @Li/)
    await maya.closes()
    expect(await all()).toEqual([
      ['About Li', 'noted', other.id],
      ['About Omar', 'noted', pair.id],
    ])
  })

  test('are read, changed, suggested or deleted by nobody else', async () => {
    const before = await all()
    const [note] = await notesOf(world, pair)
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
    await maya.submits({ [HEARD]: 'One', pair: 'omar (you mentor)' })
    await maya.closes()
    const two = (await notesOf(world, pair)).filter(({ state }) => state === 'noted')
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
    expect(suggestions(omar)).toHaveLength(1)
  })

  test('are answered once when the leader presses both buttons at once', async () => {
    const id = (await notesOf(world, pair)).find(({ state }) => state === 'suggested')?.id ?? ''
    await omar.forges(FEEDBACK_DECIDE, id)
    await omar.fills(draft)
    await Promise.all([omar.submits(), omar.forges(FEEDBACK_LEAVE, id)])
    const items = await itemsOf(world, pair)
    const note = (await notesOf(world, pair)).find((one) => one.id === id)
    expect(['taken', 'left']).toContain(note?.state)
    expect(items.length).toBe(note?.state === 'taken' ? 1 : 0)
  })
})
