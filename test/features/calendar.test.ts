import { describe, expect, test } from 'vitest'
import { workspaces } from '../../src/db/schema.ts'
import { findSession, updateSession } from '../../src/db/sessions.ts'
import type { Pair } from '../../src/domain/pair.ts'
import { signId } from '../../src/lib/signed-id.ts'
import { readCalendar } from '../support/calendar.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { conversation, upcoming } from '../support/session-talk.ts'
import { openWorld, type TestWorld } from '../support/world.ts'

const PUBLIC_URL = 'https://deskside.example.com/bot'
const MARCH = '2026-03-02T09:00[Europe/Stockholm]'

/** The links in the newest message of maya and omar, by their words. */
function linksOf(world: TestWorld): Record<string, string> {
  const blocks = JSON.stringify(conversation(world).at(-1)?.blocks)
  const found = blocks.matchAll(/<(https?:[^|<>]+)\|([^<>]+)>/g)
  return Object.fromEntries(
    [...found].map(([, url = '', words = '']) => [words, url.replaceAll('&amp;', '&')]),
  )
}

const read = (world: TestWorld) => conversation(world).at(-1)?.read ?? ''

/** Follows an address of the bot the way a proxy would hand it on. */
const follow = (world: TestWorld, url: string, init?: RequestInit) =>
  fetch(url.replace(PUBLIC_URL, `http://127.0.0.1:${world.app.port}`), init)

const entry = async (world: TestWorld, url: string) => readCalendar(await (await follow(world, url)).text())

async function books(world: TestWorld, fields: Record<string, string>): Promise<void> {
  await world.person('maya').types('/mentor session')
  await world.person('maya').submits(fields)
}

describe('the calendar file of a session', async () => {
  const world = await openWorld({ now: MARCH, publicUrl: PUBLIC_URL })
  const [maya, omar] = [world.person('maya'), world.person('omar')]
  await makePair(world, 'maya', 'omar', { topic: 'Layoffs and the cloud', goals: 'Secret goal' })
  await books(world, { date: '2026-03-27', time: '15:00', place: 'Room 4, "Ada"; 2nd floor' })
  const url = linksOf(world)['Calendar file'] ?? ''

  test('is one tap away from the message, beside Google and Outlook', async () => {
    expect(read(world)).toMatch(/Add to calendar: Google · Outlook · Calendar file/)
    expect(url).toMatch(/^https:\/\/deskside\.example\.com\/bot\/calendar\/[\w.-]+\.ics$/)
    for (const page of ['Google', 'Outlook']) {
      const fields = [...new URL(linksOf(world)[page] ?? '').searchParams.values()]
      expect(fields).toContain('Mentoring: maya and omar')
      expect(fields).toContain('Room 4, "Ada"; 2nd floor')
    }
  })

  test('says when, where and with whom, and nothing that the two talk about', async () => {
    const answer = await follow(world, url)
    const file = await answer.text()
    expect(answer.status).toBe(200)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'inline; filename="session.ics"',
      'cache-control': 'private, no-store',
    })
    expect(readCalendar(file)).toMatchObject({
      sequence: 0,
      starts: '2026-03-27T14:00:00.000Z',
      ends: '2026-03-27T14:45:00.000Z',
      title: 'Mentoring: maya and omar',
      place: 'Room 4, "Ada"; 2nd floor',
      status: 'CONFIRMED',
    })
    expect(file).not.toMatch(/Layoffs|Secret/)
  })

  test('is the same entry after a move across a change of the clocks, with the new time', async () => {
    const before = await entry(world, url)
    await omar.clicks('Move')
    await omar.clicks('Choose a time')
    await omar.submits({ date: '2026-04-01', time: '09:00', place: 'https://meet.example.com/a,b' })
    expect(await entry(world, url)).toMatchObject({
      uid: before.uid,
      sequence: 1,
      starts: '2026-04-01T13:00:00.000Z',
      place: 'https://meet.example.com/a,b',
      url: 'https://meet.example.com/a%2Cb',
      status: 'CONFIRMED',
    })
    maya.sees(/Moved to Apr 1, 2026 at 15:00\*, 45 minutes\.\s+Where: meet\.example\.com/)
    expect(read(world)).toMatch(/the calendar file moves its own entry, Google and Outlook add a new one/)
    expect(linksOf(world)).toMatchObject({
      'calendar file': url,
      'meet.example.com': 'https://meet.example.com/a,b',
    })
  })

  test('grows by one when only the place is another, and by none when nothing is', async () => {
    await maya.clicks('Move', { message: /^\*Moved/ })
    expect(maya.modal?.fields).toMatchObject({
      place: { value: 'https://meet.example.com/a,b', optional: true },
    })
    await maya.submits({})
    expect((await entry(world, url)).sequence).toBe(1)
    await maya.clicks('Move', { message: /^\*Moved/ })
    await maya.submits({ place: 'Canteen\u2028& <bar>' })
    expect(await entry(world, url)).toMatchObject({ sequence: 2, place: 'Canteen & <bar>', url: null })
    omar.sees(/Where: Canteen & <bar>/)
  })

  test('is cancelled with the session, whoever added it', async () => {
    const before = await entry(world, url)
    await maya.clicks('Cancel', { message: /^\*Moved to Apr 1.*Canteen/s })
    await maya.submits({ reason: 'Layoffs' })
    expect(await entry(world, url)).toMatchObject({
      uid: before.uid,
      sequence: 3,
      status: 'CANCELLED',
      title: 'Cancelled: Mentoring: maya and omar',
      starts: before.starts,
      free: true,
    })
    expect(read(world)).toMatch(/In your calendar\? The calendar file marks its entry as cancelled/)
    expect(linksOf(world)).toEqual({ 'calendar file': url })
  })

  test('is another one for another session, and begins where the two met last', async () => {
    await maya.clicks('Find another time')
    expect(maya.modal?.fields.place).toMatchObject({ label: 'Where' })
    await maya.submits({ date: '2026-04-07', time: '15:00', place: '' })
    const other = linksOf(world)['Calendar file'] ?? ''
    expect((await entry(world, other)).uid).not.toBe((await entry(world, url)).uid)
    expect(await entry(world, other)).toMatchObject({ sequence: 0, place: null, url: null })
    expect(read(world)).not.toMatch(/Where/)
  })

  test('is cancelled with the pair too', async () => {
    const other = linksOf(world)['Calendar file'] ?? ''
    await maya.types('/mentor end')
    await maya.submits({})
    expect(await entry(world, other)).toMatchObject({ sequence: 1, status: 'CANCELLED' })
  })

  test('survives a restart of the bot', async () => {
    const before = await entry(world, url)
    await world.restart()
    expect((await entry(world, url)).uid).toBe(before.uid)
    expectNoTrouble(world)
  })
})

describe('whoever tries to guess an address', async () => {
  const world = await openWorld({ now: MARCH, publicUrl: PUBLIC_URL })
  const pair = await makePair(world, 'maya', 'omar')
  await books(world, { date: '2026-03-27', time: '15:00' })
  const url = linksOf(world)['Calendar file'] ?? ''
  const { workspaceId, id } = (await upcoming(world, pair))[0] ?? { workspaceId: '', id: '' }
  const status = async (name: string, init?: RequestInit) =>
    (await follow(world, `${PUBLIC_URL}/calendar/${name}`, init)).status
  const key = (await world.database.db.select().from(workspaces))[0]?.calendarKey ?? ''

  test('finds nothing with the id of a session, which is no secret', async () => {
    const signature = 'A'.repeat(43)
    const names = [
      id,
      `${id}.ics`,
      `${id}..ics`,
      `${id}.${signature}.ics`,
      `.${signature}.ics`,
      '',
      '.ics',
      '%00',
    ]
    for (const name of names) expect(await status(name), name).toBe(404)
    expect(await status(url.split('/').at(-1) ?? '')).toBe(200)
  })

  test('finds nothing with an address of another session or workspace', async () => {
    const signature = url.split('.').at(-2)
    expect(await status(`${crypto.randomUUID()}.${signature}.ics`)).toBe(404)
    const elsewhere = signId({ key, purpose: 'calendar:T0OTHER' }, id)
    expect(await status(`${elsewhere}.ics`)).toBe(404)
    expect(await status(`${signId({ key: `${key}0`, purpose: `calendar:${workspaceId}` }, id)}.ics`)).toBe(
      404,
    )
  })

  test('finds nothing of a session that is gone, and cannot write', async () => {
    const gone = signId({ key, purpose: `calendar:${workspaceId}` }, crypto.randomUUID())
    expect(await status(`${gone}.ics`)).toBe(404)
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS'])
      expect(await status(url.split('/').at(-1) ?? '', { method })).toBe(404)
    const head = await follow(world, url, { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
  })

  test('learns no address from the log', () => {
    expect(world.log.join()).not.toContain(url.split('.').at(-2))
    expectNoTrouble(world)
  })
})

describe('a bot without a public address', async () => {
  const world = await openWorld({ now: MARCH })
  const pair: Pair = await makePair(world, 'maya', 'omar')
  await books(world, { date: '2026-03-27', time: '15:00' })
  const [session] = await upcoming(world, pair)

  test('offers Google and Outlook, and no file', async () => {
    expect(read(world)).toMatch(/Add to calendar: Google · Outlook$/m)
    expect(Object.keys(linksOf(world))).toEqual(['Google', 'Outlook'])
    const [row] = await world.database.db.select().from(workspaces)
    const signed = signId({ key: row?.calendarKey ?? '', purpose: `calendar:${row?.id}` }, session?.id ?? '')
    expect((await follow(world, `${PUBLIC_URL}/calendar/${signed}.ics`)).status).toBe(404)
  })

  test('says after a move that the old entry stays', async () => {
    await world.person('omar').clicks('Move')
    await world.person('omar').clicks('Choose a time')
    await world.person('omar').submits({ date: '2026-04-01' })
    expect(read(world)).toMatch(/Add the new time: Google · Outlook\. The old entry is yours to delete\./)
  })

  test('says nothing of calendars when it is cancelled', async () => {
    await world.person('maya').clicks('Cancel', { message: /^\*Moved/ })
    await world.person('maya').submits()
    expect(read(world)).not.toMatch(/calendar/)
    expectNoTrouble(world)
  })
})

describe('when Slack does not say who somebody is', async () => {
  const world = await openWorld({ now: MARCH, publicUrl: PUBLIC_URL })
  const pair = await makePair(world, 'maya', 'omar')
  await books(world, { date: '2026-03-27', time: '15:00' })
  const url = linksOf(world)['Calendar file'] ?? ''

  test('the file has everything but the names', async () => {
    await world.restart()
    world.sandbox.faults.next('users.info', { error: 'internal_error' })
    world.sandbox.faults.next('users.info', { error: 'internal_error' })
    expect(await entry(world, url)).toMatchObject({ title: 'Mentoring session', sequence: 0 })
    expect((await entry(world, url)).title).toBe('Mentoring: maya and omar')
  })

  test('a rating leaves the entry as it is', async () => {
    const [session] = await upcoming(world, pair)
    if (!session) throw new Error('no session')
    await updateSession(world.database.db, session, { rating: 4, state: 'held' })
    expect(await findSession(world.database.db, session.workspaceId, session.id)).toMatchObject({ rating: 4 })
    expect(await entry(world, url)).toMatchObject({ sequence: 0, status: 'CONFIRMED' })
  })
})
