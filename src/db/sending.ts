import { and, asc, eq, inArray, not, sql } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Nudge } from '../domain/nudge.ts'
import type { Tx } from './client.ts'
import { arrayOf, storedInstant } from './columns.ts'
import { silence } from './lanes.ts'
import { nudges } from './schema.ts'

/** Slack's word that a message stands. */
export interface Receipt {
  id: string
  sentAt: Temporal.Instant
  channelId: string
  messageTs: string
}

/**
 * Begins to send these, unless Slack has asked for silence; gives back the ids of those that nobody else has taken, and
 * of which nobody has changed, or is changing, what they were drawn from.
 */
export async function beginSending(
  tx: Tx,
  workspaceId: string,
  drawn: readonly Pick<Nudge, 'id' | 'attempts' | 'revision'>[],
  now: Temporal.Instant,
): Promise<Set<string>> {
  // Waiting for one that a feature is changing would hold up the others, and waiting in two orders would end badly.
  const ids = drawn.map(({ id }) => id)
  const free = lockedIn(tx, workspaceId, ids, ['queued']).for('update', { skipLocked: true })
  const column = (type: 'smallint' | 'integer', of: (nudge: (typeof drawn)[number]) => number) =>
    arrayOf(type, drawn.map(of))
  const begun = await tx.execute<{ id: string }>(sql`
    update nudges set state = 'sending', queued_at = ${sql.param(now, nudges.queuedAt)}, attempts = drawn.attempts
    from unnest(${arrayOf('uuid', ids)}, ${column('smallint', ({ attempts }) => attempts)},
      ${column('integer', ({ revision }) => revision)}) as drawn (id, attempts, revision)
    where nudges.workspace_id = ${workspaceId} and nudges.id = drawn.id and nudges.revision = drawn.revision
      and nudges.id in (${free}) and ${not(silence(tx, workspaceId, now))}
    returning nudges.id`)
  return idsOf(begun.rows)
}

/** Keeps these receipts, also where another run has meanwhile taken the nudge for lost; gives back whose it kept. */
export async function keepReceipts(
  tx: Tx,
  workspaceId: string,
  receipts: readonly Receipt[],
): Promise<Set<string>> {
  const column = (type: 'uuid' | 'text' | 'timestamptz', of: (receipt: Receipt) => string) =>
    arrayOf(type, receipts.map(of))
  const ids = receipts.map(({ id }) => id)
  const mine = lockedIn(tx, workspaceId, ids, ['sending', 'pending', 'queued', 'unknown']).for('update')
  const kept = await tx.execute<{ id: string }>(sql`
    update nudges set state = 'sent', outcome = null, sent_at = receipt.sent_at, channel_id = receipt.channel_id,
      message_ts = receipt.message_ts
    from unnest(${arrayOf('uuid', ids)}, ${column('timestamptz', ({ sentAt }) => storedInstant(sentAt))},
      ${column('text', ({ channelId }) => channelId)}, ${column('text', ({ messageTs }) => messageTs)}
    ) as receipt (id, sent_at, channel_id, message_ts)
    where nudges.workspace_id = ${workspaceId} and nudges.id = receipt.id and nudges.id in (${mine})
    returning nudges.id`)
  return idsOf(kept.rows)
}

/** The ids of those in one of these states, locked in the order in which everybody locks. */
const lockedIn = (
  tx: Tx,
  workspaceId: string,
  ids: readonly string[],
  states: readonly (typeof nudges.$inferSelect)['state'][],
) =>
  tx
    .select({ id: nudges.id })
    .from(nudges)
    .where(
      and(
        eq(nudges.workspaceId, workspaceId),
        sql`${nudges.id} = any(${arrayOf('uuid', ids)})`,
        inArray(nudges.state, [...states]),
      ),
    )
    .orderBy(asc(nudges.id))

const idsOf = (rows: readonly { id: string }[]) => new Set(rows.map(({ id }) => id))
