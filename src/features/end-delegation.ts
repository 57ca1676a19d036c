import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../db/client.ts'
import { type Delegation, type DelegationEnd, endDelegations } from '../db/delegates.ts'
import { pairsOf } from '../db/pairs.ts'
import { DELEGATE_NAMED, DELEGATE_OVER, DELEGATE_TOLD } from './delegate/ids.ts'
import type { Deps } from './feature.ts'
import { SESSION_FOR_DELEGATE, TIMES_NEXT, TIMES_NOW } from './session/ids.ts'

/** What a delegate was sent, and what shows who that is. */
const SHOWN = [DELEGATE_NAMED, TIMES_NOW, TIMES_NEXT, SESSION_FOR_DELEGATE]

/** What a delegate was sent shows the dates for as long as they schedule, and no longer. */
export async function redrawForDelegate(
  { outbox, workspaceId }: Pick<Deps, 'outbox' | 'workspaceId'>,
  tx: Tx,
  userId: string,
): Promise<void> {
  await outbox.redraw(tx, workspaceId, { kinds: SHOWN, userId })
}

/** Ends who schedules for whom: their messages show no dates any more, and a leader who did not end it is told. */
export async function endDelegation(
  deps: Deps,
  tx: Tx,
  of: Partial<Delegation>,
  state: DelegationEnd,
  now: Temporal.Instant,
): Promise<Delegation[]> {
  const { workspaceId, outbox } = deps
  const ended = await endDelegations(tx, workspaceId, of, state)
  for (const { leaderId, delegateId } of ended) {
    await redrawForDelegate(deps, tx, delegateId)
    for (const { id: pairId } of await pairsOf(tx, workspaceId, leaderId))
      await outbox.redraw(tx, workspaceId, { kinds: [DELEGATE_TOLD], pairId })
    if (state === 'revoked') continue
    const occasion = `${DELEGATE_OVER}:${crypto.randomUUID()}`
    const note = {
      workspaceId,
      kind: DELEGATE_OVER,
      occasion,
      userId: leaderId,
      subject: delegateId,
      dueAt: now,
    }
    await outbox.plan(tx, [note], now)
  }
  return ended
}
