import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { moveNudge } from '../../src/db/nudges.ts'
import { nudges } from '../../src/db/schema.ts'
import { SEND } from '../../src/domain/nudge.ts'
import { deliverNudge } from '../../src/jobs/deliver-nudge.ts'
import { openOutbox } from '../support/outbox.ts'

describe('a message on its way', async () => {
  const bot = await openOutbox()
  const { db, outbox, parts, clock, facts, sandbox } = bot
  afterAll(bot.close)
  beforeEach(async () => {
    sandbox.faults.clear()
    facts.whileDrawing = async () => {}
    facts.word = 'old'
    await db.delete(nudges)
  })

  /** A note that was handed to a worker so many minutes ago. */
  const queued = async (minutes = 0) => {
    const [id = ''] = await bot.plan([{ dueAt: clock.now().add({ hours: 1 }) }])
    const queuedAt = clock.now().subtract({ minutes })
    const nudge = await bot.nudge(id)
    await moveNudge(db, nudge, ['pending'], { state: 'queued', queuedAt })
    return bot.nudge(id)
  }
  const said = () => bot.reader.messages.map(({ read }) => read)
  /** What was said since the test began. */
  const saying = () => {
    const before = said().length
    return () => said().slice(before)
  }

  test('is not sent by a second worker, however long it had waited for the first', async () => {
    const nudge = await queued(61)
    const fresh = saying()
    facts.whileDrawing = async () => {
      facts.whileDrawing = async () => {}
      await outbox.tick()
      await bot.idle()
      const now = await bot.nudge(nudge.id)
      expect(now.state).toBe('sending')
      await deliverNudge(parts, { ...nudge, state: 'queued' })
    }
    await deliverNudge(parts, nudge)
    await bot.idle()
    expect(fresh()).toEqual(['old'])
    expect(await bot.nudge(nudge.id)).toMatchObject({ state: 'sent' })
  })

  test('that is to come later is not worn out by what failed before', async () => {
    const nudge = await queued()
    await moveNudge(db, nudge, ['queued'], { attempts: 11, bugs: 4 })
    facts.decision = { do: 'later', at: clock.now().add({ hours: 24 }) }
    await deliverNudge(parts, await bot.nudge(nudge.id))
    facts.decision = SEND
    expect(await bot.nudge(nudge.id)).toMatchObject({ state: 'pending', attempts: 0, bugs: 0 })
  })

  test.each(['pending', 'queued', 'unknown'] as const)(
    'keeps its receipt when another run has taken it for lost: %s',
    async (state) => {
      const nudge = await queued()
      facts.whileDrawing = async () => void (await moveNudge(db, nudge, ['sending'], { state }))
      await deliverNudge(parts, nudge)
      const after = await bot.nudge(nudge.id)
      expect(after).toMatchObject({ state: 'sent', channelId: bot.reader.directMessage })
      expect(after.messageTs).toMatch(/^\d+\.\d+$/)
    },
  )

  test('is drawn once more when something changes after it was drawn', async () => {
    const nudge = await queued()
    const fresh = saying()
    facts.whileDrawing = async () => {
      facts.whileDrawing = async () => {}
      facts.word = 'new'
      await bot.redraw()
    }
    await deliverNudge(parts, nudge)
    expect(fresh()).toEqual([])
    await outbox.tick()
    await bot.idle()
    expect(fresh()).toEqual(['new'])
  })

  test('waits for a change of the facts that is being saved', async () => {
    const nudge = await queued()
    const fresh = saying()
    let delivering: Promise<void> | undefined
    await db.transaction(async (tx) => {
      await outbox.redraw(tx, nudge.workspaceId, {})
      delivering = deliverNudge(parts, nudge)
      const waiting = sql`select 1 from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`
      await expect
        .poll(async () => fresh().length + (await db.execute(waiting)).rows.length, { timeout: 10_000 })
        .toBeGreaterThan(0)
      facts.word = 'new'
    })
    await delivering
    // Whoever delivers takes what came back meanwhile.
    await outbox.tick()
    await bot.idle()
    expect(fresh()).toEqual(['new'])
  })

  test('is tried again when Slack fails while it is drawn, as nothing was posted', async () => {
    const nudge = await queued()
    const fresh = saying()
    sandbox.faults.next('users.info', { dropAfterWork: true })
    facts.whileDrawing = async () => void (await parts.client.users.info({ user: bot.reader.id }))
    await deliverNudge(parts, nudge)
    expect(fresh()).toEqual([])
    const after = await bot.nudge(nudge.id)
    expect(after).toMatchObject({ state: 'pending', attempts: 1 })
    const row = await db.query.nudges.findFirst({ where: eq(nudges.id, nudge.id) })
    expect(row?.retryAt?.since(clock.now()).total('seconds')).toBe(15)
  })
})
