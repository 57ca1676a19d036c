import { Temporal } from 'temporal-polyfill'
import type { Database } from '../../src/db/client.ts'
import type { Person } from '../sandbox/index.ts'
import { perform } from './acts.ts'
import { COMPANY_NAME } from './cast.ts'
import { takeChanges } from './change-log.ts'
import { clockFacts } from './clock-facts.ts'
import { momentOf } from './clock-moves.ts'
import { type Company, openCompany } from './company.ts'
import { HoodLog } from './hood.ts'
import { busyOf, type Going, Order } from './order.ts'
import { Problem } from './problem.ts'
import type { Act, Busy, SceneName, State, TourStep } from './protocol.ts'
import { SCENES, sceneNamed } from './scenes/index.ts'
import { type Scene, TODAY } from './scenes/scene.ts'
import { commandsOf, conversationsOf, everybody, viewOf } from './snapshot.ts'
import { Unread } from './unread.ts'

const UNREAD_HOURS = 24

/** What takes the story elsewhere; looking around and half a form do not. */
const MOVES: readonly Act['act'][] = ['type', 'click', 'submit', 'close']

const BUSY_WITH: Record<Busy['what'], string> = {
  clock: 'the clock is turning',
  scene: 'the scene is still being played',
}

interface Playing {
  scene: SceneName
  company: Company
  unread: Unread
}

/** The demo as the page sees it: one company at a time, what its people do, and the clock. */
export class Stage {
  readonly hood = new HoodLog()
  /** Resolves when the first page looks on. */
  readonly watched: Promise<void>
  readonly #watched = Promise.withResolvers<void>()
  readonly #database: Database
  readonly #boot = crypto.randomUUID()
  readonly #listeners = new Set<() => void>()
  #playing: Playing | null = null
  #curtain = Promise.withResolvers<void>()
  #version = 0
  #tour: TourStep | null = null
  #tourEnded: string | null = null
  #isTouched = false
  /** Aborted when the scene on stage has to make room. */
  #scene = new AbortController()
  readonly #order = new Order(() => this.#changed())

  constructor(database: Database) {
    this.#database = database
    this.watched = this.#watched.promise
  }

  /** Resolves when there is something to see; between two scenes there is not. */
  get opened(): Promise<void> {
    return this.#curtain.promise
  }

  get version(): number {
    return this.#version
  }

  get boot(): string {
    return this.#boot
  }

  /** Tells of every change from now on; the answer ends it. */
  on(listener: () => void): () => void {
    this.#listeners.add(listener)
    this.#watched.resolve()
    return () => this.#listeners.delete(listener)
  }

  /** The company that is on stage; a Problem while there is none. */
  get company(): Company {
    return this.#now().company
  }

  person(id: string): Person {
    const found = this.company.workspace.people.find((person) => person.id === id)
    if (found) return found
    throw new Problem(404, 'Nobody here is called so. The scene may have been loaded again.')
  }

  /** Everything that one person's pane shows; without an id, that of the first one. Between two scenes it waits. */
  async state(personId?: string): Promise<State> {
    await this.opened
    const { scene, company, unread } = this.#now()
    const { sandbox, workspace } = company
    const version = this.#version
    const first = workspace.people[0]?.id ?? ''
    const person = this.person(personId ?? first)
    return {
      version,
      boot: this.#boot,
      workspace: { name: COMPANY_NAME, botId: workspace.botUserId, botName: sandbox.manifest.botName },
      scene,
      scenes: SCENES.map(({ name, title, about }) => ({ name, title, about })),
      clock: await clockFacts(company, person.id),
      busy: busyOf(this.#order.going, company.clock.now()),
      tour: this.#tour,
      tourEnded: this.#tourEnded,
      isTouched: this.#isTouched,
      commands: commandsOf(sandbox.manifest),
      people: everybody(sandbox, unread),
      channels: workspace.channels
        .filter(({ kind }) => kind === 'public')
        .map(({ id, name }) => ({ id, name })),
      me: person.id,
      conversations: conversationsOf(sandbox, person, unread),
      modals: person.modals.map(viewOf),
      home: person.home && viewOf(person.home),
    }
  }

  /** Something a person does on the page. */
  async act(act: Act): Promise<void> {
    if (act.act === 'read') {
      this.#playing?.unread.read(act.person, act.conversation)
      this.#changed()
      return
    }
    // The Home tab is opened by the page itself: it may come too early and waits its turn.
    if (act.act !== 'open-home') this.#refuseWhileBusy()
    await this.alone(async () => {
      const person = this.person(act.person)
      if (MOVES.includes(act.act)) this.#touch()
      await perform(person, act).catch(asProblem)
    })
  }

  /** Turns the clock, in the words of the page. */
  async turn(to: string, personId: string): Promise<void> {
    this.#refuseWhileBusy()
    const { signal } = this.#scene
    const going: Going = { what: 'clock', words: 'The clock is turning', way: null }
    const turned = this.#order.do(going, async () => {
      const { company } = this
      const { zone } = this.person(personId)
      const { sessionEnd } = await clockFacts(company, personId)
      const now = company.clock.now()
      const end = sessionEnd ? Temporal.Instant.from(sessionEnd) : null
      const moment = momentOf({ to, now, zone, sessionEnd: end })
      if (typeof moment === 'string') throw new Problem(400, moment)
      this.#touch()
      going.way = [now, moment]
      await company.until(moment)
    })
    await reached(turned, signal)
  }

  /**
   * Stops what is on stage and plays another scene up to today; a visitor may watch meanwhile. False when yet another
   * scene was chosen before it got there.
   */
  async load(name: SceneName): Promise<boolean> {
    const scene = sceneNamed(name)
    this.#scene.abort()
    this.#scene = new AbortController()
    const { signal } = this.#scene
    const going: Going = { what: 'scene', words: scene.wait ?? scene.title, way: null }
    const played = this.#order.do(going, async () => {
      signal.throwIfAborted()
      const company = await this.#change(scene, signal)
      going.way = [company.clock.now(), Temporal.ZonedDateTime.from(TODAY).toInstant()]
      await scene.play(company)
      const recently = company.clock.now().subtract({ hours: UNREAD_HOURS })
      this.#now().unread.readBefore(recently.epochMilliseconds / 1000)
    })
    return reached(played, signal)
  }

  /** From the company of the scene before to a new one, at the beginning of its story. */
  async #change({ name, begins }: Scene, signal: AbortSignal): Promise<Company> {
    const before = this.#playing
    const curtain = before ? Promise.withResolvers<void>() : this.#curtain
    this.#curtain = curtain
    this.#playing = null
    try {
      await before?.company.stop()
      const stepped = (one: Company) => this.#stepped(one)
      const company = await openCompany({ database: this.#database, now: begins, stepped, signal })
      for (const person of company.workspace.people) void [person.directMessage, person.notes]
      this.hood.attach(company.sandbox)
      company.sandbox.on(() => this.#changed())
      this.#playing = { scene: name, company, unread: new Unread(company.sandbox) }
      this.#isTouched = false
      this.#changed()
      return company
    } finally {
      curtain.resolve()
    }
  }

  /** Whether a visitor has done something since the scene began. */
  get isTouched(): boolean {
    return this.#isTouched
  }

  /** Shows a step of the tour; null when it is over, with words when it is over too early. */
  show(step: TourStep | null, ended: string | null = null): void {
    this.#tour = step
    this.#tourEnded = ended
    this.#changed()
  }

  /** Does this when everything before it is over. */
  alone<T>(work: () => Promise<T>): Promise<T> {
    return this.#order.do(null, work)
  }

  async stop(): Promise<void> {
    this.#scene.abort()
    await this.#order.over()
    await this.#playing?.company.stop()
    this.#playing = null
  }

  #now(): Playing {
    if (this.#playing) return this.#playing
    throw new Problem(503, 'The scene is being set up. This takes a moment.')
  }

  #refuseWhileBusy(): void {
    const { going } = this.#order
    if (going) throw new Problem(409, `Just a moment: ${BUSY_WITH[going.what]}.`)
  }

  #touch(): void {
    this.#isTouched = true
    this.#changed()
  }

  #changed(): void {
    this.#version += 1
    for (const listener of this.#listeners) listener()
  }

  async #stepped({ database, clock }: Company): Promise<void> {
    this.hood.rows(await takeChanges(database), clock.now().toString())
    this.#changed()
  }
}

/** Whether it came to its end; not when its scene had to make room for another one. */
async function reached(work: Promise<void>, signal: AbortSignal): Promise<boolean> {
  try {
    await work
    return true
  } catch (error) {
    if (signal.aborted) return false
    throw error
  }
}

/** What the hands of a person could not do, in words; anything else is a bug and stays one. */
function asProblem(error: unknown): never {
  throw error instanceof Error
    ? new Problem(409, error.message.split('\n')[0] ?? '', { cause: error })
    : error
}
