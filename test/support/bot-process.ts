import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'

const Package = z.object({ scripts: z.object({ start: z.string().startsWith('node ') }) })

export interface BotProcess {
  child: ChildProcess
  /** Everything it printed, line by line. */
  lines: string[]
  /** Resolves with the port once the bot says that it runs; rejects when it ends before. */
  running: Promise<number>
  /** Resolves with the exit code. */
  ended: Promise<number | null>
}

/** The words of `npm start`: node, its flags and the file. */
export function startCommand(folder: string): string[] {
  const { scripts } = Package.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')))
  return scripts.start.split(' ')
}

/** Starts the bot as its own process, as `npm start` does, with nothing of the environment but what is given. */
export function startBot(
  environment: Record<string, string>,
  options: { folder?: string; imports?: readonly string[] } = {},
): BotProcess {
  const { folder = process.cwd(), imports = [] } = options
  const flags = imports.flatMap((file) => ['--import', file])
  const [, ...words] = startCommand(folder)
  const child = spawn(process.execPath, [...flags, ...words], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const lines: string[] = []
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  const running = new Promise<number>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line)
        if (line.includes('deskside is running')) resolve(JSON.parse(line).port)
      })
    }
    ended.then((code) => reject(new Error(`the bot ended with ${code}:\n${lines.join('\n')}`)))
  })
  // Whoever only waits for the end is not interested in the start.
  running.catch(() => {})
  return { child, lines, running, ended }
}
