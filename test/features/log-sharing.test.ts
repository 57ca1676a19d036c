import { sql } from 'drizzle-orm'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import {
  LOG_DELETE,
  LOG_EDIT,
  LOG_FORM,
  LOG_OPEN,
  LOG_SHARE,
  LOG_TAUGHT,
  LOG_UNSHARE,
  lineValue,
} from '../../src/features/log/ids.ts'
import type { Person } from '../sandbox/index.ts'
import { makeCoordinator } from '../support/coordinator.ts'
import { addLine, readLog, sharing, stored, typed } from '../support/learning-log.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { bookSession, holdSession } from '../support/sessions.ts'
import { openWorld } from '../support/world.ts'

describe('a learning log that is shared', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const [maya, omar, jonas, priya, li] = ['maya', 'omar', 'jonas', 'priya', 'li'].map(world.person)
  if (!maya || !omar || !jonas || !priya || !li) throw new Error('somebody is missing')
  const pair = await makePair(world, 'maya', 'omar')
  await world.passes({ minutes: 1 })
  const other = await makePair(world, 'maya', 'li')
  await makeCoordinator(world, 'priya')
  await priya.types('/mentor settings')
  await priya.submits({ itLeads: [priya] })
  await omar.types('/mentor delegate @jonas')
  /** Whatever the others are ever shown, in windows, messages and on Home. */
  const shown = new Map<string, string[]>()
  const off = world.sandbox.on((change) => {
    const read = (id: string, what: unknown) =>
      shown.set(id, [...(shown.get(id) ?? []), JSON.stringify(what)])
    if (change.kind === 'view') read(change.userId, change.view)
    if (change.kind === 'message')
      for (const id of world.acme.channel(change.message.channel).members) read(id, change.message)
  })
  afterAll(() => off?.())
  afterEach(() => expectNoTrouble(world))
  const news = (person: Person) => person.messages.filter(({ read }) => /learning log/.test(read))

  test('is told apart from one’s own, and only the pair’s own lines are in it', async () => {
    const session = await holdSession(world, 'omar', pair, '2026-03-10T10:00')
    await maya.clicks('Write it down')
    await maya.submits({ heard: 'Falcon', learned: 'Otter' })
    await omar.clicks('5 Very useful')
    await omar.clicks('Note what you taught')
    await omar.submits({ words: 'Heron' })
    await maya.types('/mentor log')
    await maya.clicks('Add a line')
    expect(maya.modal?.fields.pair?.value).toBe('li (you mentor)')
    await maya.submits({ words: 'Badger' })
    expect(maya.modal?.read).toMatch(/You noted\*? · with @Li Wei[\s\S]*>Badger/)

    expect(await readLog(omar)).not.toMatch(/Otter/)
    await maya.clicks('Share my log with omar')
    expect(maya.modal?.read).toMatch(/With @Omar Haddad\*?: @Omar Haddad can read your lines/)
    expect(maya.modal?.read).toMatch(/With @Li Wei\*?: only you can read your lines/)
    await maya.closes()
    const read = await readLog(omar)
    expect(read).toMatch(/You taught\*? · with @Maya Lindqvist[\s\S]*>Heron/)
    expect(read).toMatch(/@Maya Lindqvist learned\*? · with you[\s\S]*>Otter/)
    expect(read).not.toMatch(/Falcon|Badger/)
    expect(await readLog(maya)).not.toMatch(/Heron/)
    expect(await readLog(li)).not.toMatch(/Badger|Otter/)
    expect(session.pairId).toBe(pair.id)
  })

  test('is said in one quiet line, without a word of it, in a working hour, and never again', async () => {
    expect(news(omar)).toHaveLength(1)
    expect(news(omar)[0]?.read).toMatch(/@Maya Lindqvist shares their learning log with you\./)
    expect(news(omar)[0]?.read).not.toMatch(/Otter/)
    await omar.clicks('Open the log')
    expect(omar.modal?.read).toMatch(/Otter/)
    await omar.closes()
  })

  test('is said to the mentor where it used to say that only they see it', async () => {
    maya.sees(/Written down\. You share your learning log, so @Omar Haddad can read what you learned/)
    await maya.clicks('Read or correct')
    expect(maya.modal?.read).toMatch(
      /You share your learning log with @Omar Haddad, who can read what you learned/,
    )
    await maya.closes()
  })

  test('shows both to both when both share', async () => {
    await omar.types('/mentor log')
    await omar.clicks('Share my log with maya')
    await omar.closes()
    expect(await readLog(maya)).toMatch(/@Omar Haddad taught\*? · with you[\s\S]*>Heron/)
    await omar.types('/mentor log')
    expect(omar.modal?.read).toMatch(/@Maya Lindqvist can read your lines\. You can read those of @Maya/)
    await omar.clicks('Stop sharing')
    await omar.closes()
  })

  test('cannot be edited, deleted or written in by the one who reads it', async () => {
    await omar.types('/mentor log')
    const edits = (omar.modal?.blocks ?? []).filter(({ accessory }) => accessory?.action_id === LOG_EDIT)
    expect(edits).toHaveLength(1)
    await omar.closes()
    const { rows } = await world.database.db.execute<{ id: string }>(
      sql`select session_id as id from reflections where learned is not null`,
    )
    const mine = { source: 'notes', id: rows[0]?.id ?? '' } as const
    const badger = (await stored(world)).find(({ words }) => words === 'Badger')
    for (const key of [mine, { source: 'log', id: badger?.id ?? '' } as const]) {
      for (const [person, action] of [
        [omar, LOG_EDIT],
        [omar, LOG_DELETE],
        [jonas, LOG_EDIT],
        [priya, LOG_DELETE],
      ] as const) {
        await person.forges(action, lineValue(key))
        expect(person.modal).toBeNull()
        expect(person.lastMessage?.read).toMatch(/cannot find this line in your log/)
      }
      const metadata = JSON.stringify({ ...key, revision: 1, pairId: pair.id, sessionId: null, page: 0 })
      for (const person of [omar, jonas, priya]) {
        await person.forgesForm(LOG_FORM, { values: typed('Forged'), metadata })
        expect(person.modal?.errors.words).toMatch(/cannot find this line in your log/)
        await person.closes()
      }
    }
    expect((await stored(world)).map(({ words }) => words)).not.toContain('Forged')
    expect(await readLog(maya)).toMatch(/Badger[\s\S]*Otter/)
  })

  test('is taken back: the other reads nothing any more, and their message says nothing of it', async () => {
    await maya.types('/mentor log')
    await maya.clicks('Stop sharing')
    expect(maya.modal?.read).toMatch(/With @Omar Haddad\*?: only you can read your lines/)
    await maya.closes()
    expect(await readLog(omar)).not.toMatch(/Otter/)
    expect(news(omar)[0]?.read).toMatch(
      /nothing to read in the learning log of @Maya Lindqvist at the moment/,
    )
    maya.sees(/Written down\. Only you can see it\./)

    await maya.types('/mentor log')
    await maya.clicks('Share my log with omar')
    await maya.closes()
    await world.passes({ hours: 48 })
    expect(await readLog(omar)).toMatch(/Otter/)
    expect(news(omar)).toHaveLength(1)
  })

  test('never reaches a delegate, a coordinator who is IT lead too, or the mentor’s other leader', async () => {
    for (const person of [jonas, priya, li]) {
      await readLog(person)
      for (const action of [LOG_SHARE, LOG_UNSHARE]) {
        await person.forges(action, pair.id)
        expect(person.lastMessage?.read).toMatch(/cannot find this pair among yours/)
      }
      await person.opensHome()
      await person.forges(LOG_OPEN, 'home', 'home')
      if (person.modal) await person.closes()
      expect((shown.get(person.id) ?? []).filter((one) => /Otter|Heron/.test(one))).toEqual([])
    }
    expect(shown.get(omar.id)?.filter((one) => /Badger|Falcon/.test(one))).toEqual([])
    expect(await sharing(world)).toEqual([maya.id])
  })

  test('is not written in for somebody else’s session or pair', async () => {
    const { rows } = await world.database.db.execute<{ id: string }>(sql`select id from sessions limit 1`)
    const held = rows[0]?.id ?? ''
    const before = await stored(world)
    for (const [person, value] of [
      [maya, held],
      [jonas, held],
      [omar, 'nonsense'],
      [omar, pair.id],
    ] as const) {
      await person.forges(LOG_TAUGHT, value)
      expect(person.modal).toBeNull()
      expect(person.lastMessage?.read).toMatch(/cannot find this (?:session|pair) among yours/)
    }
    const ahead = await bookSession(world, 'omar', pair, '2026-03-31T10:00')
    await omar.forges(LOG_TAUGHT, ahead.id)
    expect(omar.lastMessage?.read).toMatch(/has not taken place/)
    const fresh = { source: 'log', id: crypto.randomUUID(), revision: 0, page: 0 }
    for (const [person, about] of [
      [li, { pairId: pair.id, sessionId: null }],
      [priya, { pairId: pair.id, sessionId: null }],
      [omar, { sessionId: null }],
      [omar, { pairId: pair.id, sessionId: ahead.id }],
      [li, { pairId: other.id, sessionId: held }],
      [maya, { pairId: pair.id, sessionId: held }],
    ] as const) {
      await person.forgesForm(LOG_FORM, {
        values: typed('Forged'),
        metadata: JSON.stringify({ ...fresh, ...about }),
      })
      expect(person.modal?.errors.words).toMatch(/Nothing was changed/)
      await person.closes()
    }
    await omar.forgesForm(LOG_FORM, {
      values: typed('   '),
      metadata: JSON.stringify({ ...fresh, pairId: pair.id, sessionId: null }),
    })
    expect(omar.modal?.errors.words).toMatch(/Write a few words/)
    await omar.closes()
    await omar.forgesForm(LOG_FORM, {
      values: typed('Forged'),
      metadata: JSON.stringify({ ...fresh, source: 'notes', pairId: pair.id, sessionId: null }),
    })
    expect(omar.modal?.errors.words).toMatch(/out of date/)
    await omar.closes()
    expect(await stored(world)).toEqual(before)
  })
})

describe('news of a log', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const [maya, omar] = [world.person('maya'), world.person('omar')]
  await makePair(world, 'maya', 'omar')
  const toggle = async (button: string) => {
    await maya.types('/mentor log')
    await maya.clicks(button)
    await maya.closes()
  }

  test('waits for a working hour of its reader, and does not come when it was taken back before', async () => {
    await toggle('Share my log with omar')
    omar.seesNot(/learning log/)
    await omar.types('/mentor nudges')
    expect(omar.modal?.read).toMatch(/the word that @Maya Lindqvist shares a log with you/)
    await omar.closes()
    await toggle('Stop sharing')
    await world.until('2026-03-02T12:00[America/New_York]')
    omar.seesNot(/learning log/)
    await toggle('Share my log with omar')
    omar.sees(/@Maya Lindqvist shares their learning log with you/)
    expectNoTrouble(world)
  })
})

describe('the log of a pair that is over', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const [maya, omar] = [world.person('maya'), world.person('omar')]
  const pair = await makePair(world, 'maya', 'omar')
  await holdSession(world, 'omar', pair, '2026-03-10T10:00')
  await maya.clicks('Write it down')
  await maya.submits({ learned: 'secret-learned' })
  await omar.clicks('5 Very useful')
  await omar.clicks('Note what you taught')
  await omar.submits({ words: 'secret-taught' })
  await maya.types('/mentor log')
  await maya.clicks('Share my log with omar')
  await maya.closes()
  await omar.types('/mentor end')
  await omar.submits()
  afterEach(() => expectNoTrouble(world))

  test('says on which day its lines go; what was shared stays readable, and can still be taken back', async () => {
    const read = await readLog(omar)
    expect(read).toMatch(/This pair is over; its lines are deleted on Mon,? 8 Jun 2026/)
    expect(read).toMatch(/What is shared stays readable when a pair is over/)
    expect(read).toMatch(/secret-learned/)
    await maya.types('/mentor log')
    await maya.clicks('Stop sharing')
    await maya.closes()
    expect(await readLog(omar)).not.toMatch(/secret-learned/)
    await maya.types('/mentor log')
    await maya.clicks('Share my log with omar')
    await maya.closes()
  })

  test('takes a last line, and is deleted with the notes of the pair', async () => {
    await addLine(omar, 'secret-last')
    await world.until('2026-06-07T23:59[America/New_York]')
    await world.app.forget()
    expect(await stored(world)).toHaveLength(2)
    await world.until('2026-06-08T00:00[America/New_York]')
    // The day has come, even where nobody has looked yet.
    await omar.types('/mentor log')
    omar.sees(/not part of a running pair/)
    await world.app.forget()
    await world.passes({ minutes: 1 })
    expect(await stored(world)).toEqual([])
    expect(await sharing(world)).toEqual([])
    const { rows } = await world.database.db.execute(sql`select 1 from reflections where learned is not null`)
    expect(rows).toEqual([])
    omar.sees(/nothing to read in the learning log of @Maya Lindqvist at the moment/)
  })

  test('is closed for old buttons then', async () => {
    await omar.clicks('What you taught')
    expect(omar.modal).toBeNull()
    omar.sees(/its notes are deleted, as your ground rules say/)
    await omar.forges(LOG_SHARE, pair.id)
    expect(omar.lastMessage?.read).toMatch(/its notes are deleted/)
    expect(await sharing(world)).toEqual([])
  })
})
