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
import { Problem } from './problem.ts'
import type { Act, Busy, SceneName, State, TourStep } from './protocol.ts'
import { SCENES, sceneNamed } from './scenes/index.ts'
import type { Scene } from './scenes/scene.ts'
import { commandsOf, conversationsOf, everybody, viewOf } from './snapshot.ts'
import { Unread } from './unread.ts'

const UNREAD_HOURS = 24

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
  #busy: Busy | null = null
  #tour: TourStep | null = null
  #queue: Promise<unknown> = Promise.resolve()

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
      busy: this.#busy,
      tour: this.#tour,
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
    const person = this.person(act.person)
    if (act.act === 'read') {
      this.#now().unread.read(person.id, act.conversation)
      this.#changed()
      return
    }
    if (this.#busy) throw new Problem(409, 'Just a moment: the clock is turning.')
    await this.alone(null, () => perform(person, act).catch(asProblem))
  }

  /** Turns the clock, in the words of the page. */
  async turn(to: string, personId: string): Promise<void> {
    const { company } = this.#now()
    const { zone } = this.person(personId)
    const { sessionEnd } = await clockFacts(company, personId)
    const now = company.clock.now()
    const end = sessionEnd ? Temporal.Instant.from(sessionEnd) : null
    const moment = momentOf({ to, now, zone, sessionEnd: end })
    if (typeof moment === 'string') throw new Problem(400, moment)
    await this.alone({ what: 'clock', words: 'The clock turns' }, () => company.until(moment))
  }

  /** Stops what is on stage and plays another scene up to today; a visitor may watch meanwhile. */
  async load(name: SceneName): Promise<void> {
    const scene = sceneNamed(name)
    await this.alone({ what: 'scene', words: scene.wait ?? scene.title }, async () => {
      const company = await this.#change(scene)
      await scene.play(company)
      const recently = company.clock.now().subtract({ hours: UNREAD_HOURS })
      this.#now().unread.readBefore(recently.epochMilliseconds / 1000)
    })
  }

  /** From the company of the scene before to a new one, at the beginning of its story. */
  async #change({ name, begins }: Scene): Promise<Company> {
    const before = this.#playing
    const curtain = before ? Promise.withResolvers<void>() : this.#curtain
    this.#curtain = curtain
    this.#playing = null
    try {
      await before?.company.stop()
      const stepped = (one: Company) => this.#stepped(one)
      const company = await openCompany({ database: this.#database, now: begins, stepped })
      for (const person of company.workspace.people) void [person.directMessage, person.notes]
      this.hood.attach(company.sandbox)
      company.sandbox.on(() => this.#changed())
      this.#playing = { scene: name, company, unread: new Unread(company.sandbox) }
      this.#changed()
      return company
    } finally {
      curtain.resolve()
    }
  }

  /** Shows a step of the tour; null when it is over. */
  show(step: TourStep | null): void {
    this.#tour = step
    this.#changed()
  }

  /** One thing after the other: does this when everything before it is over, and says meanwhile what it is. */
  alone<T>(busy: Busy | null, work: () => Promise<T>): Promise<T> {
    const done = this.#queue.then(async () => {
      this.#setBusy(busy)
      return await work().finally(() => this.#setBusy(null))
    })
    this.#queue = done.catch(() => {})
    return done
  }

  async stop(): Promise<void> {
    await this.#queue
    await this.#playing?.company.stop()
    this.#playing = null
  }

  #now(): Playing {
    if (this.#playing) return this.#playing
    throw new Problem(503, 'The scene is being set up. This takes a moment.')
  }

  #setBusy(busy: Busy | null): void {
    if (this.#busy === busy) return
    this.#busy = busy
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

/** What the hands of a person could not do, in words; anything else is a bug and stays one. */
function asProblem(error: unknown): never {
  throw error instanceof Error
    ? new Problem(409, error.message.split('\n')[0] ?? '', { cause: error })
    : error
}
