import { asc, eq } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { nudges } from '../../src/db/schema.ts'
import { ASK_MENTEE, ASK_MENTOR, REMIND_MENTEE, REMIND_MENTOR } from '../../src/features/feedback/ids.ts'
import { PROPOSAL_REMINDER } from '../../src/features/start/ids.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { bookSession } from '../support/sessions.ts'
import { openWorld, type TestWorld } from '../support/world.ts'

const planned = ({ database }: TestWorld, kind: string) =>
  database.db.query.nudges.findMany({ where: eq(nudges.kind, kind), orderBy: asc(nudges.dueAt) })

/** When the last message of this kind is worth nothing any more. */
async function expiryOf(world: TestWorld, kind: string): Promise<Temporal.Instant> {
  const expiry = (await planned(world, kind)).at(-1)?.expiresAt
  if (!expiry) throw new Error(`no ${kind} expires`)
  return expiry
}

/** The bot was away: nothing happened until this moment, and then one beat of the clock. */
async function comesBack(world: TestWorld, moment: Temporal.Instant): Promise<void> {
  world.clock.turnTo(moment)
  await world.app.tick()
  await world.app.idle()
}

const seconds = (moment: Temporal.Instant, by: number) => moment.add({ seconds: by })

describe('a reminder of a proposal after an outage', () => {
  const proposed = async () => {
    const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
    await world.person('maya').types('/mentor start @omar')
    await world.person('maya').submits({ topic: 'What comes too late' })
    return { world, omar: world.person('omar') }
  }

  test('is dropped once the proposal has expired', async () => {
    const { world, omar } = await proposed()
    await comesBack(world, seconds(await expiryOf(world, PROPOSAL_REMINDER), 1))
    omar.seesNot(/still waits for your answer/)
    expect(await planned(world, PROPOSAL_REMINDER)).toMatchObject([
      { state: 'dropped', outcome: 'expired', messageTs: null },
    ])
    expectNoTrouble(world)
  })

  test('comes late as long as it can still be answered', async () => {
    const { world, omar } = await proposed()
    // Before the proposal's last hours, so that it is a working hour for the reader.
    await comesBack(world, (await expiryOf(world, PROPOSAL_REMINDER)).subtract({ hours: 72 }))
    await world.passes({ hours: 24 })
    omar.sees(/still waits for your answer/)
    expect(await planned(world, PROPOSAL_REMINDER)).toMatchObject([{ state: 'sent' }])
  })
})

describe('the questions after a session, after an outage', () => {
  test('are dropped once nobody can say much about it any more', async () => {
    const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
    const [maya, omar] = [world.person('maya'), world.person('omar')]
    const pair = await makePair(world, 'maya', 'omar')
    await bookSession(world, 'maya', pair, '2026-03-10T16:00')
    const kinds = [ASK_MENTEE, ASK_MENTOR, REMIND_MENTEE, REMIND_MENTOR]
    const expiries = await Promise.all(kinds.map((kind) => expiryOf(world, kind)))
    const last = expiries.toSorted((one, other) => one.epochMilliseconds - other.epochMilliseconds).at(-1)
    if (!last) throw new Error('nothing is asked after a session')
    const before = [maya.messages.length, omar.messages.length]

    await comesBack(world, seconds(last, 1))
    // A session of which nobody has said a word in a week was missed, so the leader gets new times; nobody gets a question.
    const since = [maya, omar].map(({ messages }, index) =>
      messages.slice(before[index]).map(({ read }) => read),
    )
    expect(since).toEqual([[], [expect.stringMatching(/^\*When do you and @Maya Lindqvist meet next\?\*/)]])
    for (const kind of kinds) {
      const asked = await planned(world, kind)
      expect(asked.length).toBeGreaterThan(0)
      for (const nudge of asked)
        expect(nudge, kind).toMatchObject({ state: 'dropped', outcome: 'expired', messageTs: null })
    }
    expectNoTrouble(world)
  })
})
