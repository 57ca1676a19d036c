import { sql } from 'drizzle-orm'
import { afterEach, describe, expect, test } from 'vitest'
import { correctLine } from '../../src/db/learnings.ts'
import { findReflection } from '../../src/db/reflections.ts'
import { sessionsOf } from '../../src/db/sessions.ts'
import { LOG_FORM, LOG_SHARE, LOG_TURNS } from '../../src/features/log/ids.ts'
import { addLine, readLog, sharing, stored, typed } from '../support/learning-log.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { holdSession } from '../support/sessions.ts'
import { openWorld } from '../support/world.ts'

describe('/mentor log', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const [maya, omar, li] = [world.person('maya'), world.person('omar'), world.person('li')]
  const { db } = world.database
  const pair = await makePair(world, 'maya', 'omar')
  afterEach(() => expectNoTrouble(world))

  test('tells somebody without a pair that there is nothing to log', async () => {
    await li.types('/mentor log')
    li.sees(/not part of a running pair/)
    expect(li.modal).toBeNull()
  })

  test('says before the first session what will come here', async () => {
    expect(await readLog(maya)).toMatch(/Nothing here yet\. What you learn or teach in a session/)
  })

  test('holds what a mentor learned in a session, by the day it was on for the reader', async () => {
    // For Maya in Stockholm it is Wednesday already, for Omar in New York still Tuesday.
    const session = await holdSession(world, 'maya', pair, '2026-03-11T00:15')
    await maya.clicks('Write it down')
    await maya.submits({ heard: 'Laptops take two days', learned: 'Margins are thin & <thinner>' })
    const read = await readLog(maya)
    expect(read).toMatch(
      /\*?You learned\*? · with @Omar Haddad · Wednesday, March 11, 2026[\s\S]*>Margins are thin & <thinner>/,
    )
    expect(read).not.toMatch(/Laptops/)
    const written = await findReflection(db, session.workspaceId, session.id)
    expect(written?.learned).toBe('Margins are thin & <thinner>')
  })

  test('holds what a leader taught: one button after the rating, one field, and nothing that asks for it', async () => {
    omar.seesNot(/you taught/)
    await omar.clicks('4')
    await omar.clicks('Note what you taught')
    expect(Object.keys(omar.modal?.fields ?? {})).toEqual(['words'])
    expect(omar.modal?.read).toMatch(/What did you teach\?[\s\S]*Only you can read it: not @Maya Lindqvist/)
    world.sandbox.deliver.twice()
    await omar.submits({ words: 'How the month is closed' })
    expect(omar.modal).toBeNull()
    expect(await readLog(omar)).toMatch(
      /You taught\*? · with @Maya Lindqvist · Tuesday, March 10, 2026[\s\S]*>How the month is closed/,
    )
    expect(await stored(world)).toHaveLength(1)
    // The same button reads and corrects it, also after "Nothing this time".
    await omar.clicks('Nothing this time')
    await omar.clicks('What you taught')
    expect(omar.modal?.fields.words?.value).toBe('How the month is closed')
    await omar.submits({ words: 'How the quarter is closed' })
    expect((await stored(world)).map(({ words }) => words)).toEqual(['How the quarter is closed'])
  })

  test('takes a line from either at any time, with nothing to choose in the only pair', async () => {
    await world.passes({ hours: 24 })
    await maya.types('/mentor log')
    await maya.clicks('Add a line')
    expect(Object.keys(maya.modal?.fields ?? {})).toEqual(['words'])
    await maya.submits({ words: 'Ask before explaining' })
    expect(maya.modal?.read).toMatch(
      /You noted\*? · with @Omar Haddad[\s\S]*Ask before explaining[\s\S]*You learned[\s\S]*Margins/,
    )
    await maya.closes()
  })

  test('edits a line, that from the notes after a session too, and keeps the rest of these notes', async () => {
    await maya.types('/mentor log')
    await maya.clicks('Edit', { index: 1 })
    expect(maya.modal?.read).toMatch(/What did you learn\?/)
    expect(maya.modal?.fields.words?.value).toBe('Margins are thin & <thinner>')
    await maya.submits({ words: 'Margins decide' })
    expect(maya.modal?.read).toMatch(/>Margins decide/)
    await maya.closes()
    await maya.clicks('Read or correct')
    expect(maya.modal?.fields).toMatchObject({
      heard: { value: 'Laptops take two days' },
      learned: { value: 'Margins decide' },
    })
    await maya.closes()
  })

  test('loses no words to a second window, of the line or of the notes', async () => {
    await maya.clicks('Read or correct')
    const [session] = await sessionsOf(db, pair.workspaceId, pair.id)
    const notes = { source: 'notes', id: session?.id ?? '' } as const
    await correctLine(db, pair.workspaceId, notes, 'Margins decide all', world.clock.now())
    await maya.submits({ learned: 'From the old window' })
    expect(maya.modal?.errors.heard).toMatch(/You corrected this in another window/)
    await maya.closes()

    await maya.types('/mentor log')
    await maya.clicks('Edit')
    await db.execute(
      sql`update learnings set words = 'Newer', revision = revision + 1 where session_id is null`,
    )
    await maya.submits({ words: 'Older' })
    expect(maya.modal?.errors.words).toMatch(/You changed this line in another window meanwhile/)
    expect(maya.modal?.fields.words?.value).toBe('Older')
    await maya.closes()
    expect((await stored(world)).map(({ words }) => words)).toContain('Newer')
  })

  test('deletes a line after asking once, and the words go from where they stood', async () => {
    await maya.types('/mentor log')
    await maya.clicks('Edit', { index: 1 })
    await maya.clicks('Delete this line')
    expect(maya.modal?.read).not.toMatch(/Margins/)
    await maya.clicks('Edit')
    await maya.clicks('Delete this line')
    expect(maya.modal?.read).toMatch(/Nothing here yet/)
    await maya.closes()
    await maya.clicks('Read or correct')
    expect(maya.modal?.fields).toMatchObject({
      heard: { value: 'Laptops take two days' },
      learned: { value: null },
    })
    await maya.closes()
    await omar.clicks('What you taught')
    await omar.clicks('Delete this line')
    await omar.closes()
    await omar.clicks('Note what you taught')
    expect(omar.modal?.fields.words?.value).toBeNull()
    await omar.closes()
    expect(await stored(world)).toEqual([])
  })
})

describe('two who press at the same moment', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const [maya, omar] = [world.person('maya'), world.person('omar')]
  const pair = await makePair(world, 'maya', 'omar')
  const session = await holdSession(world, 'omar', pair, '2026-03-10T10:00')
  await omar.clicks('4')

  test('leave one line for a session, one sharing each, and one word of it', async () => {
    const form = (words: string) => ({
      values: typed(words),
      metadata: JSON.stringify({
        source: 'log',
        id: crypto.randomUUID(),
        revision: 0,
        pairId: pair.id,
        sessionId: session.id,
        page: null,
      }),
    })
    await Promise.all([
      omar.forgesForm(LOG_FORM, form('One')),
      omar.forgesForm(LOG_FORM, form('Other')),
      maya.forges(LOG_SHARE, pair.id),
      maya.forges(LOG_SHARE, pair.id),
      omar.forges(LOG_SHARE, pair.id),
    ])
    expect(await stored(world)).toHaveLength(1)
    expect(await sharing(world)).toEqual([maya.id, omar.id].sort())
    await world.passes({ hours: 24 })
    for (const person of [maya, omar])
      expect(person.messages.filter(({ read }) => /shares their learning log/.test(read))).toHaveLength(1)
    expectNoTrouble(world)
  })
})

describe('a long log', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const maya = world.person('maya')
  await makePair(world, 'maya', 'omar')
  const LONGEST = '&'.repeat(2990)

  test('is read page by page, the newest first, and no line is cut', async () => {
    for (let number = 1; number <= 19; number++) {
      await addLine(maya, `Line-${number}. ${number > 11 ? LONGEST.slice(0, 2980) : 'Short'}`)
      await world.passes({ minutes: 1 })
    }
    await maya.types('/mentor log')
    const numbers = () =>
      [...(maya.modal?.read ?? '').matchAll(/Line-(\d+)\./g)].map(([, one]) => Number(one))
    expect(numbers()).toEqual([19, 18, 17, 16, 15, 14, 13, 12])
    expect((maya.modal?.read ?? '').match(/&/g)).toHaveLength(8 * 2980)
    expect(maya.modal?.read).toMatch(/Page 1 of 3/)
    await maya.clicks('Older')
    expect(numbers()).toEqual([11, 10, 9, 8, 7, 6, 5, 4])
    await maya.clicks('Older')
    expect(numbers()).toEqual([3, 2, 1])
    await expect(maya.clicks('Older')).rejects.toThrow()
    // An edit comes back to its page; deleting the last line of a page shows the one before.
    await maya.clicks('Edit', { index: 2 })
    await maya.submits({ words: 'Line-1. Edited' })
    expect(numbers()).toEqual([3, 2, 1])
    for (let left = 3; left > 0; left--) {
      await maya.clicks('Edit')
      await maya.clicks('Delete this line')
    }
    expect(numbers()).toEqual([11, 10, 9, 8, 7, 6, 5, 4])
    await maya.clicks('Newer')
    expect(maya.modal?.read).toMatch(/Page 1 of 2/)
    await maya.closes()
    for (const forged of ['99', '-1', 'x', '']) {
      await maya.forges(LOG_TURNS.more, forged)
      expect(maya.modal?.read).toMatch(/Page [12] of 2/)
      await maya.closes()
    }
    expectNoTrouble(world)
  })
})
