import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { type CallPlan, planCall } from './plan.ts'

/** One chat.postMessage of one of the owed messages. */
export interface Attempt {
  /** Which process made it. */
  life: string
  /** The process cannot know whether the message stands: no answer, one that says nothing, or nobody there to read it. */
  inDoubt: boolean
  /** Slack has said no, and why. */
  refused: string | null
}

interface SlackParts {
  seed: number
  /** Of the sandbox, which does the work. */
  apiUrl: string
  occasionOf(to: string, blocks: string): string | null
}

interface Answer {
  status: number
  headers: Record<string, string>
  body: string
}

/** While Slack is away it does nothing and says so. */
const AWAY: CallPlan = { fault: 'unavailable', beforeMs: 5, afterMs: 0, retryAfterSeconds: 0 }
const PASSED_ON = ['content-type', 'retry-after', 'x-oauth-scopes', 'x-accepted-oauth-scopes']

/**
 * Stands between the bots and the sandbox, and lets happen to the n-th call of each method what the seed says. Every
 * process is given an address of its own, so that it is known whose call it was when it is killed.
 */
export class FaultySlack {
  /** How often each thing has gone wrong. */
  readonly faults = new Map<string, number>()
  /** Refusals for too many calls that no plan asked for. */
  tooMany = 0
  posts = 0
  /** Calls that Slack is still working on, or whose answer is under way. */
  underWay = 0
  lastCallAt = performance.now()
  /** How it answers while it is away; null while it is there. */
  away: 'unavailable' | 'error-before' | null = null
  /** Called with every chat.postMessage. */
  onPost: (posts: number) => void = () => {}
  readonly #attempts = new Map<string, Attempt[]>()
  readonly #dead = new Set<string>()
  readonly #calls = new Map<string, number>()
  readonly #parts: SlackParts
  readonly #server: Server

  constructor(parts: SlackParts) {
    this.#parts = parts
    this.#server = createServer((request, response) => {
      this.underWay += 1
      response.once('close', () => {
        this.underWay -= 1
      })
      this.#serve(request, response).catch((error: unknown) => {
        process.emitWarning(error instanceof Error ? error : String(error))
        response.destroy()
      })
    })
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve))
    this.#server.closeAllConnections()
    await closed
  }

  /** The address of the Web API for one process. */
  apiUrlOf(life: string): string {
    const { port } = this.#server.address() as AddressInfo
    return `http://127.0.0.1:${port}/${life}/api/`
  }

  /** The process was killed: nobody reads what is still under way to it. */
  died(life: string): void {
    this.#dead.add(life)
  }

  attemptsFor(occasion: string): readonly Attempt[] {
    return this.#attempts.get(occasion) ?? []
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, life = '', , method = ''] = (request.url ?? '').split('/')
    const body = await textOf(request)
    this.lastCallAt = performance.now()
    const n = (this.#calls.get(method) ?? 0) + 1
    this.#calls.set(method, n)
    const attempt = method === 'chat.postMessage' ? this.#attempt(life, body) : null
    response.once('close', () => {
      if (attempt && !response.writableFinished) attempt.inDoubt = true
    })
    const plan = this.away ? { ...AWAY, fault: this.away } : planCall(this.#parts.seed, method, n)
    const name = this.away ? `outage: ${this.away}` : plan.fault
    if (name) this.faults.set(name, (this.faults.get(name) ?? 0) + 1)
    await delay(plan.beforeMs)
    await this.#answer({ request, response, method, body, attempt }, plan)
    this.lastCallAt = performance.now()
  }

  async #answer(
    call: {
      request: IncomingMessage
      response: ServerResponse
      method: string
      body: string
      attempt: Attempt | null
    },
    plan: CallPlan,
  ): Promise<void> {
    const { request, response, attempt } = call
    const { fault } = plan
    if (attempt && (fault === 'rate-limited' || fault === 'unavailable')) attempt.refused = fault
    if (fault === 'rate-limited') return send(response, refusal(429, 'ratelimited', plan.retryAfterSeconds))
    if (fault === 'unavailable') return send(response, refusal(503, 'service_unavailable'))
    if (attempt && (fault === 'error-before' || fault === 'error-after')) attempt.inDoubt = true
    if (fault === 'error-before') return send(response, refusal(500, 'internal_error'))
    if (fault === 'cut-before') return void response.destroy()
    const answer = await this.#work(request, call.method, call.body)
    if (attempt && answer.status === 429) attempt.refused = 'too many'
    await delay(plan.afterMs)
    if (fault === 'error-after') return send(response, refusal(500, 'internal_error'))
    if (fault === 'cut-after') return void response.destroy()
    // The bot hangs up by itself once it has waited long enough.
    if (fault !== 'silent-after') send(response, answer)
  }

  /** Has the sandbox do the work, whether or not anybody is still there to hear of it. */
  async #work(request: IncomingMessage, method: string, body: string): Promise<Answer> {
    const { 'content-type': type = '', authorization = '' } = request.headers
    const headers = { 'content-type': type, authorization }
    const answer = await fetch(`${this.#parts.apiUrl}${method}`, { method: 'POST', headers, body })
    if (answer.status === 429) this.tooMany += 1
    const passedOn = [...answer.headers].filter(([name]) => PASSED_ON.includes(name))
    return { status: answer.status, headers: Object.fromEntries(passedOn), body: await answer.text() }
  }

  #attempt(life: string, body: string): Attempt | null {
    this.posts += 1
    this.onPost(this.posts)
    const args = new URLSearchParams(body)
    const occasion = this.#parts.occasionOf(args.get('channel') ?? '', args.get('blocks') ?? '')
    if (occasion === null) return null
    const attempt = { life, inDoubt: this.#dead.has(life), refused: null }
    this.#attempts.set(occasion, [...this.attemptsFor(occasion), attempt])
    return attempt
  }
}

function refusal(status: number, error: string, retryAfterSeconds?: number): Answer {
  const wait: Record<string, string> = retryAfterSeconds ? { 'retry-after': String(retryAfterSeconds) } : {}
  const headers = { 'content-type': 'application/json', ...wait }
  return { status, headers, body: JSON.stringify({ ok: false, error }) }
}

function send(response: ServerResponse, answer: Answer): void {
  if (response.destroyed) return
  response.writeHead(answer.status, answer.headers)
  response.end(answer.body)
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString('utf8')
}
