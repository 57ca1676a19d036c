import type { Tx } from '../../db/client.ts'
import { findMember } from '../../db/members.ts'
import { pairsOf } from '../../db/pairs.ts'
import { currentStrategyCards, readingMentors, readsOf } from '../../db/strategy.ts'
import { readingOf, type StrategyRights, strategyRights } from '../../domain/strategy.ts'
import type { Interaction } from '../../slack/interaction.ts'
import type { StrategyList } from './list-modal.ts'

type Who = Pick<Interaction, 'workspaceId' | 'userId'>

/** What somebody may do with the cards, by the database. */
export async function rightsOf(tx: Tx, { workspaceId, userId }: Who): Promise<StrategyRights> {
  const member = await findMember(tx, workspaceId, userId)
  const pairs = await pairsOf(tx, workspaceId, userId)
  return strategyRights({
    isMentor: pairs.some(({ mentorId }) => mentorId === userId),
    isMentee: pairs.some(({ menteeId }) => menteeId === userId),
    isItLead: member?.isItLead ?? false,
    isCoordinator: member?.isCoordinator ?? false,
  })
}

/** The list as this person sees it. */
export async function loadList(
  tx: Tx,
  { workspaceId, userId }: Who,
  rights: StrategyRights,
  { page, note = null }: { page: number; note?: string | null },
): Promise<StrategyList> {
  const cards = await currentStrategyCards(tx, workspaceId)
  const mentors = rights.seesReaders ? await readingMentors(tx, workspaceId) : null
  return {
    cards,
    page,
    note,
    rights,
    reading: readingOf(cards, await readsOf(tx, workspaceId, userId)),
    mentors:
      mentors?.map(({ userId: mentorId, read }) => ({ userId: mentorId, reading: readingOf(cards, read) })) ??
      null,
  }
}
