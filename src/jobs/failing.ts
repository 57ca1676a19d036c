import { holdLanes } from '../db/lanes.ts'
import { moveNudge } from '../db/nudges.ts'
import { BUG, MAX_ATTEMPTS, MAX_BUGS, type Nudge, retryDelaySeconds } from '../domain/nudge.ts'
import { heldUntil } from '../domain/pace.ts'
import { assertNever } from '../domain/result.ts'
import type { Failure } from '../slack/deliver.ts'
import type { NudgeKind, OutboxParts } from './nudge-kind.ts'
import { endUnsent } from './redraw-message.ts'

/** The process that was sending it is gone, and with it the answer. */
export const PROCESS_ENDED: Failure = { kind: 'unknown', error: 'process_ended' }

/** What becomes of a nudge that Slack did not take, or of which nobody knows whether it did. */
export async function failed(
  parts: OutboxParts,
  kind: NudgeKind,
  nudge: Nudge,
  failure: Failure,
): Promise<void> {
  const about = { nudgeId: nudge.id, nudge: nudge.kind, slackError: failure.error }
  if (failure !== PROCESS_ENDED) parts.metrics.slackError(failure.error)
  switch (failure.kind) {
    case 'permanent':
      parts.log.error(about, 'message cannot be delivered')
      return abandon(parts, nudge, failure.error)
    case 'transient':
      return again(parts, nudge, failure.error, failure.retryAfterSeconds)
    case 'unknown': {
      parts.log.warn(about, 'outcome of a message is unknown')
      const doubtful = nudge.doubtful + 1
      if (kind.whenUnknown === 'again') {
        parts.metrics.doubtful(nudge.kind)
        return again(parts, { ...nudge, doubtful }, failure.error, null)
      }
      await moveNudge(parts.db, nudge, ['sending'], { state: 'unknown', outcome: failure.error, doubtful })
      return
    }
    default:
      assertNever(failure)
  }
}

/**
 * A message that our own code could not make is tried again later, as the database may have been away or the facts may
 * change; then it fails alone, and stays in the table until somebody has it tried once more (`npm run nudges`). What
 * Slack refused meanwhile is counted apart.
 */
export async function poisoned(parts: OutboxParts, nudge: Nudge, cause: unknown): Promise<void> {
  const bugs = nudge.bugs + 1
  const about = { nudgeId: nudge.id, nudge: nudge.kind, attempt: bugs, err: cause }
  if (bugs >= MAX_BUGS) {
    parts.log.error(about, 'message given up, as it cannot be made')
    return abandon(parts, { ...nudge, bugs }, BUG)
  }
  parts.log.warn(about, 'message could not be made')
  await waits(parts, { ...nudge, bugs }, retryDelaySeconds(bugs, null))
}

async function again(
  parts: OutboxParts,
  nudge: Nudge,
  error: string,
  retryAfterSeconds: number | null,
): Promise<void> {
  // What Slack says to one message, it would say to all that follow.
  if (retryAfterSeconds !== null) return pauses(parts, nudge, retryAfterSeconds)
  if (nudge.attempts < MAX_ATTEMPTS) return waits(parts, nudge, retryDelaySeconds(nudge.attempts, null))
  parts.log.error({ nudgeId: nudge.id, nudge: nudge.kind, slackError: error }, 'message given up')
  await abandon(parts, nudge, error)
}

/** Slack has asked for patience: that is no failed attempt, however often it does. */
async function pauses(parts: OutboxParts, nudge: Nudge, retryAfterSeconds: number): Promise<void> {
  const now = parts.clock.now()
  await holdLanes(parts.db, nudge.workspaceId, heldUntil(now, retryAfterSeconds), now)
  const patient = { ...nudge, attempts: nudge.attempts - 1 }
  await waits(parts, patient, retryDelaySeconds(nudge.attempts, retryAfterSeconds))
}

/** Back into the table, to be tried later: the clock and the tick do the waiting, no worker does. */
async function waits({ db, clock }: OutboxParts, nudge: Nudge, seconds: number): Promise<void> {
  const { attempts, bugs, doubtful } = nudge
  const retryAt = clock.now().add({ seconds })
  await moveNudge(db, nudge, ['queued', 'sending'], { state: 'pending', attempts, bugs, doubtful, retryAt })
}

async function abandon(parts: OutboxParts, nudge: Nudge, error: string): Promise<void> {
  const { attempts, bugs, doubtful } = nudge
  parts.metrics.failed(nudge.kind)
  await endUnsent(parts, nudge, { state: 'failed', outcome: error, attempts, bugs, doubtful }, (tx) =>
    parts.undeliverable(tx, nudge, error),
  )
}
