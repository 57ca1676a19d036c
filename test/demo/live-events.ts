import type { IncomingMessage, Server } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'
import type { LiveEvent } from './protocol.ts'
import type { Stage } from './stage.ts'

const PATH = '/api/events'

/** Many changes that come together are told at once; while the clock turns, pages look on less often. */
const CALM_MS = 40

/**
 * Tells every page of every change. Over WebSockets, because a browser keeps only six other connections to a server,
 * for all of its tabs together.
 */
export function tellPages(server: Server, stage: Stage): void {
  const sockets = new WebSocketServer({ noServer: true })
  server.on('upgrade', (request, socket, head) => {
    // With `npm run dev` Vite has sockets of its own on this server.
    if (request.headers['sec-websocket-protocol']?.startsWith('vite-')) return
    if (request.url === PATH && isFromHere(request))
      sockets.handleUpgrade(request, socket, head, (page) => tell(page, stage))
    else socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n')
  })
}

/** Whether a request is meant for this machine and comes from the demo's own page or from no page at all. */
export function isFromHere({ headers: { host, origin } }: IncomingMessage): boolean {
  const name = host?.replace(/:\d+$/, '')
  if (name !== '127.0.0.1' && name !== 'localhost') return false
  return origin === undefined || origin === `http://${host}`
}

function tell(page: WebSocket, stage: Stage): void {
  const say = () => {
    const event: LiveEvent = { version: stage.version, boot: stage.boot }
    page.send(JSON.stringify(event))
  }
  let timer: NodeJS.Timeout | undefined
  const off = stage.on(() => {
    timer ??= setTimeout(() => {
      timer = undefined
      say()
    }, CALM_MS)
  })
  page.once('close', () => {
    clearTimeout(timer)
    off()
  })
  // A connection that breaks is closed, too.
  page.on('error', () => {})
  say()
}
