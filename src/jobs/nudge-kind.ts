import type { WebClient } from '@slack/web-api'
import type { Temporal } from 'temporal-polyfill'
import type { Db, Tx } from '../db/client.ts'
import type { Decision, Nudge, NudgeGroup } from '../domain/nudge.ts'
import type { Pace } from '../domain/pace.ts'
import type { Timing } from '../domain/reachable.ts'
import type { AlarmClock } from '../lib/clock.ts'
import type { Logger } from '../lib/log.ts'
import type { Metrics } from '../lib/metrics.ts'
import type { Message, MessageBlock } from '../slack/blocks.ts'
import type { Posted } from '../slack/deliver.ts'
import type { Interaction } from '../slack/interaction.ts'
import type { Queue } from './queue.ts'
import type { SendMarks } from './send-marks.ts'

/** One sort of message that the bot sends on its own: when it still makes sense, and what it says now. */
export interface NudgeKind {
  name: string
  /**
   * What to do when nobody knows whether Slack took it: `again` for what somebody waits for (a second copy does no
   * harm, its buttons find the same row), `leave` for what must never come twice.
   */
  whenUnknown: 'again' | 'leave'
  /** Decides on the facts of this moment; may read them, and change state that follows from the date alone. */
  decide(nudge: Nudge, now: Temporal.Instant): Promise<Decision>
  /** The message as the facts are now; drawn again whenever they change. */
  message(nudge: Nudge): Promise<Message<MessageBlock>>
  /** The conversation or person it goes to, where that is not `nudge.userId`. */
  to?(nudge: Nudge): Promise<string>
  /** Rows that follow from its having been sent. */
  sent?(tx: Tx, nudge: Nudge, posted: Posted): Promise<void>
  /** Says how it treats its reader's day; absent where somebody waits, so that it comes at once whatever the hour. */
  dated?: Dated
}

/** What a message that comes because of a date owes the day of its reader. */
export interface Dated {
  timing(nudge: Nudge, now: Temporal.Instant): Timing
  /** What it is for, as the end of "Tomorrow at 09:00: ..." in its reader's list. */
  why(nudge: Nudge): Promise<string>
  /** What would become of it at that moment, where the kind has a rule of its own beside the timing. */
  forecast?(nudge: Nudge, at: Temporal.Instant): Promise<Decision>
  /** Whose hours count, where it goes into a conversation. */
  reader?(nudge: Nudge): Promise<string>
  /** With which others its reader may switch it off; absent where it cannot be. */
  group?: NudgeGroup
  /** Set where its reader's list is not to show it. */
  isUnlisted?: true
  /** Present where its reader may put it off. */
  snooze?: Snooze
}

/** How a message is put off. */
export interface Snooze {
  /** Whether what it asks still waits for an answer. */
  isOpen(tx: Tx, nudge: Nudge): Promise<boolean>
  /** The last day on which it makes sense; absent where any will do. */
  lastDay?(tx: Tx, nudge: Nudge): Promise<Temporal.PlainDate>
  /** Leaves this one out altogether: what "next week" means for a message that comes every week. */
  skip?(tx: Tx, nudge: Nudge, asked: Interaction): Promise<void>
}

/** A kind that only decides, and never has anything to say. */
export const onlyDecides = (name: string, decide: NudgeKind['decide']): NudgeKind => ({
  name,
  whenUnknown: 'leave',
  decide,
  message: () => Promise.reject(new Error('a kind that only decides was to be drawn')),
})

/** What delivering needs. */
export interface OutboxParts {
  db: Db
  queue: Queue
  /** The bulk client: no retries of its own, so that nothing is sent twice behind the outbox's back. */
  client: WebClient
  clock: AlarmClock
  marks: SendMarks
  pace: Pace
  log: Logger
  metrics: Metrics
  workspaceId: string
  kinds: ReadonlyMap<string, NudgeKind>
  /** Called in the transaction that marks a nudge as undeliverable. */
  undeliverable(tx: Tx, nudge: Nudge, error: string): Promise<void>
}
