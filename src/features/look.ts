import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../db/client.ts'
import type { Deps } from './feature.ts'
import { LOOK } from './leaving/ids.ts'

/** Has somebody looked up at Slack on commit: pairs and nudges then follow from whether they are here. */
export async function planLook(
  { outbox, workspaceId }: Pick<Deps, 'outbox' | 'workspaceId'>,
  tx: Tx,
  userId: string,
  now: Temporal.Instant,
): Promise<void> {
  const occasion = `${LOOK}:${userId}:${crypto.randomUUID()}`
  await outbox.plan(tx, [{ workspaceId, kind: LOOK, occasion, subject: userId, dueAt: now }], now)
}
