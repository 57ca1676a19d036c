import type { NotPairable, Pair } from './pair.ts'
import { ok, type Result, refuse } from './result.ts'

export type DelegateRefusal =
  | { kind: 'not-a-leader' }
  | { kind: 'oneself' }
  | { kind: 'not-a-person'; why: NotPairable }
  | { kind: 'own-mentor' }

/** May this leader have that person see to the dates of their sessions? `pairs` are the leader's running ones. */
export function mayName(facts: {
  leaderId: string
  delegate: { id: string; why: NotPairable | null }
  pairs: readonly Pick<Pair, 'mentorId' | 'menteeId'>[]
}): Result<null, DelegateRefusal> {
  const { leaderId, delegate } = facts
  const led = facts.pairs.filter(({ menteeId }) => menteeId === leaderId)
  if (led.length === 0) return refuse({ kind: 'not-a-leader' })
  if (delegate.id === leaderId) return refuse({ kind: 'oneself' })
  if (delegate.why) return refuse({ kind: 'not-a-person', why: delegate.why })
  return led.some(({ mentorId }) => mentorId === delegate.id) ? refuse({ kind: 'own-mentor' }) : ok(null)
}
