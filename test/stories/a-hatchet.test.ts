import { expect, test } from 'vitest'
import { ledgerItems } from '../../src/db/ledger.ts'
import { mentorBriefs } from '../support/briefs.ts'
import { makeCoordinator } from '../support/coordinator.ts'
import { makeItLead } from '../support/ledger.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { bookSession, holdSession } from '../support/sessions.ts'
import { openWorld } from '../support/world.ts'
import { inOrder, postsIn } from './posts.ts'

const HARSH = 'You took our line away in 2019 and never asked. Since then my people laugh when I say IT.'
const DEFENSIVE = 'Fair point, but you never logged a ticket, so how should we know?'
const CALM = 'Thank you for telling us. Aisha calls you on Monday, and we build the line again in April.'

/** Everything that each of them received, from the proposal to the day after the third session. */
const RECEIVED = {
  omar: `
    2026-03-02 04:00 alone: @Maya would like to mentor you. Please accept or decline.
    2026-03-02 04:00 shared: @Maya and @Omar, you are a pair.
    2026-03-02 04:00 shared: Session on (date), 45 minutes.
    2026-03-02 09:30 alone: Your week with @Maya. How is it going?
    2026-03-09 09:00 alone: (date) with @Maya: Getting to know each other
    2026-03-09 09:30 alone: Your week with @Maya. How is it going?
    2026-03-10 11:45 alone: How was the session with @Maya?
    2026-03-11 09:00 alone: When do you and @Maya meet next?
    2026-03-13 09:00 alone: What became of what you told IT
    2026-03-13 12:00 shared: Session on (date), 45 minutes.
    2026-03-16 09:30 alone: Your week with @Maya. How is it going?
    2026-03-23 09:00 alone: (date) with @Maya: What gets in the way
    2026-03-24 11:45 alone: How was the session with @Maya?
    2026-03-25 09:00 alone: What became of what you told IT
    2026-03-25 09:00 alone: When do you and @Maya meet next?
    2026-03-26 09:00 alone: What became of what you told IT
    2026-03-30 09:00 alone: What became of what you told IT
    2026-03-30 12:00 shared: Session on (date), 45 minutes.
    2026-04-08 09:00 alone: (date) with @Maya: Where IT is heading
    2026-04-09 10:45 alone: How was the session with @Maya?
  `,
  maya: `
    2026-03-02 10:00 alone: Your proposal is with @Omar. @Omar has not answered yet.
    2026-03-02 10:00 shared: @Maya and @Omar, you are a pair.
    2026-03-02 10:00 shared: Session on (date), 45 minutes.
    2026-03-06 09:00 alone: Your session with @Omar on (date): Getting to know each other
    2026-03-09 09:30 alone: Your week with @Omar. How is it going?
    2026-03-10 16:35 alone: Ask @Omar now: “What should IT stop doing, start doing and keep doing?” Then thank, don’t defend.
    2026-03-10 16:45 alone: @Omar tells you something about IT.
    2026-03-10 16:45 alone: How did it go with @Omar? A minute now saves the memory.
    2026-03-13 17:00 shared: Session on (date), 45 minutes.
    2026-03-16 09:30 alone: Your week with @Omar. How is it going?
    2026-03-20 09:00 alone: Your session with @Omar on (date): What gets in the way
    2026-03-23 09:30 alone: Your week with @Omar. How is it going?
    2026-03-24 16:35 alone: Ask @Omar now: “Where did IT last slow you down?” Then thank, don’t defend.
    2026-03-24 16:45 alone: How did it go with @Omar? A minute now saves the memory.
    2026-03-30 18:00 shared: Session on (date), 45 minutes.
    2026-04-07 09:00 alone: Your session with @Omar on (date): Where IT is heading
    2026-04-09 16:35 alone: Ask @Omar now: “What do you work around, because our tools do not help?” Then thank, don’t defend.
    2026-04-09 16:45 alone: How did it go with @Omar? A minute now saves the memory.
  `,
  jonas: `
    2026-03-16 09:00 alone: Feedback about IT, as of Mon, 16 Mar 2026 – too few to show
    2026-03-20 09:00 alone: Feedback about IT waits for you. Overdue: 1
    2026-03-23 09:00 alone: Feedback about IT waits for you. Overdue: 1
    2026-03-26 09:00 alone: Feedback about IT waits for you. Not solved, says the leader: 1
  `,
  priya: `
    2026-03-24 09:00 alone: @Ana has not been answering my weekly check-ins, so I have stopped sending them.
    2026-03-24 09:00 alone: @Omar has not been answering my weekly check-ins, so I have stopped sending them.
    2026-03-30 09:00 alone: @Li has not been answering my weekly check-ins, so I have stopped sending them.
    2026-03-30 13:00 alone: @Maya has not been answering my weekly check-ins, so I have stopped sending them.
  `,
  ana: `
    2026-03-02 06:00 alone: @Li would like to mentor you. Please accept or decline.
    2026-03-02 06:00 shared: @Li and @Ana, you are a pair.
    2026-03-02 09:00 alone: When do you and @Li meet?
    2026-03-02 09:30 alone: Your week with @Li. How is it going?
    2026-03-09 09:30 alone: Your week with @Li. How is it going?
    2026-03-16 09:30 alone: Your week with @Li. How is it going?
  `,
}

test('a harsh criticism becomes a hatchet that its leader buries, and nobody reads more of it than he wants', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const posts = postsIn(world)
  const [omar, maya, jonas] = [world.person('omar'), world.person('maya'), world.person('jonas')]
  await makeCoordinator(world, 'priya')
  await makeItLead(world, 'jonas')
  const pair = await makePair(world, 'maya', 'omar')
  await makePair(world, 'li', 'ana')
  const item = async () => {
    const [only] = await ledgerItems(world.database.db, world.acme.teamId)
    if (!only) throw new Error('IT has nothing')
    return only
  }
  const ledger = async () => {
    await jonas.types('/mentor ledger')
    const { read } = jonas.modal ?? {}
    return read
  }
  const open = async () => {
    if (!jonas.modal) await ledger()
    await jonas.clicks('Open')
  }
  const closesAll = async (person: typeof jonas) => {
    while (person.modal) await person.closes()
  }

  // He says it to his mentor, and to nobody else.
  await holdSession(world, 'maya', pair, '2026-03-10T16:00')
  await omar.clicks('2')
  await omar.clicks('Tell IT something')
  await omar.submits({ words: HARSH, category: 'Communication', kind: 'Friction' })
  maya.sees(HARSH)
  expect(await ledger()).not.toMatch(/Omar Haddad/)
  await closesAll(jonas)

  // She writes it down as it hurt, and looks again.
  await maya.clicks('Write it down')
  await maya.submits({ heard: HARSH, learned: DEFENSIVE })
  expect(maya.modal?.read).toMatch(/Your notes are saved[\s\S]*never logged a ticket[\s\S]*Another way/)
  await maya.clicks('Edit')
  await maya.submits({ learned: 'I did not know about the line in 2019. I will ask Aisha and tell him.' })

  // Two days later he wants IT to hear it, with his name.
  await world.until('2026-03-12T11:00[America/New_York]')
  await omar.clicks('What you told IT')
  await omar.clicks('Open', { in: 'modal' })
  await omar.clicks('Change who may know')
  await omar.submits({ sharing: 'named' })
  expect(omar.modal?.read).toMatch(/This is all that IT will see[\s\S]*You took our line away/)
  await omar.submits()
  await closesAll(omar)

  // IT reads it, and takes it for what it is.
  expect(await ledger()).toMatch(/Communication · Friction · @Omar Haddad/)
  await open()
  await jonas.clicks('Acknowledge')
  await jonas.clicks('Mark as hatchet')
  await jonas.clicks('Plan')
  await jonas.submits({ 'date-2': '2026-04-20', 'note-2': DEFENSIVE })
  expect(jonas.modal?.read).toMatch(/never logged a ticket[\s\S]*Another way/)
  await jonas.clicks('Edit')
  await jonas.submits({ 'note-2': CALM })
  expect(await item()).toMatchObject({ status: 'planned', isHatchet: true })
  await closesAll(jonas)

  // He hears of it the next morning, and so does his mentor before they meet again.
  await world.until('2026-03-13T12:00[America/New_York]')
  omar.sees(
    /What became of what you told IT\*?\s+>You took our line away[\s\S]*planned it for Mon, 20 Apr 2026[\s\S]*>Thank you for telling us/,
  )
  await bookSession(world, 'maya', pair, '2026-03-24T16:00')
  await world.until('2026-03-20T12:00[Europe/Stockholm]')
  expect(mentorBriefs(world, 'maya').at(-1)?.read).toMatch(
    /planned it for Mon, 20 Apr 2026[\s\S]*>Thank you for telling us/,
  )
  await world.until('2026-03-24T17:00[Europe/Stockholm]')
  await omar.clicks('4', { message: /How was the session/ })
  await omar.clicks('Nothing this time')
  await maya.clicks('Write it down', { message: /How did it go/ })
  await maya.submits({ learned: 'What a line is for' })

  // IT closes it, and he says that it is not solved: it stands on top again, and everybody sees how often.
  await open()
  await jonas.clicks('Close as done')
  await jonas.submits({ 'note-3': 'The line is built again. Aisha tests it with your people on Monday.' })
  await closesAll(jonas)
  await world.until('2026-03-25T12:00[America/New_York]')
  await omar.clicks('Not solved')
  expect(await ledger()).toMatch(/Hatchet[\s\S]*not solved once/)
  await open()
  expect(jonas.modal?.read).toMatch(/The leader said that it is not solved/)
  await jonas.clicks('Answer')
  await jonas.submits({
    'note-5': 'Thank you. I come to your office on Thursday and look at it with your people.',
  })
  await closesAll(jonas)
  await world.until('2026-03-27T12:00[America/New_York]')
  await open()
  await jonas.clicks('Close as done')
  await jonas.submits({ 'note-6': 'Thank you for the hour. The line now works as your people showed us.' })
  expect(jonas.modal?.read).toMatch(
    /Hatchet\.\*? It is closed; its leader has not said yet whether it is solved/,
  )
  await closesAll(jonas)

  // Only he can bury it.
  await world.until('2026-03-30T12:00[America/New_York]')
  await omar.clicks('Solved', { message: /as your people showed us/ })
  expect(await item()).toMatchObject({ status: 'done', verdict: 'solved', reopened: 1 })
  expect(await ledger()).not.toMatch(/Omar Haddad/)
  await jonas.picks('Open', 'Done')
  await jonas.clicks('Open')
  expect(jonas.modal?.read).toMatch(/Hatchet, buried by its leader/)
  await closesAll(jonas)
  await bookSession(world, 'maya', pair, '2026-04-09T16:00')
  await world.until('2026-04-10T12:00[Europe/Stockholm]')

  for (const [name, all] of Object.entries(RECEIVED))
    expect(posts.received(world.person(name))).toEqual(inOrder(all))
  for (const name of ['priya', 'ana', 'li']) world.person(name).seesNot(/line away|2019|Aisha/)
  expect(world.log.join('\n')).not.toMatch(/line away|Aisha|never logged/)
  expectNoTrouble(world)
}, 240_000)
