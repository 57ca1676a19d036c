import type { Sandbox } from '../sandbox/index.ts'
import type { Call, Delivery } from '../sandbox/recorder.ts'
import { type Fields, isFields, textOf } from '../sandbox/shapes.ts'
import type { Hood, HoodEntry, RowChange, Verdict } from './protocol.ts'

/** Older entries are forgotten. */
const KEPT = 500

type Noted = { n: number; at: string } & (
  | { kind: 'delivery'; delivery: Delivery }
  | { kind: 'call'; call: Call }
  | { kind: 'rows'; rows: RowChange[] }
)

type Unnumbered = Noted extends infer Entry ? (Entry extends Noted ? Omit<Entry, 'n'> : never) : never

/** What goes on between Slack and the bot, and in the database: for whoever develops the bot. */
export class HoodLog {
  #entries: Noted[] = []
  #last = 0
  #sandbox: Sandbox | null = null

  /** Starts with a new workspace; the numbers go on. */
  attach(sandbox: Sandbox): void {
    this.#sandbox = sandbox
    this.#entries = []
    sandbox.on((change) => {
      if (change.kind === 'call') this.#note({ ...change, at: change.call.at.toString() })
      if (change.kind === 'delivery') this.#note({ ...change, at: change.delivery.at.toString() })
    })
  }

  rows(rows: RowChange[], at: string): void {
    if (rows.length > 0) this.#note({ kind: 'rows', rows, at })
  }

  after(n: number): Hood {
    const entries = this.#entries.filter((entry) => entry.n > n).map((entry) => this.#drawn(entry))
    return { entries, last: this.#last, refusals: this.#sandbox?.refusals.length ?? 0 }
  }

  #note(entry: Unnumbered): void {
    this.#last += 1
    this.#entries.push({ ...entry, n: this.#last })
    if (this.#entries.length > KEPT) this.#entries = this.#entries.slice(-KEPT)
  }

  #drawn(entry: Noted): HoodEntry {
    const { n, at } = entry
    if (entry.kind === 'rows') return entry
    if (entry.kind === 'call') {
      const { method: what, args: payload, answer, status } = entry.call
      const verdict = this.#verdictOn(
        payload,
        status >= 400 || status === 0 ? `http ${status}` : null,
        answer,
      )
      return { n, at, kind: 'call', what, title: titleOfCall(payload), payload, answer, status, verdict }
    }
    const { kind: what, payload, ackMs, ack, fault } = entry.delivery
    const title = titleOfDelivery(what, payload)
    const verdict = this.#verdictOn(ack, fault, {})
    return { n, at, kind: 'delivery', what, title, userId: actorOf(payload), payload, ackMs, ack, verdict }
  }

  /** The validator keeps what it refuses together with the very object that it looked at. */
  #verdictOn(given: unknown, fault: string | null, answer: Fields): Verdict {
    const refusal = this.#sandbox?.refusals.find(({ args }) => args === given)
    if (refusal) return { ok: false, error: refusal.error, messages: refusal.messages }
    const error = fault ?? (answer.ok === false ? textOf(answer.error) : null)
    return { ok: error === null, error, messages: [] }
  }
}

function titleOfDelivery(kind: Delivery['kind'], payload: Fields): string {
  switch (kind) {
    case 'command':
      return `${textOf(payload.command)} ${textOf(payload.text)}`.trim()
    case 'block_actions': {
      const [action] = Array.isArray(payload.actions) ? payload.actions : []
      return isFields(action) ? textOf(action.action_id) : ''
    }
    case 'event':
      return isFields(payload.event) ? textOf(payload.event.type) : ''
    default:
      return isFields(payload.view) ? textOf(payload.view.callback_id) : ''
  }
}

function titleOfCall(args: Fields): string {
  const view = typeof args.view === 'string' ? JSON.parse(args.view) : args.view
  if (isFields(view)) return textOf(view.callback_id) || textOf(args.user_id)
  return textOf(args.text).split('\n')[0] || textOf(args.user) || textOf(args.users) || textOf(args.channel)
}

function actorOf(payload: Fields): string | null {
  if (isFields(payload.user)) return textOf(payload.user.id)
  if (isFields(payload.event)) return textOf(payload.event.user) || null
  return textOf(payload.user_id) || null
}
