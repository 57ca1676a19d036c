import pino, { type DestinationStream, type Logger } from 'pino'

export type { Logger }

/** JSON lines; pretty on a terminal. Nobody's words and no token ever reach it (CONVENTIONS, rule 14). */
export function createLog(options: {
  level: string
  pretty: boolean
  destination?: DestinationStream
}): Logger {
  const settings = {
    level: options.level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: describeError },
  }
  if (options.destination) return pino(settings, options.destination)
  return options.pretty ? pino({ ...settings, transport: { target: 'pino-pretty' } }) : pino(settings)
}

/** Error classes whose message is written by the runtime from code, never from somebody's input. */
const HARMLESS = new Set(['TypeError', 'ReferenceError', 'RangeError', 'AssertionError'])

/**
 * An error as far as a log may know it. Messages of databases, parsers and Slack quote what they were given, so
 * that only class, code, constraint and the places in the code remain.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error }
  const { name } = error.constructor
  return {
    type: name,
    ...(HARMLESS.has(name) || name === 'Error' ? { message: constantPart(error) } : {}),
    ...pick(error, ['code', 'constraint', 'table', 'statusCode', 'retryAfter']),
    ...(slackError(error) !== undefined && { slackError: slackError(error) }),
    // V8 writes the message into the stack, and a message may have lines that look like places.
    stack: (error.stack ?? '')
      .replace(error.message, '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 12)
      .join('\n'),
    ...(error.cause !== undefined && { cause: describeError(error.cause) }),
  }
}

/** Our own errors are thrown with constant messages; what a library appended after a colon is not ours. */
function constantPart(error: Error): string {
  return (error.message.split(/[:"'`\n]/, 1)[0] ?? '').slice(0, 120)
}

function pick(error: Error, keys: readonly string[]): Record<string, unknown> {
  const found: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(error)) {
    if (keys.includes(key) && (typeof value === 'string' || typeof value === 'number')) found[key] = value
  }
  return found
}

function slackError(error: Error): string | undefined {
  if (!('data' in error) || typeof error.data !== 'object' || error.data === null) return undefined
  return 'error' in error.data && typeof error.data.error === 'string' ? error.data.error : undefined
}
