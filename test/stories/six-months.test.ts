import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import type { Person } from '../sandbox/index.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { bookSession } from '../support/sessions.ts'
import { openWorld, type TestWorld } from '../support/world.ts'
import { postsIn } from './posts.ts'

const BEGINS = '2026-09-30T10:00[Europe/Stockholm]'
const NAMED = 'The month-end report takes <https://reports.example|four hours>, and nobody knows why.'
const KEPT = 'I have never read the security newsletter.'
const THEME = 'Our licences cost more than the people who use them.'
const PATIENCE_MS = 240_000

/** Something that happens at its moment, in the order of the moments, whoever's story it belongs to. */
type Event = [moment: string, happens: () => Promise<void>]

test(
  'three pairs live through their six months, winter and summer time and a pause',
  async () => {
    const world = await openWorld({ now: BEGINS })
    const posts = postsIn(world)
    const [priya, maya, omar, li, jonas, ana] = ['priya', 'maya', 'omar', 'li', 'jonas', 'ana'].map(
      world.person,
    )
    if (!priya || !maya || !omar || !li || !jonas || !ana) throw new Error('somebody is missing')
    await priya.types('/mentor settings')
    await priya.submits({ channel: '#it', coordinators: [priya] })

    // The story is about clocks, so nobody of it rests on the holidays of five countries.
    for (const person of [maya, omar, li, jonas, ana]) {
      await person.types('/mentor nudges')
      await person.clicks('When may I write to you?')
      await person.submits({ holidays: 'None: I work on public holidays' })
    }

    const events = [
      ...(await monthlyPair(world, maya, omar)),
      ...(await biweeklyPair(world, li)),
      ...(await pausedPair(world, jonas, ana)),
      ...mondays([maya, omar, li, jonas, ana]),
    ]
    for (const [moment, happens] of inOrder(events)) {
      await world.until(moment)
      await happens()
    }
    await world.until('2027-03-31T18:00[America/New_York]')

    // Every Monday at half past nine on one's own clock, whatever the clocks were set to meanwhile.
    const checkIns = (person: Person) => posts.to(person, /^Your week with/)
    const counts = [maya, omar, li, jonas, ana, priya].map((person) => checkIns(person).length)
    expect(counts).toEqual([26, 26, 26, 22, 23, 0])
    for (const person of [maya, omar, li, jonas, ana]) {
      const local = checkIns(person).map(({ at }) => at.toZonedDateTimeISO(person.zone))
      expect(new Set(local.map((at) => `${at.dayOfWeek} ${at.toPlainTime()}`))).toEqual(
        new Set(['1 09:30:00']),
      )
      expect(new Set(local.map((at) => at.toPlainDate().toString())).size).toBe(local.length)
    }
    expect(offsetsOf(checkIns(maya), maya)).toEqual(['+02:00', '+01:00', '+02:00'])
    expect(offsetsOf(checkIns(omar), omar)).toEqual(['-04:00', '-05:00', '-04:00'])

    // What was shared reached IT exactly as far as it was allowed to.
    expect(world.acme.messagesIn('#it').filter(({ read }) => /tells IT/.test(read))).toHaveLength(2)
    maya.sees(NAMED, { in: '#it' })
    maya.sees(/A leader tells IT:\* Cost\nFriction · February 2027/, { in: '#it' })
    for (const words of [KEPT, THEME]) maya.seesNot(words, { in: '#it' })
    maya.sees(KEPT)
    maya.seesNot(THEME)

    // Maya wrote about Omar's sessions at once, and was reminded twice of each of Li's.
    expect(posts.to(maya, about(li, 'Your notes on the session'))).toHaveLength(12)
    expect(posts.to(maya, about(li, 'I ask for the last time'))).toHaveLength(12)
    expect(posts.to(maya, about(omar, 'Your notes on the session'))).toEqual([])
    expect(posts.to(maya, about(omar, 'Ask '))).toHaveLength(6)

    // One cancellation, one date that nobody came to and a pause are no stall.
    priya.seesNot(/have stopped meeting|has not been answering/)

    // All three end on the morning after their last day, where the leader is, with what they have done.
    for (const [leader, held] of [
      [omar, 6],
      [li, 12],
      [ana, 4],
    ] as const) {
      leader.sees(new RegExp(`your pair has completed its 6 months[^]*You met for ${held} sessions`))
      const [ending, ...others] = posts.readBy(leader, /your pair has completed/)
      expect(ending?.at.toZonedDateTimeISO(leader.zone).toPlainDateTime().toString()).toBe(
        '2027-03-31T09:30:00',
      )
      expect(others).toEqual([])
    }

    // Each is asked privately, once for every pair, what comes next; only who had nothing booked hears before that it ends.
    expect([maya, omar, li, jonas, ana].map((person) => posts.to(person, /What next\?/).length)).toEqual([
      2, 1, 1, 1, 1,
    ])
    expect(
      [maya, omar, li, jonas, ana].map((person) => posts.to(person, /and no session is booked/).length),
    ).toEqual([1, 0, 1, 0, 0])

    // And then it is quiet.
    const said = posts.count()
    await world.until('2027-05-03T18:00[America/New_York]')
    expect(posts.count()).toBe(said)
    const waiting = await world.database.db.execute(
      sql`select kind from nudges where state in ('pending', 'queued', 'sending')`,
    )
    expect(waiting.rows).toEqual([{ kind: 'digest.week' }])
    for (const person of [maya, omar, li, jonas, ana]) {
      await person.types('/mentor status')
      person.sees(/You are not in a pair at the moment/)
    }
    expectNoTrouble(world)
  },
  PATIENCE_MS,
)

/** Maya and Omar meet six times: one session is moved, one cancelled and found anew. */
async function monthlyPair(world: TestWorld, maya: Person, omar: Person): Promise<Event[]> {
  const pair = await makePair(world, 'maya', 'omar')
  const books = (at: string) => bookSession(world, 'omar', pair, at)
  const lookBack = async (rating: string) => {
    await omar.clicks(rating, { message: /How was the session/ })
    await maya.clicks('Write it down', { message: /How did it go with @Omar/ })
    await maya.submits({ heard: 'The report again.', minutes: '50' })
  }
  const tells = async (words: string, category: string, sharing: string) => {
    await omar.clicks('Tell IT something')
    await omar.submits({ words, category, kind: 'Friction', sharing })
  }
  await books('2026-10-14T10:00')
  return [
    [newYork('2026-10-14T10:45'), () => lookBack('4')],
    [newYork('2026-10-14T10:50'), () => tells(NAMED, 'Data and reporting', 'named')],
    [newYork('2026-10-14T10:51'), () => omar.submits()],
    [newYork('2026-11-02T12:00'), async () => void (await books('2026-11-11T10:00'))],
    [
      newYork('2026-11-10T12:00'),
      async () => {
        await omar.clicks('Move')
        await omar.clicks('Choose a time')
        await omar.submits({ date: '2026-11-12' })
        maya.sees(/Moved to Nov 12, 2026/)
      },
    ],
    [newYork('2026-11-11T18:00'), async () => omar.seesNot(/How was the session/)],
    [newYork('2026-11-12T10:45'), () => lookBack('3')],
    [newYork('2026-11-12T10:46'), async () => void (await books('2026-12-09T10:00'))],
    [
      newYork('2026-12-08T16:00'),
      async () => {
        await omar.clicks('Cancel', { message: /Session on/ })
        await omar.submits({ reason: 'The auditors came a day early.' })
        maya.sees(/@Omar Haddad cancelled the session/)
        await omar.clicks('Find another time')
        await omar.submits({ date: '2026-12-10', time: '10:00' })
      },
    ],
    [newYork('2026-12-10T10:45'), () => lookBack('5 Very useful')],
    [newYork('2026-12-10T10:46'), async () => void (await books('2027-01-13T10:00'))],
    [newYork('2027-01-13T10:45'), () => lookBack('4')],
    [newYork('2027-01-13T10:46'), () => omar.clicks('Nothing this time')],
    [newYork('2027-01-13T10:47'), async () => void (await books('2027-02-10T10:00'))],
    [newYork('2027-02-10T10:45'), () => lookBack('2')],
    [newYork('2027-02-10T10:46'), () => tells(THEME, 'Cost', 'theme')],
    [newYork('2027-02-10T10:47'), () => omar.submits()],
    [newYork('2027-02-10T10:48'), async () => void (await books('2027-03-10T10:00'))],
    [newYork('2027-03-10T10:45'), () => lookBack('5 Very useful')],
    [newYork('2027-03-10T10:46'), () => tells(KEPT, 'Security friction', 'pair')],
  ]
}

/** Li meets Maya every other Wednesday, half an hour, and once nobody came. */
async function biweeklyPair(world: TestWorld, li: Person): Promise<Event[]> {
  const pair = await makePair(world, 'maya', 'li', { cadence: 'biweekly', minutes: '30' })
  const days = Array.from({ length: 13 }, (_, index) =>
    Temporal.PlainDate.from('2026-10-07').add({ days: 14 * index }),
  )
  return days.flatMap((day): Event[] => [
    [
      shanghai(`${day.subtract({ days: 2 })}T12:00`),
      async () => void (await bookSession(world, 'li', pair, `${day}T16:00`, 30)),
    ],
    [
      shanghai(`${day}T16:30`),
      () =>
        li.clicks(day.month === 12 && day.day === 30 ? 'It did not take place' : '4', {
          message: /How was the session/,
        }),
    ],
  ])
}

/** Jonas and Ana rest over the turn of the year; one session they log afterwards, about the last they say nothing. */
async function pausedPair(world: TestWorld, jonas: Person, ana: Person): Promise<Event[]> {
  const pair = await makePair(world, 'jonas', 'ana')
  const posts = postsIn(world)
  const books = (at: string) => async () => void (await bookSession(world, 'ana', pair, at))
  const rates = () => ana.clicks('4', { message: /How was the session/ })
  let quiet = 0
  await books('2026-10-20T11:00')()
  return [
    [saoPaulo('2026-10-20T11:45'), rates],
    [saoPaulo('2026-11-13T12:00'), books('2026-11-17T11:00')],
    [saoPaulo('2026-11-17T11:45'), rates],
    [saoPaulo('2026-12-14T12:00'), books('2026-12-29T11:00')],
    [
      saoPaulo('2026-12-18T12:00'),
      async () => {
        await jonas.types('/mentor pause')
        await jonas.submits({ until: '2027-01-11' })
        ana.sees(/@Jonas Weber paused the pair until Mon, 11 Jan 2027/)
        ana.sees(/was cancelled, because the pair paused or ended/)
        quiet = posts.readBy(ana).length
      },
    ],
    [saoPaulo('2027-01-11T08:59'), async () => expect(posts.readBy(ana)).toHaveLength(quiet)],
    [saoPaulo('2027-01-11T09:00'), async () => ana.sees(/Welcome back/)],
    [saoPaulo('2027-01-18T12:00'), books('2027-01-26T11:00')],
    [saoPaulo('2027-01-26T11:45'), rates],
    [
      saoPaulo('2027-02-24T12:00'),
      async () => {
        await ana.types('/mentor session log')
        await ana.submits({ date: '2027-02-23', time: '11:00' })
        await rates()
      },
    ],
    [saoPaulo('2027-03-15T12:00'), books('2027-03-23T11:00')],
    [
      saoPaulo('2027-03-29T12:00'),
      async () => {
        await ana.clicks('It did not take place', { message: /I ask for the last time/ })
        expect(posts.to(ana, /^One click is still open/)).toHaveLength(1)
        expect(posts.to(ana, /^I ask for the last time/)).toHaveLength(1)
      },
    ],
  ]
}

/** Whoever was asked how the week goes says so in the evening; the two who rest are not asked. */
function mondays(people: readonly Person[]): Event[] {
  const weeks = Array.from({ length: 26 }, (_, week) =>
    Temporal.PlainDate.from('2026-10-05').add({ weeks: week }),
  )
  const resting: Record<string, string[]> = {
    '2026-12-21': ['Jonas Weber', 'Ana Souza'],
    '2026-12-28': ['Jonas Weber', 'Ana Souza'],
    '2027-01-04': ['Jonas Weber', 'Ana Souza'],
    // The pair goes on at nine where Ana is, when Jonas has had his morning.
    '2027-01-11': ['Jonas Weber'],
  }
  return weeks.map((monday) => [
    `${monday}T20:00[UTC]`,
    async () => {
      for (const person of people) {
        if (!resting[monday.toString()]?.includes(person.name)) await person.clicks('On track')
      }
    },
  ])
}

const newYork = (local: string) => `${local}[America/New_York]`
const shanghai = (local: string) => `${local}[Asia/Shanghai]`
const saoPaulo = (local: string) => `${local}[America/Sao_Paulo]`

const inOrder = (events: readonly Event[]) =>
  events.toSorted(([one], [other]) =>
    Temporal.Instant.compare(
      Temporal.ZonedDateTime.from(one).toInstant(),
      Temporal.ZonedDateTime.from(other).toInstant(),
    ),
  )

const about = ({ id }: Person, begins: string) => new RegExp(`^${begins}.*<@${id}>`)

/** The offsets of a person's clock at these posts, each once as long as it lasted. */
function offsetsOf(posts: readonly { at: Temporal.Instant }[], { zone }: Person): string[] {
  const offsets = posts.map(({ at }) => at.toZonedDateTimeISO(zone).offset)
  return offsets.filter((offset, index) => offset !== offsets[index - 1])
}
