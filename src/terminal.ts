import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readDatabase } from './config.ts'
import { connect, type Tx } from './db/client.ts'

const DONE = 0
const NOT_FOUND = 1
const WRONG_USAGE = 2
/** sysexits.h, as when the bot starts: a variable is wrong. */
const EX_CONFIG = 78

/** What a command reads its settings from and writes to: those of the process. */
export interface Terminal {
  env: NodeJS.ProcessEnv
  stdout: { write(words: string): unknown }
  stderr: { write(words: string): unknown }
}

/** What came of a wish that could be tried, in words. */
export interface Outcome {
  done: boolean
  words: string
}

/** Does the work on the database that the environment names, or says why not; gives back the exit code. No work is a wrong usage. */
export async function onDatabase(
  terminal: Terminal,
  usage: string,
  work: ((db: Tx) => Promise<Outcome>) | null,
): Promise<number> {
  const complain = (code: number, words: string) => {
    terminal.stderr.write(words)
    return code
  }
  if (!work) return complain(WRONG_USAGE, usage)
  const read = readDatabase(terminal.env)
  if (!read.ok) return complain(EX_CONFIG, `${read.problems.join('\n')}\n`)
  const { database: target } = read
  // Opening a folder would make a database in it.
  if ('folder' in target && !existsSync(join(target.folder, 'database')))
    return complain(EX_CONFIG, 'DATA_DIR: there is no database in this folder.\n')
  try {
    const database = await connect(target)
    try {
      const { done, words } = await work(database.db)
      if (!done) return complain(NOT_FOUND, words)
      terminal.stdout.write(words)
      return DONE
    } finally {
      await database.close()
    }
  } catch (error) {
    // It knows Slack too, which takes seconds to load.
    const { startProblem } = await import('./start-problem.ts')
    const { exitCode, words } = startProblem(error)
    return complain(exitCode, `${words}\nNothing was changed.\n`)
  }
}
