import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { ledgerItems, lockItems } from '../../src/db/ledger.ts'
import type { LedgerItem } from '../../src/domain/ledger.ts'
import { makeItLead } from '../support/ledger.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { holdSession } from '../support/sessions.ts'
import { openWorld } from '../support/world.ts'

const PATIENCE_MS = 10_000

describe('a leader who takes it back at the moment in which IT opens it', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const [omar, jonas] = [world.person('omar'), world.person('jonas')]
  const { db } = world.database
  await makeItLead(world, 'jonas')
  const pair = await makePair(world, 'maya', 'omar')
  await holdSession(world, 'maya', pair, '2026-03-10T16:00')
  await omar.clicks('4')
  const items = () => ledgerItems(db, world.acme.teamId)

  const waiting = sql`select 1 from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`
  const isWaiting = (count: number) =>
    expect.poll(async () => (await db.execute(waiting)).rows.length, { timeout: PATIENCE_MS }).toBe(count)

  /** Both press while the item's row is held; whoever came first has it first. */
  async function bothPress({ id, workspaceId }: LedgerItem, inOrder: (() => Promise<void>)[]) {
    const pressed: Promise<void>[] = []
    await db.transaction(async (tx) => {
      await lockItems(tx, workspaceId, { ids: [id] })
      for (const press of inOrder) {
        pressed.push(press())
        await isWaiting(pressed.length)
      }
    })
    await Promise.all(pressed)
  }

  const takesItBack = () => omar.clicks('Take it back')
  const opens = () => jonas.clicks('Open')

  let item: LedgerItem
  beforeEach(async () => {
    while (jonas.modal) await jonas.closes()
    while (omar.modal) await omar.closes()
    const [standing] = await items()
    if (standing === undefined) {
      await omar.clicks(/^(Tell IT something|Read or correct)$/)
      await omar.submits({ words: 'The VPN is slow', category: 'Tools', kind: 'Friction', sharing: 'named' })
      await omar.submits()
    }
    const [shared] = await items()
    if (!shared) throw new Error('nothing is shared')
    item = shared
    await jonas.types('/mentor ledger')
    await omar.clicks('What you told IT')
  })

  test('has it back when they were first: IT reads that it is gone', async () => {
    await bothPress(item, [takesItBack, opens])
    expect(await items()).toEqual([])
    expect(omar.modal?.read).toMatch(/Done\. IT does not have it/)
    expect(jonas.modal?.read).toMatch(/Perhaps its leader has taken it back/)
    expect(jonas.modals.map(({ read }) => read).join()).not.toMatch(/VPN/)
  })

  test('reads that IT has seen it when IT was first', async () => {
    await bothPress(item, [opens, takesItBack])
    expect(await items()).toMatchObject([{ ledgerId: item.ledgerId, sharing: 'named' }])
    expect(jonas.modal?.read).toMatch(/>The VPN is slow/)
    expect(omar.modal?.read).toMatch(/IT has seen this already.*It has read your words, with your name/)
    expectNoTrouble(world)
  })
})
