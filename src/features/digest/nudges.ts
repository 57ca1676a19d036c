import { latestDigests } from '../../db/digests.ts'
import { findMember } from '../../db/members.ts'
import { getWorkspace } from '../../db/workspaces.ts'
import { type Decision, type Nudge, SEND } from '../../domain/nudge.ts'
import { type NudgeKind, onlyDecides } from '../../jobs/nudge-kind.ts'
import type { Deps } from '../feature.ts'
import { DIGEST_CHANNEL, DIGEST_LEAD, DIGEST_WEEK } from './ids.ts'
import { channelReader, makeDigest, planNextWeek } from './make.ts'
import { type DigestFacts, digestMessage } from './messages.ts'

const CHANGED: Decision = { do: 'drop', why: 'changed-since' }

/** The digest of a week: made once, then drawn from what was released, however often. */
export function digestNudges(deps: Deps): NudgeKind[] {
  const { db, workspaceId } = deps
  return [
    onlyDecides(DIGEST_WEEK, async ({ subject }, now) => {
      // Before anything can fail: whatever becomes of this week, the next one has its row.
      await db.transaction((tx) => planNextWeek(deps, tx, now))
      await makeDigest(deps, subject ?? '', now)
      return { do: 'drop', why: 'nothing-to-say' }
    }),
    {
      name: DIGEST_CHANNEL,
      whenUnknown: 'again',
      async decide() {
        const { itChannelId } = await getWorkspace(db, workspaceId)
        return itChannelId !== null && (await channelReader(db, workspaceId)) !== null ? SEND : CHANGED
      },
      dated: {
        timing: () => 'good-hour',
        reader: async () => (await channelReader(db, workspaceId)) ?? '',
        why: async () => WHY,
      },
      async to() {
        const { itChannelId } = await getWorkspace(db, workspaceId)
        if (itChannelId === null) throw new Error('digest without a channel')
        return itChannelId
      },
      message: async (nudge) => digestMessage(await factsOf(deps, nudge), 'channel'),
    },
    {
      name: DIGEST_LEAD,
      whenUnknown: 'again',
      async decide({ userId }) {
        return userId !== null && (await findMember(db, workspaceId, userId))?.isItLead ? SEND : CHANGED
      },
      dated: { timing: () => 'good-hour', group: 'digest', why: async () => WHY },
      message: async (nudge) => digestMessage(await factsOf(deps, nudge), 'lead'),
    },
  ]
}

const WHY = 'the weekly digest of feedback about IT'

async function factsOf({ db, workspaceId }: Deps, { subject }: Nudge): Promise<DigestFacts> {
  const [digest, before] = await latestDigests(db, workspaceId, { upTo: subject ?? '', limit: 2 })
  if (digest?.isoWeek !== subject || !digest) throw new Error('digest without its release')
  return { ...digest, before: before?.figures ?? null }
}
