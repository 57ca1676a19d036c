import { lockPair, runningPairs } from '../db/pairs.ts'
import { upcomingSessions } from '../db/sessions.ts'
import { isRunning } from '../domain/pair.ts'
import type { Deps, Feature } from './feature.ts'

/** At the start: pairs that began under an earlier version get what this one plans for a pair, each on its own. */
export async function takeOverPairs(
  { db, workspaceId, clock }: Pick<Deps, 'db' | 'workspaceId' | 'clock'>,
  features: readonly Feature[],
): Promise<void> {
  const hooks = features.flatMap(({ takeOver }) => takeOver ?? [])
  for (const { id } of await runningPairs(db, workspaceId)) {
    await db.transaction(async (tx) => {
      const pair = await lockPair(tx, workspaceId, id)
      if (!pair || !isRunning(pair)) return
      const now = clock.now()
      const upcoming = await upcomingSessions(tx, workspaceId, [id], now)
      for (const takeOver of hooks) await takeOver(tx, pair, upcoming, now)
    })
  }
}
