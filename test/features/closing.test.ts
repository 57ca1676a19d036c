import { sql } from 'drizzle-orm'
import { afterEach, describe, expect, test } from 'vitest'
import { AGREEMENT_EXTEND } from '../../src/features/agreement/ids.ts'
import { CLOSING_FORM, CLOSING_OPEN } from '../../src/features/closing/ids.ts'
import { START_AGAIN } from '../../src/features/start/ids.ts'
import { makeCoordinator } from '../support/coordinator.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
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
