import { moveNudge } from '../db/nudges.ts'
import { BUG, MAX_BUGS, type Nudge, retryDelaySeconds } from '../domain/nudge.ts'
import type { OutboxParts } from './nudge-kind.ts'

/** Our own code threw while it decided on a message or drew it. */
export interface Bug {
  ok: false
  failure: { kind: 'bug'; cause: unknown }
}

/** Turns what is thrown into a value, so that it is one message's failure and nobody else's. */
export async function givesWay<T>(make: () => Promise<T>): Promise<T | Bug> {
  try {
    return await make()
  } catch (cause) {
    return { ok: false, failure: { kind: 'bug', cause } }
  }
}

/**
 * A message that our own code could not make is tried again later, as the database may have been away or the facts may
 * change; then it fails alone, and stays in the table until somebody has it tried once more (`npm run nudges`).
 */
export async function poisoned(parts: OutboxParts, nudge: Nudge, cause: unknown): Promise<void> {
  const { db, clock, log } = parts
  const about = { nudgeId: nudge.id, nudge: nudge.kind, attempt: nudge.attempts, err: cause }
  if (nudge.attempts < MAX_BUGS) {
    log.warn(about, 'message could not be made')
    const dueAt = clock.now().add({ seconds: retryDelaySeconds(nudge.attempts, null) })
    await moveNudge(db, nudge, ['queued', 'sending'], { state: 'pending', attempts: nudge.attempts, dueAt })
    return
  }
  parts.metrics.failed(nudge.kind)
  log.error(about, 'message given up, as it cannot be made')
  await db.transaction(async (tx) => {
    const failed = { state: 'failed', outcome: BUG, attempts: nudge.attempts } as const
    if (await moveNudge(tx, nudge, ['queued', 'sending'], failed)) await parts.undeliverable(tx, nudge, BUG)
  })
}
