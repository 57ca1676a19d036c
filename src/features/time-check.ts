import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../db/client.ts'
import type { NewNudge } from '../domain/nudge.ts'
import type { Deps } from './feature.ts'
import { TIME_CHECK } from './time/ids.ts'

/**
 * Has it looked at, on commit, whether a mentor's month is nearly used up: it sees then what others have saved at the same
 * time, so that of two sessions that fill the month together one finds it full.
 */
export async function planTimeCheck(
  { outbox, workspaceId }: Pick<Deps, 'outbox' | 'workspaceId'>,
  tx: Tx,
  mentorId: string,
  now: Temporal.Instant,
): Promise<void> {
  const nudge: NewNudge = {
    workspaceId,
    kind: TIME_CHECK,
    occasion: `${TIME_CHECK}:${mentorId}:${crypto.randomUUID()}`,
    subject: mentorId,
    dueAt: now,
  }
  await outbox.plan(tx, [nudge], now)
}
