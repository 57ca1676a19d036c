import type { Tx } from '../db/client.ts'
import { heldTill, holdLanes } from '../db/lanes.ts'
import { beginSending, moveNudge } from '../db/nudges.ts'
import { type Decision, MAX_ATTEMPTS, type Nudge, retryDelaySeconds } from '../domain/nudge.ts'
import { heldUntil } from '../domain/pace.ts'
import { assertNever } from '../domain/result.ts'
import { attempt, type Draft, type Failure, type Outcome, type Posted, post } from '../slack/deliver.ts'
import type { NudgeKind, OutboxParts } from './nudge-kind.ts'
import { type Bug, givesWay, poisoned } from './poisoned.ts'

const PROCESS_ENDED: Failure = { kind: 'unknown', error: 'process_ended' }

/** Left by another release: it fails like any other bug, and is there to be tried again. */
const UNKNOWN_KIND: NudgeKind = {
  name: 'unknown',
  whenUnknown: 'leave',
  decide: () => Promise.reject(new Error('nudge of an unknown kind')),
  message: () => Promise.reject(new Error('nudge of an unknown kind')),
}

/**
 * Sends one nudge that was taken from the table, at its slot, or decides against it. No transaction is open while Slack
 * is asked. A crash between sending and storing leaves the state 'sending': whoever takes it next knows that the
 * outcome is unknown.
 */
export async function deliverNudge(parts: OutboxParts, nudge: Nudge): Promise<void> {
  const kind = parts.kinds.get(nudge.kind) ?? UNKNOWN_KIND
  const now = parts.clock.now()
  if (nudge.state === 'sending') return failed(parts, kind, nudge, PROCESS_ENDED)
  if (nudge.state !== 'queued') return
  if (nudge.expiresAt && nudge.expiresAt.epochNanoseconds < now.epochNanoseconds)
    return settle(parts, nudge, { do: 'drop', why: 'expired' })

  const tried = { ...nudge, attempts: nudge.attempts + 1 }
  const decided = await asking(() => kind.decide(nudge, now))
  if (!decided.ok) return failed(parts, kind, tried, decided.failure)
  if (decided.value.do !== 'send') return settle(parts, nudge, decided.value)

  if (nudge.queuedAt) await parts.clock.until(nudge.queuedAt)
  if (!(await beginSending(parts.db, nudge, parts.clock.now(), tried.attempts))) return putOff(parts, nudge)
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

/** Slack has asked for silence since the slot was given: the nudge waits until it is over. */
async function putOff({ db, clock, workspaceId }: OutboxParts, nudge: Nudge): Promise<void> {
  const now = clock.now()
  const dueAt = (await heldTill(db, workspaceId, now)) ?? now
  await moveNudge(db, nudge, ['queued'], { state: 'pending', dueAt })
}

async function settle(
  { db, metrics }: OutboxParts,
  nudge: Nudge,
  decision: Exclude<Decision, { do: 'send' }>,
): Promise<void> {
  switch (decision.do) {
    case 'later':
      await moveNudge(db, nudge, ['queued'], { state: 'pending', dueAt: decision.at })
      return
    case 'drop':
      if (await moveNudge(db, nudge, ['queued'], { state: 'dropped', outcome: decision.why }))
        metrics.dropped(nudge.kind, decision.why)
      return
    default:
      assertNever(decision)
  }
}

/** Keeps Slack's receipt, also when another run has meanwhile taken this one for dead. */
async function delivered(parts: OutboxParts, kind: NudgeKind, nudge: Nudge, posted: Posted): Promise<void> {
  const now = parts.clock.now()
  parts.metrics.sent(nudge.kind, secondsSince(nudge.dueAt, now), secondsSince(nudge.queuedAt ?? now, now))
  const keep = (tx: Tx) =>
    moveNudge(tx, nudge, ['sending', 'pending', 'queued', 'unknown'], {
      state: 'sent',
      outcome: null,
      sentAt: now,
      ...posted,
    })
  const { sent } = kind
  // A transaction costs two journeys to the database, which most kinds have no need of.
  if (!sent) await keep(parts.db)
  else
    await parts.db.transaction(async (tx) => {
      if (await keep(tx)) await sent(tx, nudge, posted)
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
  parts.metrics.slackError(failure.error)
  switch (failure.kind) {
    case 'permanent':
      parts.log.error(about, 'message cannot be delivered')
      return abandon(parts, nudge, failure.error)
    case 'transient':
      return again(parts, nudge, failure)
    case 'unknown': {
      parts.log.warn(about, 'outcome of a message is unknown')
      parts.metrics.doubtful(nudge.kind)
      const doubted = { ...nudge, doubtful: nudge.doubtful + 1 }
      if (kind.whenUnknown === 'again') return again(parts, doubted, { ...failure, retryAfterSeconds: null })
      const { doubtful } = doubted
      await moveNudge(parts.db, nudge, ['sending'], { state: 'unknown', outcome: failure.error, doubtful })
      return
    }
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
  const { attempts, doubtful } = nudge
  if (attempts >= MAX_ATTEMPTS) {
    parts.log.error({ nudgeId: nudge.id, nudge: nudge.kind, slackError: failure.error }, 'message given up')
    return abandon(parts, nudge, failure.error)
  }
  const now = parts.clock.now()
  const { retryAfterSeconds } = failure
  // What Slack says to one message, it would say to all that follow.
  if (retryAfterSeconds !== null)
    await holdLanes(parts.db, nudge.workspaceId, heldUntil(now, retryAfterSeconds))
  await moveNudge(parts.db, nudge, ['queued', 'sending'], {
    state: 'pending',
    attempts,
    doubtful,
    dueAt: now.add({ seconds: retryDelaySeconds(attempts, retryAfterSeconds) }),
  })
}

async function abandon(parts: OutboxParts, nudge: Nudge, error: string): Promise<void> {
  parts.metrics.failed(nudge.kind)
  await parts.db.transaction(async (tx) => {
    if (await moveNudge(tx, nudge, ['queued', 'sending'], { state: 'failed', outcome: error }))
      await parts.undeliverable(tx, nudge, error)
  })
}

const secondsSince = (moment: Nudge['dueAt'], now: Nudge['dueAt']) => moment.until(now).total('seconds')
