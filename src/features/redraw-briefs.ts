import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../db/client.ts'
import { upcomingSessions } from '../db/sessions.ts'
import { BRIEFS } from './brief/ids.ts'
import type { Deps } from './feature.ts'

/** Something that stands in briefs has changed: those of these pairs' sessions ahead are drawn anew. */
export async function redrawBriefs(
  { outbox, workspaceId }: Pick<Deps, 'outbox' | 'workspaceId'>,
  tx: Tx,
  pairIds: readonly string[],
  now: Temporal.Instant,
): Promise<void> {
  for (const { id } of await upcomingSessions(tx, workspaceId, pairIds, now))
    await outbox.redraw(tx, workspaceId, { kinds: BRIEFS, sessionId: id })
}
