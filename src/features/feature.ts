import type { WebClient } from '@slack/web-api'
import type { Temporal } from 'temporal-polyfill'
import type { Db, Tx } from '../db/client.ts'
import type { Nudge } from '../domain/nudge.ts'
import type { Pair } from '../domain/pair.ts'
import type { Session } from '../domain/session.ts'
import type { NudgeKind } from '../jobs/nudge-kind.ts'
import type { Outbox } from '../jobs/outbox.ts'
import type { Clock } from '../lib/clock.ts'
import type { ClickHandler, CommandHandler, FormHandler } from '../slack/interaction.ts'
import type { People } from '../slack/people.ts'

/** What a feature may use of the world. */
export interface Deps {
  workspaceId: string
  db: Db
  outbox: Outbox
  people: People
  /** The pair as it is from now on. Those who ask at once share a look, so it is not for use in a transaction. */
  findPair(id: string): Promise<Pair | null>
  /** Every kind of message, of all features; filled when all of them are built. */
  kinds: ReadonlyMap<string, NudgeKind>
  /** For answers to somebody who waits; what the bot sends on its own goes through the outbox. */
  client: WebClient
  clock: Clock
  /** The address of a session's calendar file; null where the bot has no public address. */
  calendarLink(sessionId: string): string | null
  /** To be called in the transaction that changed a pair's state, agreement or goals: tells every feature. */
  pairChanged: PairChanged
  /** Likewise for a session that was booked, moved, cancelled, missed or logged. */
  sessionChanged: SessionChanged
  /** To be called in the transaction that learns of it. */
  itChannelReady: ItChannelReady
}

/** A pair became active, was paused, resumed, completed or ended; or its agreement or a goal changed while it runs. */
export type PairChanged = (tx: Tx, pair: Pair, now: Temporal.Instant) => Promise<void>

/** A session was booked, moved (its revision grew), cancelled, missed or logged; `session` is as it is now. */
export type SessionChanged = (tx: Tx, session: Session, now: Temporal.Instant) => Promise<void>

/** The bot's hello arrived in IT's channel, so what is for IT can be posted there. */
export type ItChannelReady = (tx: Tx, channelId: string, now: Temporal.Instant) => Promise<void>

/**
 * Plans what a running pair would have if it had begun under this version; `upcoming` are the sessions it has booked.
 * Comes for every running pair at every start, so what is known already stays as it is, and nothing is said too late.
 */
export type TakeOver = (
  tx: Tx,
  pair: Pair,
  upcoming: readonly Session[],
  now: Temporal.Instant,
) => Promise<void>

/** One thing people do with the bot, with everything that belongs to it. */
export interface Feature {
  /** What may stand behind `/mentor`. */
  words?: Record<string, CommandHandler>
  /** By action id. */
  clicks?: Record<string, ClickHandler>
  /** By callback id. */
  forms?: Record<string, FormHandler>
  nudges?: readonly NudgeKind[]
  pairChanged?: PairChanged
  sessionChanged?: SessionChanged
  itChannelReady?: ItChannelReady
  takeOver?: TakeOver
  /** A message that Slack will never take, in the transaction that gives it up. */
  undeliverable?: (tx: Tx, nudge: Nudge, error: string) => Promise<void>
  /** Somebody opened the Home tab. */
  homeOpened?: (userId: string) => Promise<void>
  /** Somebody has pressed something, perhaps on their Home, or sent a form. */
  acted?: (userId: string, onHome: boolean) => Promise<void>
  /** A profile changed, perhaps its time zone. */
  userChanged?: (userId: string) => Promise<void>
}

export type CreateFeature = (deps: Deps) => Feature
