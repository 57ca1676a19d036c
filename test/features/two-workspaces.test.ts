import { Temporal } from 'temporal-polyfill'
import { afterAll, describe, expect, test } from 'vitest'
import { startApp } from '../../src/app.ts'
import { END_FORM } from '../../src/features/end/ids.ts'
import { rateId, ratingValue } from '../../src/features/feedback/ids.ts'
import { LOG_EDIT, LOG_FORM, LOG_SHARE, LOG_TAUGHT, lineValue } from '../../src/features/log/ids.ts'
import { PAUSE_FORM, RESUME_NOW } from '../../src/features/pause/ids.ts'
import {
  cancelValue,
  SESSION_BOOK,
  SESSION_BOOK_FORM,
  SESSION_CANCEL,
  SESSION_MISSED,
} from '../../src/features/session/ids.ts'
import { stallAnswerId } from '../../src/features/stall/ids.ts'
import { START_ACCEPT, START_WITHDRAW } from '../../src/features/start/ids.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { createLog } from '../../src/lib/log.ts'
import type { DeliveryKind } from '../sandbox/recorder.ts'
import type { Fields } from '../sandbox/shapes.ts'
import { postSigned } from '../sandbox/transports/http.ts'
import { botConfig } from '../support/bot-config.ts'
import { makeCoordinator } from '../support/coordinator.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { bookSession } from '../support/sessions.ts'
import { openWorld, type TestWorld } from '../support/world.ts'

const PUBLIC_URL = 'https://deskside.example.com'

/** A second bot in a workspace of its own, on the database of the first; a Slack app of one workspace has one bot. */
async function besides(world: TestWorld): Promise<TestWorld> {
  const { sandbox, database, clock, log } = world
  const globex = sandbox.addWorkspace({ key: 'globex' })
  const app = await startApp({
    config: botConfig({
      botToken: globex.botToken,
      transport: { mode: 'socket', appToken: globex.appToken },
      apiUrl: sandbox.apiUrl,
      publicUrl: PUBLIC_URL,
    }),
    database,
    clock,
    log: createLog({ level: 'info', pretty: false, destination: { write: (line) => void log.push(line) } }),
  })
  const settleFirst = sandbox.settle
  sandbox.settle = async () => {
    await settleFirst()
    await app.idle()
  }
  afterAll(() => app.stop(5000))
  return { ...world, app, acme: globex, person: (name) => globex.person(name) }
}

/** Every row of the programme, whoever it belongs to. */
async function rows({ database: { db } }: TestWorld) {
  return {
    pairs: await db.query.pairs.findMany({ orderBy: (row, { asc }) => asc(row.id) }),
    sessions: await db.query.sessions.findMany({ orderBy: (row, { asc }) => asc(row.id) }),
    nudges: await db.query.nudges.findMany({ orderBy: (row, { asc }) => asc(row.id) }),
  }
}

const chosen = (value: string) => ({ value: { type: 'static_select', selected_option: { value } } })
const on = (selected_date: string) => ({ value: { type: 'datepicker', selected_date } })
const at = (selected_time: string) => ({ value: { type: 'timepicker', selected_time } })
const typed = (value: string) => ({ value: { type: 'plain_text_input', value } })

describe('two workspaces on one database', async () => {
  const acme = await openWorld({
    transport: 'socket',
    now: '2026-03-02T10:00[Europe/Stockholm]',
    publicUrl: PUBLIC_URL,
  })
  const globex = await besides(acme)
  globex.acme.addPerson({ name: 'Homer Simpson', username: 'homer', zone: 'Europe/Stockholm' })
  globex.acme.addPerson({ name: 'Lenny Leonard', username: 'lenny', zone: 'Europe/Stockholm' })
  const [maya, omar] = [acme.person('maya'), acme.person('omar')]
  const [homer, lenny] = [globex.person('homer'), globex.person('lenny')]
  const ours = await makePair(acme, 'maya', 'omar', { topic: 'Of Acme' })
  const theirs = await makePair(globex, 'homer', 'lenny', { topic: 'Of Globex' })
  await makeCoordinator(acme, 'priya')
  await makeCoordinator(globex, 'homer')
  const session = await bookSession(acme, 'maya', ours, '2026-03-10T16:00')
  const linked = JSON.stringify(maya.messages).match(
    /https:\/\/deskside\.example\.com([^|]+)\|Calendar file/,
  )?.[1]
  const readBy = (person: typeof maya) => person.messages.map(({ read }) => read)

  test('neither serves the other’s calendar files, whatever the address', async () => {
    const status = async ({ app }: TestWorld) => (await fetch(`http://127.0.0.1:${app.port}${linked}`)).status
    expect(await status(acme)).toBe(200)
    expect(await status(globex)).toBe(404)
  })

  test('each has its own pair, and reads nothing of the other', () => {
    expect([ours.workspaceId, theirs.workspaceId]).toEqual([acme.acme.teamId, globex.acme.teamId])
    for (const person of [homer, lenny]) {
      person.sees(/@Homer Simpson and @Lenny Leonard, you are a pair/)
      expect(readBy(person).join()).not.toMatch(/Maya|Omar|Of Acme/)
    }
    for (const person of [maya, omar]) expect(readBy(person).join()).not.toMatch(/Homer|Lenny|Of Globex/)
  })

  test.each([
    [START_ACCEPT, () => ours.id, /cannot find this proposal/],
    [START_WITHDRAW, () => ours.id, /cannot find this proposal/],
    [RESUME_NOW, () => ours.id, /cannot find this pair among yours/],
    [SESSION_BOOK, () => ours.id, /cannot find this pair/],
    [SESSION_CANCEL, () => cancelValue(session), /cannot find this session/],
    [stallAnswerId('asking'), () => `${ours.id}:1`, /cannot find this pair here/],
    [SESSION_MISSED, () => session.id, /cannot find this session/],
    [rateId(5), () => ratingValue(session.id, 5), /cannot find this session/],
    [LOG_SHARE, () => ours.id, /cannot find this pair among yours/],
    [LOG_TAUGHT, () => session.id, /cannot find this session among yours/],
    [LOG_EDIT, () => lineValue({ source: 'log', id: ours.id }), /cannot find this line/],
  ])('a press on %s with an id from next door is answered in words', async (button, value, words) => {
    const before = await rows(acme)
    const read = homer.messages.length
    await homer.forges(button, value())
    expect(homer.messages).toHaveLength(read + 1)
    expect(homer.lastMessage?.read).toMatch(words)
    expect(homer.modal).toBeNull()
    expect(await rows(acme)).toEqual(before)
  })

  test.each([
    [PAUSE_FORM, { until: on('2026-03-30') }, /cannot find this pair among yours/],
    [END_FORM, { reason: typed('Because') }, /cannot find this pair among yours/],
    [
      SESSION_BOOK_FORM,
      { date: on('2026-03-17'), time: at('11:00'), minutes: chosen('30') },
      /cannot find this pair/,
    ],
  ])('%s with a pair from next door is answered beside the field', async (form, values, words) => {
    const before = await rows(acme)
    const metadata = JSON.stringify({ pairId: ours.id, zone: 'Europe/Stockholm' })
    await homer.forgesForm(form, { metadata, values })
    expect(Object.values(homer.modal?.errors ?? {})).toEqual([expect.stringMatching(words)])
    await homer.closes()
    expect(await rows(acme)).toEqual(before)
  })

  test('a line of a learning log is unknown next door', async () => {
    await maya.types('/mentor log')
    await maya.clicks('Add a line')
    await maya.submits({ words: 'Of Acme' })
    await maya.closes()
    const read = async () => (await acme.database.db.execute<{ id: string }>('select * from learnings')).rows
    const before = await read()
    const id = before[0]?.id ?? ''
    await homer.forges(LOG_EDIT, lineValue({ source: 'log', id }))
    expect(homer.lastMessage?.read).toMatch(/cannot find this line/)
    const line = { source: 'log', id, revision: 1, pairId: theirs.id, sessionId: null, page: 0 }
    await homer.forgesForm(LOG_FORM, {
      metadata: JSON.stringify(line),
      values: { words: typed('Of Globex') },
    })
    expect(homer.modal?.errors.words).toMatch(/cannot find this line/)
    await homer.closes()
    expect(await read()).toEqual(before)
    await homer.types('/mentor log')
    expect(homer.modal?.read).toMatch(/Nothing here yet/)
    await homer.closes()
  })

  test('the clock of one sends nothing of the other', async () => {
    acme.clock.turnTo(session.startsAt.add({ minutes: 50 }))
    const before = [maya, omar].map(readBy)
    await globex.app.tick()
    await globex.app.idle()
    expect([maya, omar].map(readBy)).toEqual(before)
    const stored = (await rows(acme)).nudges.filter(({ kind }) => kind === 'feedback.ask-mentee')
    expect(stored).toMatchObject([{ workspaceId: acme.acme.teamId, state: 'pending' }])

    await acme.app.tick()
    await acme.app.idle()
    omar.sees(/How was the session/)
    for (const person of [homer, lenny]) person.seesNot(/How was the session/)
    expectNoTrouble(acme)
  })

  test('the stalled pairs of one are told and listed to its own coordinators', async () => {
    // Working hours where Priya is, with only one of the two clocks running.
    acme.clock.turnTo(Temporal.Instant.from('2026-06-24T08:00Z'))
    for (let beat = 0; beat < 3; beat += 1) {
      await acme.app.tick()
      await acme.app.idle()
    }
    acme.person('priya').sees(/@Maya Lindqvist \(mentor\) and @Omar Haddad have stopped meeting/)
    homer.seesNot(/have stopped meeting/)
    await homer.types('/mentor stalled')
    expect(homer.modal?.read).toMatch(/Every pair is meeting/)
    await homer.closes()
    await acme.person('priya').types('/mentor stalled')
    expect(acme.person('priya').modal?.read).not.toMatch(/Homer|Lenny/)
  })
})

describe('a request from a workspace that the bot is not installed in', async () => {
  const world = await openWorld()
  const [maya, omar] = [world.person('maya'), world.person('omar')]
  await maya.types('/mentor start @omar')
  await maya.submits({ topic: 'Ours alone' })
  const elsewhere = /Deskside serves only the workspace in which it is installed\. Nothing was changed\./

  /** What the person did last, once more, but as if from another workspace; gives back Slack's answer. */
  const resent = async (kind: DeliveryKind, otherView?: Fields) => {
    const last = world.sandbox.deliveries.findLast((delivery) => delivery.kind === kind)
    if (!last) throw new Error(`no ${kind} was delivered yet`)
    const payload =
      kind === 'command'
        ? { ...last.payload, team_id: 'TGLOBEX' }
        : {
            ...last.payload,
            team: { id: 'TGLOBEX', domain: 'globex' },
            ...(otherView && { view: { ...Object(last.payload.view), ...otherView } }),
          }
    const bot = {
      url: `http://127.0.0.1:${world.app.port}/slack/events`,
      signingSecret: 'the-signing-secret-of-the-tests',
    }
    const receipt = await postSigned(bot, { ...last, payload }, systemClock, AbortSignal.timeout(5000))
    await world.app.idle()
    expect(receipt.status).toBe(200)
    return receipt.body
  }
  const answers = (person: typeof maya) => person.messages.filter(({ read }) => elsewhere.test(read)).length

  test('as a command is answered in words', async () => {
    const before = await rows(world)
    await maya.types('/mentor status')
    await resent('command')
    expect(answers(maya)).toBe(1)
    expect(await rows(world)).toEqual(before)
  })

  test('as a press is answered in words', async () => {
    await omar.clicks('Decline')
    await omar.closes()
    const before = await rows(world)
    await resent('block_actions')
    expect(answers(omar)).toBe(1)
    expect(omar.modal).toBeNull()
    expect(await rows(world)).toEqual(before)
  })

  test('as a form is answered beside its first field, and saves nothing', async () => {
    // Sent from here, it would be a proposal once more.
    await maya.clicks('Withdraw')
    const before = await rows(world)
    expect(await resent('view_submission', { id: 'VOTHER' })).toEqual({
      response_action: 'errors',
      errors: { [firstFieldOf(world)]: expect.stringMatching(elsewhere) },
    })
    expect(await rows(world)).toEqual(before)
    expectNoTrouble(world)
  })
})

/** The block id of the first field of the form that was submitted last. */
function firstFieldOf({ sandbox }: TestWorld): string {
  const last = sandbox.deliveries.findLast(({ kind }) => kind === 'view_submission')
  const blocks: { type: string; block_id: string }[] = Object(Object(last?.payload).view).blocks
  return blocks.find(({ type }) => type === 'input')?.block_id ?? ''
}
