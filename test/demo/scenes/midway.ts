import type { Company } from '../company.ts'
import { IT_ANSWERS } from './it-answers.ts'
import { answers, books, coordinates, pairUp, reflects, type Telling } from './moves.ts'
import type { Scene } from './scene.ts'
import { checkIns, type Happening, on, play } from './timeline.ts'

const LAPTOPS: Telling = {
  words: 'A new colleague in my team waits two weeks for a laptop. We lend them our own.',
  category: 'Responsiveness',
  kind: 'Friction',
  sharing: 'named',
}

const DASHBOARDS: Telling = {
  words: 'Every country reports cash in its own spreadsheet. I would rather see one page on Monday.',
  category: 'Data and reporting',
  kind: 'Idea',
  sharing: 'theme',
}

const STORY: readonly Happening[] = [
  on('2026-01-12T09:10', (company) => coordinates(company, 'priya')),
  on('2026-01-12T11:00', (company) =>
    pairUp(company, 'maya', 'omar', {
      topic: 'What automation can do for our month-end closing',
      goals: 'Try one tool together\nFind two closing steps to automate\nMeet the people behind both',
      cadence: 'Every two weeks',
      line: 'You said at the town hall that closing takes nine days. I would love to see why.',
    }),
  ),
  on('2026-01-13T09:00', (company) => books(company, 'maya', '2026-01-15T15:00')),
  on('2026-01-15T15:50', (company) => answers(company, 'omar', 4)),
  on('2026-01-15T16:05', (company) =>
    reflects(company, 'maya', {
      heard: 'Nobody explains why access requests take days',
      learned: 'How the closing calendar works',
      followUps: 'Ask Aisha about access requests',
    }),
  ),
  on('2026-01-15T16:10', (company) => books(company, 'maya', '2026-01-29T15:00')),
  on('2026-01-29T15:50', (company) => answers(company, 'omar', 5, LAPTOPS)),
  on('2026-01-29T16:20', (company) => reflects(company, 'maya', { heard: 'Laptops for newcomers' })),
  on('2026-01-29T16:30', (company) => books(company, 'omar', '2026-02-12T09:00')),
  on('2026-02-11T10:00', (company) =>
    pairUp(company, 'jonas', 'katarina', {
      topic: 'Reading the engagement survey without a data team',
      goals: 'Build one dashboard together',
    }),
  ),
  on('2026-02-11T11:00', (company) => books(company, 'jonas', '2026-02-18T10:00')),
  on('2026-02-12T15:50', (company) => answers(company, 'omar', 4, DASHBOARDS)),
  on('2026-02-12T16:10', (company) =>
    reflects(company, 'maya', { heard: 'One page for cash', followUps: 'Show him the data catalogue' }),
  ),
  on('2026-02-12T16:15', (company) => books(company, 'maya', '2026-03-05T15:00')),
  on('2026-02-18T10:50', (company) => answers(company, 'katarina', 5)),
  on('2026-02-18T10:58', (company) => reflects(company, 'jonas', { learned: 'What attrition costs' })),
  on('2026-02-26T09:30', (company) => asks(company)),
  ...IT_ANSWERS,
  ...checkIns('2026-01-19', ['maya', 'omar', 'jonas', 'katarina'], 2),
]

/** A proposal that still waits for its answer. */
async function asks({ person }: Company): Promise<void> {
  await person('aisha').types('/mentor start @gustav')
  await person('aisha').submits({
    topic: 'Keeping the production lines safe without slowing them down',
    line: 'Show me a line that our rules slow down, and I will show you what they protect.',
  })
}

export const midway: Scene = {
  name: 'midway',
  title: 'A pair in the middle',
  about:
    'Maya and Omar have met three times. The next session is on Thursday; a second pair has begun; IT answers what both leaders say.',
  begins: '2026-01-12T09:00[Europe/Stockholm]',
  wait: 'Seven weeks are being played',
  play: (company) => play(company, STORY),
}
