import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

interface HttpParts {
  /** Slack's requests, in HTTP mode. */
  slack: RequestListener | undefined
  /** What is not reachable at the moment; empty when the bot can do its work. */
  notReady(): Promise<string[]>
  /** What Prometheus reads. */
  metrics(): Promise<{ type: string; text: string }>
  /** The file behind `/calendar/<name>`; null when there is none of that name. */
  calendarFile(name: string): Promise<string | null>
}

export interface BotServer {
  port: number
  /** From now on it answers Slack, and says whether it can work. */
  open(parts: HttpParts): void
  /** Takes no new request and waits for the running ones; connections that never end are cut at the deadline. */
  close(deadlineMs: number): Promise<void>
}

const SLACK_PATH = '/slack/events'
const CALENDAR_PATH = '/calendar/'
/** What somebody gets who asks too early or too late. */
const CLOSED: HttpParts = {
  slack: (_, response) => answer(response, 503, { ok: false }),
  notReady: async () => ['start'],
  metrics: async () => ({ type: 'text/plain', text: '' }),
  calendarFile: async () => {
    throw new Error('not open')
  },
}

/**
 * The bot's one HTTP server: `/healthz` says that the process lives, `/readyz` that it can work; calendar files are
 * fetched from it. It takes its port at once and is not ready until it is opened.
 */
export async function serve(port: number): Promise<BotServer> {
  let parts = CLOSED
  const server = createServer((request, response) => route(parts, request, response))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, () => {
      server.off('error', reject)
      resolve()
    })
  })
  return {
    port: (server.address() as AddressInfo).port,
    open(opened) {
      parts = opened
    },
    async close(deadlineMs) {
      parts = CLOSED
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeIdleConnections()
      const timer = setTimeout(() => server.closeAllConnections(), deadlineMs)
      await closed
      clearTimeout(timer)
    },
  }
}

function route(parts: HttpParts, request: IncomingMessage, response: ServerResponse): void {
  const path = request.url?.split('?', 1)[0]
  if (path === SLACK_PATH && request.method === 'POST' && parts.slack) parts.slack(request, response)
  else if (path === '/healthz') answer(response, 200, { ok: true })
  else if (path === '/readyz')
    parts.notReady().then(
      (missing) => answer(response, missing.length === 0 ? 200 : 503, { ok: missing.length === 0, missing }),
      () => answer(response, 503, { ok: false, missing: ['unknown'] }),
    )
  else if (path === '/metrics')
    parts.metrics().then(
      ({ type, text }) => response.writeHead(200, { 'content-type': type }).end(text),
      () => answer(response, 503, { ok: false }),
    )
  else if (path?.startsWith(CALENDAR_PATH))
    calendar(parts, path.slice(CALENDAR_PATH.length), request, response)
  else answer(response, 404, { ok: false })
}

/** No cache may keep it: the address is the password, and the next answer may be another. */
const CALENDAR_HEADERS = {
  'content-type': 'text/calendar; charset=utf-8',
  'content-disposition': 'inline; filename="session.ics"',
  'cache-control': 'private, no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
}

function calendar(parts: HttpParts, name: string, request: IncomingMessage, response: ServerResponse): void {
  // Node itself leaves the body out of an answer to HEAD.
  if (request.method === 'GET' || request.method === 'HEAD')
    parts.calendarFile(name).then(
      (file) =>
        file === null
          ? answer(response, 404, { ok: false })
          : response.writeHead(200, CALENDAR_HEADERS).end(file),
      () => answer(response, 503, { ok: false }),
    )
  else answer(response, 404, { ok: false })
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}
