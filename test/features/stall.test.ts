import { describe, expect, test } from 'vitest'
import { nudges } from '../../src/db/schema.ts'
import type { Pair } from '../../src/domain/pair.ts'
import { STALL_NOTE, STALLED_OPEN, STALLED_TURNS, stallAnswerId } from '../../src/features/stall/ids.ts'
import type { Person } from '../sandbox/index.ts'
import { makeCoordinator } from '../support/coordinator.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { upcoming } from '../support/session-talk.ts'
import { bookSession, holdSession } from '../support/sessions.ts'
import { openWorld, type TestWorld } from '../support/world.ts'

const STOPPED = /have stopped meeting/

/** What a coordinator was told about stalled pairs, as it stands now. */
const notes = (person: Person): string[] =>
  person.messages
    .filter(({ read, ephemeral }) => !ephemeral && /have stopped meeting|Nothing to do/.test(read))
    .map(({ read }) => read)

/** Maya's pair books a date, and its leader calls it off; every delivery of that comes twice. */
async function fallsThrough(world: TestWorld, pair: Pair, at: string): Promise<void> {
  await bookSession(world, 'maya', pair, at)
  const omar = world.person('omar')
  await omar.clicks('Cancel', { message: /^\*Session on/ })
  world.sandbox.deliver.twice()
  await omar.submits({ reason: 'The board <meets>' })
}

async function twoCoordinators(now: string) {
  const world = await openWorld({ now })
  await makeCoordinator(world, 'priya')
  await makeCoordinator(world, 'jonas')
  const [maya, omar, priya, jonas] = ['maya', 'omar', 'priya', 'jonas'].map(world.person)
  if (!maya || !omar || !priya || !jonas) throw new Error('somebody is missing')
  return { world, maya, omar, priya, jonas, pair: await makePair(world, 'maya', 'omar') }
}

describe('two dates in a row that fall through', async () => {
  const { world, maya, omar, priya, jonas, pair } = await twoCoordinators(
    '2026-03-02T10:00[Europe/Stockholm]',
  )

  test('are told to each coordinator once, privately, in their own hours', async () => {
    await fallsThrough(world, pair, '2026-03-10T16:00')
    await world.passes({ hours: 20 })
    expect(notes(priya)).toEqual([])
    await fallsThrough(world, pair, '2026-03-12T16:00')
    await world.until('2026-03-04T18:00[Europe/Stockholm]')
    for (const coordinator of [priya, jonas]) {
      expect(notes(coordinator)).toHaveLength(1)
      expect(notes(coordinator)[0]).toMatch(
        /@Maya Lindqvist \(mentor\) and @Omar Haddad have stopped meeting\./,
      )
    }
    for (const one of [maya, omar]) one.seesNot(STOPPED)
  })

  test('with what happened and what helps, and never whose doing it was or why', () => {
    const [note = ''] = notes(priya)
    expect(note).toMatch(/They have not met yet: their pair began on Mon, 2 Mar 2026/)
    expect(note).toMatch(/Dates in a row that fell through: Tue, 10 Mar 2026; Thu, 12 Mar 2026\./)
    expect(note).toMatch(/No session is booked\./)
    expect(note).toMatch(/What may help: a short hello/)
    expect(note).not.toMatch(/board|cancelled|Omar Haddad (called|cancel)/)
    expect(world.log.join()).not.toMatch(/board/)
  })

  test('make the leader’s new times half an hour long with one click', async () => {
    expect(omar.messages.at(-1)?.read).toMatch(/One click books it, 45 minutes.*Shorter is fine/s)
    world.sandbox.deliver.twice()
    await omar.clicks('Half an hour is enough')
    const offer = omar.messages.findLast(({ read }) => /When do you and/.test(read))?.read ?? ''
    expect(offer).toMatch(/One click books it, 30 minutes/)
    expect(offer).not.toMatch(/Half an hour is enough/)
  })

  test('are taken by one coordinator, and the others see by whom', async () => {
    await Promise.all([priya.clicks('I’ll ask them'), jonas.clicks('I’ll ask them')])
    const took = notes(priya)[0]?.includes('You are asking them') ? priya : jonas
    const other = took === priya ? jonas : priya
    expect(notes(took)).toEqual([expect.stringMatching(/You are asking them\. Thank you\./)])
    expect(notes(other)).toEqual([expect.stringContaining(`@${took.name} is asking them.`)])
    other.sees(new RegExp(`@${took.name} is asking them already, so nobody else has to`))
    await expect(other.clicks('Leave it')).rejects.toThrow(/Leave it/)

    await took.clicks('Leave it')
    expect(notes(other)[0]).toContain(`@${took.name} left it as it is.`)
    world.sandbox.deliver.twice()
    await other.clicks('I’ll ask them')
    expect(notes(took)[0]).toContain(`@${other.name} is asking them.`)
  })

  test('stand in the list of whoever coordinates, with who asks', async () => {
    await priya.types('/mentor stalled')
    expect(priya.modal?.read).toMatch(/@Maya Lindqvist \(mentor\) and @Omar Haddad/)
    expect(priya.modal?.read).toMatch(/(You are|is) asking them/)
    await priya.closes()
    await priya.clicks('All stalled pairs')
    expect(priya.modal?.read).toMatch(/Here stands a pair with two dates/)
    await priya.closes()
  })

  test('are over once the two have met, and told again when it happens anew', async () => {
    const session = await holdSession(world, 'maya', pair, '2026-03-17T16:00')
    expect(notes(priya)).toEqual([expect.stringMatching(/have met since.*Nothing to do\./)])
    await jonas.forges(stallAnswerId('asking'), `${pair.id}:${session.startsAt.epochMilliseconds}-fallen`)
    jonas.sees(/This is settled/)
    await fallsThrough(world, pair, '2026-03-24T16:00')
    await fallsThrough(world, pair, '2026-03-26T16:00')
    await world.until('2026-03-19T18:00[Europe/Stockholm]')
    expect(notes(priya)).toHaveLength(2)
    expect(notes(priya)[1]).toMatch(/They last met on Tue, 17 Mar 2026/)
    expectNoTrouble(world)
  })

  test('and nothing more comes while it lasts, nor once the pair has ended', async () => {
    await fallsThrough(world, pair, '2026-03-30T16:00')
    await world.restart()
    await world.until('2026-06-20T18:00[Europe/Stockholm]')
    expect(notes(priya)).toHaveLength(2)
    await maya.types('/mentor end')
    await maya.submits()
    expect(notes(priya)[1]).toMatch(/has ended\. Nothing to do\./)
    const waiting = await world.database.db.select({ kind: nudges.kind, state: nudges.state }).from(nudges)
    expect(waiting.filter(({ kind, state }) => kind.startsWith('stall.') && state === 'pending')).toEqual([])
    expectNoTrouble(world)
  })
})

describe('45 days without a session', async () => {
  const { world, maya, omar, priya, jonas, pair } = await twoCoordinators(
    '2026-02-10T10:00[Europe/Stockholm]',
  )
  const other = await makePair(world, 'jonas', 'li')

  test('are counted from the last session, whatever the clocks do, and told in the morning', async () => {
    await holdSession(world, 'maya', pair, '2026-02-17T16:00')
    await omar.clicks('4', { message: /How was the session/ })
    // 45 days later it is Good Friday, where nobody of these is in the office; Stockholm changed its clocks before.
    await world.until('2026-04-03T14:59[Europe/Stockholm]')
    expect(notes(priya).filter((note) => note.includes('Maya'))).toEqual([])
    await world.until('2026-04-07T16:00[Europe/Stockholm]')
    const own = notes(priya).filter((note) => note.includes('@Maya Lindqvist'))
    expect(own).toEqual([expect.stringMatching(/They last met on Tue, 17 Feb 2026\./)])
    expect(own[0]).not.toMatch(/that fell through/)
  })

  test('are not told to a coordinator who is one of the two, whom the others’ list leaves out as well', async () => {
    expect(notes(priya).filter((note) => note.includes('@Li'))).toHaveLength(1)
    expect(notes(jonas).filter((note) => note.includes('@Li'))).toEqual([])
    await jonas.types('/mentor stalled')
    expect(jonas.modal?.read).toMatch(/@Maya Lindqvist/)
    expect(jonas.modal?.read).not.toMatch(/@Li/)
    await jonas.closes()
    await priya.types('/mentor stalled')
    // The pair that has never met comes first: it began before the other one's last session.
    expect(priya.modal?.read.indexOf('@Li')).toBeLessThan(priya.modal?.read.indexOf('@Maya') ?? -1)
    await priya.closes()
    const began = (await world.database.db.select().from(nudges)).find(
      ({ kind, pairId }) => kind === STALL_NOTE && pairId === other.id,
    )
    await jonas.forges(stallAnswerId('asking'), `${other.id}:${began?.subject}`)
    jonas.sees(/This is your own pair, so the other coordinators see to it/)
  })

  test('can be left as they are, from the list, and put off', async () => {
    await priya.types('/mentor stalled')
    await priya.clicks('Leave it', { in: 'modal' })
    expect(priya.modal?.read).toMatch(/You left it as it is/)
    await priya.closes()
    await priya.picks('nudges.later', 'Tomorrow', { message: /@Maya.*have stopped meeting/s })
    priya.sees(/I will come back to this on Wednesday, April 8/)
    await world.until('2026-04-08T16:00[Europe/Stockholm]')
    expect(notes(priya).filter((note) => /@Maya.*have stopped meeting/s.test(note))).toHaveLength(1)
  })

  test('are no stall as soon as a session is booked, and one again when it falls through', async () => {
    await bookSession(world, 'maya', pair, '2026-04-15T16:00')
    expect(notes(priya).some((note) => /@Maya.*have a session booked\. Nothing to do/s.test(note))).toBe(true)
    await omar.clicks('Cancel', { message: /^\*Session on/ })
    await omar.submits({})
    expect(notes(priya).some((note) => /@Maya.*have stopped meeting/s.test(note))).toBe(true)
    await world.until('2026-04-10T16:00[Europe/Stockholm]')
    expect(notes(jonas).filter((note) => note.includes('@Maya'))).toHaveLength(1)
  })

  test('do not count while the pair rests, and begin anew when it goes on', async () => {
    await maya.types('/mentor pause')
    await maya.submits({ until: '2026-06-01' })
    expect(notes(priya).some((note) => /@Maya.*are taking a break/s.test(note))).toBe(true)
    await priya.types('/mentor stalled')
    expect(priya.modal?.read).not.toMatch(/@Maya/)
    await priya.closes()
    await world.until('2026-07-15T20:00[Europe/Stockholm]')
    expect(notes(priya).filter((note) => /@Maya.*have stopped meeting/s.test(note))).toEqual([])
    await world.until('2026-07-17T18:00[Europe/Stockholm]')
    expect(notes(priya).filter((note) => /@Maya.*have stopped meeting/s.test(note))).toEqual([
      expect.stringMatching(/not met since their pause, which ended on Mon, 1 Jun 2026/),
    ])
    expectNoTrouble(world)
  })
})

describe('dates that fall through in a pair that was quiet before', async () => {
  const { world, priya, jonas, pair } = await twoCoordinators('2026-02-10T10:00[Europe/Stockholm]')

  test('are told although the silence was, and although somebody left that as it is', async () => {
    await world.until('2026-03-30T18:00[Europe/Stockholm]')
    expect(notes(priya)).toEqual([expect.not.stringMatching(/that fell through/)])
    await jonas.clicks('Leave it')
    expect(notes(priya)[0]).toMatch(/left it as it is/)
    await world.passes({ hours: 1 })
    await fallsThrough(world, pair, '2026-04-08T16:00')
    await fallsThrough(world, pair, '2026-04-09T16:00')
    await world.until('2026-04-02T18:00[Europe/Stockholm]')
    for (const coordinator of [priya, jonas]) {
      expect(notes(coordinator)).toHaveLength(2)
      // The one from before says how it is now.
      for (const note of notes(coordinator))
        expect(note).toMatch(/stopped meeting.*Wed, 8 Apr 2026; Thu, 9 Apr 2026.*What may help/s)
    }
  })

  test('and once only: neither another date nor the silence after it is told again', async () => {
    await priya.clicks('I’ll ask them')
    expect(notes(jonas).join()).toMatch(/is asking them/)
    await fallsThrough(world, pair, '2026-04-14T16:00')
    await world.until('2026-06-20T18:00[Europe/Stockholm]')
    for (const coordinator of [priya, jonas]) expect(notes(coordinator)).toHaveLength(2)
    expectNoTrouble(world)
  })
})

describe('a pair of the only coordinator', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  await makeCoordinator(world, 'maya')
  const pair = await makePair(world, 'maya', 'omar')
  const maya = world.person('maya')

  test('is offered half an hour, which one click books', async () => {
    const omar = world.person('omar')
    await fallsThrough(world, pair, '2026-03-10T16:00')
    omar.seesNot('Half an hour is enough')
    await fallsThrough(world, pair, '2026-03-12T16:00')
    await omar.clicks('Half an hour is enough')
    await omar.clicks(/^\w{3} \d+ \w{3}, \d\d:\d\d$/)
    expect(await upcoming(world, pair)).toMatchObject([{ minutes: 30 }])
  })

  test('is told to nobody', async () => {
    await world.until('2026-05-04T18:00[Europe/Stockholm]')
    const kinds = (await world.database.db.select({ kind: nudges.kind }).from(nudges)).map(({ kind }) => kind)
    expect(kinds).not.toContain(STALL_NOTE)
    await maya.types('/mentor stalled')
    expect(maya.modal?.read).toMatch(/Every pair is meeting, or rests on purpose/)
    await maya.closes()
  })

  test('is told to somebody who coordinates later, when it is looked at again', async () => {
    await makeCoordinator(world, 'priya')
    await fallsThrough(world, pair, '2026-05-12T16:00')
    await world.until('2026-05-05T18:00[Europe/Stockholm]')
    expect(notes(world.person('priya'))).toHaveLength(1)
    expectNoTrouble(world)
  })
})

describe('the list', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  await makeCoordinator(world, 'priya')
  const priya = world.person('priya')
  const omar = world.person('omar')
  const pair = await makePair(world, 'maya', 'omar')

  test('is for coordinators only, in words', async () => {
    for (const way of [() => omar.types('/mentor stalled'), () => omar.forges(STALLED_OPEN, 'x')]) {
      await way()
      expect(omar.modal).toBeNull()
      expect(omar.lastMessage?.read).toMatch(/The list of stalled pairs is for coordinators/)
    }
    await omar.forges(STALLED_TURNS.more, '0')
    await omar.forges(stallAnswerId('asking'), `${pair.id}:1-quiet`)
    expect(omar.lastMessage?.read).toMatch(/for coordinators/)
    await priya.forges(stallAnswerId('left'), 'nonsense')
    expect(priya.lastMessage?.read).toMatch(/I cannot find this pair here/)
    await priya.forges(stallAnswerId('left'), `${pair.id}:1-quiet`)
    expect(priya.lastMessage?.read).toMatch(/This is settled/)
  })

  test('has room for sixty pairs, ten on a page', async () => {
    for (let index = 0; index < 60; index += 1) {
      const [mentor, mentee] = [`mentor${index}`, `leader${index}`].map((username) =>
        world.acme.addPerson({ name: `${username} Name`, username, zone: 'Europe/Stockholm' }),
      )
      if (!mentor || !mentee) throw new Error('nobody was added')
      await world.database.db.execute(`insert into members (workspace_id, user_id, zone, created_at) values
        ('${pair.workspaceId}', '${mentor.id}', 'UTC', now()), ('${pair.workspaceId}', '${mentee.id}', 'UTC', now())`)
      await world.database.db.execute(`insert into pairs (id, workspace_id, mentor_id, mentee_id, proposed_by, request_key,
          state, mentor_slot, topic, cadence, session_minutes, months, mentor_accepted_at, mentee_accepted_at, created_at)
        values (gen_random_uuid(), '${pair.workspaceId}', '${mentor.id}', '${mentee.id}', 'x', 'k${index}',
          'active', 1, 't', 'monthly', 45, 6, '2025-11-0${1 + (index % 9)}', '2025-11-01', now())`)
    }
    await priya.types('/mentor stalled')
    expect(priya.modal?.read).toMatch(/Page 1 of 6/)
    for (let page = 2; page <= 6; page += 1) {
      await priya.clicks('More')
      expect(priya.modal?.read).toMatch(new RegExp(`Page ${page} of 6`))
    }
    const [before] = priya.modal?.read.match(/@leader\d+ Name/) ?? []
    await priya.clicks('I’ll ask them', { in: 'modal' })
    expect(priya.modal?.read).toMatch(/Page 6 of 6/)
    expect(priya.modal?.read).toMatch(new RegExp(`${before}[^]*?You are asking them`))
    expectNoTrouble(world)
  })
})
