import { on, once } from 'node:events'
import { request } from 'node:http'
import { networkInterfaces } from 'node:os'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { Database } from '../../src/db/client.ts'
import { memoryDatabase } from '../support/memory-database.ts'
import { opener } from './browser.ts'
import { momentOf } from './clock-moves.ts'
import { readFlags } from './flags.ts'
import { listenHere } from './listening.ts'
import { builtPage, livePage, type ServePage } from './page-files.ts'
import type { LiveEvent, State } from './protocol.ts'
import { demoServer } from './server.ts'
import { Stage } from './stage.ts'
import { Tour } from './tour.ts'

const BUILD_MS = 120_000

describe('the flags', () => {
  const flags = (...args: string[]) => readFlags(args)

  test('begin with a fresh workspace on the usual port, in the browser', () => {
    const usual = { scene: 'fresh', port: null, open: true, tour: false, dev: false }
    expect(flags()).toEqual({ ok: true, flags: usual })
  })

  test('choose scene, port, and no browser', () => {
    expect(flags('--scene', 'stalled', '--port', '4100', '--no-open', '--tour')).toEqual({
      ok: true,
      flags: { scene: 'stalled', port: 4100, open: false, tour: true, dev: false },
    })
  })

  test.each([
    [['--scene', 'summer'], /no scene “summer”, only fresh, midway, stalled, year/],
    [['--port', 'http'], /“http” is no port/],
    [['--port', '70000'], /no port/],
    [['--colour'], /--colour/],
    [['stalled'], /stalled/],
  ])('refuse %j in words', (args, words) => {
    expect(flags(...args)).toEqual({ ok: false, problem: expect.stringMatching(words) })
  })
})

describe('the browser', () => {
  test.each([
    ['darwin', {}, 'open'],
    ['win32', {}, 'cmd'],
    ['linux', { DISPLAY: ':0' }, 'xdg-open'],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, 'xdg-open'],
    ['linux', {}, undefined],
  ] as const)('of %s with %j is opened by %s', (platform, environment, program) => {
    expect(opener(platform, environment)?.[0]).toBe(program)
  })
})

describe('the moments of the clock', () => {
  // A Friday evening in Stockholm, a Friday noon in New York.
  const now = Temporal.Instant.from('2026-03-06T17:00:00Z')
  const to = (wanted: string, zone = 'America/New_York') =>
    String(momentOf({ to: wanted, now, zone, sessionEnd: null }))

  test.each([
    ['now', '2026-03-06T17:00:00Z'],
    ['now+1h', '2026-03-06T18:00:00Z'],
    // New York has changed its clocks over the weekend.
    ['next-working-day', '2026-03-09T13:00:00Z'],
    ['next-monday-0930', '2026-03-09T13:30:00Z'],
    ['2026-04-01', '2026-04-01T13:00:00Z'],
    ['2026-04-01T15:30', '2026-04-01T19:30:00Z'],
    ['2026-04-01T15:30:00Z', '2026-04-01T15:30:00Z'],
  ])('%s is %s', (wanted, moment) => expect(to(wanted)).toBe(moment))

  test.each([
    ['end-of-session', /No session is booked/],
    ['yesterday', /no date/],
    ['2026-03-01', /forward only/],
    ['2036-03-01', /too far/],
  ])('%s is refused in words', (wanted, words) => expect(to(wanted)).toMatch(words))
})

describe('the server', () => {
  let database: Database
  let stage: Stage
  let address: string
  const tourOf = (one: Stage) => new Tour(one, async () => {})
  let server: ReturnType<typeof demoServer>
  const page = Promise.withResolvers<ServePage>()

  beforeAll(async () => {
    database = await memoryDatabase()
    stage = new Stage(database)
    server = demoServer({ stage, tour: tourOf(stage), page: page.promise })
    address = await listenHere(server, 0)
  })

  afterAll(async () => {
    server.closeAllConnections()
    server.close()
    await stage.stop()
    await database.close()
  })

  const get = (path: string) => fetch(address + path)
  const eventsAs = (origin?: string) =>
    new WebSocket(`${address.replace('http', 'ws')}/api/events`, origin === undefined ? {} : { origin })
  const stateFrom = async (path: string) => (await (await get(path)).json()) as State
  const post = (path: string, body: unknown, headers = { 'content-type': 'application/json' }) =>
    fetch(address + path, { method: 'POST', headers, body: JSON.stringify(body) })

  test('keeps a page waiting while there is nothing to see yet', async () => {
    const answering = get('/api/state')
    await stage.load('fresh')
    expect((await answering).status).toBe(200)
  })

  test('listens on this machine only', async () => {
    expect(server.address()).toMatchObject({ address: '127.0.0.1' })
    const others = Object.values(networkInterfaces())
      .flat()
      .filter((one) => one && !one.internal && one.family === 'IPv4')
    for (const { address: other } of others as { address: string }[])
      await expect(fetch(`http://${other}:${new URL(address).port}/api/state`)).rejects.toThrow()
  })

  test('takes no request that another web site could send', async () => {
    expect((await post('/api/scene', { scene: 'fresh' }, { 'content-type': 'text/plain' })).status).toBe(415)
  })

  test('gives the first person’s state to a page that knows nobody yet, then anybody’s', async () => {
    const state = await stateFrom('/api/state')
    expect(state.people).toHaveLength(15)
    expect(state.people.filter(({ isBot }) => isBot)).toHaveLength(1)
    expect(state.me).toBe(state.people[0]?.id)
    const other = state.people[5]?.id ?? ''
    const theirs = await stateFrom(`/api/state?person=${other}`)
    expect(theirs.me).toBe(other)
    expect(theirs.commands).toMatchObject([
      { command: '/mentor', words: expect.arrayContaining(['start', 'session', 'help']) },
    ])
  })

  test('tells a page that looks on of every change', async () => {
    const events = eventsAs(address)
    const told = on(events, 'message')
    const next = async (): Promise<LiveEvent> => JSON.parse(String((await told.next()).value?.[0]))
    const first = await next()
    const { me, conversations } = await stateFrom('/api/state')
    const conversation = conversations.find(({ kind }) => kind === 'channel')?.id
    const done = await post('/api/act', { person: me, act: 'type', conversation, text: 'Good morning' })
    expect(await done.json()).toMatchObject({ ok: true })
    const second = await next()
    expect(second.boot).toBe(first.boot)
    expect(second.version).toBeGreaterThan(first.version)
    events.close()
  })

  test('tells any number of tabs, and no page of another web site', async () => {
    const tabs = Array.from({ length: 12 }, () => eventsAs(address))
    await Promise.all(tabs.map((tab) => once(tab, 'message')))
    for (const tab of tabs) tab.close()
    await expect(once(eventsAs('http://evil.example'), 'open')).rejects.toThrow(/403/)
  })

  test('answers what it cannot make out in words', async () => {
    const answer = await post('/api/act', { act: 'dance', person: 'U1' })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ ok: false, words: expect.stringMatching(/cannot be read/) })
    const { words } = (await (await post('/api/clock', {})).json()) as { words: string }
    expect(words).toMatch(/^The request cannot be read: to: .+; person: [^{}[\]]+$/)
    expect((await get('/api/nothing')).status).toBe(404)
  })

  test('has no word for strangers that come under another name', async () => {
    const { hostname, port } = new URL(address)
    const status = await new Promise((resolve, reject) => {
      const call = request(
        { hostname, port, path: '/api/state', headers: { host: 'evil.example' } },
        (answer) => resolve(answer.statusCode),
      )
      call.once('error', reject).end()
    })
    expect(status).toBe(403)
  })

  test('keeps whoever asks for the page waiting until it is built', { timeout: BUILD_MS }, async () => {
    const asking = get('/')
    page.resolve(await builtPage())
    const answer = await asking
    expect(answer.headers.get('content-type')).toMatch(/^text\/html/)
    expect(await answer.text()).toMatch(/<div id="page">/)
  })

  test.each(['/%', '/%E0%A4%A', '//', '/..%2f..%2fpackage.json'])(
    'goes on after a request for %s',
    async (path) => {
      const { hostname, port } = new URL(address)
      const [answer] = await once(request({ hostname, port, path }).end(), 'response')
      answer.resume()
      expect([400, 404]).toContain(answer.statusCode)
      expect((await get('/api/state')).status).toBe(200)
    },
  )
})

describe('the page from its sources, as `npm run dev` has it', () => {
  test('a browser that comes back before it is ready is given it and not turned away', {
    timeout: BUILD_MS,
  }, async () => {
    const database = await memoryDatabase()
    const stage = new Stage(database)
    const page = Promise.withResolvers<ServePage>()
    const server = demoServer({ stage, tour: new Tour(stage), page: page.promise })
    const address = await listenHere(server, 0)
    const asking = fetch(address, { headers: { accept: 'text/html' } })
    page.resolve(await livePage(server))
    const answer = await asking
    expect(answer.status).toBe(200)
    // Vite's own script is in it, which brings the page back after the next restart.
    expect(await answer.text()).toMatch(/@vite\/client/)
    expect((await fetch(`${address}/main.tsx`)).headers.get('content-type')).toMatch(/javascript/)
    server.closeAllConnections()
    await once(server.close(), 'close')
    await database.close()
  })
})
