import { ErrorCode, type WebClient } from '@slack/web-api'
import type { Message, MessageBlock } from './blocks.ts'

/** A message to a person (user id: their direct conversation with the bot) or into a conversation. */
export interface Draft extends Message<MessageBlock> {
  to: string
}

export interface Posted {
  channelId: string
  messageTs: string
}

export type Failure =
  /** Slack will never take it: stop and mark. */
  | { kind: 'permanent'; error: string }
  /** It certainly did not arrive and may be tried again. */
  | { kind: 'transient'; error: string; retryAfterSeconds: number | null }
  /** It may have arrived: Slack has no idempotency key, so it must not be repeated blindly. */
  | { kind: 'unknown'; error: string }

export type Outcome<T> = { ok: true; value: T } | { ok: false; failure: Failure }

/** Slack did nothing. */
const REFUSED_FOR_NOW = new Set(['service_unavailable', 'ratelimited', 'rate_limited'])
/** Slack stumbled, perhaps after it had done a part. */
const STUMBLED = new Set(['internal_error', 'fatal_error', 'request_timeout'])
const SERVICE_UNAVAILABLE = 503
/** Anything else in the place of an error's name is not one, and may be anybody's words. */
const ERROR_NAME = /^[a-z_]{1,60}$/

/** The connection was never made, or its certificate not accepted, so nothing can have happened. */
const NEVER_REACHED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
])
const HANDSHAKE = /^(ERR_TLS|CERT)_/

/** Posts once. What Slack may have done before it failed is `unknown`. */
export async function post(client: WebClient, draft: Draft): Promise<Outcome<Posted>> {
  try {
    const { channel, ts } = await client.chat.postMessage({
      channel: draft.to,
      text: draft.text,
      blocks: draft.blocks,
      unfurl_links: false,
      unfurl_media: false,
    })
    if (channel && ts) return { ok: true, value: { channelId: channel, messageTs: ts } }
    return { ok: false, failure: BAD_ANSWER }
  } catch (error) {
    return { ok: false, failure: failureOfPosting(error) }
  }
}

/** Redraws a message in place. Repeating it does no harm. */
export async function update(
  client: WebClient,
  at: Posted,
  draft: Message<MessageBlock>,
): Promise<Outcome<null>> {
  return attempt(async () => {
    await client.chat.update({
      channel: at.channelId,
      ts: at.messageTs,
      text: draft.text,
      blocks: draft.blocks,
    })
    return null
  })
}

/** Opens the conversation of these people and the bot; the same people give the same one again. */
export async function openConversation(client: WebClient, userIds: readonly string[]): Promise<string> {
  const answer = await client.conversations.open({ users: userIds.join(',') })
  if (!answer.channel?.id) throw new Error('conversations.open gave no channel')
  return answer.channel.id
}

/** Makes calls that may be repeated, and sorts what Slack makes of them; other errors are thrown on. */
export async function attempt<T>(call: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await call() }
  } catch (error) {
    const failure = failureOf(error)
    if (failure === null) throw error
    return { ok: false, failure }
  }
}

const BAD_ANSWER: Failure = { kind: 'unknown', error: 'bad_answer' }

const transient = (error: string, retryAfterSeconds: number | null = null): Failure => ({
  kind: 'transient',
  error,
  retryAfterSeconds,
})

/** Sorts what the Web API client threw; null for anything that is not Slack's doing. For calls that may be repeated. */
export function failureOf(error: unknown): Failure | null {
  if (!(error instanceof Error) || !('code' in error)) return null
  switch (error.code) {
    case ErrorCode.RateLimitedError:
      return transient('ratelimited', 'retryAfter' in error ? Number(error.retryAfter) : null)
    case ErrorCode.PlatformError: {
      const name = platformError(error)
      if (name === null) return BAD_ANSWER
      return REFUSED_FOR_NOW.has(name) || STUMBLED.has(name)
        ? transient(name)
        : { kind: 'permanent', error: name }
    }
    case ErrorCode.HTTPError:
      return transient('http_error')
    case ErrorCode.RequestError:
      return neverReached(error) ? transient('unreachable') : { kind: 'unknown', error: 'request_lost' }
    default:
      return null
  }
}

/** The same for a call that must not be made twice: whatever leaves room for doubt is `unknown`. */
function failureOfPosting(error: unknown): Failure {
  // Such as an answer that broke off, or was no object: the request had been sent.
  const failure = failureOf(error) ?? BAD_ANSWER
  const { error: name } = failure
  const doubtful = STUMBLED.has(name) || (name === 'http_error' && stumbled(error))
  return doubtful ? { kind: 'unknown', error: name } : failure
}

function stumbled(error: unknown): boolean {
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 0
  return status >= 500 && status !== SERVICE_UNAVAILABLE
}

/** Slack's name for what went wrong; null when the answer has none. */
function platformError(error: Error): string | null {
  const data = 'data' in error && typeof error.data === 'object' ? error.data : null
  const name = data !== null && 'error' in data ? data.error : null
  return typeof name === 'string' && ERROR_NAME.test(name) ? name : null
}

function neverReached(error: Error): boolean {
  for (let cause: unknown = error; cause instanceof Error; cause = causeOf(cause)) {
    const code = 'code' in cause ? String(cause.code) : ''
    if (NEVER_REACHED.has(code) || HANDSHAKE.test(code)) return true
    if (code === 'ETIMEDOUT' && 'syscall' in cause && cause.syscall === 'connect') return true
  }
  return false
}

function causeOf(error: Error): unknown {
  return 'original' in error ? error.original : error.cause
}
