import type { Faults } from './faults.ts'
import type { Method, MethodTable } from './methods/method.ts'
import { readArguments } from './methods/method.ts'
import type { RateLimits } from './rate-limits.ts'
import { pointedMessages, Refused } from './refused.ts'
import { needScope } from './scopes.ts'
import { type Fields, textOf } from './shapes.ts'
import type { WorkspaceState } from './state/workspace.ts'
import type { World } from './world.ts'

/** What goes back over the wire; `silence` never answers, `hang-up` closes the connection. */
export type Answer =
  | { status: number; headers?: Record<string, string>; body: Fields | string }
  | 'silence'
  | 'hang-up'

/** Slack's Web API: looks at the token, the scope and the arguments, then does the work. */
export class WebApi {
  readonly #world: World
  readonly #methods: MethodTable
  readonly #workspaces: () => WorkspaceState[]
  readonly #faults: Faults
  readonly #limits: RateLimits

  constructor(
    world: World,
    methods: MethodTable,
    workspaces: () => WorkspaceState[],
    faults: Faults,
    limits: RateLimits,
  ) {
    this.#world = world
    this.#methods = methods
    this.#workspaces = workspaces
    this.#faults = faults
    this.#limits = limits
  }

  call(name: string, token: string, raw: Fields): Answer {
    const fault = this.#faults.take(name, raw)
    const owner = this.#workspaces().find((one) => one.botToken === token || one.appToken === token)
    const keep = (status: number, answer: Fields) => {
      const at = this.#world.clock.now()
      const workspace = owner?.key ?? null
      this.#world.recorder.keepCall({ method: name, args: raw, token, workspace, status, answer, at })
    }
    if (fault && 'timeout' in fault) {
      keep(0, {})
      return 'silence'
    }
    if (fault && 'status' in fault) {
      const answer = { ok: false, error: fault.status === 429 ? 'ratelimited' : 'service_unavailable' }
      keep(fault.status, answer)
      const headers: Record<string, string> =
        'retryAfter' in fault ? { 'retry-after': String(fault.retryAfter) } : {}
      return { status: fault.status, headers, body: answer }
    }
    if (fault && 'error' in fault) {
      const answer = { ok: false, error: fault.error }
      keep(200, answer)
      return { status: 200, body: answer }
    }
    const wait = this.#tooMany(name, owner, raw)
    if (wait > 0) {
      const answer = { ok: false, error: 'ratelimited' }
      keep(429, answer)
      return { status: 429, headers: { 'retry-after': String(wait) }, body: answer }
    }
    const answer = this.#answer(name, token, owner, raw)
    keep(200, answer)
    return fault ? 'hang-up' : { status: 200, headers: this.#scopes(name), body: answer }
  }

  #answer(name: string, token: string, owner: WorkspaceState | undefined, raw: Fields): Fields {
    try {
      const method = this.#methods[name]
      if (method === undefined) throw new Refused('unknown_method', [], { req_method: name })
      if (token === '') throw new Refused('not_authed')
      if (owner === undefined) throw new Refused('invalid_auth')
      if (owner.uninstalled) throw new Refused('account_inactive')
      this.#checkToken(method, owner, token)
      const args = readArguments(method, raw)
      if (args.team_id !== undefined && args.team_id !== owner.teamId) throw new Refused('team_not_found')
      return { ok: true, ...method.run(owner, args) }
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      const messages = pointedMessages(error, raw)
      this.#world.recorder.keepRefusal(name, error, raw)
      return { ok: false, error: error.error, ...error.extra, response_metadata: { messages } }
    }
  }

  #checkToken(method: Method, owner: WorkspaceState, token: string): void {
    const kind = token === owner.appToken ? 'app' : 'bot'
    if (kind !== method.token) throw new Refused('not_allowed_token_type')
    if (method.scope !== null) needScope(this.#world.manifest, method.scope)
  }

  #tooMany(name: string, owner: WorkspaceState | undefined, raw: Fields): number {
    const slacksOwn = this.#methods[name]?.perMinute
    if (owner === undefined || slacksOwn === undefined) return 0
    return this.#limits.count(name, owner.key, textOf(raw.channel), slacksOwn)
  }

  #scopes(name: string): Record<string, string> {
    const scope = this.#methods[name]?.scope
    const given = [...this.#world.manifest.botScopes].join(',')
    return { 'x-oauth-scopes': given, ...(scope ? { 'x-accepted-oauth-scopes': scope } : {}) }
  }
}
