import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { z } from 'zod'
import { isFromHere, tellPages } from './live-events.ts'
import type { ServePage } from './page-files.ts'
import { Problem } from './problem.ts'
import type { Done } from './protocol.ts'
import { actRequest, sceneRequest, tourRequest, turnRequest } from './requests.ts'
import type { Stage } from './stage.ts'
import type { Tour } from './tour.ts'

const LARGEST_BODY = 1_000_000

interface Parts {
  stage: Stage
  tour: Tour
  /** Whoever asks for the page before it is ready waits for it. */
  page: Promise<ServePage>
}

type Post = (body: unknown) => Promise<unknown>

/** The HTTP side of the demo: the page and its API. */
export function demoServer(parts: Parts): Server {
  const posts = postsOf(parts)
  const server = createServer((request, response) => {
    answer(parts, posts, request, response).catch((error: unknown) => fail(response, error))
  })
  tellPages(server, parts.stage)
  return server
}

function postsOf({ stage, tour }: Parts): Record<string, Post> {
  return {
    '/api/act': (body) => stage.act(actRequest.parse(body)),
    '/api/clock': (body) => {
      const { to, person } = turnRequest.parse(body)
      return stage.turn(to, person)
    },
    '/api/scene': async (body) => {
      const { scene } = sceneRequest.parse(body)
      await tour.stop()
      await stage.load(scene)
    },
    '/api/tour': (body) => (tourRequest.parse(body).tour === 'start' ? tour.start() : tour.stop()),
  }
}

async function answer(
  { stage, page }: Parts,
  posts: Record<string, Post>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  refuseStrangers(request)
  const { pathname, searchParams } = addressOf(request)
  const post = posts[pathname]
  if (post) {
    await post(await bodyOf(request))
    const done: Done = { ok: true, version: stage.version }
    return sendJson(response, 200, done)
  }
  if (!pathname.startsWith('/api/')) return (await page)(request, response)
  if (request.method !== 'GET') throw new Problem(404, 'There is nothing here.')
  const person = searchParams.get('person') ?? undefined
  if (pathname === '/api/state') return sendJson(response, 200, await stage.state(person))
  if (pathname === '/api/hood')
    return sendJson(response, 200, stage.hood.after(Number(searchParams.get('after') ?? 0)))
  const file = /^\/api\/files\/([^/]+)$/.exec(pathname)?.[1]
  if (file && person) return sendFile(stage, person, file, response)
  throw new Problem(404, 'There is nothing here.')
}

function addressOf({ url }: IncomingMessage): URL {
  const address = URL.parse(url ?? '/', 'http://demo')
  if (address === null) throw new Problem(400, 'This address cannot be read.')
  return address
}

/** Other web sites that are open in the same browser may neither read nor press anything here. */
function refuseStrangers(request: IncomingMessage): void {
  if (!isFromHere(request)) throw new Problem(403, 'The demo is for this machine only.')
  if (request.method === 'POST' && !request.headers['content-type']?.startsWith('application/json'))
    throw new Problem(415, 'A request has to be JSON.')
}

function sendFile(stage: Stage, personId: string, fileId: string, response: ServerResponse): void {
  const files = stage.person(personId).messages.flatMap((message) => message.files)
  const found = files.find(({ id }) => id === fileId)
  if (!found) throw new Problem(404, 'This file is not there.')
  const name = encodeURIComponent(found.name)
  response.writeHead(200, {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${name}`,
  })
  response.end(found.content)
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk)
    length += bytes.length
    if (length > LARGEST_BODY) throw new Problem(413, 'The request is too large.')
    chunks.push(bytes)
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8'))
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  })
  response.end(JSON.stringify(body))
}

function fail(response: ServerResponse, error: unknown): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  const { status, message } = problemOf(error)
  sendJson(response, status, { ok: false, words: message })
}

function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (error instanceof z.ZodError) return new Problem(400, `The request cannot be read: ${wordsOf(error)}.`)
  if (error instanceof SyntaxError) return new Problem(400, `The request cannot be read: ${error.message}`)
  process.emitWarning(error instanceof Error ? (error.stack ?? error.message) : String(error))
  return new Problem(500, 'Something went wrong in the demo itself; the terminal says more.')
}

/** What is wrong with which member: `to: Invalid input: expected string, received undefined`. */
function wordsOf({ issues }: z.ZodError): string {
  return issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': ')).join('; ')
}
