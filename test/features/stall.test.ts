import { describe, expect, test } from 'vitest'
import { nudges } from '../../src/db/schema.ts'
import { STALL_NOTE, stallAnswerId } from '../../src/features/stall/ids.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { bookSession, holdSession } from '../support/sessions.ts'
import { fallsThrough, notes, STOPPED, twoCoordinators } from '../support/stalls.ts'

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
