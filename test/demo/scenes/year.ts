import { Temporal } from 'temporal-polyfill'
import { answers, books, cancels, coordinates, ends, pairUp, reflects } from './moves.ts'
import { type Scene, TODAY } from './scene.ts'
import { checkIns, type Happening, on, play } from './timeline.ts'
import { HEARD, TOLD } from './year-words.ts'

interface Programme {
  mentor: string
  mentee: string
  topic: string
  goals: string
  /** The day of the proposal; the first session comes nine days later, then one every six weeks. */
  from: string
  /** On the clocks of headquarters. */
  time: string
  /** Which sessions the leader cancels, counted from 0. */
  cancelled?: readonly number[]
}

const FIRST_AFTER_DAYS = 9
const EVERY_DAYS = 42
const SESSIONS = 4

const PROGRAMMES: readonly Programme[] = [
  {
    mentor: 'maya',
    mentee: 'omar',
    topic: 'Automation for month-end closing',
    goals: 'Try one tool',
    from: '2025-03-03',
    time: '15:00',
  },
  {
    mentor: 'jonas',
    mentee: 'katarina',
    topic: 'Reading the engagement survey',
    goals: 'Build one dashboard',
    from: '2025-03-04',
    time: '10:00',
  },
  {
    mentor: 'hana',
    mentee: 'li',
    topic: 'Connecting the Asian warehouses',
    goals: 'Map what talks to what',
    from: '2025-03-05',
    time: '09:30',
    cancelled: [2],
  },
  {
    mentor: 'diego',
    mentee: 'gustav',
    topic: 'Tablets on the production floor',
    goals: 'One line without paper',
    from: '2025-03-10',
    time: '13:00',
  },
  {
    mentor: 'aisha',
    mentee: 'ana',
    topic: 'Selling without losing the laptop',
    goals: 'A travel kit that works',
    from: '2025-03-11',
    time: '15:30',
    cancelled: [1, 3],
  },
  {
    mentor: 'jonas',
    mentee: 'omar',
    topic: 'One page for cash',
    goals: 'A page for Monday morning',
    from: '2025-09-08',
    time: '15:00',
  },
  {
    mentor: 'maya',
    mentee: 'rohan',
    topic: 'What a service desk can learn from another',
    goals: 'Three answers that write themselves',
    from: '2025-09-09',
    time: '11:00',
  },
  {
    mentor: 'aisha',
    mentee: 'katarina',
    topic: 'Personal data without fear',
    goals: 'Rules on one page',
    from: '2025-09-10',
    time: '10:00',
    cancelled: [3],
  },
]

/** One pair's whole story; `number` varies what its people say. */
function programme(facts: Programme, number: number): Happening[] {
  const { mentor, mentee, topic, goals, from } = facts
  const first = Temporal.PlainDate.from(from)
  const last = first.add({ months: 6 }).subtract({ days: 1 }).toString()
  const dates = Array.from({ length: SESSIONS }, (_, index) =>
    first.add({ days: FIRST_AFTER_DAYS + index * EVERY_DAYS }),
  )
  return [
    on(`${from}T10:00`, (company) => pairUp(company, mentor, mentee, { topic, goals })),
    ...dates.flatMap((date, index) => session(facts, date, index, number * 7 + index)),
    ...(last < TODAY ? [on(`${last}T09:00`, (company) => ends(company, mentee))] : []),
  ]
}

function session(
  { mentor, mentee, time, cancelled = [] }: Programme,
  date: Temporal.PlainDate,
  index: number,
  seed: number,
): Happening[] {
  const begins = date.toPlainDateTime(time).toZonedDateTime('Europe/Stockholm')
  const booking = on(`${date.subtract({ days: 6 })}T11:00`, async (company) => {
    const local = begins.withTimeZone(company.person(mentor).zone).toPlainDateTime()
    await books(company, mentor, local.toString({ smallestUnit: 'minute' }))
  })
  if (cancelled.includes(index))
    return [booking, on(`${date.subtract({ days: 1 })}T12:00`, (company) => cancels(company, mentee))]
  const rating = RATINGS[seed % RATINGS.length] ?? 4
  const [told, heard] = [TOLD[seed % TOLD.length], HEARD[seed % HEARD.length]]
  return [
    booking,
    { at: begins.add({ minutes: 50 }), what: (company) => answers(company, mentee, rating, told) },
    { at: begins.add({ minutes: 62 }), what: (company) => reflects(company, mentor, heard) },
  ]
}

const RATINGS = [4, 5, 4, 3, 5, 4, 5] as const

const ANSWERING = ['maya', 'jonas', 'hana', 'gustav', 'katarina']

export const year: Scene = {
  name: 'year',
  title: 'A year of data',
  about: 'Eight pairs in twelve months, with what they said about IT: for reports.',
  begins: '2025-03-03T09:00[Europe/Stockholm]',
  wait: 'A year is being played',
  play: (company) =>
    play(company, [
      on('2025-03-03T09:10', (one) => coordinates(one, 'priya')),
      ...PROGRAMMES.flatMap(programme),
      ...checkIns('2025-03-10', ANSWERING, 2),
    ]),
}
