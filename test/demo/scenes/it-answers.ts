import { ledgerItems } from '../../../src/db/ledger.ts'
import type { Category } from '../../../src/domain/feedback.ts'
import { LEDGER_SHOW } from '../../../src/features/ledger/ids.ts'
import type { Wanted } from '../../sandbox/index.ts'
import type { Company } from '../company.ts'
import type { Telling } from './moves.ts'
import { type Happening, on } from './timeline.ts'

/** Somebody answers for IT from now on. */
async function leadsIt({ person }: Company, coordinator: string, lead: string): Promise<void> {
  await person(coordinator).types('/mentor settings')
  await person(coordinator).submits({ 'IT leads': [`@${lead}`] })
}

/** A leader tells IT something between two sessions; without a yes under the preview it is not shared. */
async function speaks({ person }: Company, leader: string, telling: Telling, shares = true): Promise<void> {
  await person(leader).types('/mentor feedback')
  await person(leader).submits({ ...telling })
  if (shares && person(leader).modal) await person(leader).submits()
  while (person(leader).modal) await person(leader).closes()
}

/** The IT lead opens the oldest open item of this category, presses each of these and fills in what is asked. */
async function itActs(
  { person, database, workspace }: Company,
  category: Category,
  ...acts: (readonly [button: string, values?: Record<string, Wanted>])[]
): Promise<void> {
  const lead = person('ingrid')
  const items = await ledgerItems(database.db, workspace.teamId)
  const item = items
    .filter((one) => one.category === category && one.status !== 'merged' && one.closedAt === null)
    .toSorted((one, other) => one.sharedAt.epochMilliseconds - other.sharedAt.epochMilliseconds)
    .at(0)
  await lead.forges(LEDGER_SHOW, item?.ledgerId ?? '')
  for (const [label, values] of acts) {
    await lead.clicks(label)
    if (values) await lead.submits(values)
  }
  while (lead.modal) await lead.closes()
}

type Choice = NonNullable<Telling['sharing']>

const telling = (sharing: Choice, category: string, kind: string, words: string): Telling => ({
  ...{ sharing, category, kind, words },
})

const TOLD = {
  outages: telling(
    'named',
    'Reliability',
    'Friction',
    'Since 2022 the plant systems stop in the last night of every month, and nobody tells us before.',
  ),
  payroll: telling('theme', 'Reliability', 'Friction', 'Payroll stood still again on the 31st.'),
  signIn: telling(
    'named',
    'Security friction',
    'Fix request',
    'My sign-in card has not opened the second floor since Monday.',
  ),
  courses: telling('theme', 'Training', 'Idea', 'A course for every new tool, please, in every country.'),
  form: telling('named', 'Tools', 'Friction', 'The absence form asks for a fax number.'),
  praise: telling('named', 'Praise', 'Praise', 'The survey was online in two days. Thank the team.'),
  licences: telling('named', 'Cost', 'Idea', 'We pay for four survey tools and use one.'),
  kept: telling(
    'pair',
    'Projects and delivery',
    'Friction',
    'I do not believe the date of the new ledger any more.',
  ),
  undecided: telling('named', 'Communication', 'Friction', 'News about IT reaches my people last.'),
}

/** What two leaders say, in every state that it can have: kept, undecided, new, answered, planned, closed, joined, a hatchet. */
export const IT_ANSWERS: readonly Happening[] = [
  on('2026-01-12T09:20', (company) => leadsIt(company, 'priya', 'ingrid')),
  on('2026-02-02T10:00', (company) =>
    itActs(
      company,
      'responsiveness',
      ['Owner', { Owner: '@diego' }],
      [
        'Close as done',
        { 'What was done, and what it changes': 'Diego keeps ten laptops ready from today on.' },
      ],
    ),
  ),
  on('2026-02-04T16:00', ({ person }) => person('omar').clicks('Not solved')),
  on('2026-02-13T17:00', (company) => speaks(company, 'katarina', TOLD.form)),
  on('2026-02-13T17:10', (company) => speaks(company, 'katarina', TOLD.praise)),
  on('2026-02-16T16:00', (company) => speaks(company, 'omar', TOLD.outages)),
  on('2026-02-16T16:10', (company) => speaks(company, 'omar', TOLD.signIn)),
  on('2026-02-16T16:20', (company) => speaks(company, 'omar', TOLD.kept)),
  on('2026-02-16T17:00', (company) => speaks(company, 'katarina', TOLD.payroll)),
  on('2026-02-16T17:10', (company) => speaks(company, 'katarina', TOLD.courses)),
  on('2026-02-17T09:00', async (company) => {
    await itActs(company, 'reliability', ['Acknowledge'], ['Mark as hatchet'], ['Owner', { Owner: '@hana' }])
    await joinsOutages(company)
    await itActs(company, 'data', [
      'Plan',
      { 'By when?': '2026-04-30', 'What will you do?': 'Jonas builds the page with finance in April.' },
    ])
    await itActs(company, 'security', ['Fix request', {}])
    await itActs(company, 'training', [
      'Decline',
      {
        'Why not, in plain words':
          'No, because two people cannot teach in eleven countries. We record each course.',
      },
    ])
    await itActs(company, 'tools', [
      'Close as done',
      { 'What was done, and what it changes': 'Thank you. The field is gone since this morning.' },
    ])
    await itActs(company, 'praise', [
      'Close as done',
      { 'What was done, and what it changes': 'Thank you, I read it out in the team meeting.' },
    ])
    await itActs(company, 'responsiveness', [
      'Answer',
      {
        'What the leader should know': 'Thank you. Diego calls you on Friday and asks what is still missing.',
      },
    ])
  }),
  on('2026-02-18T14:00', async ({ person }) => {
    await person('katarina').clicks('Solved', { message: /asks for a fax number/ })
    await person('katarina').clicks('Thanks', { message: /Thank the team/ })
  }),
  on('2026-02-20T10:00', (company) => keepsForLater(company)),
  on('2026-02-27T15:00', (company) => speaks(company, 'katarina', TOLD.licences)),
  on('2026-02-27T15:10', (company) => speaks(company, 'katarina', TOLD.undecided, false)),
]

/** Katarina's topic goes the way of Omar's hatchet. */
async function joinsOutages(company: Company): Promise<void> {
  const lead = company.person('ingrid')
  const items = await ledgerItems(company.database.db, company.workspace.teamId)
  const topic = items.find(({ category, sharing }) => category === 'reliability' && sharing === 'theme')
  const hatchet = items.find(({ isHatchet }) => isHatchet)
  await lead.forges(LEDGER_SHOW, topic?.ledgerId ?? '')
  await lead.clicks('Join with a like item')
  await lead.submits({ 'Which one?': hatchet?.ledgerId ?? '' })
  while (lead.modal) await lead.closes()
}

/** The mentor suggests one thing that she heard, and keeps another for the next session. */
async function keepsForLater({ person }: Company): Promise<void> {
  const HEARD = 'What did you hear about IT?'
  await person('maya').types('/mentor feedback')
  await person('maya').submits({ [HEARD]: 'He says that access requests take days and nobody says why.' })
  await person('maya').clicks('Suggest it')
  await person('maya').submits()
  await person('maya').submits({ [HEARD]: 'Who decides what finance may automate by itself?' })
  while (person('maya').modal) await person('maya').closes()
}
