import { spokenNudges } from '../../db/nudges-meant.ts'
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
    // Once for a pair, whether they were named before it began or while it runs, however often it pauses.
    const told = { kinds: [DELEGATE_TOLD], pairId, subjects: [delegateId] }
    if ((await spokenNudges(tx, workspaceId, told)).length > 0) return
    const occasion = `${DELEGATE_TOLD}:${pairId}:${delegateId}`
    await deps.outbox.plan(
      tx,
      [{ workspaceId, kind: DELEGATE_TOLD, occasion, pairId, subject: delegateId, dueAt: now }],
      now,
    )
  },
})
