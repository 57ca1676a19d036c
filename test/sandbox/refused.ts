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
