import type { Fields } from './shapes.ts'

/** What goes wrong with a call: an HTTP status, no answer at all, an answer lost after the work, an error name. */
export type FaultOnOrder =
  | { status: 429; retryAfter: number }
  | { status: 500 | 502 | 503 | 504 }
  | { timeout: true }
  | { dropAfterWork: true }
  | { error: string }

export interface FaultOptions {
  /** How many calls it meets; 1 by default. */
  times?: number
  /** Which calls it meets; every call of the method by default. */
  when?: (args: Fields) => boolean
}

interface Order {
  method: string
  fault: FaultOnOrder
  left: number
  when: (args: Fields) => boolean
}

/** Faults that a test has ordered for the next calls of a method. */
export class Faults {
  #orders: Order[] = []

  /** Orders a fault for the next call of a Web API method, or of `response_url` or `upload`. */
  next(method: string, fault: FaultOnOrder, options: FaultOptions = {}): void {
    this.#orders.push({ method, fault, left: options.times ?? 1, when: options.when ?? (() => true) })
  }

  /** Takes back every fault that has not yet happened. */
  clear(): void {
    this.#orders = []
  }

  take(method: string, args: Fields): FaultOnOrder | null {
    const order = this.#orders.find((one) => one.method === method && one.left > 0 && one.when(args))
    if (order === undefined) return null
    order.left -= 1
    return order.fault
  }
}
