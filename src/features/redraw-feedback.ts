import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../db/client.ts'
import type { LedgerItem } from '../domain/ledger.ts'
import { COMPLETION } from './closing/ids.ts'
import type { Deps } from './feature.ts'
import { LEDGER_NEWS } from './ledger/ids.ts'
import { redrawBriefs } from './redraw-briefs.ts'

/** What tells the two of a pair how these items stand, drawn anew: the leader's news, briefs, the closing summary. */
export async function redrawFor(
  deps: Deps,
  tx: Tx,
  items: readonly Pick<LedgerItem, 'menteeId' | 'pairId'>[],
  now: Temporal.Instant,
): Promise<void> {
  const { outbox, workspaceId } = deps
  for (const userId of new Set(items.map(({ menteeId }) => menteeId)))
    await outbox.redraw(tx, workspaceId, { kinds: [LEDGER_NEWS], userId })
  const pairIds = [...new Set(items.map(({ pairId }) => pairId))]
  for (const pairId of pairIds) await outbox.redraw(tx, workspaceId, { kinds: [COMPLETION], pairId })
  await redrawBriefs(deps, tx, pairIds, now)
}
