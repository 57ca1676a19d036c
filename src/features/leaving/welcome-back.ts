import type { Tx } from '../../db/client.ts'
import { lockPair, pairsLeftBy, updatePair } from '../../db/pairs.ts'
import { comeBack } from '../../domain/leaving.ts'
import { partnerOf } from '../../domain/pair.ts'
import type { Deps } from '../feature.ts'
import { BACK, LEFT_NOTE, LOOK_AGAIN } from './ids.ts'
import { pauseFor, tellCoordinators } from './let-go.ts'

/**
 * Somebody who had left is back: their pairs go on, but for those whose other one has left meanwhile. Gives back the
 * partners of all.
 */
export async function welcomeBack(
  deps: Deps,
  tx: Tx,
  userId: string,
  gonePartners: ReadonlySet<string>,
): Promise<string[]> {
  const { workspaceId, outbox } = deps
  const now = deps.clock.now()
  const partners: string[] = []
  for (const { id: pairId } of await pairsLeftBy(tx, workspaceId, userId)) {
    const pair = await lockPair(tx, workspaceId, pairId)
    const partner = pair && partnerOf(pair, userId)
    const change = pair && comeBack(pair, userId, !gonePartners.has(partner ?? ''))
    if (!change || !partner) continue
    const back = change.state === 'active' ? { ...change, resumedAt: now } : change
    partners.push(partner)
    await outbox.cancel(tx, workspaceId, { kinds: [LOOK_AGAIN, LEFT_NOTE], pairId })
    await updatePair(tx, pair, back)
    await outbox.redraw(tx, workspaceId, { kinds: [LEFT_NOTE], pairId })
    if (back.state === 'paused') {
      await pauseFor({ deps, tx, userId: partner, now }, { ...pair, ...back })
      await tellCoordinators(deps, tx, partner, { paused: [pair], withdrawn: 0, wasCoordinator: false }, now)
      continue
    }
    await deps.pairChanged(tx, { ...pair, ...back }, now)
    const occasion = `${BACK}:${pairId}:${crypto.randomUUID()}`
    await outbox.plan(tx, [{ workspaceId, kind: BACK, occasion, pairId, subject: userId, dueAt: now }], now)
  }
  return partners
}
