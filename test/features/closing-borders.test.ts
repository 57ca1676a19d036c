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
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { proposedPair } from '../support/proposed-pair.ts'
import { bookSession } from '../support/sessions.ts'
import { openWorld, type TestWorld } from '../support/world.ts'

const shown = (world: TestWorld, name: string, pattern: RegExp) =>
  world.person(name).messages.filter(({ read, ephemeral }) => !ephemeral && pattern.test(read))

const CLOSED = /your pair has completed its 3 months/

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
