import { eq } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  correctLine,
  countLinesFor,
  deleteLine,
  findLine,
  insertLine,
  linesFor,
  shareLog,
  sharesIn,
  taughtIn,
  unshareLog,
} from '../../src/db/learnings.ts'
import { insertPair } from '../../src/db/pairs.ts'
import { findReflection, saveReflection } from '../../src/db/reflections.ts'
import { learnings, pairs } from '../../src/db/schema.ts'
import { insertSession } from '../../src/db/sessions.ts'
import { ensureWorkspace } from '../../src/db/workspaces.ts'
import { JUST_BOOKED } from '../../src/domain/session.ts'
import { testDatabase } from '../support/database.ts'
import { proposedPair } from '../support/proposed-pair.ts'

const NOW = Temporal.Instant.from('2026-03-10T12:00:00Z')
const HELD_AT = Temporal.Instant.from('2026-03-09T12:00:00.123456Z')

describe.each(['postgres', 'embedded'] as const)('a learning log on %s', async (kind) => {
  const { db } = await testDatabase(kind)
  const pair = proposedPair({ workspaceId: 'T1', mentorId: 'U1', menteeId: 'U2' }, NOW)
  const sessionId = crypto.randomUUID()
  const mentor = { workspaceId: 'T1', userId: 'U1', pairIds: [pair.id] }
  const mentee = { ...mentor, userId: 'U2' }
  const notes = { source: 'notes', id: sessionId } as const
  const added = crypto.randomUUID()
  const all = { limit: 10, offset: 0 }
  const words = async (reader: typeof mentor) => (await linesFor(db, reader, all)).map((line) => line.words)

  beforeAll(async () => {
    for (const id of ['T1', 'T2']) await ensureWorkspace(db, id, NOW)
    await insertPair(db, pair, 'request')
    const session = {
      id: sessionId,
      workspaceId: 'T1',
      pairId: pair.id,
      state: 'held',
      startsAt: HELD_AT,
      minutes: 45,
      bookedBy: 'U1',
      ...JUST_BOOKED,
      place: null,
    } as const
    await insertSession(db, session, 'booked', NOW)
    const reflection = { workspaceId: 'T1', sessionId, mentorId: 'U1', formId: 'V1', revision: 1 }
    await saveReflection(
      db,
      { ...reflection, heard: 'h', learned: 'learned', followUps: null, minutes: 45, preparation: 0 },
      NOW,
    )
    const line = { workspaceId: 'T1', pairId: pair.id, sessionId: null, words: 'added' }
    await insertLine(db, { ...line, id: added, userId: 'U1' }, NOW)
  })

  const taught = (changes: Partial<typeof learnings.$inferInsert> = {}) =>
    insertLine(
      db,
      {
        workspaceId: 'T1',
        id: crypto.randomUUID(),
        pairId: pair.id,
        userId: 'U2',
        sessionId,
        words: 'taught',
        ...changes,
      },
      NOW,
    )

  test('reads what was added and what stands in the notes as one, the newest first', async () => {
    expect(await linesFor(db, mentor, all)).toEqual([
      {
        source: 'log',
        id: added,
        pairId: pair.id,
        userId: 'U1',
        sessionId: null,
        words: 'added',
        revision: 1,
        at: NOW,
      },
      {
        source: 'notes',
        id: sessionId,
        pairId: pair.id,
        userId: 'U1',
        sessionId,
        words: 'learned',
        revision: 1,
        at: HELD_AT,
      },
    ])
    expect(await countLinesFor(db, mentor)).toBe(2)
    expect((await linesFor(db, mentor, { limit: 1, offset: 1 })).map((line) => line.words)).toEqual([
      'learned',
    ])
  })

  test('holds one line of a leader for a session, by the day of the session', async () => {
    expect(await taught()).toBe(true)
    expect(await taught({ words: 'twice' })).toBe(false)
    expect(await taughtIn(db, 'T1', sessionId, 'U2')).toMatchObject({ words: 'taught', at: HELD_AT })
    expect(await taughtIn(db, 'T1', sessionId, 'U1')).toBeNull()
  })

  test('is read by the other one only while it is shared, in this workspace and these pairs only', async () => {
    expect(await words(mentee)).toEqual(['taught'])
    const share = { workspaceId: 'T1', pairId: pair.id, userId: 'U1' }
    expect([await shareLog(db, share, NOW), await shareLog(db, share, NOW)]).toEqual([true, false])
    expect(new Set(await words(mentee))).toEqual(new Set(['added', 'learned', 'taught']))
    expect(await words(mentor)).toEqual(['added', 'learned'])
    expect(await words({ ...mentee, workspaceId: 'T2' })).toEqual([])
    expect(await words({ ...mentee, pairIds: [] })).toEqual([])
    expect(await findLine(db, 'T2', { source: 'log', id: added })).toBeNull()
    expect([await unshareLog(db, share), await unshareLog(db, share)]).toEqual([true, false])
    expect(await words(mentee)).toEqual(['taught'])
    expect(await sharesIn(db, 'T1', [pair.id])).toEqual([])
  })

  test('corrects and deletes a line where it stands', async () => {
    await correctLine(db, 'T1', notes, 'corrected', NOW)
    expect(await findLine(db, 'T1', notes)).toMatchObject({ words: 'corrected', revision: 2 })
    await correctLine(db, 'T1', { source: 'log', id: added }, 'also', NOW)
    expect(await findLine(db, 'T1', { source: 'log', id: added })).toMatchObject({
      words: 'also',
      revision: 2,
    })
    await correctLine(db, 'T2', { source: 'log', id: added }, 'from next door', NOW)
    await deleteLine(db, 'T2', { source: 'log', id: added }, NOW)
    expect(await words(mentor)).toEqual(['also', 'corrected'])
    await deleteLine(db, 'T1', notes, NOW)
    expect(await findLine(db, 'T1', notes)).toBeNull()
    expect(await findReflection(db, 'T1', sessionId)).toMatchObject({
      heard: 'h',
      learned: null,
      minutes: 45,
      revision: 3,
    })
    await deleteLine(db, 'T1', { source: 'log', id: added }, NOW)
    expect(await words(mentor)).toEqual([])
  })

  test('takes no line for a pair of another workspace, and goes with its pair', async () => {
    await expect(taught({ workspaceId: 'T2', sessionId: null })).rejects.toThrow()
    await db.delete(pairs).where(eq(pairs.id, pair.id))
    expect(await db.select().from(learnings)).toEqual([])
  })
})
