import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { afterEach, describe, expect, test } from 'vitest'
import { pairsOf } from '../../src/db/pairs.ts'
import { type GoalDraft, newGoal } from '../../src/domain/goal.ts'
import type { Pair } from '../../src/domain/pair.ts'
import type { StatusFacts } from '../../src/features/status/facts.ts'
import { homeView } from '../../src/features/status/home.ts'
import { statusMessage } from '../../src/features/status/messages.ts'
import { checkMessage, checkView } from '../sandbox/block-kit/index.ts'
import { hostileTexts } from '../support/arbitraries.ts'
import { makeCoordinator } from '../support/coordinator.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { proposedPair } from '../support/proposed-pair.ts'
import { bookSession, endOf } from '../support/sessions.ts'
import { openWorld, type TestWorld } from '../support/world.ts'

async function status(world: TestWorld, name: string): Promise<string> {
  const person = world.person(name)
  await person.types('/mentor status')
  expect(person.lastMessage?.ephemeral).toBe(true)
  await person.opensHome()
  const said = person.lastMessage?.read ?? ''
  for (const line of said.split('\n')) expect(person.home?.read).toContain(line)
  return said
}

describe('/mentor status and Home', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const [maya, omar] = [world.person('maya'), world.person('omar')]
  afterEach(() => expectNoTrouble(world))

  test('tell somebody without a pair how to start, and whom to ask', async () => {
    expect(await status(world, 'li')).toMatch(
      /Somebody from IT and somebody from the business meet[\s\S]*Propose a pair/,
    )
    await makeCoordinator(world, 'priya')
    expect(await status(world, 'li')).toMatch(/@Priya Raman can find you somebody, too/)
  })

  test('show an open proposal to each of the two in their own words', async () => {
    await maya.types('/mentor start @omar')
    await maya.submits({ topic: 'Budgets & <!here> forecasts', goals: 'One *pilot*\nTwo allies' })
    expect(await status(world, 'omar')).toMatch(
      /What waits for you\*?\n@Maya Lindqvist proposed @Maya Lindqvist as your mentor on Mon,? 2 Mar 2026/,
    )
    expect(await status(world, 'maya')).toMatch(/What waits for others[\s\S]*waits for @Omar Haddad/)
  })

  test('show the pair from both sides: until when, the goals, and a button to schedule', async () => {
    await omar.clicks('Accept')
    const ofMaya = await status(world, 'maya')
    expect(ofMaya).toMatch(/You mentor @Omar Haddad\*? about Budgets & <!here> forecasts/)
    expect(ofMaya).toMatch(/Since Mon,? 2 Mar 2026, until Wed,? 2 Sept? 2026/)
    expect(ofMaya).toMatch(/>One \*pilot\*[\s\S]*>Two allies/)
    expect(ofMaya).toMatch(/No session is booked/)
    expect(await status(world, 'omar')).toMatch(/@Maya Lindqvist mentors you/)
    await omar.clicks('Schedule a session', { in: 'home' })
    expect(omar.modal?.read).toMatch(/With @Maya Lindqvist/)
    await omar.closes()
  })

  test('show the next session once it is booked', async () => {
    const pair = await pairNamed(world, omar.id)
    const session = await bookSession(world, 'maya', pair, '2026-03-10T15:00')
    expect(await status(world, 'omar')).toMatch(/Next session: [\s\S]*10[\s\S]*, 45 minutes/)
    await expect(omar.clicks('Schedule a session', { in: 'home' })).rejects.toThrow()
    await world.until(endOf(session).add({ minutes: 5 }))
  })

  test('say what each of the two owes after a session', async () => {
    expect(await status(world, 'maya')).toMatch(
      /session with @Omar Haddad ended on [\s\S]*A minute for your notes/,
    )
    await maya.clicks('Write your reflection', { in: 'home' })
    expect(maya.modal).not.toBeNull()
    await maya.closes()
    expect(await status(world, 'omar')).toMatch(
      /session with @Maya Lindqvist ended on [\s\S]*How useful was it\?/,
    )
  })

  test('say until when a pair rests, and offer no booking meanwhile', async () => {
    await omar.types('/mentor pause')
    await omar.submits({ until: '2026-04-01' })
    expect(await status(world, 'maya')).toMatch(/Paused until Wed,? 1 Apr 2026/)
    await expect(maya.clicks('Schedule a session', { in: 'home' })).rejects.toThrow()
  })

  test('give coordinators the numbers and nobody’s words', async () => {
    await world.person('jonas').types('/mentor start @li')
    await world.person('jonas').submits({ topic: 'Robots', goals: 'Secret goal' })
    const ofPriya = await status(world, 'priya')
    expect(ofPriya).toMatch(/For coordinators: 1 running pair \(1 paused\), 1 open proposal\./)
    expect(ofPriya).not.toMatch(/Robots|Secret|pilot|Budgets/)
    expect(await status(world, 'maya')).not.toMatch(/For coordinators/)
  })

  test('show a coordinator the proposals made for others', async () => {
    const priya = world.person('priya')
    await priya.types('/mentor start')
    await priya.submits({ mentor: '@maya', mentee: '@ana', topic: 'Sales data' })
    expect(await status(world, 'priya')).toMatch(
      /for the pair of @Maya Lindqvist and @Ana Souza waits for @Maya Lindqvist and @Ana Souza/,
    )
    expect(await status(world, 'ana')).toMatch(/@Priya Raman proposed @Maya Lindqvist as your mentor/)
  })

  test('lead to the settings from Home', async () => {
    await maya.opensHome()
    await maya.clicks('Settings', { in: 'home' })
    expect(maya.modal?.read).toMatch(/weekly check-in/)
  })
})

describe('the status of somebody with a great many pairs', () => {
  const now = Temporal.Instant.from('2026-03-02T09:00:00Z')
  const typed = hostileTexts.map((text) => text.slice(0, 200))
  const aPair = fc.record({
    topic: hostileTexts.map((text) => text.slice(0, 150)),
    goals: fc.array(
      fc.record({
        text: typed,
        how: fc.option(typed),
        dueOn: fc.constant(Temporal.PlainDate.from('2026-03-01')),
      }),
      { maxLength: 3 },
    ),
    state: fc.constantFrom('active' as const, 'paused' as const),
  })

  test('stays within what Slack shows, whatever was typed', () => {
    const many = <T>(one: fc.Arbitrary<T>) => fc.array(one, { maxLength: 130 })
    fc.assert(
      fc.property(many(aPair), many(aPair), many(aPair), fc.boolean(), (running, toAnswer, sent, isHost) => {
        const facts: StatusFacts = {
          readerId: 'U1',
          zone: 'Europe/Stockholm',
          awayUntil: Temporal.PlainDate.from('2026-03-09'),
          pairs: running.map((pair) => ({
            pair: pairWith(pair, now),
            next: null,
            partnerBackOn: Temporal.PlainDate.from('2026-03-10'),
            today: Temporal.PlainDate.from('2026-03-02'),
          })),
          toAnswer: toAnswer.map((pair) => pairWith({ ...pair, state: 'proposed' }, now)),
          unanswered: sent.map((pair) => pairWith({ ...pair, state: 'proposed' }, now)),
          owed: running.map((pair) => ({
            owed: {
              sessionId: crypto.randomUUID(),
              pairId: crypto.randomUUID(),
              role: isHost ? 'mentee' : 'mentor',
              endedAt: now,
            },
            pair: pairWith(pair, now),
          })),
          changes: sent.map((pair) => ({
            change: { id: crypto.randomUUID(), proposedBy: 'U2' },
            pair: pairWith({ ...pair, state: 'active' }, now),
          })),
          suggested: running.map((pair) => ({
            note: { id: crypto.randomUUID() },
            pair: pairWith({ ...pair, state: 'active' }, now),
          })),
          toSchedule: toAnswer.map((pair) => pairWith({ ...pair, state: 'active' }, now)),
          rematch: null,
          hasTold: true,
          coordinators: ['U3'],
          programme: isHost ? { active: 1, paused: 0, proposed: 7 } : null,
          isItLead: isHost,
          ledger: isHost ? { open: 3, overdue: 1, hatchets: 1 } : null,
          itChannelId: null,
          strategyCards: 3,
          leaders: running.map(() => 'U4'),
          led: running.map((pair) => ({ pair: { ...pairWith(pair, now), menteeId: 'U4' }, next: null })),
        }
        expect(checkMessage({ ...statusMessage(facts) }, 'post')).toBeNull()
        expect(checkView(homeView(facts), 'home')).toBeNull()
      }),
      { numRuns: 30 },
    )
  })
})

function pairWith(own: Pick<Pair, 'topic' | 'state'> & { goals: GoalDraft[] }, now: Temporal.Instant): Pair {
  const day = Temporal.PlainDate.from('2026-03-02')
  const goals = own.goals.map((draft, index) =>
    newGoal(draft, { id: crypto.randomUUID(), position: index + 1 }),
  )
  const dates = { startsOn: day, endsOn: day.add({ months: 6 }) }
  const pausedUntil = own.state === 'paused' ? day.add({ weeks: 2 }) : null
  return proposedPair(
    { workspaceId: 'T1', mentorId: 'U1', menteeId: 'U2', ...dates, pausedUntil, ...own, goals },
    now,
  )
}

async function pairNamed({ database, acme }: TestWorld, id: string): Promise<Pair> {
  const [pair] = await pairsOf(database.db, acme.teamId, id)
  if (!pair) throw new Error('no pair')
  return pair
}
