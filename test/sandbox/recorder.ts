import type { Temporal } from 'temporal-polyfill'
import type { Refused } from './refused.ts'
import type { Fields, View } from './shapes.ts'
import type { Message } from './state/messages.ts'

/** One Web API call, or one use of a response_url (method `response_url`). */
export interface Call {
  method: string
  args: Fields
  token: string
  workspace: string | null
  status: number
  answer: Fields
  at: Temporal.Instant
}

export type DeliveryKind = 'command' | 'block_actions' | 'view_submission' | 'view_closed' | 'event'

/** One attempt to hand the bot a command, an interaction or an event. */
export interface Delivery {
  kind: DeliveryKind
  workspace: string
  payload: Fields
  transport: 'http' | 'socket' | 'none'
  retry: { num: number; reason: string } | null
  at: Temporal.Instant
  /** Milliseconds until the acknowledgement, null while there is none. */
  ackMs: number | null
  ack: unknown
  /** Why Slack counts it as failed: no acknowledgement in 3 s, a status other than 2xx, nobody connected. */
  fault: string | null
}

/** Something the sandbox said no to, though real Slack would have, too. */
export interface Refusal {
  method: string
  error: string
  messages: string[]
  args: Fields
}

export type Change =
  | { kind: 'message'; what: 'posted' | 'updated' | 'deleted'; workspace: string; message: Message }
  | {
      kind: 'view'
      what: 'opened' | 'pushed' | 'updated' | 'edited' | 'closed'
      workspace: string
      userId: string
      view: View
    }
  | { kind: 'home'; workspace: string; userId: string; view: View }
  | { kind: 'call'; call: Call }
  | { kind: 'delivery'; delivery: Delivery }

/** Keeps everything that happened, and tells whoever listens. */
export class Recorder {
  readonly calls: Call[] = []
  readonly deliveries: Delivery[] = []
  readonly refusals: Refusal[] = []
  readonly #listeners = new Set<(change: Change) => void>()

  on(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  tell(change: Change): void {
    for (const listener of [...this.#listeners]) listener(change)
  }

  keepCall(call: Call): void {
    this.calls.push(call)
    this.tell({ kind: 'call', call })
  }

  keepRefusal(method: string, refused: Refused, args: Fields): void {
    this.refusals.push({ method, error: refused.error, messages: refused.messages, args })
  }

  keepDelivery(delivery: Delivery): void {
    this.deliveries.push(delivery)
    this.tell({ kind: 'delivery', delivery })
  }
}
