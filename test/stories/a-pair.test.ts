import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { isoWeekOf } from '../../src/domain/iso-week.ts'
import type { Person } from '../sandbox/index.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { past, upcoming } from '../support/session-talk.ts'
import { openWorld, type TestWorld } from '../support/world.ts'
import { RECEIVED } from './a-pair-messages.ts'
import { inOrder, postsIn } from './posts.ts'

const BEGINS = '2026-09-28T10:00[Europe/Stockholm]'
const NEW_YORK = 'America/New_York'
const PATIENCE_MS = 240_000
const SECRETS = /Reports are slow|A release went wrong|The VPN drops/

/** What a leader does with it, and how many presses that took. */
type Clicks = Record<'confirm' | 'move' | 'rate' | 'book', number[]>

test(
  'a pair lives through its six months, and nobody gets a message that is not in this list',
  async () => {
    const world = await openWorld({ now: BEGINS })
    const posts = postsIn(world)
    const { maya, omar, jonas, priya } = cast(world)
    await priya.types('/mentor settings')
    await priya.submits({ channel: '#it' })
    const pair = await makePair(world, 'maya', 'omar')
    const itChannel = world.acme.channel('#it').id
    const clicks: Clicks = { confirm: [], move: [], rate: [], book: [] }
    const press = async (what: keyof Clicks, ...labels: [label: string, narrowing?: object][]) => {
      for (const [label, narrowing] of labels) await omar.clicks(label, narrowing)
      clicks[what].push(labels.length)
    }
    const weeks = weeksOf(world, [maya, omar])
    const over = async () => {
      const [session] = await upcoming(world, pair)
      if (!session) throw new Error('no session is booked')
      await weeks.until(session.startsAt.add({ minutes: session.minutes + 5 }))
    }
    const lookBack = async (rating: string) => {
      await press('rate', [rating, { message: /How was the session/ }])
      await reflects(maya)
    }

    // The first: one of three times, one click; confirmed, held, rated.
    await world.until('2026-09-28T12:00[America/New_York]')
    await press('book', ['Wed 30 Sept, 09:00'])
    await weeks.until('2026-09-29T12:00')
    await press('confirm', ['Fine', { message: /About:/ }])
    await over()
    await lookBack('4')
    await omar.clicks('Nothing this time')

    // The second: an assistant books it, and the leader moves it over the change of the clocks in New York.
    await omar.types('/mentor delegate @jonas')
    await weeks.until('2026-10-01T12:00')
    await jonas.clicks('Choose a time')
    await jonas.submits({ date: '2026-10-29', time: '15:00' })
    await weeks.until('2026-10-28T10:00')
    await press('move', ['Move it', { message: /About:/ }], ['Tue 3 Nov, 10:30'])
    await weeks.until('2026-11-02T10:00')
    await press('confirm', ['Fine', { message: /About:/ }])
    await over()
    await lookBack('5 Very useful')
    await omar.clicks('Tell IT something')
    await omar.submits({
      ...{ words: 'The VPN drops every hour', category: 'Reliability', kind: 'Friction' },
      sharing: 'named',
    })
    await omar.submits()

    // The third: cancelled the day before, found anew with one click; half of them are over.
    await weeks.until('2026-11-05T12:00')
    await jonas.clicks('Tue 1 Dec, 15:00')
    await weeks.until('2026-11-30T11:00')
    await maya.clicks('Cancel', { message: /^\*Session on/ })
    await maya.submits({ reason: 'A release went wrong' })
    await press('book', ['Wed 2 Dec, 09:00'])
    await over()
    await lookBack('4')
    await omar.clicks('Nothing this time')

    // They rest over the turn of the year.
    await weeks.until('2026-12-18T10:00')
    await maya.types('/mentor pause')
    await maya.submits({ until: '2027-01-11' })
    await weeks.until('2027-01-12T12:00')

    // The fourth.
    await press('book', ['Thu 14 Jan, 10:00'])
    await over()
    await lookBack('3')
    await omar.clicks('Nothing this time')

    // The fifth: of which both are silent for days, so each is reminded twice and then left alone.
    await weeks.until('2027-01-18T12:00')
    await jonas.clicks(firstTime(jonas))
    await over()
    await world.passes({ days: 6 })
    await press('rate', ['4', { message: /I ask for the last time/ }])
    await reflects(maya)

    // The sixth closes: both write down what they decided.
    await press('book', [firstTime(omar)])
    await over()
    await lookBack('5 Very useful')
    await omar.clicks('Nothing this time')
    for (const [person, words] of [
      [maya, { 'What we decided': 'We keep the pilot' }],
      [omar, { Thanks: 'Thank you for your patience' }],
    ] as const) {
      await person.types('/mentor closing')
      await person.submits(words)
    }
    await weeks.until('2027-04-20T12:00')
    omar.sees(/We keep the pilot/)
    omar.sees(/Thank you for your patience/)

    const held = (await past(world, pair)).filter(({ state }) => state === 'held')
    expect(held).toHaveLength(6)
    expect(clicks).toEqual({ book: [1, 1, 1, 1], confirm: [1, 1], move: [2], rate: [1, 1, 1, 1, 1, 1] })

    for (const [name, all] of Object.entries(RECEIVED))
      expect(posts.received(world.person(name))).toEqual(inOrder(all))
    for (const person of [maya, omar]) expectWithinBudget(posts.readBy(person))

    // What was said in confidence was in no message to the two others, and in no line of the log.
    for (const person of [jonas, priya]) {
      const read = person.messages
        .filter(({ channel }) => channel !== itChannel)
        .map((message) => message.read)
      expect(read.join('\n')).not.toMatch(SECRETS)
    }
    expect(world.log.join('\n')).not.toMatch(SECRETS)
    expectNoTrouble(world)
  },
  PATIENCE_MS,
)

function cast(world: TestWorld) {
  const [maya, omar, jonas, priya] = ['maya', 'omar', 'jonas', 'priya'].map(world.person)
  if (!maya || !omar || !jonas || !priya) throw new Error('somebody is missing')
  return { maya, omar, jonas, priya }
}

async function reflects(mentor: Person): Promise<void> {
  await mentor.clicks('Write it down', {
    message: /How did it go|Your notes on the session|for the last time/,
  })
  await mentor.submits({ heard: 'Reports are slow', minutes: '45' })
}

/** At most two reminders after one question, and one check-in a week. */
function expectWithinBudget(posts: readonly { at: Temporal.Instant; text: string }[]): void {
  let reminders = 0
  const asked = new Set<string>()
  for (const { at, text } of posts) {
    if (/^How (was the session|did it go)/.test(text)) reminders = 0
    if (/still open|for the last time/.test(text)) reminders += 1
    expect(reminders).toBeLessThanOrEqual(2)
    if (!text.startsWith('Your week with')) continue
    const week = isoWeekOf(at.toZonedDateTimeISO('UTC').toPlainDate())
    expect(asked).not.toContain(week)
    asked.add(week)
  }
  expect(asked.size).toBeGreaterThan(20)
}

/** The first of the times in the newest message that offers some. */
function firstTime({ messages }: Person): string {
  const read = messages.map((message) => message.read).findLast((words) => /^\*When do/.test(words))
  const time = read?.match(/^\w{3} \d+ \w{3,4}, \d\d:\d\d$/m)?.[0]
  if (!time) throw new Error(`no times in ${read}`)
  return time
}

/** Lets time pass; whoever was asked on the way how the week goes says so in the evening. */
function weeksOf(world: TestWorld, people: readonly Person[]) {
  return {
    async until(target: string | Temporal.Instant): Promise<void> {
      const end =
        typeof target === 'string'
          ? Temporal.PlainDateTime.from(target).toZonedDateTime(NEW_YORK).toInstant()
          : target
      const evening = (day: Temporal.PlainDate) =>
        day.toZonedDateTime({ timeZone: NEW_YORK, plainTime: '20:00' }).toInstant()
      let day = world.clock.now().toZonedDateTimeISO(NEW_YORK).toPlainDate()
      for (; Temporal.Instant.compare(evening(day), end) < 0; day = day.add({ days: 1 })) {
        if (day.dayOfWeek > 2 || Temporal.Instant.compare(evening(day), world.clock.now()) < 0) continue
        await world.until(evening(day))
        for (const person of people) {
          const asked = person.messages.filter(({ read }) => /^\*Your week/.test(read)).at(-1)
          if (asked?.read.includes('On track\nI need help'))
            await person.clicks('On track', { message: /^\*Your week/ })
        }
      }
      await world.until(end)
    },
  }
}
