import { describe, expect, test } from 'vitest'
import { OTHER_TIMES, slotId } from '../../src/features/session/ids.ts'
import type { Person } from '../sandbox/index.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { conversation, past, upcoming } from '../support/session-talk.ts'
import { bookSession, holdSession } from '../support/sessions.ts'
import { openWorld } from '../support/world.ts'

const MORNING = '2026-03-02T09:00[America/New_York]'
const OFFER = /When do you and @Maya Lindqvist meet/

const offers = (person: Person) => person.messages.filter(({ read }) => OFFER.test(read))

/** What the buttons with times say, in the newest offer or in the window. */
function times(read: string | undefined): string[] {
  return [...new Set(read?.match(/^\w{3} \d+ \w{3,4}, \d\d:\d\d$/gm) ?? [])]
}

describe('three times', async () => {
  const world = await openWorld()
  const [maya, omar, jonas] = ['maya', 'omar', 'jonas'].map(world.person)
  if (!maya || !omar || !jonas) throw new Error('somebody is missing')
  const pair = await makePair(world, 'maya', 'omar')
  const newest = () => offers(omar).at(-1)?.read

  test('come to the leader of a new pair in the morning, by the leader’s own clock', async () => {
    await world.until('2026-03-02T08:59[America/New_York]')
    expect(offers(omar)).toEqual([])
    await world.until(MORNING)
    expect(times(newest())).toEqual(['Wed 4 Mar, 09:00', 'Thu 5 Mar, 10:00', 'Fri 6 Mar, 10:30'])
    expect(newest()).toMatch(/One click books it, 45 minutes\..*By your clock, America\/New_York/s)
  })

  test('are mentioned in the conversation, where the mentor reads of them', () => {
    expect(conversation(world)[0]?.read).toMatch(/I offer @Omar Haddad three times to choose from/)
    expect(offers(maya)).toEqual([])
  })

  test('are followed by three others, again and again, never the same ones', async () => {
    const seen = times(newest())
    for (let round = 0; round < 4; round += 1) {
      await omar.clicks('Other times')
      expect(times(newest())).toHaveLength(3)
      seen.push(...times(newest()))
    }
    expect(new Set(seen).size).toBe(15)
    expect(offers(omar)).toHaveLength(1)
  })

  test('are not gone through twice as fast by a doubled press', async () => {
    world.sandbox.deliver.twice()
    await omar.clicks('Other times')
    const { rows } = await world.database.db.execute<{ round: number }>('select round from slot_offers')
    expect(rows).toEqual([{ round: 6 }])
  })

  test('become a session with one click, which everybody reads in their own time', async () => {
    const [, chosen = ''] = times(newest())
    world.sandbox.deliver.twice()
    await omar.clicks(chosen)
    const [session, ...others] = await upcoming(world, pair)
    expect(others).toEqual([])
    expect(session).toMatchObject({ bookedBy: omar.id, minutes: 45, revision: 1 })
    maya.sees(/\*Session on \w+ \d+, 2026 at 1[4-7]:\d\d\*, 45 minutes/)
    omar.sees(/A time is booked, thank you/)
    expect(conversation(world)[0]?.read).not.toMatch(/I offer/)
  })

  test('cost a leader one click to confirm and two to move, with other times for one more', async () => {
    const [before] = await upcoming(world, pair)
    await omar.clicks('Move', { message: /^\*Session on/ })
    const first = times(omar.modal?.read)
    expect(first).toHaveLength(3)
    await omar.clicks('Other times')
    const second = times(omar.modal?.read)
    expect(second).toHaveLength(3)
    expect(first.filter((time) => second.includes(time))).toEqual([])
    await omar.closes()

    await omar.clicks('Move', { message: /^\*Session on/ })
    await omar.clicks(times(omar.modal?.read)[0] ?? '')
    expect(omar.modal?.read).toMatch(/Moved to/)
    const [after] = await upcoming(world, pair)
    expect(after).toMatchObject({ id: before?.id, revision: 2 })
    expect(after?.startsAt.equals(before?.startsAt ?? '')).toBe(false)
    maya.sees(/\*Moved to/)
    await omar.closes()
  })

  test('leave the mentor the form to move with', async () => {
    await maya.clicks('Move', { message: /^\*Moved/ })
    expect(maya.modal?.fields).toHaveProperty('date')
    await maya.closes()
  })

  test('come anew when a session is cancelled, at once, with the reason for the two', async () => {
    const before = offers(omar).length
    await omar.clicks('Cancel', { message: /^\*Moved/ })
    await omar.submits({ reason: ' The auditors  came <early> ' })
    expect(await upcoming(world, pair)).toEqual([])
    const note = conversation(world).at(-1)?.read
    expect(note).toMatch(/@Omar Haddad cancelled the session on/)
    expect(note).toMatch(/>The auditors came <early>/)
    expect(note).toMatch(/I offer @Omar Haddad three times/)
    expect(offers(omar)).toHaveLength(before + 1)
    expect(times(newest())).toHaveLength(3)
    expect(world.log.join()).not.toMatch(/auditors/)
  })

  test('are refused once they are no longer free, with fresh ones in their place', async () => {
    const [chosen = '', ...rest] = times(newest())
    const { rows } = await world.database.db.execute<{ at: string }>(
      `select starts_at at time zone 'America/New_York' as at from slots
       where round = (select round from slot_offers where state = 'open')
       and offer_id = (select id from slot_offers where state = 'open') order by starts_at`,
    )
    // Maya meets somebody else then.
    const other = await makePair(world, 'maya', 'ana')
    const at = new Date(`${rows[0]?.at.replace(' ', 'T')}-05:00`).toISOString()
    await world.database.db.execute(
      `insert into sessions (id, workspace_id, pair_id, request_key, state, starts_at, minutes, booked_by, created_at)
       values (gen_random_uuid(), '${world.acme.teamId}', '${other.id}', 'other', 'scheduled', '${at}', 45, 'x', now())`,
    )
    await omar.clicks(chosen)
    omar.sees(/That time is no longer free, so nothing was booked/)
    expect(await upcoming(world, pair)).toEqual([])
    expect(times(newest())).toHaveLength(3)
    for (const time of [chosen, ...rest]) expect(times(newest())).not.toContain(time)
  })

  test('refuse what was not offered, and whoever they are not for', async () => {
    const { rows } = await world.database.db.execute<{ id: string; round: number }>(
      `select id, round from slot_offers where state = 'open' and pair_id = '${pair.id}'`,
    )
    const [offer] = rows
    const forged = `${offer?.id}:${Math.floor(Date.UTC(2026, 2, 20, 3) / 1000)}`
    const answers = async (person: Person, id: string, value: string) => {
      await person.forges(id, value)
      return person.lastMessage?.read
    }
    expect(await answers(omar, slotId(0), forged)).toMatch(/cannot find these times/)
    expect(await answers(omar, slotId(0), 'nonsense')).toMatch(/cannot find these times/)
    expect(await answers(jonas, slotId(0), forged)).toMatch(/two other people/)
    expect(await answers(jonas, OTHER_TIMES, `${offer?.id}:${offer?.round}`)).toMatch(/two other people/)
    expect(await upcoming(world, pair)).toEqual([])
  })

  test('are done with when the pair rests, and come anew when it goes on', async () => {
    await omar.types('/mentor pause')
    await omar.submits({ until: '2026-04-07' })
    expect(newest()).toBeUndefined()
    omar.sees(/These times are not needed any more/)
    await world.until('2026-04-07T12:00[America/New_York]')
    expect(times(newest())).toHaveLength(3)
  })

  test('leave no trouble behind', () => expectNoTrouble(world))
})

describe('after a session', async () => {
  const world = await openWorld()
  const [maya, omar] = [world.person('maya'), world.person('omar')]
  const pair = await makePair(world, 'maya', 'omar')
  await holdSession(world, 'maya', pair, '2026-03-10T15:00')

  test('three times around the cadence’s day come on the next working morning', async () => {
    expect(offers(omar)).toEqual([])
    await world.until('2026-03-11T08:59[America/New_York]')
    expect(offers(omar)).toEqual([])
    await world.until('2026-03-11T09:00[America/New_York]')
    // Four weeks after would be a Tuesday; the Monday before is Easter Monday in Sweden.
    expect(times(offers(omar).at(-1)?.read)).toEqual([
      'Tue 7 Apr, 09:00',
      'Wed 8 Apr, 10:00',
      'Thu 9 Apr, 10:30',
    ])
    expect(offers(omar).at(-1)?.read).toMatch(/meet next\?/)
    maya.sees(/took place, 45 minutes\..*I offer @Omar Haddad three times/s)
  })

  test('they can be put off, and switched off', async () => {
    await omar.picks('nudges.later', 'Tomorrow', { message: OFFER })
    omar.sees(/I will come back to this on/)
    await world.until('2026-03-12T09:00[America/New_York]')
    expect(times(offers(omar).at(-1)?.read)).toHaveLength(3)
    await omar.types('/mentor nudges')
    expect(omar.modal?.read).toMatch(/Times for the next session/)
    await omar.closes()
  })

  test('they are done with when somebody books by hand', async () => {
    const session = await bookSession(world, 'maya', pair, '2026-04-07T15:00')
    expect(offers(omar)).toEqual([])
    omar.sees(/These times are not needed any more/)
    expect(session.bookedBy).toBe(maya.id)
  })

  test('the mentor may have them sent, once, and not while a session is booked', async () => {
    await maya.types('/mentor session')
    await maya.clicks('Book another')
    await maya.clicks('Send three times to omar')
    expect(maya.modal?.read).toMatch(/You have a session booked on/)
    await maya.closes()
    await maya.closes()
    await omar.clicks('Cancel', { message: /^\*Session on/ })
    await omar.submits()
    const sent = offers(omar).length
    await maya.clicks('Find another time')
    await maya.clicks('Send three times to omar')
    expect(maya.modal?.read).toMatch(/@Omar Haddad has times to choose from already/)
    await maya.closes()
    await maya.closes()
    expect(offers(omar)).toHaveLength(sent)
  })

  test('nothing is offered that would lie after the last day', async () => {
    await bookSession(world, 'maya', pair, '2026-08-25T15:00')
    const [held] = await upcoming(world, pair)
    await world.until('2026-08-26T12:00[America/New_York]')
    expect((await past(world, pair))[0]?.id).toBe(held?.id)
    expect(offers(omar)).toEqual([])
    expectNoTrouble(world)
  })
})

describe('two people twelve hours apart', async () => {
  const world = await openWorld()
  const [li, omar] = [world.person('li'), world.person('omar')]
  const pair = await makePair(world, 'li', 'omar')

  test('read that they share no working hour, and the times that come closest', async () => {
    await world.until(MORNING)
    const read = omar.messages.find((message) => /When do you and @/.test(message.read))?.read
    expect(read).toMatch(/Your working hours have none in common/)
    expect(read).toMatch(/For @.*: \w{3} \d+ Mar, \d\d:\d\d/)
    const [first = ''] = times(read)
    await omar.clicks(first)
    expect(await upcoming(world, pair)).toHaveLength(1)
    li.sees(/Session on/)
    expectNoTrouble(world)
  })
})
