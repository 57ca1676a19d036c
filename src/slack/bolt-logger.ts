import { type Logger as BoltLogger, LogLevel } from '@slack/bolt'
import { describeError, type Logger } from '../lib/log.ts'

const DETAIL_LIMIT = 200

/**
 * Bolt and the Web API client speak through pino. Their debug and info lines carry bodies, so those are left out.
 * What the client calls an error is a refusal that the caller handles: a warning.
 */
export function boltLogger(log: Logger, errorsAs: 'error' | 'warn'): BoltLogger {
  const detail = (parts: unknown[]) => ({
    detail: parts
      .filter((part) => typeof part === 'string')
      .join(' ')
      .replaceAll(/x(?:ox[a-z]|app)-[\w-]+/g, '[token]')
      .slice(0, DETAIL_LIMIT),
    ...parts.filter((part) => part instanceof Error).map((err) => ({ err: describeError(err) }))[0],
  })
  return {
    debug() {},
    info() {},
    warn: (...parts) => log.warn(detail(parts), 'slack library warns'),
    error: (...parts) => log[errorsAs](detail(parts), 'slack library failed'),
    setLevel() {},
    getLevel: () => LogLevel.WARN,
    setName() {},
  }
}
