import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { dueNudges } from '../../src/db/due-nudges.ts'
import { heldTill, holdLanes } from '../../src/db/lanes.ts'
import { insertNudges } from '../../src/db/nudges.ts'
import { ensureWorkspace } from '../../src/db/workspaces.ts'
import { testDatabase } from '../support/database.ts'

describe.each(['postgres', 'embedded'] as const)('on %s', async (kind) => {
  const { db, migrate } = await testDatabase(kind)
  await migrate()
  const workspaceId = 'T1'
  const now = Temporal.Instant.from('2026-03-02T10:00:00Z')
  await db.transaction((tx) => ensureWorkspace(tx, workspaceId, now))

  test('a due message’s lane is its reader, else its kind; what goes into a lane in the exception is left out', async () => {
    const dueAt = now.subtract({ seconds: 1 })
    await insertNudges(
      db,
      [
        { workspaceId, kind: 'note', occasion: 'one', userId: 'U1', dueAt },
        { workspaceId, kind: 'digest', occasion: 'two', dueAt },
      ],
      dueAt.subtract({ hours: 1 }),
    )
    const lanes = async (except: string[]) =>
      (await dueNudges(db, workspaceId, { now, except, limit: 10, lost: false })).map(({ lane }) => lane)
    expect((await lanes([])).toSorted()).toEqual(['U1', 'digest'])
    expect(await lanes(['U1'])).toEqual(['digest'])
  })

  test('a silence that Slack asked for is not shortened by a later, shorter one', async () => {
    const seconds = (count: number) => now.add({ seconds: count })
    await holdLanes(db, workspaceId, seconds(60), now)
    await holdLanes(db, workspaceId, seconds(5), now)
    expect(await heldTill(db, workspaceId, now)).toEqual(seconds(60))
    await holdLanes(db, workspaceId, seconds(90), now)
    expect(await heldTill(db, workspaceId, now)).toEqual(seconds(90))
  })

  test('one that was written before the clock was set back an hour is', async () => {
    const before = now.subtract({ hours: 1 })
    await holdLanes(db, workspaceId, before.add({ seconds: 5 }), before)
    expect(await heldTill(db, workspaceId, before)).toEqual(before.add({ seconds: 5 }))
  })
})
