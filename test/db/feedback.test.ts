import { Temporal } from 'temporal-polyfill'
import { beforeAll, describe, expect, test } from 'vitest'
import { findItem, insertItem, itemsOfSession, openItem, updateItem } from '../../src/db/feedback.ts'
import { owedBy } from '../../src/db/owed.ts'
import { insertPair, updatePair } from '../../src/db/pairs.ts'
import { findReflection, hasReflection, saveReflection } from '../../src/db/reflections.ts'
import { insertSession, updateSession } from '../../src/db/sessions.ts'
import { ensureWorkspace } from '../../src/db/workspaces.ts'
import type { FeedbackItem } from '../../src/domain/feedback.ts'
import type { Pair } from '../../src/domain/pair.ts'
import { JUST_BOOKED, type Session } from '../../src/domain/session.ts'
import { testDatabase } from '../support/database.ts'
import { proposedPair } from '../support/proposed-pair.ts'

const NOW = Temporal.Instant.from('2026-03-10T12:00:00Z')
const WORKSPACE = 'T1'

describe('what is said after a session', async () => {
  const { db } = await testDatabase()

  const newPair = async (mentorId: string, menteeId: string): Promise<Pair> => {
    const pair = proposedPair({ workspaceId: WORKSPACE, mentorId, menteeId, menteeAcceptedAt: NOW }, NOW)
    await insertPair(db, pair, pair.id)
    await updatePair(db, pair, { state: 'active', mentorSlot: 1 })
    return pair
  }

  const newSession = async (pair: Pair, endsHoursAgo: number, changes: Partial<Session> = {}) => {
    const session: Session = {
      id: crypto.randomUUID(),
      workspaceId: WORKSPACE,
      pairId: pair.id,
      state: 'scheduled',
      startsAt: NOW.subtract({ minutes: endsHoursAgo * 60 + 45 }),
      minutes: 45,
      bookedBy: pair.mentorId,
      ...JUST_BOOKED,
      place: null,
      ...changes,
    }
    await insertSession(db, session, session.id, NOW)
    return session
  }

  const newItem = (session: Session, changes: Partial<FeedbackItem> = {}): FeedbackItem => ({
    id: crypto.randomUUID(),
    workspaceId: WORKSPACE,
    sessionId: session.id,
    menteeId: 'UOMAR',
    words: 'Words',
    category: 'tools',
    kind: 'idea',
    sharing: 'named',
    status: 'new',
    revision: 1,
    formId: 'V1',
    sharedAt: null,
    sharedTo: null,
    ...changes,
  })

  const owed = async (userId: string) =>
    (await owedBy(db, WORKSPACE, userId, NOW)).map(({ sessionId, role }) => [sessionId, role])

  beforeAll(() => ensureWorkspace(db, WORKSPACE, NOW))

  test('a session has one open item, and any number of shared ones', async () => {
    const session = await newSession(await newPair('UMAYA', 'UOMAR'), 1)
    const first = newItem(session)
    await insertItem(db, first, NOW)
    expect(await openItem(db, WORKSPACE, session.id)).toEqual(first)
    await expect(insertItem(db, newItem(session), NOW)).rejects.toThrow()
    await updateItem(db, first, { sharedAt: NOW, revision: 2 }, NOW)
    expect(await openItem(db, WORKSPACE, session.id)).toBeNull()
    const second = newItem(session)
    await insertItem(db, second, NOW.add({ minutes: 1 }))
    expect((await itemsOfSession(db, WORKSPACE, session.id)).map(({ id }) => id)).toEqual([
      first.id,
      second.id,
    ])
    expect(await findItem(db, 'T2', first.id)).toBeNull()
  })

  test('what stays between the two cannot be marked as shared', async () => {
    const session = await newSession(await newPair('U1', 'U2'), 1)
    await expect(insertItem(db, newItem(session, { sharing: 'pair', sharedAt: NOW }), NOW)).rejects.toThrow()
  })

  test('a reflection is written once and corrected in place', async () => {
    const session = await newSession(await newPair('U3', 'U4'), 1)
    const reflection = {
      workspaceId: WORKSPACE,
      sessionId: session.id,
      mentorId: 'U3',
      heard: 'a',
      minutes: 45,
      preparation: 20,
      revision: 1,
      formId: 'V1',
    }
    expect(await hasReflection(db, WORKSPACE, session.id)).toBe(false)
    await saveReflection(db, { ...reflection, learned: null, followUps: null }, NOW)
    const corrected = {
      heard: null,
      learned: 'b',
      followUps: 'c',
      minutes: 0,
      preparation: 5,
      revision: 2,
      formId: 'V2',
    }
    await saveReflection(db, { ...reflection, ...corrected }, NOW)
    expect(await findReflection(db, WORKSPACE, session.id)).toEqual({ ...reflection, ...corrected })
    expect(await hasReflection(db, WORKSPACE, session.id)).toBe(true)
  })

  test('each of the two owes an answer from the end of a session, for a week', async () => {
    const pair = await newPair('U5', 'U6')
    const [older, newer] = [await newSession(pair, 7 * 24 - 1), await newSession(pair, 0)]
    await newSession(pair, 7 * 24)
    await newSession(pair, -1)
    expect(await owed('U5')).toEqual([
      [older.id, 'mentor'],
      [newer.id, 'mentor'],
    ])
    expect(await owed('U6')).toEqual([
      [older.id, 'mentee'],
      [newer.id, 'mentee'],
    ])
    expect(await owed('U1')).not.toContainEqual([newer.id, 'mentor'])
    const [first] = await owedBy(db, WORKSPACE, 'U5', NOW)
    expect(first).toMatchObject({ pairId: pair.id })
    expect(first?.endedAt.equals(NOW.subtract({ hours: 7 * 24 - 1 }))).toBe(true)
    expect(await owedBy(db, 'T2', 'U5', NOW)).toEqual([])
  })

  test('a rating, “nothing this time” or words settle the leader’s part, a reflection the mentor’s', async () => {
    const pair = await newPair('U7', 'U8')
    const [rated, nothing, told] = [
      await newSession(pair, 5),
      await newSession(pair, 3),
      await newSession(pair, 1),
    ]
    await updateSession(db, rated, { rating: 3, state: 'held' })
    await updateSession(db, nothing, { nothingToTell: true })
    await insertItem(db, newItem(told, { menteeId: 'U8' }), NOW)
    expect(await owed('U8')).toEqual([])
    expect(await owed('U7')).toHaveLength(3)
    const empty = { heard: null, learned: null, followUps: null, minutes: 30, preparation: 0 }
    const saved = { sessionId: rated.id, mentorId: 'U7', revision: 1, formId: 'V1' }
    await saveReflection(db, { workspaceId: WORKSPACE, ...saved, ...empty }, NOW)
    expect(await owed('U7')).toEqual([
      [nothing.id, 'mentor'],
      [told.id, 'mentor'],
    ])
  })

  test('nothing is owed for sessions that fell through, nor by pairs that are over', async () => {
    const pair = await newPair('U9', 'U10')
    await newSession(pair, 1, { state: 'cancelled' })
    await newSession(pair, 2, { state: 'missed' })
    expect(await owed('U10')).toEqual([])
    const held = await newSession(pair, 3, { state: 'held' })
    expect(await owed('U10')).toEqual([[held.id, 'mentee']])
    await updatePair(db, pair, { state: 'ended', mentorSlot: null })
    expect(await owed('U10')).toEqual([])
  })
})
