import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../db/client.ts'
import type { Pair } from '../domain/pair.ts'
import type { Deps } from './feature.ts'
import { NEXT_STEPS } from './rematch/ids.ts'

/** Once both know that their pair is over, each of them is asked privately, and once, what comes next. */
export async function askWhatIsNext(
  { outbox }: Pick<Deps, 'outbox'>,
  tx: Tx,
  { workspaceId, id: pairId, mentorId, menteeId, leftBy }: Pair,
  now: Temporal.Instant,
): Promise<void> {
  const kind = NEXT_STEPS
  const readers = [mentorId, menteeId].filter((userId) => userId !== leftBy)
  await outbox.plan(
    tx,
    readers.map((userId) => ({
      workspaceId,
      kind,
      occasion: `${kind}:${pairId}:${userId}`,
      userId,
      pairId,
      dueAt: now,
    })),
    now,
  )
}
