import { createHash } from 'node:crypto'
import { readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { basename, extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { Problem } from './problem.ts'

/** Answers a request for something that is not the API. */
export type ServePage = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const PAGE = here('page')
const CONFIG = here('page/vite.config.ts')
const CACHE = here('../../node_modules/.cache/deskside-demo-page')
/** Everything else that the page is made of. */
const BESIDES = ['protocol.ts', '../../package-lock.json'].map(here)

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** Serves the built page; built anew only when its sources have changed since the last time. */
export async function builtPage(): Promise<ServePage> {
  const folder = join(CACHE, await fingerprint())
  if (!(await exists(join(folder, 'index.html')))) await buildInto(folder)
  return (request, response) => serveFile(folder, request, response)
}

/** Serves the page from its sources and reloads it when they change. */
export async function livePage(server: Server): Promise<ServePage> {
  const { createServer } = await import('vite')
  const vite = await createServer({
    configFile: CONFIG,
    // Vite's own loader writes a temporary file, which the watcher would take for a change.
    configLoader: 'native',
    appType: 'spa',
    server: { middlewareMode: true, hmr: { server } },
    logLevel: 'warn',
  })
  return (request, response) => vite.middlewares(request, response)
}

/** Several demos may build at the same time: each in a folder of its own, and the first to be done is served. */
async function buildInto(folder: string): Promise<void> {
  const outDir = `${folder}-${process.pid}`
  const worker = new Worker(new URL('page-build.ts', import.meta.url), {
    workerData: { configFile: CONFIG, outDir },
  })
  await new Promise<void>((resolve, reject) => {
    worker.once('message', () => resolve())
    worker.once('error', reject)
  })
  await rename(outDir, folder).catch(async (error: unknown) => {
    await rm(outDir, { recursive: true, force: true })
    if (!(await exists(join(folder, 'index.html')))) throw error
  })
  await removeOthers(folder)
}

/** Pages of earlier sources; what another demo is building is left alone. */
async function removeOthers(folder: string): Promise<void> {
  const done = (await readdir(CACHE)).filter((name) => !name.includes('-') && name !== basename(folder))
  await Promise.all(done.map((name) => rm(join(CACHE, name), { recursive: true, force: true })))
}

async function fingerprint(): Promise<string> {
  const entries = await readdir(PAGE, { recursive: true, withFileTypes: true })
  const sources = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
  const hash = createHash('sha256')
  for (const path of [...sources.sort(), ...BESIDES]) hash.update(path).update(await readFile(path))
  return hash.digest('hex').slice(0, 16)
}

async function serveFile(folder: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://demo')
  const wanted = normalize(decoded(pathname)).replace(/^[/\\]+/, '') || 'index.html'
  const path = join(folder, wanted)
  if (!path.startsWith(folder) || !(await exists(path))) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('not found')
    return
  }
  const isHashed = wanted.startsWith('assets/')
  response.writeHead(200, {
    'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
    'cache-control': isHashed ? 'max-age=31536000, immutable' : 'no-cache',
  })
  response.end(await readFile(path))
}

function decoded(pathname: string): string {
  try {
    return decodeURIComponent(pathname)
  } catch (cause) {
    throw new Problem(400, 'This address cannot be read.', { cause })
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  )
}
