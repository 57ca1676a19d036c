import type { Tx } from '../../db/client.ts'
import { findMember } from '../../db/members.ts'
import type { Nudge } from '../../domain/nudge.ts'
import { mayMeanGone } from '../../slack/people.ts'
import type { CreateFeature, Deps } from '../feature.ts'
import { planLook } from '../look.ts'
import { pairIn } from '../pair-conversation.ts'
import { LOOK_AGAIN } from './ids.ts'
import { lookAt } from './look-at.ts'
import { leavingNudges } from './nudges.ts'

/** Somebody's account is deactivated or deleted: nobody waits for them any more, and nobody is blamed. */
export const leaving: CreateFeature = (deps) => ({
  nudges: leavingNudges(deps),
  userChanged: (userId) => lookIfKnown(deps, userId),
  undeliverable: (tx, nudge, error) => lookWhoseMessageFailed(deps, tx, nudge, error),
  async pairChanged(tx, pair) {
    if (pair.state === 'completed' || pair.state === 'ended')
      await deps.outbox.cancel(tx, pair.workspaceId, { kinds: [LOOK_AGAIN], pairId: pair.id })
  },
})

/** Slack does not repeat an event that was taken: what fails now is done later. */
async function lookIfKnown(deps: Deps, userId: string): Promise<void> {
  const { db, workspaceId, clock } = deps
  if (!(await findMember(db, workspaceId, userId))) return
  try {
    await lookAt(deps, userId)
  } catch (error) {
    await db.transaction((tx) => planLook(deps, tx, userId, clock.now()))
    throw error
  }
}

async function lookWhoseMessageFailed(deps: Deps, tx: Tx, nudge: Nudge, error: string): Promise<void> {
  if (!mayMeanGone(error)) return
  for (const userId of await receiversOf(tx, nudge)) await planLook(deps, tx, userId, deps.clock.now())
}

async function receiversOf(tx: Tx, nudge: Nudge): Promise<string[]> {
  if (nudge.userId !== null) return [nudge.userId]
  if (nudge.pairId === null) return []
  const pair = await pairIn(tx, nudge)
  return [pair.mentorId, pair.menteeId]
}
