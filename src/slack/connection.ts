import type { RequestListener } from 'node:http'
import { App, type Logger as BoltLogger, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt'
import { WebClient } from '@slack/web-api'
import type { Logger } from '../lib/log.ts'
import { boltLogger } from './bolt-logger.ts'
import { failureOf } from './deliver.ts'
import { keepOpen } from './socket.ts'

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
  /** Whether Slack can hand over what people do; over HTTP that is not ours to know, and always true. */
  isConnected(): boolean
  start(): Promise<void>
  /** What arrives over the socket from now on is left to another process; running answers still go out. */
  takeNothingMore(): void
  stop(): Promise<void>
  /** Resolves when Slack takes back the app token of a running bot. */
  refused: Promise<TokenRefused>
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
    logger: boltLogger(log, 'warn'),
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

/** Asks Slack for a connection that is not used, so that a bad app token shows before anything is started. */
export async function checkAppToken(settings: SlackSettings, log: Logger): Promise<void> {
  const { transport, apiUrl } = settings
  if (transport.mode !== 'socket') return
  const client = createClient({ botToken: transport.appToken, apiUrl }, 'bulk', log)
  await checking('SLACK_APP_TOKEN', () => client.apps.connections.open())
}

/** Bolt over Socket Mode or signed HTTP. The HTTP server is the caller's, because it also serves health checks. */
export function connectSlack(settings: SlackSettings, identity: Identity, log: Logger): Connection {
  const logger = boltLogger(log, 'error')
  const { transport, botToken, apiUrl } = settings
  const receiver =
    transport.mode === 'socket'
      ? socketReceiver(transport.appToken, apiUrl, logger)
      : new HTTPReceiver({ signingSecret: transport.signingSecret, logger })
  const bolt = new App({
    receiver,
    logger,
    logLevel: LogLevel.WARN,
    convoStore: false,
    authorize: async () => ({ botToken, botUserId: identity.botUserId, teamId: identity.workspaceId }),
    ...(apiUrl && { clientOptions: { slackApiUrl: apiUrl } }),
  })
  return receiver instanceof SocketModeReceiver
    ? overSocket(bolt, receiver)
    : {
        bolt,
        requests: receiver.requestListener,
        isConnected: () => true,
        start: async () => {},
        takeNothingMore() {},
        stop: async () => {},
        refused: new Promise(() => {}),
      }
}

/** Connecting again is done by `keepOpen`, so that one attempt is one call. */
function socketReceiver(
  appToken: string,
  apiUrl: string | undefined,
  logger: BoltLogger,
): SocketModeReceiver {
  return new SocketModeReceiver({
    appToken,
    logger,
    autoReconnectEnabled: false,
    installerOptions: {
      clientOptions: {
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
        timeout: BULK_TIMEOUT_MS,
        ...(apiUrl && { slackApiUrl: apiUrl }),
      },
    },
  })
}

function overSocket(bolt: App, receiver: SocketModeReceiver): Connection {
  const refused = Promise.withResolvers<TokenRefused>()
  const socket = keepOpen(receiver.client, {
    connect: () => checking('SLACK_APP_TOKEN', () => receiver.start()),
    isHopeless: (error) => error instanceof TokenRefused,
    lost(error) {
      if (error instanceof TokenRefused) refused.resolve(error)
    },
  })
  return {
    bolt,
    requests: undefined,
    isConnected: socket.isOpen,
    start: socket.open,
    takeNothingMore: socket.takeNothingMore,
    stop: socket.close,
    refused: refused.promise,
  }
}
