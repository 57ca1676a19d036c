import type { Fault } from './block-kit/index.ts'
import type { Fields } from './shapes.ts'

/** Slack's no to a call: an error name, messages for the developer, and members of the answer beside them. */
export class Refused extends Error {
  readonly error: string
  readonly messages: string[]
  readonly extra: Fields

  constructor(error: string, messages: string[] = [], extra: Fields = {}) {
    super([error, ...messages].join(' '))
    this.error = error
    this.messages = messages
    this.extra = extra
  }
}

/** Throws the Block Kit fault, its pointer counted from the call's arguments. */
export function refuseFault(fault: Fault | null, prefix = ''): void {
  if (fault === null) return
  throw new Refused(fault.error, [`[ERROR] ${fault.message} [json-pointer:${prefix}${fault.pointer}]`])
}

/** The refusal of an argument that cannot be used. */
export function invalidArguments(message: string): Refused {
  return new Refused('invalid_arguments', [`[ERROR] ${message}`])
}

/** Which arguments an error's name speaks of, the likeliest first. */
const SPEAKS_OF: readonly (readonly [RegExp, readonly string[]])[] = [
  [/auth|token|scope|team|^account_inactive$/, ['token']],
  [/trigger/, ['trigger_id']],
  [/hash/, ['hash']],
  [/message|^cant_/, ['ts', 'channel']],
  [/channel|archived|dm_bot/, ['channel', 'channel_id']],
  [/user/, ['user', 'users', 'user_id', 'channel']],
  [/file/, ['files', 'filename']],
  [/view|push|external|not_found|not_enabled/, ['view_id', 'external_id', 'view']],
]

/** Where the fault is, for a refusal that does not say so itself. */
export function pointedMessages({ error, messages }: Refused, args: Fields): string[] {
  if (messages.some((message) => message.includes('[json-pointer:'))) return messages
  const names = SPEAKS_OF.find(([pattern]) => pattern.test(error))?.[1] ?? []
  const name = names.find((each) => args[each] !== undefined) ?? (names[0] === 'token' ? 'token' : undefined)
  const pointer = name === undefined ? '' : `/${name}`
  const [first = `[ERROR] ${error}`, ...others] = messages
  return [`${first} [json-pointer:${pointer}]`, ...others]
}
