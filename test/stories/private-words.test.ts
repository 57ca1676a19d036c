import { WebClient } from '@slack/web-api'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { ledgerItems } from '../../src/db/ledger.ts'
import { LEDGER_SHOW } from '../../src/features/ledger/ids.ts'
import { makeCoordinator } from '../support/coordinator.ts'
import { watchEmissions } from '../support/emissions.ts'
import { setItChannel } from '../support/it-channel.ts'
import { addLine } from '../support/learning-log.ts'
import { makeItLead, shareWithIt } from '../support/ledger.ts'
import { everybodyLooks } from '../support/looking.ts'
import { makePair } from '../support/pairs.ts'
import { bookSession, holdSession } from '../support/sessions.ts'
import { openWorld, type TestWorld } from '../support/world.ts'

const MAYA = 'Maya Lindqvist'
const OMAR = 'Omar Haddad'
const LI = 'Li Wei'
const ANA = 'Ana Souza'
const PRIYA = 'Priya Raman'
const JONAS = 'Jonas Weber'

/** What was typed in confidence, by whom, each with a word of its own; and who else may ever have it before them. */
const SECRETS: Record<string, { by: string; says: string; readers: string[] }> = {
  'a personal line of a proposal': { by: MAYA, says: 'Aardvark', readers: [OMAR] },
  'why a session was cancelled': { by: MAYA, says: 'Bullfinch', readers: [OMAR] },
  'what is off limits': { by: MAYA, says: 'Chamois', readers: [OMAR] },
  'what a leader keeps in the pair': { by: OMAR, says: 'Dormouse', readers: [MAYA] },
  'what a leader never shared': { by: OMAR, says: 'Egret', readers: [] },
  'what a leader took back before IT opened it': { by: OMAR, says: 'Firefly', readers: [] },
  'what a leader first shared by name and then as a theme': { by: OMAR, says: 'Gazelle', readers: [] },
  'the words of a theme': { by: OMAR, says: 'Hamster', readers: [] },
  'what a leader shared by name': { by: OMAR, says: 'Ibis', readers: [MAYA, JONAS] },
  'what a leader first shared as a theme and then by name': {
    by: OMAR,
    says: 'Jackal',
    readers: [MAYA, JONAS],
  },
  // Slack refuses the post once, and has read it all the same.
  'what was read in the IT channel': {
    by: OMAR,
    says: 'Kestrel',
    readers: ['#it-desk', MAYA, 'Slack alone'],
  },
  'the words of a theme in the IT channel': { by: OMAR, says: 'Lemming', readers: [] },
  'what a mentor heard': { by: MAYA, says: 'Marmot', readers: [] },
  'what a mentor learned': { by: MAYA, says: 'Narwhal', readers: [] },
  'what a mentor promised': { by: MAYA, says: 'Okapi', readers: [] },
  'a line of a learning log': { by: OMAR, says: 'Puffin', readers: [] },
  'a call for help': { by: OMAR, says: 'Quokka', readers: [PRIYA] },
  'why a pair ended': { by: ANA, says: 'Raccoon', readers: [PRIYA] },
  'IT’s answer to a theme': { by: JONAS, says: 'Sandpiper', readers: [MAYA, OMAR] },
  'a goal': { by: MAYA, says: 'Tapir', readers: [OMAR] },
}
const says = (what: keyof typeof SECRETS): string => SECRETS[what]?.says ?? ''

const EVERYBODY = ['maya', 'omar', 'li', 'ana', 'priya', 'jonas', 'dora', 'sten']

const PATIENCE_MS = 240_000

describe('of everything the bot ever emitted in a programme', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  world.acme.addPerson({ name: 'Dora Delegate', username: 'dora' })
  world.acme.addPerson({ name: 'Sten Stranger', username: 'sten' })
  const emissions = await watchEmissions(world)
  beforeAll(() => playedThrough(world), PATIENCE_MS)

  test.each(Object.entries(SECRETS))(
    '%s reached whom it was for, and nobody else',
    async (_, { by, says, readers }) => {
      const others = (await emissions.readersOf(says)).filter((reader) => reader !== by)
      expect(others).toEqual(readers.toSorted())
    },
  )

  test('there was plenty to look through, and everybody had some of it', async () => {
    expect(emissions.count()).toBeGreaterThan(300)
    for (const name of [MAYA, OMAR, LI, ANA, PRIYA, JONAS, 'Dora Delegate', 'Sten Stranger'])
      expect(await emissions.readersOf('mentor')).toContain(name)
    for (const stored of ['feedback.shared', 'nudge-beat'])
      expect(await emissions.readersOf(stored)).toContain('queue')
    expect(await emissions.readersOf('"level":')).toContain('log')
  })

  test('nothing slips through: what is leaked in any way is found', async () => {
    const leaked = 'Unicorn'
    const slack = new WebClient(world.acme.botToken, { slackApiUrl: world.sandbox.apiUrl })
    const { ts = '' } = await slack.chat.postMessage({
      channel: world.acme.channel('it-desk').id,
      text: leaked,
    })
    await slack.chat.delete({ channel: world.acme.channel('it-desk').id, ts })
    expect(await emissions.readersOf(leaked)).toEqual(['#it-desk'])
    await slack.views.publish({
      user_id: world.person('sten').id,
      view: { type: 'home', blocks: [{ type: 'section', text: { type: 'plain_text', text: leaked } }] },
    })
    world.log.push(`{"msg":"${leaked}"}`)
    await world.database.db.execute(sql`update nudges set outcome = ${leaked} where kind = 'feedback.shared'`)
    await world.database.db.execute(sql`update nudges set outcome = null where kind = 'feedback.shared'`)
    expect(await emissions.readersOf(leaked)).toEqual(['#it-desk', 'Sten Stranger', 'log', 'queue'])
  })
})

const inLedger = ({ database, acme }: TestWorld) => ledgerItems(database.db, acme.teamId)

/** The IT lead opens every item that nobody has opened yet, and answers it. */
async function itAnswers(world: TestWorld, note: string): Promise<void> {
  const jonas = world.person('jonas')
  for (const { ledgerId, status } of await inLedger(world)) {
    if (status !== 'new') continue
    await jonas.forges(LEDGER_SHOW, ledgerId)
    await jonas.clicks('Close as done')
    await jonas.submits({ 'note-0': note })
    await jonas.closes()
  }
}

const closesAll = async (world: TestWorld, name: string) => {
  while (world.person(name).modal) await world.person(name).closes()
}

/** The leader chooses anew who may know of the newest of what they told IT. */
async function chooses(world: TestWorld, sharing: string): Promise<void> {
  const omar = world.person('omar')
  await omar.clicks('What you told IT', { message: /Shared with IT/ })
  await omar.clicks('Open', { in: 'modal' })
  await omar.clicks('Change who may know')
  await omar.submits({ sharing })
  await omar.submits()
  await closesAll(world, 'omar')
}

async function playedThrough(world: TestWorld): Promise<void> {
  const [maya, omar, ana, jonas] = [
    ...[world.person('maya'), world.person('omar'), world.person('ana'), world.person('jonas')],
  ]
  if (!maya || !omar || !ana || !jonas) throw new Error('somebody is missing')
  await makeCoordinator(world, 'priya')
  await makeItLead(world, 'jonas')
  const pair = await makePair(world, 'maya', 'omar', {
    line: says('a personal line of a proposal'),
    goals: says('a goal'),
  })
  await makePair(world, 'li', 'ana')
  await omar.types('/mentor delegate @dora')
  await maya.types('/mentor agreement')
  await maya.clicks('Change our agreement')
  await maya.submits({ offLimits: says('what is off limits') })
  await omar.clicks('Accept')

  await bookSession(world, 'maya', pair, '2026-03-05T16:00')
  await maya.clicks('Cancel', { message: /^\*Session on/ })
  await maya.submits({ reason: says('why a session was cancelled') })

  // Without an IT channel: what is shared waits in the ledger, so it can be taken back.
  await holdSession(world, 'maya', pair, '2026-03-10T16:00')
  await omar.clicks('4')
  await shareWithIt(world, 'omar', {
    words: says('what a leader first shared by name and then as a theme'),
    as: 'named',
  })
  await chooses(world, 'theme')
  await shareWithIt(world, 'omar', { words: says('the words of a theme'), as: 'theme' })
  await shareWithIt(world, 'omar', { words: says('what a leader shared by name'), as: 'named' })
  await world.passes({ minutes: 1 })
  await shareWithIt(world, 'omar', {
    words: says('what a leader first shared as a theme and then by name'),
    as: 'theme',
  })
  await itAnswers(world, says('IT’s answer to a theme'))
  await chooses(world, 'named')
  for (const { ledgerId } of await inLedger(world)) {
    await jonas.forges(LEDGER_SHOW, ledgerId)
    await jonas.closes()
  }
  await world.passes({ minutes: 1 })
  await shareWithIt(world, 'omar', {
    words: says('what a leader took back before IT opened it'),
    as: 'named',
  })
  await omar.clicks('What you told IT', { message: /Shared with IT/ })
  await omar.clicks('Take it back')
  await closesAll(world, 'omar')
  await maya.clicks('Write it down', { message: /How did it go/ })
  await maya.submits({
    heard: says('what a mentor heard'),
    learned: says('what a mentor learned'),
    followUps: says('what a mentor promised'),
  })
  await addLine(omar, says('a line of a learning log'))
  await everybodyLooks(world, EVERYBODY)

  // The mentor's brief, the news of IT's answers, the weekly question.
  await bookSession(world, 'maya', pair, '2026-03-19T16:00')
  await world.until('2026-03-16T15:00[America/New_York]')
  await omar.clicks('I need help')
  await omar.submits({ help: says('a call for help') })
  await world.until('2026-03-19T16:45[Europe/Stockholm]')

  // With an IT channel, which Slack refuses once for good.
  world.acme.addChannel({ name: 'it-desk', bot: true })
  await setItChannel(world, 'it-desk')
  const after = { message: /How was the session/ }
  await omar.clicks('3', after)
  world.sandbox.faults.next('chat.postMessage', { error: 'fatal_error' }, { when: isForIt })
  await shareWithIt(world, 'omar', { words: says('what was read in the IT channel'), as: 'named' })
  await world.passes({ hours: 2 })
  await shareWithIt(world, 'omar', { words: says('the words of a theme in the IT channel'), as: 'theme' })
  await omar.clicks('Tell IT something else')
  await omar.submits({ words: says('what a leader keeps in the pair'), category: 'Cost', kind: 'Idea' })

  await holdSession(world, 'maya', pair, '2026-03-26T16:00')
  await omar.clicks('5 Very useful', after)
  await omar.clicks('Tell IT something', { message: /You rated it 5/ })
  await omar.submits({
    words: says('what a leader never shared'),
    category: 'Cost',
    kind: 'Idea',
    sharing: 'named',
  })
  await closesAll(world, 'omar')
  await ana.types('/mentor end')
  await ana.submits({ reason: says('why a pair ended') })
  await bookSession(world, 'maya', pair, '2026-04-02T16:00')
  await world.until('2026-04-02T16:45[Europe/Stockholm]')
  await everybodyLooks(world, EVERYBODY)
  await maya.types('/mentor end')
  await maya.submits()
  await world.until('2026-09-10T12:00[Europe/Stockholm]')
}

const isForIt = ({ channel }: Record<string, unknown>) => String(channel).includes('ITDESK')
