import { and, eq, isNotNull } from 'drizzle-orm'
import { feedbackItems } from '../../src/db/schema.ts'
import type { Category, FeedbackKind } from '../../src/domain/feedback.ts'
import type { TestWorld } from './world.ts'

/** More leaders than the workspace has tell IT something, at this moment: each row is like one that is shared already. */
export async function moreLeadersShare(
  { database: { db }, acme, clock }: TestWorld,
  said: readonly { leader: string; category?: Category; kind?: FeedbackKind; sharing?: 'theme' | 'named' }[],
): Promise<void> {
  const [like] = await db
    .select()
    .from(feedbackItems)
    .where(and(eq(feedbackItems.workspaceId, acme.teamId), isNotNull(feedbackItems.sharedAt)))
    .limit(1)
  if (!like) throw new Error('nothing is shared that it could be like')
  await db.insert(feedbackItems).values(
    said.map(({ leader, ...more }) => ({
      ...like,
      ...{ id: crypto.randomUUID(), ledgerId: crypto.randomUUID(), formId: crypto.randomUUID() },
      ...{ menteeId: leader, sharedAt: clock.now(), ...more },
    })),
  )
}
