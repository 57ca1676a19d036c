import { describe, expect, test } from 'vitest'
import { END_FORM } from '../../src/features/end/ids.ts'
import { PAUSE_FORM, RESUME_FORM } from '../../src/features/pause/ids.ts'
import { SESSION_BOOK_FORM, SESSION_LOG_FORM, SESSION_MOVE_FORM } from '../../src/features/session/ids.ts'
import { START_ACCEPT, START_DECLINE_FORM, START_WITHDRAW } from '../../src/features/start/ids.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { bookSession } from '../support/sessions.ts'
import { openWorld, type TestWorld } from '../support/world.ts'

const typed = (value: string) => ({ value: { type: 'plain_text_input', value } })
const chosen = (value: string) => ({ value: { type: 'static_select', selected_option: { value } } })
const on = (selected_date: string) => ({ value: { type: 'datepicker', selected_date } })
const at = (selected_time: string) => ({ value: { type: 'timepicker', selected_time } })
const timing = (date: string) => ({ date: on(date), time: at('11:00'), minutes: chosen('30') })

/** Every row that a form may write to, and what is planned to be said. */
async function rows({ database: { db } }: TestWorld) {
  return {
    pairs: await db.query.pairs.findMany({ orderBy: (row, { asc }) => asc(row.id) }),
    sessions: await db.query.sessions.findMany({ orderBy: (row, { asc }) => asc(row.id) }),
    nudges: await db.query.nudges.findMany({ orderBy: (row, { asc }) => asc(row.id) }),
  }
}

describe('a form about the pair of two other people', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const [li, jonas] = [world.person('li'), world.person('jonas')]
  const active = await makePair(world, 'maya', 'omar')
  const session = await bookSession(world, 'maya', active, '2026-03-10T16:00')
  const paused = await makePair(world, 'jonas', 'ana')
  await jonas.types('/mentor pause')
  await jonas.submits({ until: '2026-04-06' })
  await world.person('maya').types('/mentor start @priya')
  await world.person('maya').submits({ topic: 'Still to be answered' })
  const proposed = (await rows(world)).pairs.find(({ state }) => state === 'proposed')
  const ofActive = { pairId: active.id }
  const inStockholm = { ...ofActive, zone: 'Europe/Stockholm' }
  const moving = { sessionId: session.id, revision: session.revision, zone: 'Europe/Stockholm' }

  test.each([
    {
      form: PAUSE_FORM,
      metadata: ofActive,
      values: { until: on('2026-03-30') },
      beside: 'until',
      words: /cannot find this pair among yours/,
    },
    {
      form: RESUME_FORM,
      metadata: {},
      values: { pair: chosen(paused.id) },
      beside: 'pair',
      words: /cannot find this pair among yours/,
    },
    {
      form: END_FORM,
      metadata: ofActive,
      values: { reason: typed('Because') },
      beside: 'reason',
      words: /cannot find this pair among yours/,
    },
    {
      form: START_DECLINE_FORM,
      metadata: { pairId: proposed?.id },
      values: { reason: chosen('no-time') },
      beside: 'reason',
      words: /for somebody else/,
    },
    {
      form: SESSION_BOOK_FORM,
      metadata: inStockholm,
      values: timing('2026-03-17'),
      beside: 'date',
      words: /the pair of two other people/,
    },
    {
      form: SESSION_LOG_FORM,
      metadata: inStockholm,
      values: timing('2026-02-27'),
      beside: 'date',
      words: /the pair of two other people/,
    },
    {
      form: SESSION_MOVE_FORM,
      metadata: moving,
      values: timing('2026-03-17'),
      beside: 'date',
      words: /the session of two other people/,
    },
  ])('$form is answered in words and changes nothing', async ({ form, metadata, values, beside, words }) => {
    const before = await rows(world)
    await li.forgesForm(form, { metadata: JSON.stringify(metadata), values })
    expect(li.modal?.errors).toEqual({ [beside]: expect.stringMatching(words) })
    await li.closes()
    expect(await rows(world)).toEqual(before)
    expectNoTrouble(world)
  })

  test('is kept from the person who proposed it, too: only those who are asked decline', async () => {
    const before = await rows(world)
    const values = { reason: chosen('no-time') }
    const metadata = JSON.stringify({ pairId: proposed?.id })
    await world.person('maya').forgesForm(START_DECLINE_FORM, { metadata, values })
    expect(world.person('maya').modal?.errors.reason).toMatch(/have accepted this already/)
    await world.person('maya').closes()
    expect(await rows(world)).toEqual(before)
  })
})

describe('a button from before the pair has started', async () => {
  const world = await openWorld()
  const [maya, omar] = [world.person('maya'), world.person('omar')]
  const pair = await makePair(world, 'maya', 'omar')

  test.each([
    { button: START_WITHDRAW, by: maya, words: /This pair has started\./ },
    { button: START_ACCEPT, by: omar, words: /accepted this already/ },
  ])('$button changes nothing any more', async ({ button, by, words }) => {
    const before = await rows(world)
    await by.forges(button, pair.id)
    by.sees(words)
    const after = await rows(world)
    expect(after).toEqual(before)
    expect(after.pairs).toMatchObject([{ id: pair.id, state: 'active', closedAt: null }])
    expectNoTrouble(world)
  })
})
