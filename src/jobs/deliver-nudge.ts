import type { Temporal } from 'temporal-polyfill'
import { moveNudge } from '../db/nudges.ts'
import { type Decision, MAX_ATTEMPTS, type Nudge, retryDelaySeconds } from '../domain/nudge.ts'
import { assertNever } from '../domain/result.ts'
import type { Message } from '../slack/blocks.ts'
import { type Failure, failureOf, type Posted, post } from '../slack/deliver.ts'
import type { NudgeKind, OutboxParts } from './nudge-kind.ts'

/**
 * Sends one claimed nudge, or decides against it. No transaction is open while Slack is asked. A crash between
 * sending and storing leaves the state 'sending': the next run knows that the outcome is unknown.
 */
export async function deliverNudge(parts: OutboxParts, nudge: Nudge): Promise<void> {
  const kind = parts.kinds.get(nudge.kind)
  if (!kind) throw new Error('nudge of an unknown kind')
  if (nudge.state === 'sending') return resume(parts, kind, nudge)
  if (nudge.state !== 'queued') return
  const now = parts.clock.now()
  if (nudge.expiresAt && nudge.expiresAt.epochNanoseconds < now.epochNanoseconds)
    return settle(parts, nudge, { do: 'drop', why: 'expired' })

  const tried = { ...nudge, attempts: nudge.attempts + 1 }
  const prepared = await prepare(kind, nudge, now)
  if (prepared.do === 'fail') return failed(parts, kind, tried, prepared.failure)
  if (prepared.do !== 'send') return settle(parts, nudge, prepared)

  const sending = { state: 'sending', attempts: tried.attempts } as const
  if (!(await moveNudge(parts.db, nudge, ['queued'], sending))) return
  const outcome = await post(parts.client, { to: prepared.to, ...prepared.message })
  if (outcome.ok) await delivered(parts, kind, nudge, outcome.value)
  else await failed(parts, kind, tried, outcome.failure)
}

type Prepared =
  | Exclude<Decision, { do: 'send' }>
  | { do: 'send'; to: string; message: Message }
  | { do: 'fail'; failure: Failure }

/** Reads the facts and draws the message; an unreachable Slack is a failure like one of sending. */
async function prepare(kind: NudgeKind, nudge: Nudge, now: Temporal.Instant): Promise<Prepared> {
  try {
    const decision = await kind.decide(nudge, now)
    if (decision.do !== 'send') return decision
    const to = kind.to ? await kind.to(nudge) : nudge.userId
    if (to === null) throw new Error('nudge without an addressee')
    return { do: 'send', to, message: await kind.message(nudge) }
  } catch (error) {
    const failure = failureOf(error)
    if (failure === null) throw error
    // Nothing was posted yet, so even a lost request may be repeated.
    if (failure.kind !== 'unknown') return { do: 'fail', failure }
    return { do: 'fail', failure: { kind: 'transient', error: failure.error, retryAfterSeconds: null } }
  }
}

async function settle(
  { db }: OutboxParts,
  nudge: Nudge,
  decision: Exclude<Decision, { do: 'send' }>,
): Promise<void> {
  switch (decision.do) {
    case 'later':
      await moveNudge(db, nudge, ['queued'], { state: 'pending', dueAt: decision.at })
      return
    case 'drop':
      await moveNudge(db, nudge, ['queued'], { state: 'dropped', outcome: decision.why })
      return
    default:
      assertNever(decision)
  }
}

async function delivered(parts: OutboxParts, kind: NudgeKind, nudge: Nudge, posted: Posted): Promise<void> {
  await parts.db.transaction(async (tx) => {
    await moveNudge(tx, nudge, ['sending'], { state: 'sent', sentAt: parts.clock.now(), ...posted })
    await kind.sent?.(tx, nudge, posted)
  })
}

async function failed(parts: OutboxParts, kind: NudgeKind, nudge: Nudge, failure: Failure): Promise<void> {
  const about = { nudgeId: nudge.id, nudge: nudge.kind, slackError: failure.error }
  switch (failure.kind) {
    case 'permanent':
      parts.log.error(about, 'message cannot be delivered')
      return abandon(parts, nudge, failure.error)
    case 'transient':
      return again(parts, nudge, failure)
    case 'unknown':
      parts.log.warn(about, 'outcome of a message is unknown')
      if (kind.whenUnknown === 'again') return again(parts, nudge, { ...failure, retryAfterSeconds: null })
      await moveNudge(parts.db, nudge, ['sending'], { state: 'unknown', outcome: failure.error })
      return
    default:
      assertNever(failure)
  }
}

/** Back into the table, due later: the clock and the tick do the waiting, no worker does. */
async function again(
  parts: OutboxParts,
  nudge: Nudge,
  failure: { error: string; retryAfterSeconds: number | null },
): Promise<void> {
  const { attempts } = nudge
  if (attempts >= MAX_ATTEMPTS) {
    parts.log.error({ nudgeId: nudge.id, nudge: nudge.kind, slackError: failure.error }, 'message given up')
    return abandon(parts, nudge, failure.error)
  }
  const seconds = retryDelaySeconds(attempts, failure.retryAfterSeconds)
  await moveNudge(parts.db, nudge, ['queued', 'sending'], {
    state: 'pending',
    attempts,
    dueAt: parts.clock.now().add({ seconds }),
  })
}

async function abandon(parts: OutboxParts, nudge: Nudge, error: string): Promise<void> {
  await parts.db.transaction(async (tx) => {
    await moveNudge(tx, nudge, ['queued', 'sending'], { state: 'failed', outcome: error })
    await parts.undeliverable(tx, nudge, error)
  })
}

/** A run of the same job that ended without a word: the process died or hung while it was sending. */
async function resume(parts: OutboxParts, kind: NudgeKind, nudge: Nudge): Promise<void> {
  await failed(parts, kind, nudge, { kind: 'unknown', error: 'process_ended' })
}
