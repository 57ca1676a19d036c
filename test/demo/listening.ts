import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

const USUAL_PORT = 4000

/** Listens on this machine only; without a port on the usual one, or any free one when that is taken. */
export async function listenHere(server: Server, port: number | null): Promise<string> {
  const taken = await tryPort(server, port ?? USUAL_PORT).catch((error: unknown) => {
    if (port === null && isTaken(error)) return tryPort(server, 0)
    throw error
  })
  return `http://127.0.0.1:${taken}`
}

/** Whether a server could not listen because another one does. */
export function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
}

async function tryPort(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  })
  return (server.address() as AddressInfo).port
}
