import type { Temporal } from 'temporal-polyfill'
import type { Cadence, SessionMinutes } from './agreement.ts'
import type { Goal } from './goal.ts'
import { later } from './moments.ts'
import { ok, type Result, refuse } from './result.ts'

export const PAIR_STATES = [
  'proposed',
  'active',
  'paused',
  'completed',
  'ended',
  'declined',
  'expired',
  'withdrawn',
] as const
export type PairState = (typeof PAIR_STATES)[number]

/** One mentor and one mentee with an agreement. */
export interface Pair {
  id: string
  workspaceId: string
  mentorId: string
  menteeId: string
  proposedBy: string
  state: PairState
  topic: string
  /** Also those that were reached or dropped. */
  goals: Goal[]
  cadence: Cadence
  sessionMinutes: SessionMinutes
  /** From the first day to the last; changes with the agreement. */
  months: number
  personalLine: string | null
  /** What the two leave out of their talks, in their own words. */
  offLimits: string | null
  /** A ground rule of their own. */
  ownRule: string | null
  mentorAcceptedAt: Temporal.Instant | null
  menteeAcceptedAt: Temporal.Instant | null
  startsOn: Temporal.PlainDate | null
  endsOn: Temporal.PlainDate | null
  pausedUntil: Temporal.PlainDate | null
  /** When it last went on after a pause. */
  resumedAt: Temporal.Instant | null
  /** Who has left the workspace, for which reason the pair is paused or the proposal withdrawn. */
  leftBy: string | null
  closedBy: string | null
  channelId: string | null
  createdAt: Temporal.Instant
}

/** What a pair that is only proposed has none of. */
export const NOT_STARTED = {
  startsOn: null,
  endsOn: null,
  pausedUntil: null,
  resumedAt: null,
  leftBy: null,
  closedBy: null,
  channelId: null,
} as const

export type Role = 'mentor' | 'mentee'

export const PROPOSAL_REMINDER_DAYS = 7
export const PROPOSAL_EXPIRY_DAYS = 14

export const DECLINE_REASONS = ['no-time', 'wrong-expertise', 'someone-else', 'other'] as const
export type DeclineReason = (typeof DECLINE_REASONS)[number]

/** What this person is in the pair, or null for everybody else. */
export function roleOf(pair: Pick<Pair, 'mentorId' | 'menteeId'>, userId: string): Role | null {
  if (userId === pair.mentorId) return 'mentor'
  return userId === pair.menteeId ? 'mentee' : null
}

/** The other of the two. */
export function partnerOf(pair: Pick<Pair, 'mentorId' | 'menteeId'>, userId: string): string {
  return userId === pair.mentorId ? pair.menteeId : pair.mentorId
}

/** When the second of the two agreed; null for a pair that is only proposed. */
export function startedAt(
  pair: Pick<Pair, 'mentorAcceptedAt' | 'menteeAcceptedAt'>,
): Temporal.Instant | null {
  const { mentorAcceptedAt, menteeAcceptedAt } = pair
  return mentorAcceptedAt && menteeAcceptedAt ? later(mentorAcceptedAt, menteeAcceptedAt) : null
}

/** A pair that counts: it meets, or will again. */
export function isRunning(pair: Pick<Pair, 'state'>): boolean {
  return pair.state === 'active' || pair.state === 'paused'
}

/** Those of the two whose yes is still missing. */
export function awaiting(
  pair: Pick<Pair, 'mentorId' | 'menteeId' | 'mentorAcceptedAt' | 'menteeAcceptedAt'>,
): string[] {
  const missing: string[] = []
  if (pair.mentorAcceptedAt === null) missing.push(pair.mentorId)
  if (pair.menteeAcceptedAt === null) missing.push(pair.menteeId)
  return missing
}

/** Why somebody cannot be part of a pair. */
export type NotPairable = 'bot' | 'deactivated' | 'external' | 'unknown'

export type ProposalRefusal =
  | { kind: 'same-person' }
  | { kind: 'not-pairable'; role: Role; why: NotPairable }
  | { kind: 'not-a-coordinator' }
  | { kind: 'mentee-taken' }
  | { kind: 'mentor-full'; capacity: number }
  | { kind: 'already-proposed' }
  | { kind: 'already-paired' }

export interface ProposalFacts {
  mentor: { id: string; notPairable: NotPairable | null }
  mentee: { id: string; notPairable: NotPairable | null }
  proposer: { id: string; isCoordinator: boolean }
  runningPairsOfMentor: readonly Pick<Pair, 'menteeId'>[]
  runningPairsOfMentee: readonly Pick<Pair, 'mentorId'>[]
  openProposalForTheTwo: boolean
  mentorCapacity: number
}

/** Every reason against this proposal; empty when it may be made. */
export function objectionsTo(facts: ProposalFacts): ProposalRefusal[] {
  const { mentor, mentee, proposer } = facts
  if (mentor.id === mentee.id) return [{ kind: 'same-person' }]
  const found: ProposalRefusal[] = []
  if (mentor.notPairable) found.push({ kind: 'not-pairable', role: 'mentor', why: mentor.notPairable })
  if (mentee.notPairable) found.push({ kind: 'not-pairable', role: 'mentee', why: mentee.notPairable })
  if (found.length > 0) return found
  if (proposer.id !== mentor.id && proposer.id !== mentee.id && !proposer.isCoordinator)
    return [{ kind: 'not-a-coordinator' }]
  if (facts.runningPairsOfMentee.some((pair) => pair.mentorId === mentor.id))
    return [{ kind: 'already-paired' }]
  if (facts.openProposalForTheTwo) return [{ kind: 'already-proposed' }]
  if (facts.runningPairsOfMentee.length > 0) found.push({ kind: 'mentee-taken' })
  if (facts.runningPairsOfMentor.length >= facts.mentorCapacity)
    found.push({ kind: 'mentor-full', capacity: facts.mentorCapacity })
  return found
}

export type AnswerRefusal =
  | { kind: 'not-yours' }
  | { kind: 'already-accepted' }
  | { kind: 'no-longer-open'; state: Exclude<PairState, 'proposed'> }

/** May this person still accept or decline the proposal? */
export function mayAnswer(pair: Pair, userId: string): Result<Role, AnswerRefusal> {
  const role = roleOf(pair, userId)
  if (role === null) return refuse({ kind: 'not-yours' })
  if (pair.state !== 'proposed') {
    const accepted = isRunning(pair)
    return accepted
      ? refuse({ kind: 'already-accepted' })
      : refuse({ kind: 'no-longer-open', state: pair.state })
  }
  if (!awaiting(pair).includes(userId)) return refuse({ kind: 'already-accepted' })
  return ok(role)
}

export type ActivationRefusal = { kind: 'mentee-taken' } | { kind: 'mentor-full'; capacity: number }

export interface Activation {
  mentorSlot: number
  startsOn: Temporal.PlainDate
  endsOn: Temporal.PlainDate
}

/** Both have agreed: may the pair start now, and from when until when does it run? */
export function activate(
  pair: Pick<Pair, 'months'>,
  facts: {
    /** Slots of the mentor's running pairs. */
    takenSlots: readonly number[]
    mentorCapacity: number
    menteeHasMentor: boolean
    today: Temporal.PlainDate
  },
): Result<Activation, ActivationRefusal> {
  if (facts.menteeHasMentor) return refuse({ kind: 'mentee-taken' })
  const { takenSlots, mentorCapacity: capacity, today } = facts
  if (takenSlots.length >= capacity) return refuse({ kind: 'mentor-full', capacity })
  let mentorSlot = 1
  while (takenSlots.includes(mentorSlot)) mentorSlot++
  return ok({ mentorSlot, startsOn: today, endsOn: today.add({ months: pair.months }) })
}
