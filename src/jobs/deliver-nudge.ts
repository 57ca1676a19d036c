import type { Temporal } from 'temporal-polyfill'
import { moveNudge } from '../db/nudges.ts'
import { type Decision, MAX_ATTEMPTS, type Nudge, retryDelaySeconds } from '../domain/nudge.ts'
import { assertNever } from '../domain/result.ts'
import { attempt, type Draft, type Failure, type Outcome, type Posted, post } from '../slack/deliver.ts'
import type { NudgeKind, OutboxParts } from './nudge-kind.ts'
import { type Bug, givesWay, poisoned } from './poisoned.ts'

/** A worker's run is given up after a minute; before that, 'sending' means that another one is at it. */
const SENDING_SECONDS = 60

/** Left by another release: it fails like any other bug, and is there to be tried again. */
const UNKNOWN_KIND: NudgeKind = {
  name: 'unknown',
  whenUnknown: 'leave',
  decide: () => Promise.reject(new Error('nudge of an unknown kind')),
  message: () => Promise.reject(new Error('nudge of an unknown kind')),
}

/**
 * Sends one claimed nudge, or decides against it. No transaction is open while Slack is asked. A crash between
 * sending and storing leaves the state 'sending': a later run knows that the outcome is unknown.
 */
export async function deliverNudge(parts: OutboxParts, nudge: Nudge): Promise<void> {
  const kind = parts.kinds.get(nudge.kind) ?? UNKNOWN_KIND
  const now = parts.clock.now()
  if (nudge.state === 'sending') return resume(parts, kind, nudge, now)
  if (nudge.state !== 'queued') return
  if (nudge.expiresAt && nudge.expiresAt.epochNanoseconds < now.epochNanoseconds)
    return settle(parts, nudge, { do: 'drop', why: 'expired' })

  const tried = { ...nudge, attempts: nudge.attempts + 1 }
  const decided = await asking(() => kind.decide(nudge, now))
  if (!decided.ok) return failed(parts, kind, tried, decided.failure)
  if (decided.value.do !== 'send') return settle(parts, nudge, decided.value)

  const sending = { state: 'sending', attempts: tried.attempts, queuedAt: now } as const
  if (!(await moveNudge(parts.db, nudge, ['queued'], sending))) return
  const drawn = await draw(kind, nudge)
  if (!drawn.ok) return failed(parts, kind, tried, drawn.failure)
  const outcome = await post(parts.client, drawn.value)
  if (outcome.ok) await delivered(parts, kind, nudge, outcome.value)
  else await failed(parts, kind, tried, outcome.failure)
}

/** Draws the message when it is known to be on its way: whoever changes the facts from now on has it redrawn. */
async function draw(kind: NudgeKind, nudge: Nudge): Promise<Outcome<Draft> | Bug> {
  return asking(async () => {
    const to = kind.to ? await kind.to(nudge) : nudge.userId
    if (to === null) throw new Error('nudge without an addressee')
    return { to, ...(await kind.message(nudge)) }
  })
}

/** Reads what may have to be asked of Slack. Nothing was posted yet, so even a lost request may be repeated. */
async function asking<T>(read: () => Promise<T>): Promise<Outcome<T> | Bug> {
  const outcome = await givesWay(() => attempt(read))
  if (outcome.ok || outcome.failure.kind !== 'unknown') return outcome
  return { ok: false, failure: { ...outcome.failure, kind: 'transient', retryAfterSeconds: null } }
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

/** Keeps Slack's receipt, also when another run has meanwhile taken this one for dead. */
async function delivered(parts: OutboxParts, kind: NudgeKind, nudge: Nudge, posted: Posted): Promise<void> {
  await parts.db.transaction(async (tx) => {
    const sent = { state: 'sent', outcome: null, sentAt: parts.clock.now(), ...posted } as const
    if (await moveNudge(tx, nudge, ['sending', 'pending', 'queued', 'unknown'], sent))
      await kind.sent?.(tx, nudge, posted)
  })
}

async function failed(
  parts: OutboxParts,
  kind: NudgeKind,
  nudge: Nudge,
  failure: Failure | Bug['failure'],
): Promise<void> {
  if (failure.kind === 'bug') return poisoned(parts, nudge, failure.cause)
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
    if (await moveNudge(tx, nudge, ['queued', 'sending'], { state: 'failed', outcome: error }))
      await parts.undeliverable(tx, nudge, error)
  })
}

/** A run that finds its nudge being sent: by another run that is at it, or by one whose process died or hung. */
async function resume(
  parts: OutboxParts,
  kind: NudgeKind,
  nudge: Nudge,
  now: Temporal.Instant,
): Promise<void> {
  const dead = now.subtract({ seconds: SENDING_SECONDS })
  if (nudge.queuedAt && nudge.queuedAt.epochNanoseconds > dead.epochNanoseconds)
    throw new Error('message is being sent by another run')
  await failed(parts, kind, nudge, { kind: 'unknown', error: 'process_ended' })
}
