import type { Temporal } from 'temporal-polyfill'

export type NudgeState =
  | 'pending'
  | 'queued'
  | 'sending'
  | 'sent'
  | 'dropped'
  | 'cancelled'
  | 'unknown'
  | 'failed'

/** One message that the bot owes somebody, at a moment, for one occasion. */
export interface Nudge {
  id: string
  workspaceId: string
  kind: string
  occasion: string
  userId: string | null
  pairId: string | null
  sessionId: string | null
  subject: string | null
  dueAt: Temporal.Instant
  expiresAt: Temporal.Instant | null
  state: NudgeState
  /** The send slot it was given, then when it began to be sent. */
  queuedAt: Temporal.Instant | null
  /** Grows when what it is drawn from changes before it is sent. */
  revision: number
  attempts: number
  /** How often our own code could not make it. */
  bugs: number
  /** How many sends had an outcome that nobody knows. */
  doubtful: number
  /** How often the person has put it off. */
  snoozes: number
  channelId: string | null
  messageTs: string | null
}

/** Kinds of dated nudges that a person may switch off as one; `tip` is no message but the one card in a brief. */
export const NUDGE_GROUPS = [
  'check-in',
  'brief',
  'tip',
  'question',
  'reminder',
  'ask-now',
  'news',
  'times',
  'time',
  'digest',
] as const
export type NudgeGroup = (typeof NUDGE_GROUPS)[number]

/** What a feature asks for: the kind, the occasion that makes it unique, and when it is due. */
export interface NewNudge {
  workspaceId: string
  kind: string
  occasion: string
  userId?: string
  pairId?: string
  sessionId?: string
  subject?: string
  dueAt: Temporal.Instant
  expiresAt?: Temporal.Instant
}

/** What to do with a nudge whose moment has come, on the facts as they are now. */
export type Decision =
  | { do: 'send' }
  | { do: 'later'; at: Temporal.Instant }
  /** `why` is a constant, kept for whoever asks why nothing came. */
  | { do: 'drop'; why: string }

export const SEND: Decision = { do: 'send' }

const FIRST_RETRY_SECONDS = 15
const LAST_RETRY_SECONDS = 15 * 60
/** An hour and a half of trying; then somebody must look. */
export const MAX_ATTEMPTS = 12
/** So often a message that our own code cannot make is tried; trying on would only fill the log. */
export const MAX_BUGS = 5
/** What a nudge that our own code could not make ends with. */
export const BUG = 'bug'
/** About a day of trying: a message that stands with old words and live buttons is worth more patience. */
export const MAX_REDRAWS = 100

/** Seconds to wait before attempt `attempts + 1`: doubling from 15 s to 15 min, or what Slack asked for. */
export function retryDelaySeconds(attempts: number, retryAfterSeconds: number | null): number {
  const backoff = Math.min(FIRST_RETRY_SECONDS * 2 ** Math.max(0, attempts - 1), LAST_RETRY_SECONDS)
  return Math.max(retryAfterSeconds ?? 0, retryAfterSeconds === null ? backoff : 1)
}
