import type { Server } from 'node:http'
import { type Clock, systemClock } from '../../src/lib/clock.ts'
import { Courier } from './courier.ts'
import { Faults } from './faults.ts'
import { type Manifest, readManifest } from './manifest.ts'
import { allMethods } from './methods/index.ts'
import { RateLimits } from './rate-limits.ts'
import { type Call, type Change, type Delivery, Recorder, type Refusal } from './recorder.ts'
import { listen, slackServer } from './server.ts'
import { type WorkspaceOptions, WorkspaceState } from './state/workspace.ts'
import { Ticker } from './ticker.ts'
import type { HttpBot } from './transports/http.ts'
import { Sockets } from './transports/sockets.ts'
import { WebApi } from './web-api.ts'
import { Workspace } from './workspace.ts'
import type { World } from './world.ts'

export interface SandboxOptions {
  /** Path of the app's manifest; by default the project's own. */
  manifest?: string
  /** The time of messages and events; by default the system's. */
  clock?: Clock
  /** The time in signatures, which the bot compares with its own; by default the system's. */
  signingClock?: Clock
  /** Milliseconds in which trigger ids, acknowledgements and rate limits are counted; by default real ones. */
  monotonic?: () => number
  /** Awaited after every move of a person, so that the bot's work in the background is done. */
  settle?: () => Promise<void>
  /** The first is `sandbox.workspace()`; by default only `acme`. */
  workspaces?: readonly WorkspaceOptions[]
  /** Port to listen on; by default any free one. */
  port?: number
}

/** A Slack on this machine: workspaces with people in them, and the Web API for the bot. */
export class Sandbox {
  /** Awaited after every move of a person. */
  settle: () => Promise<void>
  readonly faults = new Faults()
  readonly rateLimits: RateLimits
  readonly #server: Server
  readonly #world: World
  readonly #sockets: Sockets
  readonly #courier: Courier
  readonly #workspaces = new Map<string, { state: WorkspaceState; workspace: Workspace }>()

  constructor(options: SandboxOptions) {
    const ticker = new Ticker(options.monotonic ?? (() => performance.now()))
    const [manifest, clock] = [readManifest(options.manifest), options.clock ?? systemClock]
    this.#world = { manifest, clock, ticker, recorder: new Recorder(), url: '' }
    this.settle = options.settle ?? (async () => {})
    this.rateLimits = new RateLimits(ticker)
    this.#sockets = new Sockets(() => this.url)
    this.#courier = new Courier(this.#world, this.#sockets, options.signingClock ?? systemClock)
    for (const workspace of options.workspaces ?? [{ key: 'acme' }]) this.addWorkspace(workspace)
    const workspaces = () => [...this.#workspaces.values()].map(({ state }) => state)
    const webApi = new WebApi(
      this.#world,
      allMethods(this.#sockets),
      workspaces,
      this.faults,
      this.rateLimits,
    )
    this.#server = slackServer({ webApi, faults: this.faults, workspaces })
    this.#sockets.listen(this.#server)
  }

  /** Starts listening. */
  async start(port: number): Promise<void> {
    this.#world.url = await listen(this.#server, port)
  }

  /** Stops listening and hangs up on everybody. */
  async stop(): Promise<void> {
    this.#world.ticker.stop()
    this.#courier.stop()
    this.#sockets.close()
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()))
    this.#server.closeAllConnections()
    await closed
  }

  get url(): string {
    return this.#world.url
  }

  get manifest(): Manifest {
    return this.#world.manifest
  }

  /** What a WebClient takes as `slackApiUrl`. */
  get apiUrl(): string {
    return `${this.url}/api/`
  }

  /** The workspace of this key, by default the first one. */
  workspace(key?: string): Workspace {
    const found = key === undefined ? [...this.#workspaces.values()][0] : this.#workspaces.get(key)
    if (found) return found.workspace
    throw new Error(`There is no workspace ${key}; there are ${[...this.#workspaces.keys()].join(', ')}`)
  }

  addWorkspace(options: WorkspaceOptions): Workspace {
    if (this.#workspaces.has(options.key)) throw new Error(`There is already a workspace ${options.key}`)
    const state = new WorkspaceState(this.#world, options)
    const workspace = new Workspace(state, this.#courier, () => this.settle())
    this.#workspaces.set(options.key, { state, workspace })
    return workspace
  }

  /** Where to send commands, interactions and events while no socket is open. */
  connectHttp(bot: HttpBot): void {
    this.#courier.http = bot
  }

  /** Accidents on the way to the bot, for the next delivery. */
  get deliver() {
    const courier = this.#courier
    return {
      /** It arrives two times. */
      twice: () => courier.twice(),
      /** It is under way for so many milliseconds of the monotonic clock, while its trigger id grows old. */
      late: (ms: number) => courier.late(ms),
      /** Tells the open sockets of a workspace to reconnect. */
      reconnect: (key: string) => this.#sockets.refresh(key),
    }
  }

  get calls(): Call[] {
    return this.#world.recorder.calls
  }

  get deliveries(): Delivery[] {
    return this.#world.recorder.deliveries
  }

  /** Every call, answer and response that Slack would have refused; faults on order are not among them. */
  get refusals(): Refusal[] {
    return this.#world.recorder.refusals
  }

  /** Deliveries that the bot did not acknowledge in time. */
  get unacknowledged(): Delivery[] {
    return this.deliveries.filter(({ fault }) => fault !== null)
  }

  /** Tells of every change from now on; the answer ends it. */
  on(listener: (change: Change) => void): () => void {
    return this.#world.recorder.on(listener)
  }
}

/** Starts a Slack workspace on this machine. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = new Sandbox(options)
  await sandbox.start(options.port ?? 0)
  return sandbox
}
