import { invalidArguments, Refused } from '../refused.ts'
import type { Fields } from '../shapes.ts'
import type { WorkspaceState } from '../state/workspace.ts'

/** How an argument's text is read: as it is, as JSON, as true/false, as a whole number. */
type ArgumentKind = 'text' | 'json' | 'flag' | 'count'

/** One Web API method: what it needs, what it takes, what it does. */
export interface Method {
  scope: string | null
  token: 'bot' | 'app'
  /** Calls a minute for each workspace, when rate limits are switched on. */
  perMinute: number
  required: Record<string, ArgumentKind>
  optional: Record<string, ArgumentKind>
  run(workspace: WorkspaceState, args: Fields): Fields
}

export type MethodTable = Record<string, Method>

/** Calls a minute in Slack's rate limit tiers. */
export const TIER = { one: 1, two: 20, three: 50, four: 100 }

// Every method takes them: Bolt adds team_id when it knows several workspaces.
const EVERYWHERE: Record<string, ArgumentKind> = { token: 'text', team_id: 'text' }

/** Reads a call's arguments by the method's table; refuses unknown, missing and unreadable ones. */
export function readArguments(method: Method, raw: Fields): Fields {
  const kinds = { ...EVERYWHERE, ...method.optional, ...method.required }
  const args: Fields = {}
  for (const [name, value] of Object.entries(raw)) {
    const kind = kinds[name]
    if (kind === undefined) throw invalidArguments(`no such argument: ${name} [json-pointer:/${name}]`)
    args[name] = readArgument(name, kind, value)
  }
  for (const name of Object.keys(method.required)) {
    if (args[name] === undefined || args[name] === '') {
      throw invalidArguments(`missing required field: ${name} [json-pointer:/${name}]`)
    }
  }
  return args
}

function readArgument(name: string, kind: ArgumentKind, value: unknown): unknown {
  const wrong = (wanted: string) => invalidArguments(`must be ${wanted} [json-pointer:/${name}]`)
  switch (kind) {
    case 'text':
      if (typeof value !== 'string') throw wrong('a string')
      return value
    case 'json':
      return typeof value === 'string' ? parsed(name, value) : value
    case 'flag':
      if (!['true', 'false', '1', '0'].includes(String(value))) throw wrong('true or false')
      return value === true || value === 'true' || value === '1'
    case 'count':
      if (!/^\d+$/.test(String(value))) throw wrong('a whole number')
      return Number(value)
  }
}

function parsed(name: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    if (name === 'blocks') throw new Refused('invalid_blocks_format')
    throw invalidArguments(`failed to parse as JSON [json-pointer:/${name}]`)
  }
}
