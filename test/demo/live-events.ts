import type { IncomingMessage, ServerResponse } from 'node:http'
import type { LiveEvent } from './protocol.ts'
import type { Stage } from './stage.ts'

/** Many changes that come together are told at once; while the clock turns, pages look on less often. */
const CALM_MS = 40

/** Tells a page of every change until it goes away. */
export function streamEvents(stage: Stage, request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  const tell = () => {
    const event: LiveEvent = { type: 'changed', version: stage.version, boot: stage.boot }
    response.write(`data: ${JSON.stringify(event)}\n\n`)
  }
  let timer: NodeJS.Timeout | undefined
  const off = stage.on(() => {
    timer ??= setTimeout(() => {
      timer = undefined
      tell()
    }, CALM_MS)
  })
  request.once('close', () => {
    clearTimeout(timer)
    off()
  })
  tell()
}
