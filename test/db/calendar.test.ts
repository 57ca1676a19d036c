import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { insertPair } from '../../src/db/pairs.ts'
import { findSessionEntry, insertSession, type SessionChanges, updateSession } from '../../src/db/sessions.ts'
import { calendarKeyOf, ensureWorkspace } from '../../src/db/workspaces.ts'
import { JUST_BOOKED, type Session } from '../../src/domain/session.ts'
import { testDatabase } from '../support/database.ts'
import { proposedPair } from '../support/proposed-pair.ts'

const NOW = Temporal.Instant.from('2026-03-02T09:00:00Z')

describe.each(['postgres', 'embedded'] as const)('what a calendar needs, on a %s database', async (kind) => {
  const { db } = await testDatabase(kind)
  await ensureWorkspace(db, 'T1', NOW)
  await ensureWorkspace(db, 'T2', NOW)
  const pair = proposedPair({ workspaceId: 'T1', mentorId: 'UMAYA', menteeId: 'UOMAR' }, NOW)
  await insertPair(db, pair, pair.id)
  const session: Session = {
    id: crypto.randomUUID(),
    workspaceId: 'T1',
    pairId: pair.id,
    state: 'scheduled',
    startsAt: NOW.add({ hours: 48 }),
    minutes: 45,
    bookedBy: 'UMAYA',
    ...JUST_BOOKED,
    place: null,
  }
  await insertSession(db, session, session.id, NOW)
  const sequence = async () => (await findSessionEntry(db, 'T1', session.id))?.sequence

  test('every workspace has a key of its own, long enough that nobody guesses it, and keeps it', async () => {
    const [one, other] = [await calendarKeyOf(db, 'T1'), await calendarKeyOf(db, 'T2')]
    expect(one).not.toBe(other)
    expect(one).toMatch(/^[0-9a-f-]{72}$/)
    await ensureWorkspace(db, 'T1', NOW)
    expect(await calendarKeyOf(db, 'T1')).toBe(one)
  })

  const steps: { what: string; changes: SessionChanges; grows: boolean }[] = [
    { what: 'a rating', changes: { rating: 4 }, grows: false },
    { what: 'another time', changes: { startsAt: NOW.add({ hours: 50 }), revision: 2 }, grows: true },
    { what: 'another length', changes: { minutes: 30 }, grows: true },
    { what: 'a place', changes: { place: 'Room 4' }, grows: true },
    { what: 'no place any more', changes: { place: null }, grows: true },
    { what: 'that it was held', changes: { state: 'held' }, grows: false },
    { what: 'that it was missed', changes: { state: 'missed' }, grows: false },
    { what: 'a cancellation', changes: { state: 'cancelled', cancelledBy: 'UOMAR' }, grows: true },
  ]
  test.each(steps)(
    '$what: the entry’s sequence grows by one where a calendar shows it',
    async ({ changes, grows }) => {
      const before = (await sequence()) ?? Number.NaN
      await updateSession(db, session, changes)
      expect(await sequence()).toBe(before + (grows ? 1 : 0))
    },
  )

  test('a session is found in its own workspace only', async () => {
    expect(await findSessionEntry(db, 'T2', session.id)).toBeNull()
  })

  test('a place has at least one character and at most 300', async () => {
    for (const place of ['', 'x'.repeat(301)])
      await expect(db.execute(sql`update sessions set place = ${place}`)).rejects.toThrow()
    await updateSession(db, session, { place: '🏢'.repeat(300) })
  })
})
