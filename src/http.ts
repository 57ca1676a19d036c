import { createServer, type RequestListener, type Server } from 'node:http'

export interface HttpParts {
  port: number
  /** Slack's requests, in HTTP mode. */
  slack: RequestListener | undefined
  /** What is not reachable at the moment; empty when the bot can do its work. */
  notReady(): Promise<string[]>
}

const SLACK_PATH = '/slack/events'

/** The bot's one HTTP server: `/healthz` says that the process lives, `/readyz` that it can work. */
export function serve(parts: HttpParts): Promise<Server> {
  const server = createServer((request, response) => {
    const path = request.url?.split('?', 1)[0]
    const answer = (status: number, body: object) => {
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(body))
    }
    if (path === SLACK_PATH && request.method === 'POST' && parts.slack) parts.slack(request, response)
    else if (path === '/healthz') answer(200, { ok: true })
    else if (path === '/readyz')
      parts.notReady().then(
        (missing) => answer(missing.length === 0 ? 200 : 503, { ok: missing.length === 0, missing }),
        () => answer(503, { ok: false, missing: ['unknown'] }),
      )
    else answer(404, { ok: false })
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(parts.port, () => {
      server.off('error', reject)
      resolve(server)
    })
  })
}

/** Takes no new request and waits for the running ones; connections that never end are cut at the deadline. */
export async function close(server: Server, deadlineMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  const timer = setTimeout(() => server.closeAllConnections(), deadlineMs)
  await closed
  clearTimeout(timer)
}
