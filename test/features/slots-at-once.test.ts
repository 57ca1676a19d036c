import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { slotId } from '../../src/features/session/ids.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { openWorld } from '../support/world.ts'

test('two leaders of one mentor who press the same time at once get one session; the other sees further times', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  await makePair(world, 'maya', 'jonas')
  await makePair(world, 'maya', 'ana')
  await world.until('2026-03-03T15:00[Europe/Stockholm]')
  const { db } = world.database
  const { rows: offers } = await db.execute<{ id: string; mentee: string; workspace: string }>(
    sql`select o.id::text, p.mentee_id as mentee, o.workspace_id as workspace
      from slot_offers o join pairs p on p.id = o.pair_id`,
  )
  const at = Temporal.Instant.from('2026-03-06T14:00:00Z').epochMilliseconds / 1000
  // Offers reserve nothing, so both may hold the same time.
  for (const { id, workspace } of offers)
    await db.execute(sql`insert into slots values (${workspace}, ${id}, to_timestamp(${at}), 1)
      on conflict do nothing`)
  const offerOf = (mentee: string) => offers.find((offer) => offer.mentee === mentee)?.id
  await Promise.all(
    ['jonas', 'ana'].map((name) => {
      const person = world.person(name)
      return person.forges(slotId(0), `${offerOf(person.id)}:${at}`)
    }),
  )
  const { rows: booked } = await db.execute(sql`select starts_at from sessions where state = 'scheduled'`)
  expect(booked).toHaveLength(1)
  const others = ['jonas', 'ana'].filter((name) =>
    world.person(name).messages.some(({ read }) => /no longer free/.test(read)),
  )
  expect(others).toHaveLength(1)
  expectNoTrouble(world)
})
