import { DrizzleQueryError } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { beforeAll, describe, expect, test } from 'vitest'
import { closingWordsAt, currentClosingWords, saveClosingWords } from '../../src/db/closing.ts'
import { findNextStep, saveNextStep, searchesOf } from '../../src/db/next-steps.ts'
import { insertPair } from '../../src/db/pairs.ts'
import { ensureWorkspace } from '../../src/db/workspaces.ts'
import { NO_WORDS } from '../../src/domain/closing.ts'
import type { NextStep } from '../../src/domain/rematch.ts'
import { testDatabase } from '../support/database.ts'
import { proposedPair } from '../support/proposed-pair.ts'

const NOW = Temporal.Instant.from('2026-03-10T12:00:00Z')

describe.each(['postgres', 'embedded'] as const)('on %s', async (kind) => {
  const { db } = await testDatabase(kind)
  const people = { workspaceId: 'T1', mentorId: 'U1', menteeId: 'U2' }
  const pair = proposedPair({ ...people, state: 'declined' }, NOW)
  const later = proposedPair({ ...people, state: 'declined' }, NOW)
  beforeAll(async () => {
    await ensureWorkspace(db, 'T1', NOW)
    for (const one of [pair, later]) await insertPair(db, one, one.id)
  })

  test('a summary has one state for each revision, and the latest holds', async () => {
    const write = (revision: number, thanks: string | null) =>
      saveClosingWords(db, pair, { ...NO_WORDS, thanks, revision, writtenBy: 'U1', writtenAt: NOW })
    expect(await currentClosingWords(db, pair)).toBeNull()
    await write(1, 'First')
    await write(2, 'Second')
    for (const [revision, thanks] of [
      [2, 'Third'],
      [0, 'None'],
      [3, ''],
      [3, 'x'.repeat(501)],
    ] as const)
      await expect(write(revision, thanks)).rejects.toThrow(DrizzleQueryError)
    expect((await currentClosingWords(db, pair))?.thanks).toBe('Second')
    expect((await closingWordsAt(db, pair, 1))?.thanks).toBe('First')
    expect(await currentClosingWords(db, later)).toBeNull()
  })

  test('nobody looks twice for a partner in one role, and what it should be about goes with the search', async () => {
    const step: NextStep = {
      workspaceId: 'T1',
      pairId: pair.id,
      userId: 'U1',
      role: 'mentor',
      choice: 'looking',
      topic: 'Data',
      chosenAt: NOW,
    }
    await saveNextStep(db, step)
    await expect(saveNextStep(db, { ...step, pairId: later.id })).rejects.toThrow(DrizzleQueryError)
    await saveNextStep(db, { ...step, pairId: later.id, role: 'mentee' })
    expect(await searchesOf(db, 'T1', 'U1')).toHaveLength(2)
    await expect(saveNextStep(db, { ...step, choice: 'found' })).rejects.toThrow(DrizzleQueryError)
    await saveNextStep(db, { ...step, choice: 'found', topic: null })
    expect((await findNextStep(db, step))?.choice).toBe('found')
    expect(await searchesOf(db, 'T1', 'U1')).toHaveLength(1)
  })
})
