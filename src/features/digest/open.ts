import { latestDigests } from '../../db/digests.ts'
import { findMember } from '../../db/members.ts'
import type { CommandHandler } from '../../slack/interaction.ts'
import type { Deps } from '../feature.ts'
import { digestModal } from './messages.ts'
import { IT_LEADS_ONLY } from './words.ts'

/** `/mentor digest`, and the button on the Home of an IT lead. */
export function openDigest({ db, workspaceId }: Deps): CommandHandler {
  return async (asked) => {
    if (!(await findMember(db, workspaceId, asked.userId))?.isItLead) return asked.tell(IT_LEADS_ONLY)
    const [digest, before] = await latestDigests(db, workspaceId, { limit: 2 })
    await asked.open(digestModal(digest ? { ...digest, before: before?.figures ?? null } : null))
  }
}
