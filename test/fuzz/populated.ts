import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import type { View } from '../sandbox/shapes.ts'
import { makePair } from '../support/pairs.ts'
import { bookSession, holdSession } from '../support/sessions.ts'
import { openWorld, type TestWorld } from '../support/world.ts'

export interface Populated {
  world: TestWorld
  /** The ids of everything that a button or a form could name, whoever's it is. */
  rows: string[]
  /** Every form that was drawn, by callback id. */
  forms: ReadonlyMap<string, DrawnForm>
}

interface DrawnForm {
  view: View
  /** For whom. */
  userId: string
}

/** A world with pairs in every state, sessions before and behind them, feedback, check-ins and each form once. */
export async function populatedWorld(): Promise<Populated> {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const forms = new Map<string, DrawnForm>()
  world.sandbox.on((change) => {
    if (change.kind === 'view' && change.what !== 'closed') forms.set(change.view.callback_id, change)
  })
  const [priya, maya] = [world.person('priya'), world.person('maya')]
  await priya.types('/mentor settings')
  await priya.submits({ channel: '#it', coordinators: [priya], itLeads: [priya] })
  await writeStrategy(world)
  await pausePairs(world)
  await endPair(world)
  await leaveProposal(world)

  // Three sessions by plan: the third, which is ahead, is the last one.
  const pair = await makePair(world, 'maya', 'omar', { months: '3 months' })
  await holdSession(world, 'maya', pair, '2026-03-04T15:00')
  await tellAndShare(world)
  await actInLedger(world)
  await maya.clicks('Write it down')
  await maya.submits({ learned: DEFENSIVE })
  await maya.submits()
  await askManager(world)
  await changeTerms(world)
  await keepLog(world)
  await keepNotes(world)
  await holdSession(world, 'maya', pair, '2026-03-06T15:00')
  await maya.types('/mentor closing')
  await maya.submits({ 'What we decided': 'A pilot' })
  await bookSession(world, 'maya', pair, '2026-03-20T15:00')
  await maya.clicks('Cancel', { message: /^\*Session on/ })
  await maya.closes()
  await world.person('omar').types('/mentor delegate @priya')
  await maya.clicks('Move')
  await maya.types('/mentor session log')
  await maya.types('/mentor plan')
  await maya.clicks('Edit')
  await world.until('2026-03-09T18:00[America/New_York]')
  await world.person('omar').clicks('I need help')
  await maya.picks('overflow', 'Choose a date', { message: /How is it going/ })
  await world.person('li').types('/mentor away')
  await world.person('ana').types('/mentor nudges')
  await world.person('ana').clicks('When may I write to you?')
  for (const person of world.acme.people.slice(0, 6)) await person.opensHome()
  return { world, forms, rows: await rowsOf(world) }
}

/** A card that is read and edited. */
async function writeStrategy(world: TestWorld): Promise<void> {
  const priya = world.person('priya')
  await priya.types('/mentor strategy')
  await priya.clicks('Write a card')
  await priya.submits({
    'initiative-0': 'One data platform',
    'outcome-0': 'Numbers in minutes',
    'itPart-0': 'We build it',
    'status-0': 'Planned',
  })
  await priya.clicks('Edit')
  await priya.closes()
  await priya.closes()
}

/** Jonas mentors two, both paused: whoever resumes is asked which. */
async function pausePairs(world: TestWorld): Promise<void> {
  const jonas = world.person('jonas')
  const until = Temporal.PlainDate.from('2026-05-04')
  for (const mentee of ['li', 'ana']) {
    await makePair(world, 'jonas', mentee)
    await world.person(mentee).types('/mentor pause')
    await world.person(mentee).submits({ until: until.toString() })
  }
  await jonas.types('/mentor resume')
  await jonas.closes()
}

/** Minutes that were added, and a line manager who is asked. */
async function askManager(world: TestWorld): Promise<void> {
  const maya = world.person('maya')
  while (maya.modal) await maya.closes()
  await maya.types('/mentor time')
  await maya.clicks('Add minutes')
  await maya.submits({ minutes: 20 })
  await maya.clicks('Agree on hours')
  await maya.submits({ manager: world.person('jonas') })
  await maya.closes()
}

async function endPair(world: TestWorld): Promise<void> {
  await makePair(world, 'priya', 'maya')
  await world.person('maya').types('/mentor end')
  await world.person('maya').submits({ reason: 'Another project' })
  await world.person('maya').clicks('Find me another partner')
  await world.person('maya').clicks('Say what about')
  await world.person('maya').submits({ topic: 'Data' })
}

async function leaveProposal(world: TestWorld): Promise<void> {
  await world.person('omar').types('/mentor start @priya')
  await world.person('omar').submits({ topic: 'Numbers', goals: 'One' })
  await world.person('priya').clicks('Decline')
  await world.person('priya').closes()
}

/** A goal with a day, one that is reached, and a change of the agreement that waits. */
async function changeTerms(world: TestWorld): Promise<void> {
  const omar = world.person('omar')
  await omar.types('/mentor goals')
  await omar.picks('>Two allies', 'Reached')
  await omar.clicks('Edit')
  await omar.clicks('History')
  await omar.closes()
  await omar.submits({ due: '2026-03-09' })
  await omar.closes()
  await omar.types('/mentor agreement')
  await omar.clicks('Change our agreement')
  await omar.submits({ offLimits: 'Reorganisation' })
}

/** A line in each of two logs, one of which is shared. */
async function keepLog(world: TestWorld): Promise<void> {
  const [maya, omar] = [world.person('maya'), world.person('omar')]
  await omar.clicks('Note what you taught')
  await omar.submits({ words: 'The quarter' })
  await maya.types('/mentor log')
  await maya.clicks(/^Share my log with omar/)
  await maya.clicks('Add a line')
  await maya.submits({ words: 'Listen first' })
  await maya.closes()
}

/** It may sound so, and brings up the view that says it. */
const DEFENSIVE = 'Fair point, but you never logged a ticket, so how should we know?'

/** The form in which an IT lead answers, opened and closed again. */
async function actInLedger(world: TestWorld): Promise<void> {
  const priya = world.person('priya')
  await priya.types('/mentor ledger')
  await priya.clicks('Open')
  await priya.clicks('Answer')
  await priya.submits({ 'What the leader should know': DEFENSIVE })
  while (priya.modal) await priya.closes()
}

/** A note that is kept, one on which the leader sits, and something said outside a session. */
async function keepNotes(world: TestWorld): Promise<void> {
  const [maya, omar] = [world.person('maya'), world.person('omar')]
  const label = 'What did you hear about IT?'
  await maya.types('/mentor feedback')
  await maya.submits({ [label]: 'The printer' })
  await maya.clicks('Suggest it')
  await maya.submits()
  await maya.submits({ [label]: 'The badge' })
  await maya.closes()
  await omar.types('/mentor feedback')
  await omar.submits({ words: 'At any time', category: 'Tools', kind: 'Idea' })
}

/** One item that IT has, and one that waits for Share and could be kept in the pair. */
async function tellAndShare(world: TestWorld): Promise<void> {
  const omar = world.person('omar')
  const draft = { words: 'Slow', category: 'Tools', kind: 'Friction', sharing: 'named' }
  await omar.clicks('4')
  await omar.clicks('Tell IT something')
  await omar.submits(draft)
  await omar.submits()
  await world.passes({ minutes: 1 })
  await omar.clicks('Tell IT something else')
  await omar.submits({ ...draft, words: 'Slower', sharing: 'theme' })
  while (omar.modal) await omar.closes()
  await omar.clicks('What you told IT')
  await omar.clicks('Open', { in: 'modal' })
  await omar.clicks('Change who may know')
  while (omar.modal) await omar.closes()
}

async function rowsOf({ database }: TestWorld): Promise<string[]> {
  const { rows } = await database.db.execute<{ id: string }>(sql`
    select id::text from pairs union all select id::text from sessions union all select id::text from feedback_items
    union all select id::text from goals union all select id::text from agreement_changes
    union all select id::text from strategy_cards union all select id::text from learnings union all select id::text from feedback_notes
    union all select id::text from added_minutes union all select mentor_id from time_budgets
    union all select id::text from nudges where kind = 'check-in.weekly' order by id`)
  const ids = rows.map(({ id }) => id)
  // The lines of a log are named by where they stand as well, what was told IT by its revision.
  return [...ids, ...ids.flatMap((id) => [`log:${id}`, `notes:${id}`, `${id}:1`])]
}
