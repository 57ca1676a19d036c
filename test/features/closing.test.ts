import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { afterEach, describe, expect, test } from 'vitest'
import { findPair, insertPair, updatePair } from '../../src/db/pairs.ts'
import { ensureWorkspace } from '../../src/db/workspaces.ts'
import { newGoal } from '../../src/domain/goal.ts'
import { AGREEMENT_EXTEND } from '../../src/features/agreement/ids.ts'
import { CLOSING_FORM, CLOSING_OPEN } from '../../src/features/closing/ids.ts'
import { completionMessage } from '../../src/features/closing/messages.ts'
import { changedNote, closingModal } from '../../src/features/closing/modal.ts'
import { REMATCH_IN_TOUCH, REMATCH_LOOK } from '../../src/features/rematch/ids.ts'
import { START_AGAIN } from '../../src/features/start/ids.ts'
import { checkMessage, checkView } from '../sandbox/block-kit/index.ts'
import { hostileTexts } from '../support/arbitraries.ts'
import { makeCoordinator } from '../support/coordinator.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { proposedPair } from '../support/proposed-pair.ts'
import { bookSession, holdSession } from '../support/sessions.ts'
import { openWorld, type TestWorld } from '../support/world.ts'

const shown = (world: TestWorld, name: string, pattern: RegExp) =>
  world.person(name).messages.filter(({ read, ephemeral }) => !ephemeral && pattern.test(read))

const CLOSED = /your pair has completed its 3 months/
const LAST = /your last session by agreement/

describe('a pair that closes together', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const [maya, omar, priya, li] = ['maya', 'omar', 'priya', 'li'].map(world.person)
  if (!maya || !omar || !priya || !li) throw new Error('nobody there')
  await makeCoordinator(world, 'priya')
  const pair = await makePair(world, 'maya', 'omar', { months: '3 months' })
  await omar.types('/mentor delegate @li')
  afterEach(() => expectNoTrouble(world))

  test('hears nothing of it while there is time', async () => {
    await holdSession(world, 'maya', pair, '2026-03-10T15:00')
    await omar.clicks('4')
    await omar.clicks('Tell IT something')
    await omar.submits({ words: 'Too slow <!here>', category: 'Tools', kind: 'Friction', sharing: 'named' })
    await omar.submits()
    await omar.clicks('Tell IT something else')
    await omar.submits({ words: 'Theme words', category: 'Cost', kind: 'Friction', sharing: 'theme' })
    await omar.submits()
    await omar.clicks('Tell IT something else')
    await omar.submits({ words: 'Pair words', category: 'Training', kind: 'Friction', sharing: 'pair' })
    for (const person of [maya, omar]) person.seesNot(LAST)
    await omar.types('/mentor closing')
    expect(omar.lastMessage?.read).toMatch(
      /opens one session before your last one\. Your pair runs until Tue,? 2 Jun/,
    )
    expect(omar.modal).toBeNull()
  })

  test('is told after the session before the last one, in a line of what stands there anyway', async () => {
    await bookSession(world, 'maya', pair, '2026-04-08T15:00')
    const said = maya.messages.length
    await world.until('2026-04-08T15:45[Europe/Stockholm]')
    const after = maya.messages.slice(said).map(({ read }) => read)
    expect(after.filter((read) => /last one by agreement/.test(read))).toEqual([])
    maya.sees(/Apr 8, 2026 at 15:00 took place[\s\S]*Your next session is the last one by agreement/u)
    omar.sees(/Your next session is the last one by agreement/)
    await omar.clicks('3', { message: /How was the session/ })
    await omar.clicks('Extend')
    expect(omar.modal?.fields.end?.value).toMatch(/3 months longer/)
    await omar.closes()
  })

  test('reads it under the last session and in both briefs, the delegate nowhere', async () => {
    await bookSession(world, 'maya', pair, '2026-05-06T15:00')
    maya.seesNot(/Your next session is the last one/)
    expect(
      shown(world, 'maya', /^\*Session on May 6[\s\S]*It is your last session by agreement/u),
    ).toHaveLength(1)
    await world.until('2026-05-05T10:00[America/New_York]')
    maya.sees(
      /Your session with @Omar Haddad[\s\S]*It is your last session by agreement\.\*? Leave time to look back/u,
    )
    omar.sees(/with @Maya Lindqvist[\s\S]*It is your last one by agreement, so leave time to look back/u)
    li.sees(/The session of @Omar Haddad with @Maya Lindqvist is on May 6/)
    li.seesNot(/by agreement/)
  })

  test('loses the line when a further session is booked, and has it back when that is cancelled', async () => {
    await maya.types('/mentor session')
    await maya.clicks('Book another')
    await maya.submits({ date: '2026-05-28', time: '15:00' })
    expect(shown(world, 'maya', /^\*Session on May 6[\s\S]*your last session/u)).toHaveLength(0)
    expect(shown(world, 'maya', /^\*Session on May 28[\s\S]*your last session/u)).toHaveLength(1)
    omar.seesNot(/It is your last one by agreement/)
    await maya.clicks('Cancel', { message: /^\*Session on May 28/ })
    await maya.submits()
    expect(shown(world, 'maya', /^\*Session on May 6[\s\S]*your last session/u)).toHaveLength(1)
    omar.sees(/It is your last one by agreement/)
  })

  test('finds its summary open after the last one, drafted from what both know and nothing else', async () => {
    await maya.types('/mentor goals')
    await maya.picks('>One pilot', 'Reached')
    await maya.picks('>Two allies', 'Halfway')
    await maya.closes()
    await world.until('2026-05-06T15:45[Europe/Stockholm]')
    await omar.clicks('1 Not useful', { message: /How was the session/ })
    await maya.clicks('Write it down', { message: /How did it go/ })
    await maya.submits({ heard: 'Reflected words', minutes: '50' })
    await omar.clicks('Closing summary')
    const read = omar.modal?.read ?? ''
    expect(read).toMatch(/You met for 3 sessions, 2 h 15 min in all: on 10 Mar, 8 Apr and 6 May\./)
    expect(read).toMatch(
      /What you talked about[\s\S]*>1\. Getting to know each other[\s\S]*>3\. Looking back/u,
    )
    expect(read).toMatch(/>1\. One pilot \(reached on \d+ May\)\n>2\. Two allies \(halfway\)/)
    expect(read).toMatch(/What @Omar Haddad told IT by name[\s\S]*>1\. Tools: with IT, not answered yet/u)
    expect(read).not.toMatch(/Cost|Training|words|slow|useful|50/)
    expect(Object.values(omar.modal?.fields ?? {}).every(({ optional }) => optional)).toBe(true)
    await omar.closes()
  })

  test('writes it together: the second sees what the first wrote and keeps the own words', async () => {
    for (const person of [maya, omar]) await person.types('/mentor closing')
    world.sandbox.deliver.twice()
    await maya.submits({ 'What we decided': 'One pilot <!channel> more', Thanks: 'Thank you' })
    expect(maya.modal).toBeNull()
    await omar.submits({ 'What we decided': 'A second pilot' })
    expect(omar.modal?.read).toMatch(
      /@Maya Lindqvist has changed the summary while you were writing[\s\S]*>One pilot <!channel> more[\s\S]*>Thank you/u,
    )
    expect(omar.modal?.fields['decided-1']?.value).toBe('A second pilot')
    expect(omar.modal?.fields['thanks-1']?.value).toBe('Thank you')
    await omar.submits({ 'Staying in touch': 'Lunch in June' })
    expect(omar.modal).toBeNull()
    await maya.types('/mentor closing')
    expect(maya.modal?.fields['decided-2']?.value).toBe('A second pilot')
    expect(maya.modal?.fields['inTouch-2']?.value).toBe('Lunch in June')
    await maya.closes()
  })

  test('two who save in the same moment: one is saved, the other looks again', async () => {
    for (const person of [maya, omar]) await person.types('/mentor closing')
    await Promise.all([maya.submits({ Thanks: 'Of Maya' }), omar.submits({ Thanks: 'Of Omar' })])
    const left = [maya, omar].filter(({ modal }) => modal !== null)
    expect(left).toHaveLength(1)
    expect(left[0]?.modal?.read).toMatch(/has changed the summary while you were writing/)
    await left[0]?.closes()
  })

  test('is read by nobody else: coordinator, delegate, somebody with a forged button or form', async () => {
    for (const person of [priya, li]) {
      await person.types('/mentor closing')
      expect(person.lastMessage?.read).toMatch(/not part of a pair that is closing/)
      await person.forges(CLOSING_OPEN, pair.id)
      expect(person.lastMessage?.read).toMatch(/closing summary of two other people/)
      const metadata = JSON.stringify({ pairId: pair.id, revision: 0 })
      const values = { 'decided-0': { value: { type: 'plain_text_input', value: 'Mine' } } }
      await person.forgesForm(CLOSING_FORM, { values, metadata })
      expect(person.modal?.errors['decided-0']).toMatch(/closing summary of two other people/)
      await person.closes()
      await person.forges(AGREEMENT_EXTEND, pair.id)
      expect(person.lastMessage?.read).toMatch(/agreement of two other people/)
      await person.forges(START_AGAIN, pair.id)
      expect(person.lastMessage?.read).toMatch(/cannot find this pair among yours/)
      person.seesNot(/pilot|Lunch|Of Maya|Of Omar/)
    }
    for (const forged of ['', 'x', crypto.randomUUID()]) {
      await omar.forges(CLOSING_OPEN, forged)
      expect(omar.lastMessage?.read).toMatch(/cannot find this pair/)
    }
  })

  test('is thanked on the morning after its last day, with the summary, once for both', async () => {
    await world.until('2026-06-03T09:29[America/New_York]')
    omar.seesNot(CLOSED)
    // Nothing was booked any more, and after the last session nobody is told that the end is near.
    omar.seesNot(/no session is booked/)
    await world.until('2026-06-03T09:30[America/New_York]')
    for (const name of ['maya', 'omar']) expect(shown(world, name, CLOSED)).toHaveLength(1)
    omar.sees(/What we decided[\s\S]*>A second pilot[\s\S]*Staying in touch[\s\S]*>Lunch in June/u)
    omar.sees(/Both of you can write into it until Wed,? 17 Jun 2026/)
    omar.sees(/are deleted on Mon,? 31 Aug 2026; copy what you want to keep/)
    priya.seesNot(/pilot|Lunch/)
  })

  test('can write on for two weeks, and the message follows', async () => {
    await world.until('2026-06-17T23:00[America/New_York]')
    await omar.clicks('Edit the summary')
    await omar.submits({ 'What we decided': 'A third pilot' })
    for (const person of [maya, omar]) person.sees(/has completed its 3 months[\s\S]*>A third pilot/u)
    await maya.types('/mentor closing')
    await world.until('2026-06-18T00:00[America/New_York]')
    await maya.submits({ Thanks: 'Too late' })
    expect(Object.values(maya.modal?.errors ?? {})[0]).toMatch(/could be written until Wed,? 17 Jun 2026/)
    await maya.closes()
    await expect(maya.clicks('Edit the summary')).rejects.toThrow()
    omar.seesNot(/Too late/)
    await omar.types('/mentor closing')
    expect(omar.modal?.read).toMatch(/A third pilot/)
    expect(omar.modal?.fields).toEqual({})
    await omar.closes()
  })

  test('keeps its facts and loses its words on the day on which the notes go', async () => {
    await world.until('2026-08-31T00:00[America/New_York]')
    await world.app.forget()
    await world.passes({ minutes: 1 })
    for (const person of [maya, omar]) {
      person.sees(
        /has completed its 3 months[\s\S]*You met for 3 sessions[\s\S]*are deleted, as your ground rules say/u,
      )
      person.seesNot(/A third pilot|Lunch in June/)
    }
    const { rows } = await world.database.db.execute(sql`select * from closing_words`)
    expect(rows).toEqual([])
  })

  test('goes on with the same two, as a new proposal that has everything but the yes', async () => {
    await omar.clicks('Go on for three months')
    expect(omar.modal?.fields.topic?.value).toBe('Where IT could help more')
    await omar.submits()
    maya.sees(/@Omar Haddad would like you as a mentor[\s\S]*for 3 months[\s\S]*Two allies/u)
    await maya.clicks('Accept')
    await omar.clicks('Go on for three months')
    await omar.submits()
    expect(JSON.stringify(omar.modal?.errors)).toMatch(/These two are a pair already/)
    await omar.closes()
  })
})

describe('a pair that extends', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const [maya, omar] = [world.person('maya'), world.person('omar')]
  const pair = await makePair(world, 'maya', 'omar', { months: '3 months' })
  afterEach(() => expectNoTrouble(world))

  test('is told a fortnight before its last day that nothing is booked, each privately and once', async () => {
    await world.until('2026-05-19T09:59[America/New_York]')
    omar.seesNot(/no session is booked/)
    await omar.types('/mentor nudges')
    expect(omar.modal?.read).toMatch(/your pair with @Maya Lindqvist ends soon/)
    await omar.closes()
    await world.until('2026-05-19T10:00[America/New_York]')
    for (const name of ['maya', 'omar'])
      expect(shown(world, name, /runs until Tue,? 2 Jun 2026, and no session is booked/)).toHaveLength(1)
    await omar.picks('overflow', 'Tomorrow', { message: /no session is booked/ })
    omar.sees(/I will come back to this/)
    await world.passes({ days: 1 })
    expect(shown(world, 'omar', /no session is booked/)).toHaveLength(1)
  })

  test('proposes it in two clicks, also on the last day, and the other accepts', async () => {
    await world.until('2026-06-02T20:00[America/New_York]')
    await omar.clicks('Extend', { message: /no session is booked/ })
    await omar.submits()
    await maya.clicks('Accept')
    expect((await findPair(world.database.db, pair.workspaceId, pair.id))?.endsOn?.toString()).toBe(
      '2026-09-02',
    )
    for (const person of [maya, omar]) person.sees(/goes on until Wed,? 2 Sept? 2026/)
    await world.until('2026-06-10T12:00[America/New_York]')
    omar.seesNot(CLOSED)
    await omar.types('/mentor closing')
    expect(omar.lastMessage?.read).toMatch(/opens one session before your last one/)
  })

  test('is told again before the new last day, and a session that is booked makes the note outdated', async () => {
    await world.until('2026-08-19T12:00[America/New_York]')
    for (const name of ['maya', 'omar'])
      expect(shown(world, name, /until Wed,? 2 Sept? 2026, and no session is booked/)).toHaveLength(1)
    await bookSession(world, 'maya', pair, '2026-08-27T15:00')
    for (const name of ['maya', 'omar']) expect(shown(world, name, /no session is booked/)).toHaveLength(0)
  })

  test('reads sensibly when the two never met', async () => {
    await maya.clicks('Cancel', { message: /^\*Session on Aug 27/ })
    await maya.submits()
    await world.until('2026-09-03T12:00[America/New_York]')
    omar.sees(/has completed its 6 months[\s\S]*You did not get to meet this time\. That happens/u)
    await maya.forges(AGREEMENT_EXTEND, pair.id)
    expect(maya.lastMessage?.read).toMatch(/has completed its programme/)
  })
})

describe('a pair that rests', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const [maya, omar] = [world.person('maya'), world.person('omar')]
  const pair = await makePair(world, 'maya', 'omar', { months: '3 months' })
  afterEach(() => expectNoTrouble(world))

  test('hears of its end when it goes on, and not meanwhile', async () => {
    await world.until('2026-05-11T12:00[America/New_York]')
    await omar.types('/mentor pause')
    await omar.submits({ until: '2026-05-26' })
    await world.until('2026-05-25T18:00[America/New_York]')
    for (const person of [maya, omar]) person.seesNot(/no session is booked/)
    await world.until('2026-05-26T18:00[America/New_York]')
    omar.sees(/no session is booked/)
  })

  test('that rests to its very end hears nothing more, and is closed all the same', async () => {
    await omar.types('/mentor pause')
    await omar.submits({ until: '2026-06-01' })
    await world.until('2026-06-03T09:30[America/New_York]')
    omar.sees(CLOSED)
    expect((await findPair(world.database.db, pair.workspaceId, pair.id))?.state).toBe('completed')
  })

  test('that ended early has no summary, and says so', async () => {
    const other = await makePair(world, 'jonas', 'li')
    const li = world.person('li')
    await li.types('/mentor end')
    await li.submits({ reason: 'A secret reason' })
    await li.forges(CLOSING_OPEN, other.id)
    expect(li.lastMessage?.read).toMatch(/ended early, which is fine, and has no closing summary/)
    await li.types('/mentor closing')
    expect(li.lastMessage?.read).toMatch(/not part of a pair that is closing/)
  })

  test('somebody with two pairs that close is asked which', async () => {
    for (const [mentor, mentee] of [
      ['jonas', 'li'],
      ['jonas', 'ana'],
    ] as const)
      await makePair(world, mentor, mentee, { months: '3 months' })
    await world.until('2026-08-24T12:00[Europe/Stockholm]')
    const jonas = world.person('jonas')
    await jonas.types('/mentor closing')
    for (const partner of [/With @Li Wei/, /With @Ana Souza/]) expect(jonas.modal?.read).toMatch(partner)
    await jonas.clicks('Open')
    expect(jonas.modal?.fields['decided-0']).toBeDefined()
    await jonas.submits({ 'What we decided': 'To write' })
    expect(jonas.modal).toBeNull()
  })
})

describe('a pair of another workspace', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const { db } = world.database
  const [maya, omar] = [world.person('maya'), world.person('omar')]
  afterEach(() => expectNoTrouble(world))

  test('is not found here: nobody opens, writes or follows it', async () => {
    const workspaceId = 'T0OTHER'
    const now = world.clock.now()
    await ensureWorkspace(db, workspaceId, now)
    const about = { workspaceId, mentorId: maya.id, menteeId: omar.id, state: 'completed' as const }
    const pair = proposedPair({ ...about, menteeAcceptedAt: now }, now)
    await insertPair(db, pair, pair.id)
    await updatePair(db, pair, { closedAt: now })
    for (const id of [CLOSING_OPEN, START_AGAIN, REMATCH_LOOK, REMATCH_IN_TOUCH]) {
      await omar.forges(id, pair.id)
      expect(omar.modal).toBeNull()
      expect(omar.lastMessage?.read).toMatch(/cannot find this pair/)
    }
    const values = { 'decided-0': { value: { type: 'plain_text_input', value: 'Mine' } } }
    await omar.forgesForm(CLOSING_FORM, {
      values,
      metadata: JSON.stringify({ pairId: pair.id, revision: 0 }),
    })
    expect(omar.modal?.errors['decided-0']).toMatch(/cannot find this pair/)
    await omar.closes()
    await omar.types('/mentor closing')
    expect(omar.lastMessage?.read).toMatch(/not part of a pair that is closing/)
    const { rows } = await db.execute(
      sql`select pair_id from closing_words union select pair_id from next_steps`,
    )
    expect(rows).toEqual([])
  })
})

describe('a closing summary', () => {
  const now = Temporal.Instant.from('2026-06-03T13:30:00Z')
  const date = Temporal.PlainDate.from('2026-06-02')
  const typed = (max: number) => fc.option(hostileTexts.map((text) => text.repeat(40).slice(0, max)))

  test('stays within what Slack shows, whatever was typed and however often the two met', () => {
    const title = hostileTexts.map((text) => text.slice(0, 60))
    const goal = fc.record({
      text: hostileTexts.map((text) => text.repeat(9).slice(0, 200)),
      state: fc.constantFrom('open' as const, 'reached' as const, 'dropped' as const),
    })
    const words = fc.record({ decided: typed(1000), thanks: typed(500), inTouch: typed(300) })
    fc.assert(
      fc.property(
        fc.array(title, { maxLength: 60 }),
        fc.array(goal, { maxLength: 40 }),
        words,
        (titles, goals, own) => {
          const about = { workspaceId: 'T1', mentorId: 'U1', menteeId: 'U2', endsOn: date }
          const pair = proposedPair({ ...about, state: 'completed' }, now)
          const facts = {
            pair,
            programme: { pair, sessions: [], zone: 'UTC' },
            now,
            completedAt: now,
            held: titles.map((one) => ({ minutes: 45, on: date, title: one })),
            goals: goals.map((one, index) => ({
              ...newGoal({ text: one.text, how: null, dueOn: null }, { id: String(index), position: 1 }),
              state: one.state,
              closedOn: date,
            })),
            shared: Array.from({ length: 30 }, () => ({
              category: 'tools' as const,
              status: 'new' as const,
            })),
            words: { ...own, revision: 1, writtenBy: 'U1', writtenAt: now },
          }
          expect(checkMessage({ ...completionMessage(facts) }, 'post')).toBeNull()
          const note = changedNote({ writtenBy: 'U1', readerId: 'U2' }, own, ['decided', 'thanks', 'inTouch'])
          const form = { pairId: pair.id, revision: 1 }
          expect(checkView(closingModal(facts, form, own), 'modal')).toBeNull()
          expect(checkView(closingModal(facts, form, own, note), 'modal')).toBeNull()
        },
      ),
      { numRuns: 60 },
    )
  })
})
