import { Temporal } from 'temporal-polyfill'
import { afterEach, describe, expect, test } from 'vitest'
import { BRIEF_FINE, fineValue } from '../../src/features/brief/ids.ts'
import { NUDGE_SWITCH } from '../../src/features/nudges/ids.ts'
import { menteeBriefs, mentorBriefs } from '../support/briefs.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { upcoming } from '../support/session-talk.ts'
import { bookSession, holdSession } from '../support/sessions.ts'
import { openWorld, type TestWorld } from '../support/world.ts'

const counts = (world: TestWorld, mentor: string, mentee: string) => [
  mentorBriefs(world, mentor).length,
  menteeBriefs(world, mentee).length,
]

describe('the two briefs of a session', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const [maya, omar, priya] = [world.person('maya'), world.person('omar'), world.person('priya')]
  const pair = await makePair(world, 'maya', 'omar')
  afterEach(() => expectNoTrouble(world))

  test('come as many working days ahead as each of the two needs, when their day begins', async () => {
    // A Monday: the weekend is none of their working days.
    await bookSession(world, 'maya', pair, '2026-03-16T15:00')
    await world.until('2026-03-12T08:59[Europe/Stockholm]')
    expect(counts(world, 'maya', 'omar')).toEqual([0, 0])
    await world.until('2026-03-12T09:00[Europe/Stockholm]')
    expect(counts(world, 'maya', 'omar')).toEqual([1, 0])
    await world.until('2026-03-13T08:59[America/New_York]')
    expect(counts(world, 'maya', 'omar')).toEqual([1, 0])
    await world.until('2026-03-13T09:00[America/New_York]')
    expect(counts(world, 'maya', 'omar')).toEqual([1, 1])
  })

  test('tell the leader in two lines when, with whom and what about', () => {
    const [brief] = menteeBriefs(world, 'omar')
    const [when, about, ...rest] = brief?.read.split('\n') ?? []
    expect(when).toBe('*Mar 16, 2026 at 10:00 with @Maya Lindqvist*, 45 minutes.')
    expect(about).toMatch(/^About: Getting to know each other: Who you are/)
    // Below them the buttons with their menu, and one small line.
    expect(rest.slice(0, 2)).toEqual(['Fine', 'Move it'])
    expect(brief?.blocks.map(({ type }) => type)).toEqual(['section', 'actions', 'context'])
  })

  test('tell the mentor the plan, the goals and one tip', () => {
    const [brief] = mentorBriefs(world, 'maya')
    expect(brief?.read).toMatch(/\*Your session with @Omar Haddad on Mar 16, 2026 at 15:00\*, 45 minutes/)
    expect(brief?.read).toMatch(/\*1 of 6: Getting to know each other\*/)
    expect(brief?.read).toMatch(/In minutes: Arrive 5 · The topic 25 · .* · How is IT doing\? 7/)
    expect(brief?.read).toMatch(/1\. One pilot\s+>?2\. Two allies/)
    expect(brief?.read).toMatch(/\*A tip: /)
    expect(brief?.read).not.toMatch(/promised|said about IT|strategy/)
  })

  test('“Fine” is one click, twice is once, and both see it', async () => {
    const stood = maya.messages.length
    world.sandbox.deliver.twice()
    await omar.clicks('Fine')
    expect(menteeBriefs(world, 'omar')[0]?.read).toMatch(/Confirmed; @Maya Lindqvist can see it/)
    expect(menteeBriefs(world, 'omar')[0]?.read).not.toMatch(/\bFine\b/)
    expect(mentorBriefs(world, 'maya')[0]?.read).toMatch(/@Omar Haddad has confirmed/)
    maya.sees(/Session on Mar 16, 2026 at 15:00.*@Omar Haddad has confirmed/s)
    expect(maya.messages).toHaveLength(stood)
    expect(await upcoming(world, pair)).toMatchObject([{ confirmedAt: expect.anything() }])
  })

  test('nobody else confirms, and nothing forged does', async () => {
    const [session] = await upcoming(world, pair)
    if (!session) throw new Error('no session')
    await maya.forges(BRIEF_FINE, fineValue(session))
    maya.sees(/for the leader of that session/)
    await priya.forges(BRIEF_FINE, fineValue(session))
    priya.sees(/for the leader of that session/)
    await omar.forges(BRIEF_FINE, 'nonsense')
    omar.sees(/cannot find this session/)
    await omar.forges(BRIEF_FINE, `${session.id}:7`)
    omar.sees(/was moved to .* in the meantime/)
  })

  test('a move of an hour draws the briefs anew, asks to confirm again, and sends nothing new', async () => {
    await omar.clicks('Move it')
    await omar.submits({ time: '11:00' })
    expect(counts(world, 'maya', 'omar')).toEqual([1, 1])
    expect(menteeBriefs(world, 'omar')[0]?.read).toMatch(/Mar 16, 2026 at 11:00 with @Maya.*Fine/s)
    expect(mentorBriefs(world, 'maya')[0]?.read).toMatch(/at 16:00\*/)
    expect(mentorBriefs(world, 'maya')[0]?.read).not.toMatch(/confirmed/)
  })

  test('a move by weeks brings new ones at their time, and the old ones then point there', async () => {
    await omar.clicks('Move it', { message: /About:/ })
    await omar.submits({ date: '2026-04-01', time: '10:00' })
    expect(menteeBriefs(world, 'omar')[0]?.read).toMatch(/Apr 1, 2026 at 10:00 with/)
    // Stockholm has changed its clocks by then, and New York had long before.
    await world.until('2026-03-30T09:00[Europe/Stockholm]')
    expect(mentorBriefs(world, 'maya')).toHaveLength(1)
    maya.sees(/This session was moved to Apr 1, 2026 at 16:00\. My newest message has the brief\./)
    await world.until('2026-03-31T09:00[America/New_York]')
    expect(menteeBriefs(world, 'omar')).toHaveLength(1)
    omar.sees(/This session was moved to Apr 1, 2026 at 10:00\. My newest message has the brief\./)
  })

  test('when it is over nothing is left to press', async () => {
    await omar.clicks('Fine', { message: /About:/ })
    await world.until('2026-04-01T10:45[America/New_York]')
    expect(menteeBriefs(world, 'omar')[0]?.read).not.toMatch(/Move it|Confirmed/)
    expect(mentorBriefs(world, 'maya')[0]?.read).not.toMatch(/Edit this session/)
  })

  test('of the next session tell what was promised and said, as far as each may know', async () => {
    await maya.clicks('Write it down')
    await maya.submits({ followUps: 'Send Omar the report on Friday', learned: 'Margins are thin' })
    await omar.clicks('4')
    await omar.clicks('Tell IT something')
    await omar.submits({
      words: 'The VPN drops every hour',
      category: 'Reliability',
      kind: 'Friction',
      sharing: 'Only my mentor and I',
    })
    await bookSession(world, 'omar', pair, '2026-04-29T10:00')
    await world.until('2026-04-28T09:00[America/New_York]')
    const brief = mentorBriefs(world, 'maya').at(-1)?.read
    expect(brief).toMatch(/\*2 of 6: What gets in the way\*/)
    expect(brief).toMatch(/promised last time.*Send Omar the report on Friday/s)
    expect(brief).toMatch(/said about IT.*The VPN drops every hour.*Stays between the two of you/s)
    expect(brief).not.toMatch(/Margins are thin/)
    const theirs = menteeBriefs(world, 'omar').at(-1)?.read
    expect(theirs).not.toMatch(/report on Friday|VPN/)
  })

  test('lose what the leader takes back, and follow what the mentor corrects', async () => {
    await omar.clicks('Read or correct')
    await omar.submits({ sharing: 'IT sees the topic only' })
    await omar.closes()
    await omar.closes()
    expect(mentorBriefs(world, 'maya').at(-1)?.read).not.toMatch(/VPN|said about IT/)
    await maya.clicks('Read or correct')
    await maya.submits({ followUps: 'Send the report on Monday' })
    expect(mentorBriefs(world, 'maya').at(-1)?.read).toMatch(/report on Monday/)
  })

  test('show neither a theme once it is shared, nor its words anywhere in the table of messages', async () => {
    await omar.clicks('Read or correct')
    await omar.submits()
    await omar.submits()
    expect(mentorBriefs(world, 'maya').at(-1)?.read).not.toMatch(/VPN|said about IT/)
    const { rows } = await world.database.db.execute('select * from nudges')
    expect(JSON.stringify(rows)).not.toMatch(/VPN|report on/)
    expect(world.log.join()).not.toMatch(/VPN|report on/)
  })

  test('of a cancelled session say so', async () => {
    await omar.clicks('Cancel', { message: /Session on Apr 29/ })
    maya.sees(/The session on Apr 29, 2026 at 16:00 was cancelled\. Nothing to prepare\./)
    omar.sees(/The session on Apr 29, 2026 at 10:00 was cancelled\. Nothing to prepare\./)
  })
})

describe('a session that is booked late', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const jonas = world.person('jonas')
  const pair = await makePair(world, 'maya', 'jonas')
  afterEach(() => expectNoTrouble(world))

  test('brings both briefs at once when two hours are left', async () => {
    await bookSession(world, 'maya', pair, '2026-03-02T12:00')
    expect(counts(world, 'maya', 'jonas')).toEqual([1, 1])
  })

  test('brings none with less, and says why where one asks', async () => {
    await world.until('2026-03-03T10:00[Europe/Stockholm]')
    await jonas.types('/mentor session')
    await jonas.submits({ date: '2026-03-03', time: '11:59' })
    expect(counts(world, 'maya', 'jonas')).toEqual([1, 1])
    await jonas.types('/mentor nudges')
    expect(jonas.modal?.read).toMatch(/two lines on your next session.*Dropped: it would have come too late/s)
    await jonas.closes()
  })

  test('waits for the working hours, and is left out when that is too late', async () => {
    await world.until('2026-03-03T19:00[Europe/Stockholm]')
    await bookSession(world, 'maya', pair, '2026-03-04T10:00')
    await world.until('2026-03-04T09:30[Europe/Stockholm]')
    expect(counts(world, 'maya', 'jonas')).toEqual([1, 1])
    await world.until('2026-03-04T19:00[Europe/Stockholm]')
    await bookSession(world, 'maya', pair, '2026-03-05T11:00')
    expect(counts(world, 'maya', 'jonas')).toEqual([1, 1])
    await world.until('2026-03-05T09:00[Europe/Stockholm]')
    expect(counts(world, 'maya', 'jonas')).toEqual([2, 2])
  })
})

describe('the days before a session', async () => {
  const world = await openWorld({ now: '2026-03-25T10:00[Europe/Stockholm]' })
  const [maya, jonas] = [world.person('maya'), world.person('jonas')]
  const pair = await makePair(world, 'maya', 'jonas')
  afterEach(() => expectNoTrouble(world))

  test('are counted without public holidays: before Easter Tuesday is before Good Friday', async () => {
    // 2026: Good Friday 3 April, Easter Monday 6 April; both countries rest on both.
    await bookSession(world, 'maya', pair, '2026-04-07T14:00')
    await world.until('2026-04-01T08:59[Europe/Stockholm]')
    expect(counts(world, 'maya', 'jonas')).toEqual([0, 0])
    await world.until('2026-04-01T09:00[Europe/Stockholm]')
    expect(counts(world, 'maya', 'jonas')).toEqual([1, 0])
    await world.until('2026-04-02T09:00[Europe/Berlin]')
    expect(counts(world, 'maya', 'jonas')).toEqual([1, 1])
  })

  test('are the person’s own: who works on Saturday has one day more', async () => {
    await jonas.types('/mentor nudges')
    await jonas.clicks('When may I write to you?')
    await jonas.submits({ days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] })
    await world.until('2026-04-07T15:00[Europe/Stockholm]')
    await bookSession(world, 'maya', pair, '2026-04-20T14:00')
    await world.until('2026-04-18T08:59[Europe/Berlin]')
    expect(counts(world, 'maya', 'jonas')).toEqual([2, 1])
    await world.until('2026-04-18T09:00[Europe/Berlin]')
    expect(counts(world, 'maya', 'jonas')).toEqual([2, 2])
  })

  test('spent away bring the brief on the first day back, or none that is too late', async () => {
    await world.until('2026-04-20T15:00[Europe/Stockholm]')
    await bookSession(world, 'maya', pair, '2026-05-06T15:00')
    await world.until('2026-04-30T12:00[Europe/Stockholm]')
    await maya.types('/mentor away until 2026-05-06')
    await world.until('2026-05-05T18:00[Europe/Stockholm]')
    expect(mentorBriefs(world, 'maya')).toHaveLength(2)
    await world.until('2026-05-06T09:00[Europe/Stockholm]')
    expect(mentorBriefs(world, 'maya')).toHaveLength(3)
    await world.until('2026-05-07T10:00[Europe/Stockholm]')
    await bookSession(world, 'maya', pair, '2026-05-12T10:00')
    await maya.types('/mentor away until 2026-05-12')
    await world.until('2026-05-12T12:00[Europe/Stockholm]')
    expect(mentorBriefs(world, 'maya')).toHaveLength(3)
    await maya.types('/mentor nudges')
    expect(maya.modal?.read).toMatch(/your brief for the session with @Jonas.*Dropped: you were away/s)
    await maya.closes()
  })

  test('come to nobody who has switched briefs off; tips alone can be switched off too', async () => {
    await maya.forges(NUDGE_SWITCH, 'tip:off')
    await maya.closes()
    await jonas.forges(NUDGE_SWITCH, 'brief:off')
    await jonas.closes()
    const [mentors, mentees] = counts(world, 'maya', 'jonas')
    await bookSession(world, 'maya', pair, '2026-05-20T15:00')
    await world.until('2026-05-20T12:00[Europe/Stockholm]')
    expect(counts(world, 'maya', 'jonas')).toEqual([(mentors ?? 0) + 1, mentees])
    expect(mentorBriefs(world, 'maya').at(-1)?.read).not.toMatch(/A tip/)
  })
})

describe('a brief that is put off', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const [maya, omar] = [world.person('maya'), world.person('omar')]
  const pair = await makePair(world, 'maya', 'omar')
  afterEach(() => expectNoTrouble(world))

  test('comes back the next morning; the leader’s for an early session cannot wait', async () => {
    await bookSession(world, 'maya', pair, '2026-03-12T15:00')
    await world.until('2026-03-10T09:00[Europe/Stockholm]')
    await maya.picks('overflow', 'Tomorrow', { message: /^\*Your session with/ })
    expect(mentorBriefs(world, 'maya')).toHaveLength(0)
    maya.sees(/I will come back to this on Wednesday, March 11/)
    await world.until('2026-03-11T09:00[Europe/Stockholm]')
    expect(mentorBriefs(world, 'maya')).toHaveLength(1)
    await world.until('2026-03-11T09:00[America/New_York]')
    await omar.picks('overflow', 'Tomorrow', { message: /About:/ })
    omar.sees(/By then it would have lost its point/)
    expect(menteeBriefs(world, 'omar')).toHaveLength(1)
  })

  test('counts against the two further messages that one session may bring', async () => {
    // One copy is used up, so of the two reminders only the first comes.
    await world.until('2026-03-12T15:45[Europe/Stockholm]')
    await world.until('2026-03-20T12:00[Europe/Stockholm]')
    maya.sees(/Your notes on the session with @Omar Haddad are still open/)
    maya.seesNot(/I ask for the last time/)
    omar.sees(/I ask for the last time/)
  })
})

describe('a session moved again and again', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const jonas = world.person('jonas')
  const pair = await makePair(world, 'maya', 'jonas')

  test('brings at most two further briefs, and no reminder after them', async () => {
    await bookSession(world, 'maya', pair, '2026-03-12T15:00')
    for (const [before, date] of [
      ['2026-03-11', '2026-03-19'],
      ['2026-03-18', '2026-03-26'],
      ['2026-03-25', '2026-04-09'],
    ]) {
      await world.until(`${before}T12:00[Europe/Stockholm]`)
      await jonas.clicks('Move it', { message: /About:/ })
      await jonas.submits({ date: date ?? '' })
    }
    await world.until('2026-04-09T12:00[Europe/Stockholm]')
    expect(menteeBriefs(world, 'jonas')).toHaveLength(1)
    expect(menteeBriefs(world, 'jonas')[0]?.read).toMatch(/Apr 9, 2026/)
    await jonas.types('/mentor nudges')
    expect(jonas.modal?.read).toMatch(/two lines on your next session.*Dropped: over your budget/s)
    await jonas.closes()
    await world.until('2026-04-20T12:00[Europe/Stockholm]')
    jonas.sees(/How was the session/)
    jonas.seesNot(/One click is still open|I ask for the last time/)
    expectNoTrouble(world)
  })
})

describe('a pair that rests', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const jonas = world.person('jonas')
  const pair = await makePair(world, 'maya', 'jonas')

  test('gets the briefs of its first session when it goes on', async () => {
    await bookSession(world, 'maya', pair, '2026-04-01T15:00')
    await jonas.types('/mentor pause')
    await jonas.submits({ until: '2026-04-01' })
    await world.until('2026-04-01T08:59[Europe/Stockholm]')
    expect(counts(world, 'maya', 'jonas')).toEqual([0, 0])
    await world.until('2026-04-01T10:00[Europe/Stockholm]')
    expect(counts(world, 'maya', 'jonas')).toEqual([1, 1])
    expectNoTrouble(world)
  })
})

describe('the cards in the briefs', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const pairs = { jonas: await makePair(world, 'maya', 'jonas'), ana: await makePair(world, 'maya', 'ana') }

  test('are never the same twice to one person, over all pairs, and stay when a brief is drawn anew', async () => {
    const tips = () => mentorBriefs(world, 'maya').map(({ read }) => /A tip: (.*)\*/.exec(read)?.[1])
    let day = Temporal.PlainDate.from('2026-03-10')
    for (let session = 0; session < 5; session += 1) {
      for (const leader of ['jonas', 'ana'] as const)
        await holdSession(world, leader, pairs[leader], `${day}T12:00`)
      day = day.add({ weeks: 2 })
    }
    const all = tips()
    expect(all).toHaveLength(10)
    expect(new Set(all).size).toBe(10)
    expectNoTrouble(world)
  })
})
