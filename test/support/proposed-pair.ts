import type { Temporal } from 'temporal-polyfill'
import { NOT_STARTED, type Pair } from '../../src/domain/pair.ts'

/** A pair that the mentor has proposed, for tests below the bot; save what is said otherwise. */
export function proposedPair(
  about: Pick<Pair, 'workspaceId' | 'mentorId' | 'menteeId'> & Partial<Pair>,
  now: Temporal.Instant,
): Pair {
  return {
    id: crypto.randomUUID(),
    proposedBy: about.mentorId,
    state: 'proposed',
    topic: 'Where IT could help more',
    goals: [],
    cadence: 'monthly',
    sessionMinutes: 45,
    months: 6,
    personalLine: null,
    offLimits: null,
    ownRule: null,
    mentorAcceptedAt: now,
    menteeAcceptedAt: null,
    ...NOT_STARTED,
    createdAt: now,
    ...about,
  }
}
