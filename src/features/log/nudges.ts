import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../../db/client.ts'
import { isLogShared } from '../../db/learnings.ts'
import { doubtedNudges, spokenNudges } from '../../db/nudges-meant.ts'
import { type Decision, type Nudge, SEND } from '../../domain/nudge.ts'
import { type Pair, partnerOf } from '../../domain/pair.ts'
import type { NudgeKind } from '../../jobs/nudge-kind.ts'
import { afterPause } from '../after-pause.ts'
import type { Deps } from '../feature.ts'
import { pairOf } from '../pair-conversation.ts'
import { LOG_SHARED } from './ids.ts'
import { sharedMessage, sharedWhy } from './messages.ts'

/** The one line that the bot says about logs on its own. */
export function logNudges(deps: Deps): NudgeKind[] {
  return [
    {
      name: LOG_SHARED,
      whenUnknown: 'again',
      decide: (nudge, now) => decide(deps, nudge, now),
      dated: {
        timing: () => 'good-hour',
        group: 'news',
        why: async (nudge) => sharedWhy(writerOf(await pairOf(deps, nudge), nudge)),
      },
      async message(nudge) {
        const pair = await pairOf(deps, nudge)
        const writerId = writerOf(pair, nudge)
        return sharedMessage(writerId, await isLogShared(deps.db, nudge.workspaceId, pair.id, writerId))
      },
    },
  ]
}

async function decide(deps: Deps, nudge: Nudge, now: Temporal.Instant): Promise<Decision> {
  const { db } = deps
  const { workspaceId } = nudge
  const pair = await pairOf(deps, nudge)
  if (pair.leftBy !== null) return { do: 'drop', why: 'partner-left' }
  const rests = await afterPause(deps, pair, now)
  if (rests) return rests
  const writerId = writerOf(pair, nudge)
  if (!(await isLogShared(db, workspaceId, pair.id, writerId))) return { do: 'drop', why: 'not-shared' }
  const about = { workspaceId, pairId: pair.id, readerId: partnerOf(pair, writerId) }
  return (await hasTold(db, about, nudge.id)) ? { do: 'drop', why: 'told-before' } : SEND
}

/** Whether this person has heard of it, other than by the nudge that asks. */
export async function hasTold(
  tx: Tx,
  { workspaceId, pairId, readerId }: { workspaceId: string; pairId: string; readerId: string },
  asking?: string,
): Promise<boolean> {
  const filter = { kinds: [LOG_SHARED], pairId, userId: readerId }
  const told = [
    ...(await spokenNudges(tx, workspaceId, filter)),
    ...(await doubtedNudges(tx, workspaceId, filter)),
  ]
  return told.some(({ id }) => id !== asking)
}

/** Whose log it is about: that of the other one. */
function writerOf(pair: Pair, { userId }: Nudge): string {
  if (userId === null) throw new Error('news of a log without a reader')
  return partnerOf(pair, userId)
}
