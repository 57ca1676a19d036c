import { FolderInUse } from './db/lock-folder.ts'
import { describeError } from './lib/log.ts'
import { TokenRefused } from './slack/connection.ts'
import { failureOf } from './slack/deliver.ts'

/** sysexits.h: the configuration is wrong; restarting will not help. */
export const EX_CONFIG = 78
/** sysexits.h: something the bot needs is away; restarting later may help. */
const EX_UNAVAILABLE = 69

interface StartProblem {
  exitCode: number
  /** Names the variable where there is one, never with its value. */
  words: string
}

const REFUSED_BY_POSTGRES: Record<string, string> = {
  '28P01': 'DATABASE_URL: the server refuses user or password',
  '28000': 'DATABASE_URL: the server refuses user or password',
  '3D000': 'DATABASE_URL: the server has no such database',
}
const BAD_PORT: Record<string, string> = {
  EADDRINUSE: 'PORT is in use by another process',
  EACCES: 'PORT is not allowed for this user',
}
const BAD_FOLDER: Record<string, string> = {
  EEXIST: 'DATA_DIR is not a folder',
  ENOTDIR: 'DATA_DIR is not a folder',
  EACCES: 'DATA_DIR is not writable',
  EPERM: 'DATA_DIR is not writable',
  EROFS: 'DATA_DIR is not writable',
}
const AWAY = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
])

/** What whoever starts the bot is told when it cannot start. */
export function startProblem(error: unknown): StartProblem {
  if (error instanceof FolderInUse) return unavailable(error.message)
  if (error instanceof TokenRefused)
    return badVariable(`${error.variable} is refused by Slack: ${error.reason}`)
  const slack = failureOf(error)
  if (slack) return unavailable(`Slack cannot be reached (SLACK_API_URL, if set): ${slack.error}`)
  const { code, call } = systemError(error)
  const bad = call === 'listen' ? BAD_PORT[code] : (REFUSED_BY_POSTGRES[code] ?? BAD_FOLDER[code])
  if (bad) return badVariable(bad)
  if (AWAY.has(code)) return unavailable(`DATABASE_URL: the database cannot be reached (${code})`)
  return unavailable(`Something the bot needs is away: ${reasonOf(error)}`)
}

const badVariable = (words: string): StartProblem => ({ exitCode: EX_CONFIG, words })
const unavailable = (words: string): StartProblem => ({ exitCode: EX_UNAVAILABLE, words })

/** The innermost code: drivers wrap what the system or the server said. */
function systemError(error: unknown): { code: string; call: string } {
  if (!(error instanceof Error)) return { code: '', call: '' }
  const inner = systemError(error.cause)
  if (inner.code) return inner
  return {
    code: 'code' in error ? String(error.code) : '',
    call: 'syscall' in error ? String(error.syscall) : '',
  }
}

/** As much of an error as may be shown: addresses may carry passwords, so no message of a library. */
function reasonOf(error: unknown): string {
  const { code, type } = describeError(error)
  const cause = error instanceof Error && error.cause !== undefined ? reasonOf(error.cause) : undefined
  return [code ?? type, cause].filter(Boolean).join(', ')
}
