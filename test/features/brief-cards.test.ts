import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { COACHING_CARDS } from '../../src/domain/coaching/cards.ts'
import type { Person } from '../sandbox/index.ts'
import { menteeBriefs, mentorBriefs } from '../support/briefs.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { bookSession, holdSession } from '../support/sessions.ts'
import { openWorld } from '../support/world.ts'

/** The card that a brief shows, by its text. */
const cardIn = (brief: string | undefined) => COACHING_CARDS.find(({ text }) => brief?.includes(text))

describe('the cards in the briefs', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const pairs = { jonas: await makePair(world, 'maya', 'jonas'), ana: await makePair(world, 'maya', 'ana') }

  test('are never the same twice to one person, over all pairs', async () => {
    let day = Temporal.PlainDate.from('2026-03-10')
    for (let session = 0; session < 3; session += 1) {
      for (const leader of ['jonas', 'ana'] as const) {
        await holdSession(world, leader, pairs[leader], `${day}T12:00`)
        await world.person(leader).clicks('4')
      }
      day = day.add({ weeks: 2 })
    }
    const tips = mentorBriefs(world, 'maya').map(({ read }) => cardIn(read)?.id)
    expect(tips).toHaveLength(6)
    expect(new Set(tips).size).toBe(6)
    expect(tips).not.toContain(undefined)
    expectNoTrouble(world)
  })
})

describe('the card of a brief', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const [maya, omar] = [world.person('maya'), world.person('omar')]
  const pair = await makePair(world, 'maya', 'omar', { months: '12' })
  const mentors = () => cardIn(mentorBriefs(world, 'maya').at(-1)?.read)
  const leaders = () => cardIn(menteeBriefs(world, 'omar').at(-1)?.read)

  test('speaks to the first session, and stays when the brief is drawn anew', async () => {
    await bookSession(world, 'maya', pair, '2026-03-12T15:00')
    await world.until('2026-03-11T09:00[America/New_York]')
    const [mentor, leader] = [mentors(), leaders()]
    expect(mentor).toMatchObject({ audience: 'mentor' })
    expect(mentor?.situations).toContain('first-session')
    expect(leader).toMatchObject({ audience: 'leader' })
    await omar.clicks('Move it', { message: /About:/ })
    await omar.clicks('Choose a time')
    await omar.submits({ time: '11:00' })
    maya.sees(/\*Your session with @Omar Haddad on Mar 12, 2026 at 16:00/)
    expect([mentors(), leaders()]).toEqual([mentor, leader])
  })

  test('speaks to a session that fell through', async () => {
    await world.until('2026-03-12T17:00[Europe/Stockholm]')
    await omar.clicks('4')
    await bookSession(world, 'omar', pair, '2026-03-25T10:00')
    await omar.clicks('Cancel', { message: /Session on Mar 25/ })
    await omar.submits()
    await bookSession(world, 'omar', pair, '2026-04-01T10:00')
    await world.until('2026-03-31T09:00[America/New_York]')
    expect(mentors()?.situations).toContain('after-cancellation')
  })

  test('speaks of criticism to a mentor only when it is the mentor’s to know', async () => {
    const tells = async (leader: Person, sharing: string) => {
      await leader.clicks('4')
      await leader.clicks('Tell IT something')
      await leader.submits({ words: 'Too slow', category: 'Tools', kind: 'Friction', sharing })
      while (leader.modal) await leader.closes()
    }
    await world.until('2026-04-01T12:00[America/New_York]')
    await tells(omar, 'IT sees the topic only')
    await bookSession(world, 'omar', pair, '2026-04-15T10:00')
    await world.until('2026-04-15T12:00[America/New_York]')
    expect(mentors()?.situations).not.toContain('after-criticism')
    // A leader next door, whose second session it is, so that nothing else is to be said to the mentor.
    await world.acme.change('jonas', { zone: 'Europe/Stockholm' })
    const jonas = world.person('jonas')
    const other = await makePair(world, 'maya', 'jonas')
    await holdSession(world, 'jonas', other, '2026-04-21T10:00')
    await tells(jonas, 'Only my mentor and I')
    await bookSession(world, 'jonas', other, '2026-05-06T10:00')
    await world.until('2026-05-05T12:00[Europe/Stockholm]')
    expect(mentors()?.situations).toContain('after-criticism')
    expectNoTrouble(world)
  })
})
