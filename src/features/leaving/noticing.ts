import type { NudgeKind } from '../../jobs/nudge-kind.ts'
import type { People } from '../../slack/people.ts'

/**
 * The kind as it is, but where deciding looked its receiver up and found that they have left, `tell` is told and nothing
 * is sent.
 */
export function noticing(
  kind: NudgeKind,
  people: Pick<People, 'isKnownGone'>,
  tell: (userId: string) => Promise<void>,
): NudgeKind {
  return {
    ...kind,
    async decide(nudge, now) {
      const decision = await kind.decide(nudge, now)
      if (nudge.userId === null || !people.isKnownGone(nudge.userId)) return decision
      await tell(nudge.userId)
      // What was remembered may be a minute old.
      return people.isKnownGone(nudge.userId) ? { do: 'drop', why: 'not-here' } : kind.decide(nudge, now)
    },
  }
}
