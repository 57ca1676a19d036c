import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Database } from '../../src/db/client.ts'
import { feedbackItems, feedbackNotes } from '../../src/db/schema.ts'
import { FEEDBACK_STATUSES, SHARINGS } from '../../src/domain/feedback.ts'
import { memoryDatabase } from '../support/memory-database.ts'
import type { SceneName } from './protocol.ts'
import { Stage } from './stage.ts'
import { Tour } from './tour.ts'
import { STORY } from './tour-story.ts'

// Weeks of work of the whole company, on whatever machine the tests run.
vi.setConfig({ testTimeout: 300_000 })

let database: Database
let stage: Stage

beforeAll(async () => {
  database = await memoryDatabase()
  stage = new Stage(database)
})

afterAll(async () => {
  await stage.stop()
  await database.close()
})

const told = (name: string) =>
  stage.company
    .person(name)
    .messages.map(({ read }) => read)
    .join('\n')

/** Loads a scene; Slack would have refused nothing of it. */
async function load(scene: SceneName): Promise<void> {
  await stage.load(scene)
  expect(stage.company.sandbox.refusals).toEqual([])
  expect(stage.company.sandbox.unacknowledged).toEqual([])
  expect((await stage.state()).busy).toBeNull()
}

test('nobody acts or turns the clock while a scene is being played, which ends on its day', async () => {
  await stage.load('fresh')
  const person = stage.company.person('maya')
  const playing = stage.load('stalled')
  const words = /scene is still being played/
  await expect(stage.turn('now+1h', person.id)).rejects.toThrow(words)
  const act = { act: 'type', person: person.id, conversation: person.notes, text: 'Hello' } as const
  await expect(stage.act(act)).rejects.toThrow(words)
  await playing
  const { clock, busy } = await stage.state()
  expect(clock.now).toBe('2026-03-02T09:00:00Z')
  expect(busy).toBeNull()
})

test('a scene that takes long says how far it is and makes room for another one', async () => {
  const year = stage.load('year')
  const underWay = async () => {
    const { busy } = await stage.state()
    expect(busy?.words).toBe('A year is being played')
    expect(busy?.share).toBeGreaterThan(0)
  }
  await vi.waitFor(underWay, { timeout: 60_000, interval: 200 })
  const fresh = stage.load('fresh')
  expect(await year).toBe(false)
  expect(await fresh).toBe(true)
  const { scene, clock, busy } = await stage.state()
  expect({ scene, busy, now: clock.now }).toEqual({ scene: 'fresh', busy: null, now: '2026-03-02T09:00:00Z' })
})

test('“midway”: a pair with a history, a session ahead and something it told IT', async () => {
  await load('midway')
  expect(told('ingrid')).toMatch(/waits two weeks for a laptop/)
  expect(told('ingrid')).toMatch(/A leader tells IT/)
  expect(told('ingrid')).not.toMatch(/every country/i)
  const { clock, people } = await stage.state(stage.company.person('omar').id)
  expect(clock.sessionEnd).toBe('2026-03-05T14:45:00.000Z')
  expect(people.find(({ username }) => username === 'gustav')?.unread).toBe(0)
  expect(clock.now).toBe('2026-03-02T09:00:00Z')
})

test('“midway” holds what leaders say in every state that it can have', async () => {
  const items = await database.db.select().from(feedbackItems)
  expect(new Set(items.map(({ status }) => status))).toEqual(new Set(FEEDBACK_STATUSES))
  expect(new Set(items.map(({ sharing }) => sharing))).toEqual(new Set(SHARINGS))
  expect(new Set(items.map(({ verdict }) => verdict))).toEqual(new Set(['solved', 'thanks', null]))
  const has = (is: (item: (typeof items)[number]) => boolean) => items.some(is)
  expect(has((item) => item.sharing === 'named' && item.sharedAt === null)).toBe(true)
  expect(has((item) => item.isHatchet && item.closedAt === null)).toBe(true)
  expect(has((item) => item.reopened === 1)).toBe(true)
  expect(has((item) => item.sessionId === null)).toBe(true)
  const notes = await database.db.select().from(feedbackNotes)
  expect(notes.map(({ state }) => state).toSorted()).toEqual(['noted', 'suggested'])
  expect(told('omar')).toMatch(/What became of what you told IT/)
})

test('“stalled”: cancelled sessions and check-ins without an answer', async () => {
  await load('stalled')
  expect(told('maya')).toMatch(/Omar Haddad cancelled the session on Jan 29, 2026/)
  expect(told('maya')).toMatch(/Omar Haddad cancelled the session on Feb 19, 2026/)
  expect(told('ana')).toMatch(/went by without an answer/)
  expect((await stage.state()).clock.sessionEnd).toBeNull()
})

test('the tour plays the first story to its end, with a caption for each step', async () => {
  const captions: (string | undefined)[] = []
  const tour = new Tour(stage, async () => captions.push((await stage.state()).tour?.caption))
  await tour.start()
  await tour.over()
  expect(captions).toEqual(STORY.map(({ caption }) => caption))
  expect(told('ingrid')).toMatch(/@Omar Haddad tells IT/)
  expect((await stage.state()).tour).toBeNull()
})

test('the tour stops where the visitor wants to go on by hand', async () => {
  const { promise: reading, resolve: isReading } = Promise.withResolvers<void>()
  const tour = new Tour(stage, async (_, signal) => {
    isReading()
    await new Promise((_resolve, reject) => signal.addEventListener('abort', reject))
  })
  await tour.start()
  await reading
  expect((await stage.state()).tour?.step).toBe(1)
  await tour.stop()
  expect((await stage.state()).tour).toBeNull()
})

test('the tour ends with a word when the visitor joins in, and claims nothing more', async () => {
  const captions: string[] = []
  const tour = new Tour(stage, async (_, signal) => {
    const step = (await stage.state()).tour
    captions.push(step?.caption ?? '')
    if (step?.step === 6) await stage.turn('next-monday-0930', stage.company.person('maya').id)
    signal.throwIfAborted()
  })
  await tour.start()
  await tour.over()
  expect(captions).toEqual(STORY.slice(0, 6).map(({ caption }) => caption))
  const { tour: step, tourEnded, clock } = await stage.state()
  expect(step).toBeNull()
  expect(tourEnded).toMatch(/^You joined in, so the tour ends here/)
  expect(clock.now).toBe('2026-03-09T08:30:00Z')
  await tour.stop()
  expect((await stage.state()).tourEnded).toBeNull()
})

test('a tour that is started twice is played once', async () => {
  const steps: (number | undefined)[] = []
  const tour = new Tour(stage, async (_, signal) => {
    steps.push((await stage.state()).tour?.step)
    signal.throwIfAborted()
    await new Promise((_resolve, reject) => signal.addEventListener('abort', reject))
  })
  await Promise.all([tour.start(), tour.start()])
  await tour.stop()
  expect(steps).toEqual([1])
})
