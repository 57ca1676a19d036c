import type { Nudge } from '../domain/nudge.ts'
import { update } from '../slack/deliver.ts'
import type { OutboxParts } from './nudge-kind.ts'

/** Facts that change while the message is being drawn are drawn once more; this often at most. */
const ROUNDS = 3

/** Redraws a message in place from the facts as they are. Safe to repeat. */
export async function redrawMessage(parts: OutboxParts, nudge: Nudge): Promise<void> {
  // The post is under way with facts that may be old: the queue tries again when it has its ts.
  if (nudge.state === 'sending') throw new Error('message is still being sent')
  const { channelId, messageTs } = nudge
  const kind = parts.kinds.get(nudge.kind)
  if (!kind || nudge.state !== 'sent' || !channelId || !messageTs) return
  let drawn = ''
  for (let round = 0; round < ROUNDS; round++) {
    const message = await kind.message(nudge)
    const drawing = JSON.stringify(message)
    if (drawing === drawn) return
    drawn = drawing
    const outcome = await update(parts.client, { channelId, messageTs }, message)
    if (outcome.ok) continue
    if (outcome.failure.kind !== 'permanent') throw new Error('message could not be redrawn')
    parts.log.warn({ nudgeId: nudge.id, slackError: outcome.failure.error }, 'message is not redrawn')
    return
  }
}
