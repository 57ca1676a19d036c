import { expect, test } from 'vitest'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { holdSession } from '../support/sessions.ts'
import { openWorld } from '../support/world.ts'

test('the times for the last session say that it is the last, and after it nobody is asked for another', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const omar = world.person('omar')
  const pair = await makePair(world, 'maya', 'omar')
  const offers = () => omar.messages.filter(({ read }) => /^\*When do you and/.test(read))
  const meet = async (day: string) => {
    await holdSession(world, 'maya', pair, `${day}T15:00`)
    await omar.clicks('4', { message: /How was the session/ })
  }
  for (const day of ['2026-03-05', '2026-04-02', '2026-04-30', '2026-05-28', '2026-06-25']) await meet(day)
  await world.until('2026-06-26T18:00[America/New_York]')
  expect(offers().at(-1)?.read).toMatch(/the last session by agreement.*`\/mentor agreement`/s)
  await meet('2026-07-23')
  const before = offers().length
  await world.until('2026-07-28T18:00[America/New_York]')
  expect(offers()).toHaveLength(before)
  omar.sees(/That was your last session by agreement/)
  expectNoTrouble(world)
})
