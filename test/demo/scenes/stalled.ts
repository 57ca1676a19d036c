import { answers, books, cancels, coordinates, pairUp, reflects } from './moves.ts'
import type { Scene } from './scene.ts'
import { checkIns, type Happening, on, play } from './timeline.ts'

const STORY: readonly Happening[] = [
  on('2026-01-07T09:10', (company) => coordinates(company, 'priya')),
  // Two cancellations in a row.
  on('2026-01-07T10:00', (company) =>
    pairUp(company, 'maya', 'omar', {
      topic: 'What automation can do for our month-end closing',
      goals: 'Try one tool together',
      cadence: 'Every two weeks',
    }),
  ),
  on('2026-01-07T11:00', (company) => books(company, 'maya', '2026-01-13T15:00')),
  on('2026-01-13T15:50', (company) => answers(company, 'omar', 4)),
  on('2026-01-13T16:00', (company) => reflects(company, 'maya')),
  on('2026-01-14T10:00', (company) => books(company, 'maya', '2026-01-29T15:00')),
  on('2026-01-28T15:30', (company) => cancels(company, 'omar')),
  on('2026-01-30T10:00', (company) => books(company, 'maya', '2026-02-19T15:00')),
  on('2026-02-18T18:00', (company) => cancels(company, 'omar')),
  // Nobody has booked anything since the first session.
  on('2026-01-07T11:30', (company) =>
    pairUp(company, 'hana', 'li', { topic: 'Connecting the Asian warehouses' }),
  ),
  on('2026-01-08T09:00', (company) => books(company, 'hana', '2026-01-12T09:00')),
  on('2026-01-12T09:50', (company) => answers(company, 'li', 3)),
  // Check-ins that nobody answers, and a proposal without an answer.
  on('2026-02-02T14:00', (company) =>
    pairUp(company, 'jonas', 'ana', { topic: 'Forecasts that the sales team believes' }),
  ),
  on('2026-02-20T10:00', async ({ person }) => {
    await person('diego').types('/mentor start @gustav')
    await person('diego').submits({ topic: 'Tablets on the production floor' })
  }),
  ...checkIns('2026-01-12', ['maya', 'hana'], 2),
]

export const stalled: Scene = {
  name: 'stalled',
  title: 'A programme that stalls',
  about:
    'Omar cancelled twice in a row, Li and Hana have not met since January, and Ana answers no check-in.',
  begins: '2026-01-07T09:00[Europe/Stockholm]',
  wait: 'Eight weeks are being played',
  play: (company) => play(company, STORY),
}
