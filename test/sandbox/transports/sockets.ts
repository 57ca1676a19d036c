import type { IncomingMessage, Server } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'
import type { DeliveryKind } from '../recorder.ts'
import { isFields, textOf } from '../shapes.ts'
import type { Parcel, Receipt } from './transport.ts'

const ENVELOPE: Record<DeliveryKind, string> = {
  command: 'slash_commands',
  block_actions: 'interactive',
  view_submission: 'interactive',
  view_closed: 'interactive',
  event: 'events_api',
}

const MOST_CONNECTIONS = 10

/** Socket Mode: the connections that bots have opened, and what is under way on them. */
export class Sockets {
  readonly #server = new WebSocketServer({ noServer: true })
  readonly #tickets = new Map<string, string>()
  readonly #open: { socket: WebSocket; workspace: string }[] = []
  readonly #awaited = new Map<string, (receipt: Receipt) => void>()
  readonly #base: () => string
  #sent = 0

  constructor(base: () => string) {
    this.#base = base
  }

  listen(server: Server): void {
    server.on('upgrade', (request: IncomingMessage, socket, head) => {
      const ticket = new URL(request.url ?? '', 'http://sandbox').searchParams.get('ticket') ?? ''
      const workspace = this.#tickets.get(ticket)
      this.#tickets.delete(ticket)
      if (workspace === undefined || this.#of(workspace).length >= MOST_CONNECTIONS) {
        socket.destroy()
        return
      }
      this.#server.handleUpgrade(request, socket, head, (opened) => this.#welcome(opened, workspace))
    })
  }

  /** A URL with which one socket can be opened once. */
  invite(workspace: string): string {
    const ticket = crypto.randomUUID()
    this.#tickets.set(ticket, workspace)
    return `${this.#base().replace('http', 'ws')}/link/?ticket=${ticket}`
  }

  isConnected(workspace: string): boolean {
    return this.#of(workspace).length > 0
  }

  /** Sends to any one of the workspace's sockets; resolves when that envelope is acknowledged. */
  send(parcel: Parcel): Promise<Receipt> {
    const sockets = this.#of(parcel.workspace)
    const chosen = sockets[this.#sent++ % sockets.length]
    const envelopeId = crypto.randomUUID()
    const { payload, retry } = parcel
    const type = ENVELOPE[parcel.kind]
    const retried = { retry_attempt: retry?.num ?? 0, retry_reason: retry?.reason ?? '' }
    const accepts = parcel.kind === 'command' || parcel.kind === 'view_submission'
    const envelope = { envelope_id: envelopeId, payload, type, accepts_response_payload: accepts }
    chosen?.socket.send(JSON.stringify(parcel.kind === 'event' ? { ...envelope, ...retried } : envelope))
    return new Promise((resolve) => this.#awaited.set(envelopeId, resolve))
  }

  /** Tells the bot to reconnect, as Slack does when it moves a connection. */
  refresh(workspace: string): void {
    for (const { socket } of this.#of(workspace)) {
      socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }))
    }
  }

  close(): void {
    for (const { socket } of this.#open) socket.terminate()
    this.#server.close()
  }

  #of(workspace: string) {
    return this.#open.filter(
      (one) => one.workspace === workspace && one.socket.readyState === one.socket.OPEN,
    )
  }

  #welcome(socket: WebSocket, workspace: string): void {
    const connection = { socket, workspace }
    this.#open.push(connection)
    socket.on('close', () => this.#open.splice(this.#open.indexOf(connection), 1))
    socket.on('message', (data) => this.#receive(String(data)))
    const hello = { type: 'hello', num_connections: this.#of(workspace).length }
    socket.send(JSON.stringify({ ...hello, connection_info: { app_id: workspace } }))
  }

  #receive(text: string): void {
    const message: unknown = JSON.parse(text)
    if (!isFields(message)) return
    const id = textOf(message.envelope_id)
    this.#awaited.get(id)?.({ status: 200, body: message.payload })
    this.#awaited.delete(id)
  }
}
