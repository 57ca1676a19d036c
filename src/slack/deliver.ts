import { ErrorCode, type WebClient } from '@slack/web-api'
import type { Message } from './blocks.ts'

/** A message to a person (user id: their direct conversation with the bot) or into a conversation. */
export interface Draft extends Message {
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

const TRANSIENT = new Set([
  'service_unavailable',
  'internal_error',
  'fatal_error',
  'request_timeout',
  'ratelimited',
])

/** The connection was never made, so nothing can have happened. */
const NEVER_REACHED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

export async function post(client: WebClient, draft: Draft): Promise<Outcome<Posted>> {
  return attempt(async () => {
    const answer = await client.chat.postMessage({
      channel: draft.to,
      text: draft.text,
      blocks: draft.blocks,
      unfurl_links: false,
      unfurl_media: false,
    })
    return { channelId: answer.channel ?? draft.to, messageTs: answer.ts ?? '' }
  })
}

/** Redraws a message in place. Repeating it does no harm. */
export async function update(client: WebClient, at: Posted, draft: Message): Promise<Outcome<null>> {
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

async function attempt<T>(call: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await call() }
  } catch (error) {
    const failure = failureOf(error)
    if (failure === null) throw error
    return { ok: false, failure }
  }
}

/** Sorts what the Web API client threw; null for anything that is not Slack's doing. */
export function failureOf(error: unknown): Failure | null {
  if (!(error instanceof Error) || !('code' in error)) return null
  switch (error.code) {
    case ErrorCode.RateLimitedError:
      return {
        kind: 'transient',
        error: 'ratelimited',
        retryAfterSeconds: 'retryAfter' in error ? Number(error.retryAfter) : null,
      }
    case ErrorCode.PlatformError: {
      const name = platformError(error)
      return TRANSIENT.has(name)
        ? { kind: 'transient', error: name, retryAfterSeconds: null }
        : { kind: 'permanent', error: name }
    }
    case ErrorCode.HTTPError:
      return { kind: 'transient', error: 'http_error', retryAfterSeconds: null }
    case ErrorCode.RequestError:
      return neverReached(error)
        ? { kind: 'transient', error: 'unreachable', retryAfterSeconds: null }
        : { kind: 'unknown', error: 'request_lost' }
    default:
      return null
  }
}

function platformError(error: Error): string {
  const data = 'data' in error && typeof error.data === 'object' ? error.data : null
  return data !== null && 'error' in data ? String(data.error) : 'unknown_error'
}

function neverReached(error: Error): boolean {
  for (let cause: unknown = error; cause instanceof Error; cause = causeOf(cause)) {
    if ('code' in cause && NEVER_REACHED.has(String(cause.code))) return true
  }
  return false
}

function causeOf(error: Error): unknown {
  return 'original' in error ? error.original : error.cause
}
