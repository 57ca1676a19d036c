import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export interface RunningDemo {
  address: string
  stop(): Promise<void>
}

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url))

/** Starts `npm run demo` on a free port and resolves when the page can be opened. */
export async function runDemo(args: readonly string[] = []): Promise<RunningDemo> {
  const child = spawn(process.execPath, [MAIN, '--port', '0', '--no-open', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  let said = ''
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (words: string) => {
      said += words
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said)
      if (found) resolve(found[0])
    })
    child.once('exit', (code) =>
      reject(new Error(`The demo ended with ${code} before it was ready:\n${said}`)),
    )
  })
  return {
    address,
    async stop() {
      child.kill()
      await ended
    },
  }
}
