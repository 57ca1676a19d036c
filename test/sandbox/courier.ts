import type { Clock } from '../../src/lib/clock.ts'
import type { Delivery, DeliveryKind } from './recorder.ts'
import type { Fields } from './shapes.ts'
import { type HttpBot, postSigned } from './transports/http.ts'
import type { Sockets } from './transports/sockets.ts'
import type { Parcel, Receipt } from './transports/transport.ts'
import type { World } from './world.ts'

const ACK_WITHIN_MS = 3000
const RETRY_AFTER_MS = [0, 60_000, 300_000]

/** Hands commands, interactions and events to the bot, over whichever connection it has. */
export class Courier {
  http: HttpBot | null = null
  readonly #world: World
  readonly #sockets: Sockets
  readonly #signingClock: Clock
  /** A signal for each request: one that outlives them all would gather their listeners. */
  readonly #underWay = new Set<AbortController>()
  #twice = false
  #lateMs = 0

  constructor(world: World, sockets: Sockets, signingClock: Clock) {
    this.#world = world
    this.#sockets = sockets
    this.#signingClock = signingClock
  }

  /** The next delivery arrives two times. */
  twice(): void {
    this.#twice = true
  }

  /** The next delivery is under way for so long, counted on the monotonic clock. */
  late(ms: number): void {
    this.#lateMs = ms
  }

  /** Delivers and waits for the acknowledgement, three seconds at the most. */
  async deliver(kind: DeliveryKind, workspace: string, payload: Fields): Promise<Delivery> {
    const [isTwice, lateMs] = [this.#twice, this.#lateMs]
    this.#twice = false
    this.#lateMs = 0
    if (lateMs > 0) await this.#world.ticker.sleep(lateMs)
    const parcel: Parcel = { kind, workspace, payload, retry: null }
    const again = { ...parcel, retry: kind === 'event' ? { num: 1, reason: 'http_timeout' } : null }
    const [delivery] = await Promise.all([this.#attempt(parcel), ...(isTwice ? [this.#attempt(again)] : [])])
    return delivery
  }

  /** Delivers an event, and again at once, after a minute and after five when it is not acknowledged. */
  async deliverEvent(workspace: string, payload: Fields): Promise<void> {
    const first = await this.deliver('event', workspace, payload)
    if (first.fault !== null) await this.#retry(first, 1)
  }

  /** Lets go of requests that the bot has not answered. */
  stop(): void {
    for (const request of this.#underWay) request.abort()
  }

  async #retry(failed: Delivery, num: number): Promise<void> {
    const wait = RETRY_AFTER_MS[num - 1]
    if (wait === undefined) return
    const again = async () => {
      const retry = { num, reason: failed.fault === 'timeout' ? 'http_timeout' : 'http_error' }
      const { workspace, payload } = failed
      const delivery = await this.#attempt({ kind: 'event', workspace, payload, retry })
      if (delivery.fault !== null) await this.#retry(delivery, num + 1)
    }
    if (wait === 0) await again()
    else this.#world.ticker.after(wait, () => void again())
  }

  async #attempt(parcel: Parcel): Promise<Delivery> {
    const { ticker, clock, recorder } = this.#world
    const transport = this.#transport(parcel.workspace)
    const outcome = { ackMs: null, ack: undefined, fault: null }
    const delivery: Delivery = { ...parcel, transport, at: clock.now(), ...outcome }
    const sentAt = ticker.now()
    await new Promise<void>((resolve) => {
      const cancel = ticker.after(ACK_WITHIN_MS, () => {
        delivery.fault = 'timeout'
        resolve()
      })
      this.#send(transport, parcel).then(
        (receipt) => {
          cancel()
          settle(delivery, receipt, ticker.now() - sentAt)
          resolve()
        },
        (error: unknown) => {
          cancel()
          delivery.fault ??= `no connection: ${error instanceof Error ? error.message : String(error)}`
          resolve()
        },
      )
    })
    recorder.keepDelivery(delivery)
    return delivery
  }

  #transport(workspace: string): Delivery['transport'] {
    if (this.#sockets.isConnected(workspace)) return 'socket'
    return this.http ? 'http' : 'none'
  }

  #send(transport: Delivery['transport'], parcel: Parcel): Promise<Receipt> {
    if (transport === 'socket') return this.#sockets.send(parcel)
    if (!this.http) return Promise.reject(new Error('no bot is connected'))
    const request = new AbortController()
    this.#underWay.add(request)
    const answered = postSigned(this.http, parcel, this.#signingClock, request.signal)
    return answered.finally(() => this.#underWay.delete(request))
  }
}

function settle(delivery: Delivery, receipt: Receipt, ms: number): void {
  delivery.ackMs = ms
  delivery.ack = receipt.body
  if (ms > ACK_WITHIN_MS) delivery.fault = 'timeout'
  else if (receipt.status < 200 || receipt.status > 299) delivery.fault = `http ${receipt.status}`
}
