import { z } from 'zod'
import type { Tx } from '../db/client.ts'
import { type Changes, moveNudge } from '../db/nudges.ts'
import { MAX_REDRAWS, type Nudge, retryDelaySeconds } from '../domain/nudge.ts'
import { attempt, type Failure, update } from '../slack/deliver.ts'
import type { NudgeKind, OutboxParts } from './nudge-kind.ts'

/** Facts that change while the message is being drawn are drawn once more; this often at most. */
const ROUNDS = 3
/** Posting takes seconds. */
const STILL_SENDING_SECONDS = 5

/** The job that draws one message anew. */
export const REDRAW = {
  name: 'nudge-redraw',
  payload: z.object({
    workspaceId: z.string(),
    nudgeId: z.uuid(),
    attempt: z.int().positive().default(1),
  }),
}

/** Has one message drawn anew on commit. */
export async function enqueueRedraw(
  { queue }: Pick<OutboxParts, 'queue'>,
  tx: Tx,
  { workspaceId, id: nudgeId }: Nudge,
): Promise<void> {
  await queue.enqueue(tx, REDRAW, { workspaceId, nudgeId, attempt: 1 })
}

/**
 * Ends a nudge that will not be sent any more; false when somebody else was faster. An earlier copy of it that stands
 * in Slack, and promises another one, is drawn anew. `also` runs in the same transaction.
 */
export async function endUnsent(
  parts: OutboxParts,
  nudge: Nudge,
  changes: Changes,
  also: (tx: Tx) => Promise<void> = async () => {},
): Promise<boolean> {
  return parts.db.transaction(async (tx) => {
    if (!(await moveNudge(tx, nudge, ['queued', 'sending'], changes))) return false
    if (nudge.messageTs !== null) await enqueueRedraw(parts, tx, nudge)
    await also(tx)
    return true
  })
}

/**
 * Redraws a message in place from the facts as they are. Safe to repeat; gives back after how many seconds it has to
 * be, or null when nothing is left to do.
 */
export async function redrawMessage(
  parts: OutboxParts,
  nudge: Nudge,
  attempts: number,
): Promise<number | null> {
  // The post is under way with facts that may be old, and has no ts yet.
  if (nudge.state === 'sending') return attempts < MAX_REDRAWS ? STILL_SENDING_SECONDS : null
  const kind = parts.kinds.get(nudge.kind)
  if (!kind) return null
  const failure = await drawn(parts, kind, nudge)
  if (failure === null) return null
  parts.metrics.slackError(failure.error)
  if (failure.kind !== 'permanent' && attempts < MAX_REDRAWS)
    return retryDelaySeconds(attempts, failure.kind === 'transient' ? failure.retryAfterSeconds : null)
  const about = { nudgeId: nudge.id, nudge: nudge.kind, slackError: failure.error }
  parts.log.warn(about, 'message is not redrawn')
  return null
}

/** What kept the message from being drawn; null when it shows the facts, or does not stand in Slack. */
async function drawn(parts: OutboxParts, kind: NudgeKind, nudge: Nudge): Promise<Failure | null> {
  const { channelId, messageTs } = nudge
  if (!channelId || !messageTs) return null
  let before = ''
  for (let round = 0; round < ROUNDS; round++) {
    const message = await attempt(() => kind.message(nudge))
    if (!message.ok) return message.failure
    const drawing = JSON.stringify(message.value)
    if (drawing === before) return null
    before = drawing
    const updated = await update(parts.client, { channelId, messageTs }, message.value)
    if (!updated.ok) return updated.failure
  }
  return null
}
