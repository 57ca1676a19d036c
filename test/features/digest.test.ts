import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { afterEach, describe, expect, test } from 'vitest'
import { digestGroups, digests, feedbackItems } from '../../src/db/schema.ts'
import { CATEGORIES } from '../../src/domain/feedback.ts'
import { setItChannel } from '../support/it-channel.ts'
import { makeItLead, shareWithIt } from '../support/ledger.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { holdSession } from '../support/sessions.ts'
import { moreLeadersShare } from '../support/shared-items.ts'
import { openWorld, type TestWorld } from '../support/world.ts'

const DIGEST = /Feedback about IT, as of/
const FOUR = ['UA', 'UB', 'UC', 'UD'].map((leader) => ({ leader }))

const toPerson = (world: TestWorld, name: string): string[] =>
  world
    .person(name)
    .messages.filter(({ channel, read }) => channel === world.person(name).directMessage && DIGEST.test(read))
    .map(({ read }) => read)
const toChannel = (world: TestWorld): string[] =>
  world.acme
    .messagesIn('it')
    .map(({ read }) => read)
    .filter((read) => DIGEST.test(read))
const moment = (at: string) => Temporal.ZonedDateTime.from(at).toInstant()
const released = ({ database: { db } }: TestWorld) => db.select().from(digests).orderBy(digests.isoWeek)

/** Two IT leads, a channel, and a pair whose leader has something to say. */
async function itWorld(): Promise<TestWorld> {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  await makeItLead(world, 'ana')
  await makeItLead(world, 'jonas')
  await setItChannel(world, 'it')
  return world
}

async function omarShares(world: TestWorld, at: string): Promise<void> {
  const pair = await makePair(world, 'maya', 'omar')
  await holdSession(world, 'maya', pair, at)
  await world.person('omar').clicks('4')
  await shareWithIt(world, 'omar', { words: 'The VPN is slow', as: 'theme' })
}

describe('the weekly digest', async () => {
  const world = await itWorld()
  const jonas = world.person('jonas')
  afterEach(() => expectNoTrouble(world))

  test('is not there as long as nothing was ever shared', async () => {
    await makePair(world, 'jonas', 'li')
    await world.until('2026-03-10T12:00[America/New_York]')
    expect([await released(world), toPerson(world, 'jonas'), toChannel(world)]).toEqual([[], [], []])
    await jonas.types('/mentor digest')
    expect(jonas.modal?.read).toMatch(/There is no digest yet/)
    await jonas.closes()
  })

  test('says too few of what fewer than five leaders have shared, and does not say nought', async () => {
    await omarShares(world, '2026-03-12T16:00')
    await moreLeadersShare(world, FOUR.slice(0, 3))
    await world.until('2026-03-16T18:00[America/New_York]')
    const [first = ''] = toPerson(world, 'jonas')
    expect(first).toMatch(/as of Mon, 16 Mar 2026/)
    expect(first).toMatch(/New:\*? too few to show[\s\S]*Waiting:\*? too few[\s\S]*Closed:\*? too few/)
    expect(first).toMatch(/Themes:\*? too few to show/)
    expect(first).not.toMatch(/: [0-9]/)
  })

  test('comes to each IT lead on Monday when their own day begins, and to the channel, once', async () => {
    await moreLeadersShare(world, [...FOUR.slice(3), { leader: 'UE' }])
    await world.replica()
    await world.until('2026-03-23T08:59[Europe/Berlin]')
    expect(toPerson(world, 'jonas')).toHaveLength(1)
    await world.until('2026-03-23T09:01[Europe/Berlin]')
    expect(toPerson(world, 'jonas')).toHaveLength(2)
    expect(toPerson(world, 'ana')).toHaveLength(1)
    expect(toChannel(world)).toHaveLength(1)
    await world.until('2026-03-23T09:01[America/Sao_Paulo]')
    await world.restart()
    await world.passes({ hours: 12 })
    expect([toPerson(world, 'jonas'), toPerson(world, 'ana'), toChannel(world)]).toEqual([
      [expect.anything(), expect.stringMatching(/New:\*? 6\n/)],
      [expect.anything(), expect.stringMatching(/Waiting:\*? 6\n/)],
      [expect.anything(), expect.stringMatching(/Tools \| 6|Tools[\s\S]*6/)],
    ])
    for (const other of ['maya', 'omar', 'priya', 'li']) expect(toPerson(world, other)).toEqual([])
  })

  test('is kept as figures alone, which name no item and nobody', async () => {
    const [, row] = await released(world)
    expect(row?.figures).toEqual({
      ...{ fresh: 6, waiting: 6, overdue: null, closed: null, mixed: null },
      ...{ toAcknowledge: null, toClose: null, themes: [{ category: 'tools', now: 6, before: null }] },
    })
  })

  test('shows the very same figures when it is tried again, whatever has changed since', async () => {
    const { db } = world.database
    world.sandbox.faults.next(
      'chat.postMessage',
      { status: 503 },
      { when: ({ text }) => DIGEST.test(String(text)) },
    )
    await world.until('2026-03-30T08:30[Europe/Berlin]')
    await db.update(feedbackItems).set({ sharedAt: null, sharedTo: null }).where(sql`mentee_id = 'UA'`)
    const [status, closedAt] = ['done' as const, world.clock.now()]
    await db.update(feedbackItems).set({ status, closedAt })
    await world.until('2026-03-30T12:00[America/New_York]')
    const third = [toPerson(world, 'jonas')[2], toPerson(world, 'ana')[2], toChannel(world)[2]]
    for (const read of third) expect(read).toMatch(/Waiting:\*? 6 \(before: 6\)/)
  })

  test('does not tell what was taken back: the figure stays, in another place', async () => {
    await world.until('2026-04-06T18:00[America/New_York]')
    await jonas.types('/mentor digest')
    expect(jonas.modal?.read).toMatch(/as of Mon, 6 Apr 2026[\s\S]*Closed:\*? 6\n/)
    expect(jonas.modal?.read).toMatch(/Waiting:\*? too few to show \(before: 6\)/)
    expect(jonas.modal?.read).toMatch(/Time to close\*?, median: too few to show/)
    await jonas.closes()
    const groups = await world.database.db.select().from(digestGroups)
    expect(groups.map(({ items }) => items.length)).toEqual([6])
  })

  test('leads to the ledger with one click, and to the switch that ends it', async () => {
    await jonas.clicks('Open the ledger', { message: DIGEST })
    expect(jonas.modal?.title?.text).toBe('Feedback ledger')
    await jonas.closes()
    await jonas.clicks('My reminders', { message: DIGEST })
    expect(jonas.modal?.read).toMatch(/Feedback about IT/)
    await jonas.closes()
    const [his, hers] = [toPerson(world, 'jonas').length, toPerson(world, 'ana').length]
    await jonas.forges('nudges.switch', 'digest:off')
    await world.until('2026-04-13T18:00[America/New_York]')
    expect([toPerson(world, 'jonas').length, toPerson(world, 'ana').length]).toEqual([his, hers + 1])
  })

  test('is for IT leads: nobody else opens it, and whoever is none any more gets none', async () => {
    const omar = world.person('omar')
    await omar.types('/mentor digest')
    omar.sees(/The digest is for IT leads/)
    expect(omar.modal).toBeNull()
    const before = toPerson(world, 'ana').length
    await world.until('2026-04-19T18:00[Europe/Berlin]')
    await makeItLead(world, 'ana', false)
    await world.until('2026-04-20T18:00[America/New_York]')
    expect(toPerson(world, 'ana')).toHaveLength(before)
  })
})

describe('a digest in which nothing can be shown', async () => {
  const world = await itWorld()
  const jonas = world.person('jonas')
  await omarShares(world, '2026-03-10T16:00')

  test('says so once, and comes again when there is something; until then it can be opened', async () => {
    await world.until('2026-03-30T18:00[America/New_York]')
    expect([toPerson(world, 'jonas').length, toChannel(world).length]).toEqual([1, 1])
    expect(await released(world)).toHaveLength(3)
    await jonas.types('/mentor digest')
    expect(jonas.modal?.read).toMatch(/as of Mon, 30 Mar 2026[\s\S]*too few to show/)
    await jonas.closes()
    await moreLeadersShare(world, FOUR)
    // The Monday is a holiday there.
    await world.until('2026-04-07T18:00[America/New_York]')
    expect(toPerson(world, 'jonas').at(-1)).toMatch(/New:\*? 5\n/)
    expectNoTrouble(world)
  })
})

describe('a digest whose Monday has passed', async () => {
  const world = await itWorld()
  await omarShares(world, '2026-03-10T16:00')
  await moreLeadersShare(world, FOUR)

  test('is dropped, not late; the next one comes', async () => {
    await world.until('2026-03-15T20:00[Europe/Berlin]')
    world.clock.turnTo(moment('2026-03-18T12:00[Europe/Berlin]'))
    await world.passes({ hours: 1 })
    expect([toPerson(world, 'jonas'), toPerson(world, 'ana'), toChannel(world)]).toEqual([[], [], []])
    await world.until('2026-03-23T18:00[Europe/Berlin]')
    expect([toPerson(world, 'jonas').length, toChannel(world).length]).toEqual([1, 1])
  })

  test('is not even made when the bot was away over it', async () => {
    world.clock.turnTo(moment('2026-04-02T12:00[Europe/Berlin]'))
    await world.passes({ hours: 1 })
    expect((await released(world)).map(({ isoWeek }) => isoWeek)).toEqual(['2026-W12', '2026-W13'])
    await world.until('2026-04-07T18:00[Europe/Berlin]')
    expect((await released(world)).at(-1)?.isoWeek).toBe('2026-W15')
    expect(toPerson(world, 'jonas')).toHaveLength(2)
  })

  test('also reaches workspaces of an earlier version, from their next Monday on', async () => {
    await world.database.db.execute(sql`delete from nudges where kind like 'digest.%'`)
    await world.restart()
    await world.restart()
    await world.until('2026-04-13T18:00[Europe/Berlin]')
    expect(toPerson(world, 'jonas')).toHaveLength(3)
    expectNoTrouble(world)
  })
})

describe('a digest of many themes', async () => {
  const world = await itWorld()
  await omarShares(world, '2026-03-10T16:00')

  test.each(CATEGORIES.map((category, index) => [index + 1, category] as const))(
    'is drawn as Slack takes it with %s of them',
    async (count, category) => {
      const leaders = ['UA', 'UB', 'UC', 'UD', 'UE', 'UF'].slice(0, count % 2 ? 5 : 6)
      await moreLeadersShare(
        world,
        leaders.map((leader) => ({ leader, category })),
      )
      await world.passes({ hours: 7 * 24 })
      const last = world.acme.messagesIn('it').findLast(({ read }) => DIGEST.test(read))
      const table = last?.blocks.find(({ type }) => type === 'table')
      const chart = last?.blocks.find(({ type }) => type === 'data_visualization')
      expect(Reflect.get(table ?? {}, 'rows')).toHaveLength(count + 1)
      expect(JSON.stringify(chart).match(/"value"/g)?.length).toBeGreaterThanOrEqual(Math.min(count, 6))
      expectNoTrouble(world)
    },
  )
})
