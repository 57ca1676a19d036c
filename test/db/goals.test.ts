import { DrizzleQueryError, eq } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { beforeAll, describe, expect, test } from 'vitest'
import { insertPair } from '../../src/db/pairs.ts'
import { agreementChanges, goals } from '../../src/db/schema.ts'
import { ensureWorkspace } from '../../src/db/workspaces.ts'
import { testDatabase } from '../support/database.ts'
import { proposedPair } from '../support/proposed-pair.ts'

const NOW = Temporal.Instant.from('2026-03-10T12:00:00Z')

describe.each(['postgres', 'embedded'] as const)('on %s the database refuses', async (kind) => {
  const { db } = await testDatabase(kind)
  const pair = proposedPair({ workspaceId: 'T1', mentorId: 'U1', menteeId: 'U2' }, NOW)
  beforeAll(async () => {
    await ensureWorkspace(db, 'T1', NOW)
    await insertPair(db, pair, 'request')
  })

  const about = { workspaceId: 'T1', pairId: pair.id }
  const goal = (position: number, changes: Partial<typeof goals.$inferInsert> = {}) =>
    db.insert(goals).values({ ...about, id: crypto.randomUUID(), position, text: 'Goal', ...changes })
  const change = (state: 'open' | 'replaced') =>
    db.insert(agreementChanges).values({
      ...about,
      id: crypto.randomUUID(),
      proposedBy: 'U1',
      requestKey: crypto.randomUUID(),
      state,
      before: '{}',
      after: '{}',
      createdAt: NOW,
      closedAt: state === 'open' ? null : NOW,
    })

  test('a fourth open goal, whatever its place; a closed one leaves its place to another', async () => {
    for (const position of [1, 2, 3]) await goal(position)
    for (const position of [0, 1, 2, 3, 4]) await expect(goal(position)).rejects.toThrow(DrizzleQueryError)
    await db.update(goals).set({ state: 'dropped' }).where(eq(goals.position, 2))
    await goal(2)
    await goal(2, { state: 'reached', progress: 100 })
    await expect(goal(2)).rejects.toThrow(DrizzleQueryError)
  })

  test('progress between the steps, a reached goal that is not there yet, and an open one that is', async () => {
    await expect(goal(1, { state: 'dropped', progress: 33 })).rejects.toThrow(DrizzleQueryError)
    await expect(goal(1, { state: 'reached', progress: 75 })).rejects.toThrow(DrizzleQueryError)
    await db.update(goals).set({ state: 'dropped' }).where(eq(goals.position, 1))
    await expect(goal(1, { progress: 100 })).rejects.toThrow(DrizzleQueryError)
  })

  test('a second change that waits for an answer', async () => {
    await change('replaced')
    await change('open')
    await expect(change('open')).rejects.toThrow(DrizzleQueryError)
    await change('replaced')
  })
})
