import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Faults } from './faults.ts'
import { serveResponseUrl } from './respond.ts'
import { type Fields, isFields, textOf } from './shapes.ts'
import type { WorkspaceState } from './state/workspace.ts'
import type { Answer, WebApi } from './web-api.ts'

interface Backend {
  webApi: WebApi
  faults: Faults
  workspaces: () => WorkspaceState[]
}

/** Listens on this machine only; port 0 takes any free one. */
export async function listen(server: Server, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const { port: taken } = server.address() as AddressInfo
  return `http://127.0.0.1:${taken}`
}

/** The HTTP side of the sandbox: Web API, uploads and response_urls. */
export function slackServer(backend: Backend): Server {
  return createServer(async (request, response) => {
    try {
      send(response, answer(backend, request, await bodyOf(request)))
    } catch (error) {
      // A bug of the sandbox itself: it must not look like Slack being away, which a bot would retry.
      send(response, { status: 200, body: { ok: false, error: 'sandbox_bug', stack: String(error) } })
      process.emitWarning(error instanceof Error ? (error.stack ?? error.message) : String(error))
    }
  })
}

function answer(backend: Backend, request: IncomingMessage, body: Buffer): Answer {
  const url = new URL(request.url ?? '/', 'http://sandbox')
  const [, area = '', name = ''] = url.pathname.split('/')
  if (area === 'api' && (request.method === 'POST' || request.method === 'GET')) {
    const args = { ...Object.fromEntries(url.searchParams), ...parse(request, body) }
    const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
    return backend.webApi.call(name, bearer ?? textOf(args.token), args)
  }
  if (area === 'response' && request.method === 'POST') {
    const workspace = backend.workspaces().find(({ responseUrls }) => responseUrls.has(name))
    if (workspace) return serveResponseUrl(workspace, name, parse(request, body), backend.faults)
  }
  if (area === 'upload' && request.method === 'POST') return upload(backend, name, request, body)
  return { status: 404, body: 'not found' }
}

function upload(backend: Backend, ticket: string, request: IncomingMessage, body: Buffer): Answer {
  const fault = backend.faults.take('upload', {})
  if (fault) return 'status' in fault ? { status: fault.status, body: '' } : 'hang-up'
  const content = request.headers['content-type']?.startsWith('multipart/') ? onlyPart(body) : body
  const isTaken = backend.workspaces().some(({ files }) => files.receive(ticket, content))
  return isTaken ? { status: 200, body: `OK - ${content.length}` } : { status: 400, body: 'bad upload' }
}

/** The content of a form with a single file in it. */
function onlyPart(body: Buffer): Buffer {
  const boundary = body.subarray(0, body.indexOf('\r\n'))
  const start = body.indexOf('\r\n\r\n') + 4
  return body.subarray(start, body.indexOf(Buffer.concat([Buffer.from('\r\n'), boundary]), start))
}

function parse(request: IncomingMessage, body: Buffer): Fields {
  const text = body.toString('utf8')
  if (!request.headers['content-type']?.includes('json')) return Object.fromEntries(new URLSearchParams(text))
  try {
    const json: unknown = JSON.parse(text)
    return isFields(json) ? json : {}
  } catch {
    return {}
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

function send(response: ServerResponse, answer: Answer): void {
  if (answer === 'silence') return
  if (answer === 'hang-up') {
    response.destroy()
    return
  }
  const isText = typeof answer.body === 'string'
  response.writeHead(answer.status, {
    'content-type': isText ? 'text/plain' : 'application/json; charset=utf-8',
    ...answer.headers,
  })
  response.end(isText ? answer.body : JSON.stringify(answer.body))
}
