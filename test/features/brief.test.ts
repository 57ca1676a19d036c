import { afterEach, describe, expect, test } from 'vitest'
import { BRIEF_FINE, fineValue } from '../../src/features/brief/ids.ts'
import { menteeBriefs, mentorBriefs } from '../support/briefs.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { upcoming } from '../support/session-talk.ts'
import { bookSession } from '../support/sessions.ts'
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
    expect(about).toMatch(/^About: Getting to know each other\. Who you are/)
    // Below them the buttons with their menu, and one small line.
    expect(rest.slice(0, 2)).toEqual(['Fine', 'Move it'])
    expect(brief?.blocks.map(({ type }) => type)).toEqual(['section', 'actions', 'context'])
  })

  test('tell the mentor the plan, the goals and one tip', () => {
    const [brief] = mentorBriefs(world, 'maya')
    expect(brief?.read).toMatch(/\*Your session with @Omar Haddad on Mar 16, 2026 at 15:00\*, 45 minutes/)
    expect(brief?.read).toMatch(/\*1 of 6: Getting to know each other\*/)
    expect(brief?.read).toMatch(/In minutes: Arrive 5 · The topic 25 · .* · How is IT doing\? 7/)
    expect(brief?.read).toMatch(/>One pilot\nNot yet[\s\S]*>Two allies/)
    expect(brief?.read).toMatch(/\*A tip: /)
    expect(brief?.read).not.toMatch(/promised|said about IT|strategy/)
  })

  test('let the mentor say how far a goal is in one tap', async () => {
    await maya.picks('>One pilot', 'Started', { message: /^\*Your session with/ })
    expect(mentorBriefs(world, 'maya')[0]?.read).toMatch(/>One pilot\nStarted/)
    await omar.opensHome()
    expect(omar.home?.read).toMatch(/>One pilot\nStarted/)
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
    await omar.clicks('Choose a time')
    await omar.submits({ time: '11:00' })
    expect(counts(world, 'maya', 'omar')).toEqual([1, 1])
    expect(menteeBriefs(world, 'omar')[0]?.read).toMatch(/Mar 16, 2026 at 11:00 with @Maya.*Fine/s)
    expect(mentorBriefs(world, 'maya')[0]?.read).toMatch(/at 16:00\*/)
    expect(mentorBriefs(world, 'maya')[0]?.read).not.toMatch(/confirmed/)
  })

  test('a move by weeks brings new ones at their time, and the old ones then point there', async () => {
    await omar.clicks('Move it', { message: /About:/ })
    await omar.clicks('Choose a time')
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
    await omar.submits()
    maya.sees(/The session on Apr 29, 2026 at 16:00 was cancelled\. Nothing to prepare\./)
    omar.sees(/The session on Apr 29, 2026 at 10:00 was cancelled\. Nothing to prepare\./)
  })
})
