import { Refused } from '../refused.ts'
import type { Ticker } from '../ticker.ts'

const TRIGGER_LIFE_MS = 3000

export interface Trigger {
  userId: string
  /** The modal in which the person acted, null for a command, a message or the Home. */
  modalId: string | null
}

/** Trigger ids: each opens one view, within 3 seconds of what the person did. */
export class Triggers {
  readonly #ticker: Ticker
  readonly #issued = new Map<string, Trigger & { at: number; exchanged: boolean }>()

  constructor(ticker: Ticker) {
    this.#ticker = ticker
  }

  issue(trigger: Trigger): string {
    const id = `${1000 + this.#issued.size}.${Math.floor(this.#ticker.now())}.${crypto.randomUUID().slice(0, 8)}`
    this.#issued.set(id, { ...trigger, at: this.#ticker.now(), exchanged: false })
    return id
  }

  /** Whose trigger it is, if it can still open a view; it is not yet used up. */
  look(id: string): Trigger {
    const trigger = this.#issued.get(id)
    if (trigger === undefined) throw new Refused('invalid_trigger_id')
    if (trigger.exchanged) throw new Refused('exchanged_trigger_id')
    if (this.#ticker.now() - trigger.at > TRIGGER_LIFE_MS) throw new Refused('expired_trigger_id')
    return trigger
  }

  exchange(id: string): Trigger {
    const trigger = this.look(id)
    const issued = this.#issued.get(id)
    if (issued !== undefined) issued.exchanged = true
    return trigger
  }
}
