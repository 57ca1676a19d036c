import { afterAll, describe, expect, test } from 'vitest'
import { delegateOf } from '../../src/db/delegates.ts'
import { DELEGATE_DECLINE } from '../../src/features/delegate/ids.ts'
import {
  cancelValue,
  OTHER_TIMES,
  SESSION_BOOK,
  SESSION_CANCEL,
  SESSION_LOG,
  SESSION_MISSED,
  SESSION_MOVE,
  slotId,
} from '../../src/features/session/ids.ts'
import type { Person } from '../sandbox/index.ts'
import { leaves } from '../support/leaving.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { conversation, upcoming } from '../support/session-talk.ts'
import { openWorld } from '../support/world.ts'

const MORNING = '2026-03-02T09:00[America/New_York]'
const SECRETS = /Zebra|Walrus|Ocelot|Heron|Falcon|Otter/
const OFFER = /When do @Omar Haddad and @Maya Lindqvist meet/

const times = (read: string | undefined): string[] => [
  ...new Set(read?.match(/^\w{3} \d+ \w{3,4}, \d\d:\d\d$/gm) ?? []),
]

describe('a delegate', async () => {
  const world = await openWorld()
  const [maya, omar, jonas, li] = ['maya', 'omar', 'jonas', 'li'].map(world.person)
  if (!maya || !omar || !jonas || !li) throw new Error('somebody is missing')
  const pair = await makePair(world, 'maya', 'omar', { topic: 'Zebra', goals: 'Walrus' })
  await world.until(MORNING)
  const offers = (person: Person) => person.messages.filter(({ read }) => OFFER.test(read))
  const delegateId = () => delegateOf(world.database.db, world.acme.teamId, omar.id)
  /** Whatever the delegate was ever shown, also in windows and before it was redrawn. */
  const shown: string[] = []
  const off = world.sandbox.on((change) => {
    if (change.kind === 'view' && change.userId === jonas.id) shown.push(JSON.stringify(change.view))
    if (change.kind === 'message' && change.message.channel === jonas.directMessage)
      shown.push(JSON.stringify(change.message))
  })
  afterAll(() => off?.())

  test.each([
    ['omar', 'omar', /You see to your dates already/],
    ['omar', 'maya', /That is your mentor/],
    ['maya', 'jonas', /for leaders who have a mentor/],
    ['li', 'jonas', /for leaders who have a mentor/],
  ])('is refused in words when %s names %s', async (who, named, words) => {
    await world.person(who).types(`/mentor delegate @${named}`)
    world.person(who).sees(words)
    expect(await delegateId()).toBeNull()
  })

  test('is refused when the account is deactivated', async () => {
    await world.acme.change('li', { deactivated: true })
    await omar.types('/mentor delegate @li')
    omar.sees(/This account is deactivated/)
    await world.acme.change('li', { deactivated: false })
  })

  test('is told what it means, and the mentor who schedules', async () => {
    await omar.types('/mentor delegate @jonas')
    omar.sees(/@Jonas Weber now sees to the dates of your sessions/)
    jonas.sees(/@Omar Haddad asks you to see to the dates of their mentoring sessions/)
    jonas.sees(/What the two talk about stays between them/)
    maya.sees(/@Jonas Weber now sees to the dates of @Omar Haddad/)
    expect(await delegateId()).toBe(jonas.id)
    await omar.types('/mentor delegate @jonas')
    omar.sees(/sees to your dates already/)
    await omar.types('/mentor delegate')
    omar.sees(/^@Jonas Weber sees to the dates of your sessions/)
  })

  test('gets the times that wait for a click, by their own clock, and takes one', async () => {
    const read = offers(jonas).at(-1)?.read
    expect(times(read)).toHaveLength(3)
    expect(read).toMatch(new RegExp(`By your clock, ${jonas.zone.replace('/', '\\/')}`))
    await jonas.clicks('Other times', { message: OFFER })
    const chosen = times(offers(jonas).at(-1)?.read)[0] ?? ''
    await jonas.clicks(chosen)
    expect(await upcoming(world, pair)).toMatchObject([{ bookedBy: jonas.id }])
    jonas.sees(/\*The session of @Omar Haddad with @Maya Lindqvist is on .*\*, 45 minutes/)
    maya.sees(/\*Session on/)
  })

  test('is not in the pair’s conversation', () => {
    const channel = conversation(world)[0]?.channel
    expect(jonas.conversations.map(({ id }) => id)).not.toContain(channel)
  })

  test('moves in two clicks, and reads the new date', async () => {
    await jonas.clicks('Move')
    await jonas.clicks(times(jonas.modal?.read)[0] ?? '')
    await jonas.closes()
    expect(await upcoming(world, pair)).toMatchObject([{ revision: 2 }])
    jonas.sees(/was moved once more/)
    jonas.sees(/The session of @Omar Haddad with @Maya Lindqvist is on/)
  })

  test('reads of what the two change, and never a reason', async () => {
    await maya.clicks('Cancel', { message: /^\*Moved/ })
    await maya.submits({ reason: 'Ocelot' })
    omar.sees('Ocelot')
    jonas.sees(/The session of @Omar Haddad with @Maya Lindqvist on .* is cancelled/)
    expect(times(offers(jonas).at(-1)?.read)).toHaveLength(3)
  })

  test('books, and cancels, from `/mentor session`', async () => {
    await jonas.types('/mentor session')
    expect(jonas.modal?.read).toMatch(/For @Omar Haddad, with @Maya Lindqvist/)
    expect(jonas.modal?.read).not.toMatch(/already took place/)
    await jonas.submits({ date: '2026-03-12', time: '15:00' })
    expect(await upcoming(world, pair)).toHaveLength(1)
    await jonas.types('/mentor session')
    jonas.sees(/for @Omar Haddad with @Maya Lindqvist, 45 minutes/)
    await jonas.clicks('Cancel', { message: /You have a session booked/ })
    await jonas.submits()
    expect(await upcoming(world, pair)).toEqual([])
    maya.sees(/@Jonas Weber cancelled the session/)
  })

  test('may not log a session or say that one was missed', async () => {
    await jonas.forges(SESSION_LOG, pair.id)
    expect(jonas.modal).toBeNull()
    expect(jonas.lastMessage?.read).toMatch(/two other people/)
    await jonas.types('/mentor session log')
    jonas.sees(/not part of a running pair/)
    await maya.types('/mentor session')
    await maya.submits({ date: '2026-03-12', time: '15:00' })
    const [session] = await upcoming(world, pair)
    await world.until('2026-03-12T16:00[Europe/Stockholm]')
    await jonas.forges(SESSION_MISSED, session?.id ?? '')
    expect(jonas.lastMessage?.read).toMatch(/two other people/)
  })

  test('sees nothing of what the two say, write and tell afterwards', async () => {
    await omar.clicks('4')
    await omar.clicks('Tell IT something')
    await omar.submits({ words: 'Heron', category: 'Tools', kind: 'Friction' })
    await maya.clicks('Write it down')
    await maya.submits({ heard: 'Falcon', learned: 'Otter' })
    await world.until('2026-03-17T12:00[America/New_York]')
    jonas.seesNot(/How was the session|How did it go|Your week|Ask @/)
    expect(shown.length).toBeGreaterThan(10)
    expect(shown.filter((one) => SECRETS.test(one))).toEqual([])
  })

  test('who is revoked can do nothing with an old or forged click, and old messages show no date', async () => {
    await maya.types('/mentor session')
    await maya.submits({ date: '2026-04-09', time: '15:00' })
    const [session] = await upcoming(world, pair)
    await omar.types('/mentor delegate off')
    omar.sees(/@Jonas Weber no longer sees to your dates/)
    maya.sees(/@Jonas Weber no longer sees to the dates of @Omar Haddad/)
    expect(await delegateId()).toBeNull()
    jonas.seesNot(/is on Apr|meet next/)
    const { rows } = await world.database.db.execute<{ id: string; at: string }>(
      'select offer_id as id, extract(epoch from starts_at)::int as at from slots limit 1',
    )
    const slot = `${rows[0]?.id}:${rows[0]?.at}`
    for (const [action, value] of [
      [SESSION_BOOK, pair.id],
      [SESSION_MOVE, session?.id ?? ''],
      [SESSION_CANCEL, session ? cancelValue(session) : ''],
      [slotId(0), slot],
      [OTHER_TIMES, `${rows[0]?.id}:1`],
    ] as const) {
      await jonas.forges(action, value)
      expect(jonas.lastMessage?.read, action).toMatch(/two other people/)
      expect(jonas.modal).toBeNull()
    }
    expect(await upcoming(world, pair)).toEqual([session])
  })

  test('may say no to it, and the leader is told', async () => {
    await omar.types('/mentor delegate @jonas')
    await jonas.clicks('I would rather not')
    expect(await delegateId()).toBeNull()
    omar.sees(/@Jonas Weber would rather not see to the dates of your sessions/)
    await jonas.forges(DELEGATE_DECLINE, omar.id)
    expect(jonas.lastMessage?.read).toMatch(/You see to nobody’s dates/)
  })

  test('is replaced by the next one who is named', async () => {
    await omar.types('/mentor delegate @jonas')
    await omar.types('/mentor delegate @li')
    expect(await delegateId()).toBe(li.id)
    jonas.sees(/You no longer see to the dates of @Omar Haddad/)
    li.sees(/The session of @Omar Haddad with @Maya Lindqvist is on/)
  })

  test('who leaves the workspace is one no more, and the leader is told', async () => {
    await leaves(world, 'li')
    expect(await delegateId()).toBeNull()
    omar.sees(/@.* is no longer in this workspace, so the dates of your sessions come to you alone again/)
    expectNoTrouble(world)
  })
})

describe('a leader and a delegate who press at the same moment', async () => {
  const world = await openWorld()
  const [omar, jonas] = [world.person('omar'), world.person('jonas')]
  const pair = await makePair(world, 'maya', 'omar')
  await world.until(MORNING)
  await omar.types('/mentor delegate @jonas')

  test('book one session', async () => {
    const { rows } = await world.database.db.execute<{ id: string; at: number }>(
      'select offer_id as id, extract(epoch from starts_at)::int as at from slots order by 2',
    )
    const [first, second] = rows.map(({ id, at }) => `${id}:${at}`)
    await Promise.all([omar.forges(slotId(0), first ?? ''), jonas.forges(slotId(1), second ?? '')])
    await world.passes({ minutes: 1 })
    expect(await upcoming(world, pair)).toHaveLength(1)
    const told = [omar, jonas].filter(({ messages }) =>
      messages.some(({ read }) => /A time was found already/.test(read)),
    )
    expect(told).toHaveLength(1)
    expectNoTrouble(world)
  })
})
