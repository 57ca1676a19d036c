import { execFile } from 'node:child_process'
import type { Terminal } from '../../src/terminal.ts'

export interface Ran {
  code: number
  out: string
  err: string
}

type Command = (typed: string[], terminal: Terminal) => Promise<number>

/** Runs an operator's command with nothing of the environment but what is given. */
export async function runCommand(command: Command, typed: string[], env: NodeJS.ProcessEnv): Promise<Ran> {
  const said = { out: '', err: '' }
  const code = await command(typed, {
    env,
    stdout: { write: (more) => (said.out += more) },
    stderr: { write: (more) => (said.err += more) },
  })
  return { code, ...said }
}

/** The same as a process of its own, as npm starts it. */
export function runProcess(file: string, typed: string[], env: NodeJS.ProcessEnv): Promise<Ran> {
  const { PATH = '' } = process.env
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [file, ...typed], { env: { PATH, ...env } }, (_, out, err) =>
      resolve({ code: child.exitCode ?? -1, out, err }),
    )
  })
}
