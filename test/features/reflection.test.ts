import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { findReflection, saveReflection } from '../../src/db/reflections.ts'
import { FEEDBACK_REFLECT } from '../../src/features/feedback/ids.ts'
import { makeCoordinator } from '../support/coordinator.ts'
import { setItChannel } from '../support/it-channel.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { bookSession, holdSession } from '../support/sessions.ts'
import { openWorld } from '../support/world.ts'

describe('the mentor after a session', async () => {
  const world = await openWorld()
  const [maya, omar, priya] = [world.person('maya'), world.person('omar'), world.person('priya')]
  await makeCoordinator(world, 'priya')
  const pair = await makePair(world, 'maya', 'omar')
  const session = await bookSession(world, 'maya', pair, '2026-03-10T16:00', 30)
  const written = () => findReflection(world.database.db, session.workspaceId, session.id)

  test('is asked at the end', async () => {
    await maya.forges(FEEDBACK_REFLECT, session.id)
    maya.sees(/has not ended yet/)
    await world.until('2026-03-10T16:30[Europe/Stockholm]')
    maya.sees(/How did it go with @Omar Haddad\? A minute now saves the memory\./)
    omar.seesNot(/A minute now/)
  })

  test('finds only the minutes required, filled in with those of the session', async () => {
    await maya.clicks('Write it down')
    const required = Object.entries(maya.modal?.fields ?? {}).filter(([, { optional }]) => !optional)
    expect(required.map(([name, { value }]) => [name, value])).toEqual([['minutes', '30']])
    expect(maya.modal?.read).toMatch(/Only you see this: not @Omar Haddad, not a coordinator, not IT/)
  })

  test('may write nothing but the minutes', async () => {
    world.sandbox.deliver.twice()
    await maya.submits()
    expect(maya.modal).toBeNull()
    expect(await written()).toMatchObject({ heard: null, learned: null, followUps: null, minutes: 30 })
    expect(maya.lastMessage?.read).toMatch(/Written down\. Only you can see it\./)
  })

  test('reopens and corrects it any time', async () => {
    await maya.clicks('Read or correct')
    await maya.submits({ heard: 'Two days\nfor a laptop', learned: 'Margins', followUps: 'Ask', minutes: 50 })
    await world.passes({ hours: 24 * 30 })
    await maya.clicks('Read or correct')
    expect(maya.modal?.fields).toMatchObject({
      heard: { value: 'Two days\nfor a laptop' },
      learned: { value: 'Margins' },
      followUps: { value: 'Ask' },
      minutes: { value: '50' },
    })
    await maya.submits({ learned: null, minutes: 0 })
    expect(await written()).toMatchObject({ heard: 'Two days\nfor a laptop', learned: null, minutes: 0 })
  })

  test('loses no correction to a window that was opened before it', async () => {
    await maya.clicks('Read or correct')
    const stored = await written()
    if (!stored) throw new Error('nothing is written')
    const elsewhere = { ...stored, heard: 'From the other window', revision: stored.revision + 1 }
    await saveReflection(world.database.db, { ...elsewhere, formId: 'elsewhere' }, world.clock.now())
    await maya.submits({ heard: 'From the old window' })
    expect(maya.modal?.errors.heard).toMatch(/You corrected this in another window meanwhile\./)
    expect(maya.modal?.fields.heard?.value).toBe('From the old window')
    expect(await written()).toMatchObject({ heard: 'From the other window' })
    await maya.closes()
  })

  test('is alone with it: neither the leader nor a coordinator can open it', async () => {
    for (const other of [omar, priya]) {
      await other.forges(FEEDBACK_REFLECT, session.id)
      other.sees(/for the mentor of that session/)
      expect(other.modal).toBeNull()
      other.seesNot(/laptop|Margins/)
    }
    await maya.forges(FEEDBACK_REFLECT, 'nonsense')
    maya.sees(/cannot find this session/)
  })

  test('gets two reminders when nothing was written, and is still welcome after them', async () => {
    const later = await holdSession(world, 'maya', pair, '2026-04-14T16:00')
    await world.passes({ hours: 24 * 12 })
    const asked = maya.messages.filter(({ read }) => /Write it down/.test(read))
    expect(asked.map(({ read }) => read.split('\n')[0])).toEqual([
      expect.stringMatching(/A minute now saves the memory/),
      expect.stringMatching(/are still open/),
      expect.stringMatching(/I ask for the last time/),
    ])
    await maya.clicks('Write it down', { message: /for the last time/ })
    await maya.submits({ minutes: 45 })
    expect(await findReflection(world.database.db, later.workspaceId, later.id)).not.toBeNull()
    expect(maya.messages.filter(({ read }) => /Write it down/.test(read))).toEqual([])
    expectNoTrouble(world)
  })
})

describe('what people write after a session', async () => {
  const world = await openWorld()
  const [maya, omar] = [world.person('maya'), world.person('omar')]
  const { db } = world.database
  const pair = await makePair(world, 'maya', 'omar')
  world.acme.addChannel({ name: 'it-desk', bot: true })
  await setItChannel(world, 'it-desk')
  await holdSession(world, 'maya', pair, '2026-03-10T16:00')
  const secret = (who: string) => `xylophone-${who}`
  const named = { category: 'Tools', kind: 'Friction', sharing: 'named' }

  test('is nowhere but in its own columns, also when Slack and the database fail', async () => {
    await omar.clicks('4')
    await omar.clicks('Tell IT something')

    // The database gives way in the middle of saving; its error quotes what it was given.
    await db.execute(sql`alter table feedback_items rename column sharing to away`)
    await omar.submits({ words: secret('item'), ...named })
    expect(omar.modal?.read).toMatch(/Something went wrong on our side, and nothing was changed/)
    await db.execute(sql`alter table feedback_items rename column away to sharing`)
    await omar.submits()

    // Where no field can hold the words, they take the place of the preview.
    await db.execute(sql`alter table feedback_items rename column shared_to to away`)
    await omar.submits()
    expect(omar.modal?.read).toMatch(/Something went wrong on our side.*the reference [0-9a-f]{8}/s)
    await db.execute(sql`alter table feedback_items rename column away to shared_to`)
    await omar.closes()
    await omar.submits()

    // Slack refuses the post and the redrawn message.
    world.sandbox.faults.next('chat.postMessage', { error: 'is_archived' })
    world.sandbox.faults.next('chat.update', { error: 'invalid_blocks' })
    await omar.submits()
    expect(world.acme.messagesIn('it-desk')).toEqual([])

    await omar.forges('feedback.tell', (await sessionIds())[0] ?? '')
    await omar.submits({ words: secret('pair'), category: 'Cost', kind: 'Idea' })
    maya.sees(secret('pair'))

    await maya.clicks('Write it down')
    await db.execute(sql`alter table reflections rename column heard to away`)
    await maya.submits({ heard: secret('heard'), learned: secret('learned'), followUps: secret('promise') })
    expect(maya.modal?.read).toMatch(/Something went wrong/)
    await db.execute(sql`alter table reflections rename column away to heard`)
    await maya.submits()
    expect(maya.modal).toBeNull()

    expect(world.log.filter((line) => line.includes('"level":50')).length).toBeGreaterThanOrEqual(3)
    expect(world.log.join('\n')).not.toContain('xylophone')
    for (const table of await tablesWith('xylophone'))
      expect(['public.feedback_items', 'public.reflections']).toContain(table)
    expect(await tablesWith('xylophone')).toHaveLength(2)
  })

  async function sessionIds(): Promise<string[]> {
    const { rows } = await db.execute<{ id: string }>(sql`select id from sessions`)
    return rows.map(({ id }) => id)
  }

  /** Every table of the database, the queue's too, in which a row holds this text. */
  async function tablesWith(text: string): Promise<string[]> {
    const { rows } = await db.execute<{ name: string }>(
      sql`select table_schema || '.' || table_name as name from information_schema.tables
          where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`,
    )
    const found: string[] = []
    for (const { name } of rows) {
      const table = sql.raw(
        name
          .split('.')
          .map((part) => `"${part}"`)
          .join('.'),
      )
      const hits = await db.execute(
        sql`select 1 from ${table} as t where t::text like ${`%${text}%`} limit 1`,
      )
      if (hits.rows.length > 0) found.push(name)
    }
    return found.sort()
  }
})
