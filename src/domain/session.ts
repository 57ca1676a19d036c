import type { Temporal } from 'temporal-polyfill'

export type SessionState = 'scheduled' | 'held' | 'cancelled' | 'missed'

/** One meeting of a pair. */
export interface Session {
  id: string
  workspaceId: string
  pairId: string
  state: SessionState
  startsAt: Temporal.Instant
  minutes: number
  bookedBy: string
  /** Grows with every move; part of the nudges' occasions, so that a moved session is announced anew. */
  revision: number
  cancelledBy: string | null
  /** The mentee's one-click rating, 1 to 5. */
  rating: number | null
  /** The mentee said that there is nothing to tell IT this time. */
  nothingToTell: boolean
}

export function endsAt(session: Pick<Session, 'startsAt' | 'minutes'>): Temporal.Instant {
  return session.startsAt.add({ minutes: session.minutes })
}
