import type { Config } from '../../src/config.ts'
import { UNHURRIED } from './unhurried.ts'

/** The configuration of a bot in the tests' Slack whose database is handed to it, on any free port. */
export function botConfig(
  given: Pick<Config['slack'], 'botToken' | 'transport' | 'apiUrl'> & {
    installerId?: string | undefined
    publicUrl?: string | undefined
  },
): Config {
  const { publicUrl, ...slack } = given
  return {
    slack: { installerId: undefined, ...slack },
    database: { folder: 'unused' },
    pace: UNHURRIED,
    port: 0,
    publicUrl,
    log: { level: 'info', pretty: false },
  }
}
