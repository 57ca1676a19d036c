import { Temporal } from 'temporal-polyfill'
import { type Pair, type PairState, type Role, roleOf } from './pair.ts'
import { ok, type Result, refuse } from './result.ts'

/** Two people's agreement on how they meet. Defaults: NHS England Yorkshire & Humber, GE (DOMAIN, section 3). */
export const CADENCES = ['weekly', 'biweekly', 'monthly'] as const
export type Cadence = (typeof CADENCES)[number]

export const SESSION_MINUTES = [30, 45, 60] as const
export type SessionMinutes = (typeof SESSION_MINUTES)[number]

export const MONTHS = [3, 6, 12] as const

export const DEFAULT_AGREEMENT = { cadence: 'monthly', sessionMinutes: 45, months: 6 } as const

export const CADENCE_NAMES: Record<Cadence, string> = {
  weekly: 'Weekly',
  biweekly: 'Every two weeks',
  monthly: 'Monthly',
}

/** What the two can change while they are a pair; their goals have a life of their own. */
export interface Terms {
  topic: string
  cadence: Cadence
  sessionMinutes: SessionMinutes
  endsOn: Temporal.PlainDate
  /** What they leave out of their talks. */
  offLimits: string | null
  /** A ground rule of their own. */
  ownRule: string | null
}

export type ChangeState = 'open' | 'accepted' | 'declined' | 'withdrawn' | 'replaced' | 'lapsed'

/** What one of the two would like to change; the other accepts or declines. */
export interface AgreementChange {
  id: string
  workspaceId: string
  pairId: string
  proposedBy: string
  state: ChangeState
  before: Terms
  after: Terms
  createdAt: Temporal.Instant
}

/** So long a proposed change waits for its answer. */
export const CHANGE_LAPSE_DAYS = 14
const LONGEST_EXTENSION = 6
/** As the check on the table has it. */
export const MOST_MONTHS = 24
const MOST_OF_A_MONTH = 16

/** The terms of a pair that has its days. */
function termsOf(pair: Omit<Terms, 'endsOn'> & Pick<Pair, 'endsOn'>): Terms {
  const { topic, cadence, sessionMinutes, endsOn, offLimits, ownRule } = pair
  if (endsOn === null) throw new RangeError('a pair that has not started has no terms to change')
  return { topic, cadence, sessionMinutes, endsOn, offLimits, ownRule }
}

export type AgreementRefusal =
  | { kind: 'not-your-pair' }
  | { kind: 'left' }
  | { kind: 'not-running'; state: Exclude<PairState, 'active' | 'paused'> }

type Parties = Pick<Pair, 'mentorId' | 'menteeId' | 'state' | 'leftBy'>

/** May this person propose a change? Either of the two, also while the pair rests: then an extension helps most. */
export function mayChangeAgreement(pair: Parties, userId: string): Result<Role, AgreementRefusal> {
  const role = roleOf(pair, userId)
  if (role === null) return refuse({ kind: 'not-your-pair' })
  if (pair.state !== 'active' && pair.state !== 'paused')
    return refuse({ kind: 'not-running', state: pair.state })
  return pair.leftBy === null ? ok(role) : refuse({ kind: 'left' })
}

/** The months that a programme from one day to another is called by. */
export function monthsBetween(startsOn: Temporal.PlainDate, endsOn: Temporal.PlainDate): number {
  const { months, days } = startsOn.until(endsOn, { largestUnit: 'months' })
  return Math.max(1, days >= MOST_OF_A_MONTH ? months + 1 : months)
}

/** The last days to which a pair may be extended: one to six months later, two years in all at most. */
export function extensions(pair: Pick<Pair, 'startsOn' | 'endsOn'>): Temporal.PlainDate[] {
  const { startsOn, endsOn } = pair
  if (startsOn === null || endsOn === null) return []
  const latest = startsOn.add({ months: MOST_MONTHS })
  return Array.from({ length: LONGEST_EXTENSION }, (_, index) => endsOn.add({ months: index + 1 })).filter(
    (date) => Temporal.PlainDate.compare(date, latest) <= 0,
  )
}

const SUGGESTED_MONTHS = 3

/** The last day that an extension suggests: three months later, or as late as may be; null where there is no later one. */
export function suggestedExtension(pair: Pick<Pair, 'startsOn' | 'endsOn'>): Temporal.PlainDate | null {
  return extensions(pair).slice(0, SUGGESTED_MONTHS).at(-1) ?? null
}

export type TermsRefusal = { kind: 'nothing-changes' } | { kind: 'end-not-offered' }

/** What a proposed change is from and to; the end is one of those that the form offers. */
export function decideTerms(
  pair: Pick<Pair, 'startsOn' | keyof Terms>,
  after: Terms,
): Result<Pick<AgreementChange, 'before' | 'after'>, TermsRefusal> {
  const before = termsOf(pair)
  const isOffered = [before.endsOn, ...extensions(pair)].some((date) => date.equals(after.endsOn))
  if (!isOffered) return refuse({ kind: 'end-not-offered' })
  return changedTerms(before, after).length > 0 ? ok({ before, after }) : refuse({ kind: 'nothing-changes' })
}

const TERMS = ['topic', 'cadence', 'sessionMinutes', 'endsOn', 'offLimits', 'ownRule'] as const

/** Which terms are not the same, in the order in which people read them. */
export function changedTerms(before: Terms, after: Terms): (keyof Terms)[] {
  return TERMS.filter((name) => String(before[name]) !== String(after[name]))
}

export type ChangeAnswerRefusal =
  | AgreementRefusal
  | { kind: 'own' }
  | { kind: 'closed'; state: Exclude<ChangeState, 'open'> }

/** May this person accept or decline the change? Only whoever did not propose it, as long as it is open. */
export function mayAnswerChange(
  change: Pick<AgreementChange, 'proposedBy' | 'state'>,
  pair: Parties,
  userId: string,
): Result<Role, ChangeAnswerRefusal> {
  const role = roleOf(pair, userId)
  if (role === null) return refuse({ kind: 'not-your-pair' })
  if (change.state !== 'open') return refuse({ kind: 'closed', state: change.state })
  if (change.proposedBy === userId) return refuse({ kind: 'own' })
  return mayChangeAgreement(pair, userId)
}

export type WithdrawRefusal =
  | { kind: 'not-your-pair' }
  | { kind: 'not-yours' }
  | { kind: 'closed'; state: Exclude<ChangeState, 'open'> }

/** May this person take the change back? */
export function mayWithdrawChange(
  change: Pick<AgreementChange, 'proposedBy' | 'state'>,
  pair: Pick<Pair, 'mentorId' | 'menteeId'>,
  userId: string,
): Result<Role, WithdrawRefusal> {
  const role = roleOf(pair, userId)
  if (role === null) return refuse({ kind: 'not-your-pair' })
  if (change.state !== 'open') return refuse({ kind: 'closed', state: change.state })
  return change.proposedBy === userId ? ok(role) : refuse({ kind: 'not-yours' })
}
