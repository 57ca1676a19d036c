import { z } from 'zod'
import { DEFAULT_PACE, type Pace } from './domain/pace.ts'

export interface Config {
  slack: {
    botToken: string
    /** Socket Mode when there is an app token, signed HTTP otherwise. */
    transport: { mode: 'socket'; appToken: string } | { mode: 'http'; signingSecret: string }
    /** Base address of the Web API, for a proxy or a stand-in. */
    apiUrl: string | undefined
    /** Becomes coordinator at the first start. */
    installerId: string | undefined
  }
  database: { url: string } | { folder: string }
  /** How fast the bot speaks on its own. */
  pace: Pace
  port: number
  /** The bot's address as people reach it, without a slash at its end; without it there are no calendar files. */
  publicUrl: string | undefined
  log: { level: string; pretty: boolean }
}

const unset = (value: unknown) => (value === '' ? undefined : value)
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(unset, schema.optional())

const token = (prefix: string, what: string) =>
  z.string().regex(new RegExp(`^${prefix}[A-Za-z0-9-]+$`), `must be ${what}; it starts with ${prefix}`)

const databaseVariables = z.object({
  DATABASE_URL: optional(z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// address' })),
  DATA_DIR: optional(z.string()),
})

const variables = databaseVariables.extend({
  SLACK_BOT_TOKEN: z.preprocess(
    unset,
    z
      .string({ error: 'is missing: the bot token from “OAuth & Permissions”' })
      .pipe(token('xoxb-', 'a bot token')),
  ),
  SLACK_APP_TOKEN: optional(token('xapp-', 'an app-level token')),
  SLACK_SIGNING_SECRET: optional(z.string().min(16, 'looks too short; copy it from “Basic Information”')),
  SLACK_API_URL: optional(z.url({ protocol: /^https?$/, error: 'must be an http or https address' })),
  SLACK_INSTALLER_ID: optional(
    z.string().regex(/^[UW][A-Z0-9]+$/, 'must be a Slack user id, like U012ABCDEF'),
  ),
  PORT: optional(z.coerce.number('must be a number').int().min(0).max(65535, 'must be a port, 0 to 65535')),
  PUBLIC_URL: optional(
    z
      .url({ protocol: /^https$/, error: 'must be an https address, like https://deskside.example.com' })
      .max(200, 'must be at most 200 characters long')
      .regex(/^[^?#@|\s]*$/, 'must be an address without a query, a fragment or a name')
      .transform((address) => address.replace(/\/+$/, '')),
  ),
  PACE_PER_MINUTE: optional(z.coerce.number('must be a number').min(1, 'must be at least 1')),
  PACE_LANE_MS: optional(
    z.coerce
      .number('must be a number of milliseconds')
      .min(0, 'must not be negative')
      .max(5_000, 'must be at most 5000'),
  ),
  LOG_LEVEL: optional(
    z.enum(['debug', 'info', 'warn', 'error'], { error: 'must be debug, info, warn or error' }),
  ),
})

const DEFAULT_PORT = 3000
const DEFAULT_FOLDER = 'data'

/** Reads the environment whole. Every bad variable is named in `problems`, never with its value. */
export function readConfig(
  environment: Record<string, string | undefined>,
  terminal: boolean,
): { ok: true; config: Config } | { ok: false; problems: string[] } {
  const parsed = variables.safeParse(environment)
  const problems = parsed.success ? [] : problemsOf(parsed.error)
  if (!unset(environment.SLACK_APP_TOKEN) && !unset(environment.SLACK_SIGNING_SECRET))
    problems.push(
      'SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) is missing: one of the two is needed',
    )
  if (!parsed.success || problems.length > 0) return { ok: false, problems }

  const value = parsed.data
  return {
    ok: true,
    config: {
      slack: {
        botToken: value.SLACK_BOT_TOKEN,
        transport: value.SLACK_APP_TOKEN
          ? { mode: 'socket', appToken: value.SLACK_APP_TOKEN }
          : { mode: 'http', signingSecret: value.SLACK_SIGNING_SECRET ?? '' },
        apiUrl: value.SLACK_API_URL,
        installerId: value.SLACK_INSTALLER_ID,
      },
      database: databaseOf(value),
      pace: {
        perMinute: value.PACE_PER_MINUTE ?? DEFAULT_PACE.perMinute,
        laneMs: value.PACE_LANE_MS ?? DEFAULT_PACE.laneMs,
      },
      port: value.PORT ?? DEFAULT_PORT,
      publicUrl: value.PUBLIC_URL,
      log: { level: value.LOG_LEVEL ?? 'info', pretty: terminal },
    },
  }
}

/** Likewise the part that a command needs which only works on the bot's tables. */
export function readDatabase(
  environment: Record<string, string | undefined>,
): { ok: true; database: Config['database'] } | { ok: false; problems: string[] } {
  const parsed = databaseVariables.safeParse(environment)
  if (!parsed.success) return { ok: false, problems: problemsOf(parsed.error) }
  return { ok: true, database: databaseOf(parsed.data) }
}

function databaseOf({ DATABASE_URL, DATA_DIR }: z.infer<typeof databaseVariables>): Config['database'] {
  return DATABASE_URL ? { url: DATABASE_URL } : { folder: DATA_DIR ?? DEFAULT_FOLDER }
}

const problemsOf = (error: z.ZodError): string[] =>
  error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`)
