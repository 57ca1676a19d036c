import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { type CheckIn, findCheckIn, insertCheckIn, weeklyNudges } from '../../src/db/check-ins.ts'
import { ensureMember } from '../../src/db/members.ts'
import { insertNudges } from '../../src/db/nudges.ts'
import { ensureWorkspace } from '../../src/db/workspaces.ts'
import { testDatabase } from '../support/database.ts'

const now = Temporal.Instant.from('2026-03-09T08:30:00Z')
const answer = (changes: Partial<CheckIn> = {}): CheckIn => ({
  workspaceId: 'T1',
  userId: 'U1',
  isoWeek: '2026-W11',
  answer: 'on-track',
  help: null,
  answeredAt: now,
  ...changes,
})

describe.each(['postgres', 'embedded'] as const)('check-ins in a %s database', async (kind) => {
  const { db } = await testDatabase(kind)
  for (const workspaceId of ['T1', 'T2']) {
    await ensureWorkspace(db, workspaceId, now)
    for (const userId of ['U1', 'U2']) await ensureMember(db, { workspaceId, userId, zone: 'UTC' }, now)
  }

  test('have one answer for each person and week, the first one', async () => {
    const answers = ['on-track', 'help', 'skip'] as const
    const saved = await Promise.all(answers.map((one) => insertCheckIn(db, answer({ answer: one }))))
    expect(saved.filter(Boolean)).toHaveLength(1)
    const kept = await findCheckIn(db, 'T1', 'U1', '2026-W11')
    expect(kept?.answer).toBe(answers[saved.indexOf(true)])
  })

  test('keep the words as they were written', async () => {
    const help = 'She said “later” <twice> & left\n🪓'
    await insertCheckIn(db, answer({ isoWeek: '2026-W12', answer: 'help', help }))
    expect(await findCheckIn(db, 'T1', 'U1', '2026-W12')).toEqual(
      answer({ isoWeek: '2026-W12', answer: 'help', help }),
    )
  })

  test('are each person’s, week’s and workspace’s own', async () => {
    expect(await insertCheckIn(db, answer({ userId: 'U2' }))).toBe(true)
    expect(await insertCheckIn(db, answer({ workspaceId: 'T2' }))).toBe(true)
    expect(await findCheckIn(db, 'T2', 'U1', '2026-W12')).toBeNull()
  })

  test('list the messages of one person and kind, the latest week first, across the turn of a year', async () => {
    const message = (userId: string, week: string, kindOfNudge = 'weekly') => ({
      workspaceId: 'T1',
      kind: kindOfNudge,
      occasion: `${kindOfNudge}:${userId}:${week}`,
      userId,
      subject: week,
      dueAt: now.add({ hours: 1 }),
    })
    const wanted = ['2027-W01', '2026-W52', '2026-W53', '2026-W09'].map((week) => message('U1', week))
    await insertNudges(db, [...wanted, message('U2', '2026-W11'), message('U1', '2026-W11', 'other')], now)
    const found = await weeklyNudges(db, 'T1', 'U1', 'weekly')
    expect(found.map(({ week }) => week)).toEqual(['2027-W01', '2026-W53', '2026-W52', '2026-W09'])
    expect(found.every(({ state }) => state === 'pending')).toBe(true)
  })
})
