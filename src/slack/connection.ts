import type { RequestListener } from 'node:http'
import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt'
import { WebClient } from '@slack/web-api'
import type { Logger } from '../lib/log.ts'
import { boltLogger } from './bolt-logger.ts'
import { failureOf } from './deliver.ts'

/** Who the bot is, as Slack tells it for its token. */
export interface Identity {
  workspaceId: string
  botUserId: string
}

export interface SlackSettings {
  botToken: string
  transport: { mode: 'socket'; appToken: string } | { mode: 'http'; signingSecret: string }
  apiUrl: string | undefined
}

export interface Connection {
  bolt: App
  /** Answers `POST /slack/events`; undefined in Socket Mode. */
  requests: RequestListener | undefined
  start(): Promise<void>
  stop(): Promise<void>
}

/** Somebody waits for the answer, and a trigger lives 3 s. */
const INTERACTIVE_TIMEOUT_MS = 2500
const BULK_TIMEOUT_MS = 10_000

/**
 * A Web API client that never repeats a call and never pauses its queue: the callers know what may be repeated.
 * One for people who wait, one for what the bot sends on its own, so that neither holds up the other.
 */
export function createClient(
  settings: Pick<SlackSettings, 'botToken' | 'apiUrl'>,
  use: 'interactive' | 'bulk',
  log: Logger,
): WebClient {
  return new WebClient(settings.botToken, {
    ...(settings.apiUrl && { slackApiUrl: settings.apiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: use === 'bulk' ? BULK_TIMEOUT_MS : INTERACTIVE_TIMEOUT_MS,
    allowAbsoluteUrls: false,
    logger: boltLogger(log),
  })
}

/** Slack does not accept a token of the configuration; trying again will not help. */
export class TokenRefused extends Error {
  readonly variable: 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN'
  /** Slack's name for the reason, such as `invalid_auth`. */
  readonly reason: string

  constructor(variable: TokenRefused['variable'], reason: string, cause: unknown) {
    super('Slack refuses a token', { cause })
    this.variable = variable
    this.reason = reason
  }
}

/** Lets Slack's own refusal say which variable it concerns. */
async function checking<T>(variable: TokenRefused['variable'], call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    const failure = failureOf(error)
    if (failure?.kind === 'permanent') throw new TokenRefused(variable, failure.error, error)
    throw error
  }
}

export async function identify(client: WebClient): Promise<Identity> {
  const answer = await checking('SLACK_BOT_TOKEN', () => client.auth.test())
  const { team_id: workspaceId, user_id: botUserId } = answer
  if (!workspaceId || !botUserId) throw new Error('auth.test named no workspace')
  return { workspaceId, botUserId }
}

/** Bolt over Socket Mode or signed HTTP. The HTTP server is the caller's, because it also serves health checks. */
export function connectSlack(settings: SlackSettings, identity: Identity, log: Logger): Connection {
  const logger = boltLogger(log)
  const { transport, botToken } = settings
  const receiver =
    transport.mode === 'socket'
      ? new SocketModeReceiver({
          appToken: transport.appToken,
          logger,
          ...(settings.apiUrl && { installerOptions: { clientOptions: { slackApiUrl: settings.apiUrl } } }),
        })
      : new HTTPReceiver({ signingSecret: transport.signingSecret, logger })
  const bolt = new App({
    receiver,
    logger,
    logLevel: LogLevel.WARN,
    convoStore: false,
    authorize: async () => ({ botToken, botUserId: identity.botUserId, teamId: identity.workspaceId }),
    ...(settings.apiUrl && { clientOptions: { slackApiUrl: settings.apiUrl } }),
  })
  const overSocket = receiver instanceof SocketModeReceiver
  return {
    bolt,
    requests: overSocket ? undefined : receiver.requestListener,
    async start() {
      if (overSocket) await checking('SLACK_APP_TOKEN', () => receiver.start())
    },
    async stop() {
      if (overSocket) await receiver.stop()
    },
  }
}
