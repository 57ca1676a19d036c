import { DrizzleQueryError } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { beforeAll, describe, expect, test } from 'vitest'
import { pairs } from '../../src/db/schema.ts'
import { ensureWorkspace } from '../../src/db/workspaces.ts'
import { testDatabase } from '../support/database.ts'

const NOW = Temporal.Instant.from('2026-03-10T12:00:00Z')
const [UNIQUE, CHECK] = ['23505', '23514']

type NewPair = typeof pairs.$inferInsert

let people = 0
/** Nobody who is in another pair, unless a test says so. */
const pairOf = (changes: Partial<NewPair> = {}): NewPair => {
  people += 1
  return {
    id: crypto.randomUUID(),
    workspaceId: 'T1',
    mentorId: `UMENTOR${people}`,
    menteeId: `UMENTEE${people}`,
    proposedBy: `UMENTOR${people}`,
    requestKey: crypto.randomUUID(),
    state: 'active',
    mentorSlot: 1,
    topic: 'Topic',
    cadence: 'monthly',
    sessionMinutes: 45,
    months: 6,
    createdAt: NOW,
    ...changes,
  }
}
const proposal = (changes: Partial<NewPair> = {}) =>
  pairOf({ state: 'proposed', mentorSlot: null, ...changes })
const pausedPair = (changes: Partial<NewPair> = {}) =>
  pairOf({ state: 'paused', pausedUntil: Temporal.PlainDate.from('2026-04-01'), ...changes })

/** A row the database has, and one that it refuses beside it. */
const refusals: {
  what: string
  stands?: NewPair
  refused: NewPair
  code: string
  constraint: string
}[] = [
  {
    what: 'a second running pair of one leader',
    stands: pairOf({ menteeId: 'UOMAR' }),
    refused: pairOf({ menteeId: 'UOMAR' }),
    code: UNIQUE,
    constraint: 'pairs_one_mentor_per_mentee',
  },
  {
    what: 'a second running pair of a leader whose first is paused',
    stands: pausedPair({ menteeId: 'ULI' }),
    refused: pairOf({ menteeId: 'ULI' }),
    code: UNIQUE,
    constraint: 'pairs_one_mentor_per_mentee',
  },
  {
    what: 'one slot of a mentor taken twice',
    stands: pairOf({ mentorId: 'UMAYA', mentorSlot: 2 }),
    refused: pairOf({ mentorId: 'UMAYA', mentorSlot: 2 }),
    code: UNIQUE,
    constraint: 'pairs_mentor_capacity',
  },
  {
    what: 'a second open proposal for the same two',
    stands: proposal({ mentorId: 'UJONAS', menteeId: 'UANA' }),
    refused: proposal({ mentorId: 'UJONAS', menteeId: 'UANA' }),
    code: UNIQUE,
    constraint: 'pairs_one_open_proposal',
  },
  {
    what: 'a second open proposal for the same two the other way round',
    stands: proposal({ mentorId: 'UPRIYA', menteeId: 'UTOM' }),
    refused: proposal({ mentorId: 'UTOM', menteeId: 'UPRIYA' }),
    code: UNIQUE,
    constraint: 'pairs_one_open_proposal',
  },
  {
    what: 'a pair with oneself',
    refused: proposal({ mentorId: 'USELF', menteeId: 'USELF' }),
    code: CHECK,
    constraint: 'pairs_two_people',
  },
  {
    what: 'a pause without its date',
    refused: pairOf({ state: 'paused' }),
    code: CHECK,
    constraint: 'pairs_paused_until',
  },
  {
    what: 'the date of a pause on a pair that goes on',
    refused: pausedPair({ state: 'active' }),
    code: CHECK,
    constraint: 'pairs_paused_until',
  },
  {
    what: 'a running pair without a slot',
    refused: pairOf({ mentorSlot: null }),
    code: CHECK,
    constraint: 'pairs_slot_while_running',
  },
  {
    what: 'a slot kept by a pair that is over',
    refused: pairOf({ state: 'ended' }),
    code: CHECK,
    constraint: 'pairs_slot_while_running',
  },
]

describe.each(['postgres', 'embedded'] as const)('the %s database itself refuses', async (kind) => {
  const { db } = await testDatabase(kind)
  beforeAll(async () => {
    for (const workspaceId of ['T1', 'T2']) await ensureWorkspace(db, workspaceId, NOW)
  })

  test.each(refusals)('$what', async ({ stands, refused, code, constraint }) => {
    if (stands) await db.insert(pairs).values(stands)
    const error = await db
      .insert(pairs)
      .values(refused)
      .catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(DrizzleQueryError)
    expect(error).toMatchObject({ cause: { code, constraint } })
    // In another workspace the first row is nobody's business; a row that is wrong in itself stays wrong.
    if (stands) await db.insert(pairs).values({ ...refused, workspaceId: 'T2' })
  })

  test('nothing of a pair that is over: its two may be a pair again', async () => {
    const over = pairOf({ mentorId: 'UERIN', menteeId: 'UZOE', state: 'ended', mentorSlot: null })
    await db.insert(pairs).values(over)
    await db.insert(pairs).values(pairOf({ mentorId: 'UERIN', menteeId: 'UZOE' }))
    expect(await db.query.pairs.findMany({ where: (row, { eq }) => eq(row.menteeId, 'UZOE') })).toHaveLength(
      2,
    )
  })
})
