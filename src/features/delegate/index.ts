import type { CreateFeature } from '../feature.ts'
import { pairDelegate } from '../pair-delegate.ts'
import { decline, delegateCommand } from './command.ts'
import { DELEGATE_DECLINE, DELEGATE_TOLD } from './ids.ts'
import { delegateNudges } from './nudges.ts'

/** `/mentor delegate`: a leader names somebody who sees to the dates of the sessions, and to nothing else. */
export const delegate: CreateFeature = (deps) => ({
  words: { delegate: delegateCommand(deps) },
  clicks: { [DELEGATE_DECLINE]: decline(deps) },
  nudges: delegateNudges(deps),
  async pairChanged(tx, pair, now) {
    const { workspaceId, id: pairId } = pair
    const delegateId = pair.state === 'active' ? await pairDelegate(tx, pair) : null
    if (delegateId === null) return
    // Once for a pair, however often it pauses.
    const occasion = `${DELEGATE_TOLD}:${pairId}:${delegateId}`
    await deps.outbox.plan(
      tx,
      [{ workspaceId, kind: DELEGATE_TOLD, occasion, pairId, subject: delegateId, dueAt: now }],
      now,
    )
  },
})
