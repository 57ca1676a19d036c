import type { World } from '../world.ts'

const USES = 5
const LIFE_MS = 30 * 60_000

/** What a response_url was given out for. */
export interface ResponseUrl {
  userId: string
  channel: string
  /** The message whose button was pressed, null for a command. */
  messageTs: string | null
}

/** The response_urls of one workspace: five uses within 30 minutes each. */
export class ResponseUrls {
  readonly #world: World
  readonly #issued = new Map<string, ResponseUrl & { at: number; uses: number }>()

  constructor(world: World) {
    this.#world = world
  }

  issue(target: ResponseUrl): string {
    const ticket = crypto.randomUUID()
    this.#issued.set(ticket, { ...target, at: this.#now(), uses: 0 })
    return `${this.#world.url}/response/${ticket}`
  }

  has(ticket: string): boolean {
    return this.#issued.has(ticket)
  }

  /** Uses the URL once, or names the error that Slack answers with. */
  use(ticket: string): ResponseUrl | 'used_url' | 'expired_url' {
    const issued = this.#issued.get(ticket)
    if (issued === undefined || this.#now() - issued.at > LIFE_MS) return 'expired_url'
    if (issued.uses >= USES) return 'used_url'
    issued.uses += 1
    return issued
  }

  #now(): number {
    return this.#world.clock.now().epochMilliseconds
  }
}
