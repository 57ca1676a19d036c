import { Temporal } from 'temporal-polyfill'
import { type FeedbackItem, type FeedbackStatus, isClosed } from './feedback.ts'
import { isBefore } from './moments.ts'
import { type Reach, reachableOn } from './reachable.ts'
import { ok, type Result, refuse } from './result.ts'
import { localDate } from './working-time.ts'

/** What IT leads do with an item, and `reopen`, `solved`, `thanks`, `raise`, which are the leader's. */
export const LEDGER_ACTS = [
  'acknowledge',
  'assign',
  'plan',
  'answer',
  'done',
  'decline',
  'fix',
  'merge',
  'mark',
  'unmark',
  'reopen',
  'solved',
  'thanks',
  'raise',
] as const
export type LedgerAct = (typeof LEDGER_ACTS)[number]

const OF_LEADERS: ReadonlySet<LedgerAct> = new Set(['raise', 'reopen', 'solved', 'thanks'])

/** Whether only an item's leader does this: by whom anything else was done tells nothing about whose the item is. */
export const isLeaders = (act: LedgerAct): boolean => OF_LEADERS.has(act)

export const VERDICTS = ['solved', 'reopen', 'thanks'] as const
export type Verdict = (typeof VERDICTS)[number]

/** What becomes of an item in the ledger. */
export interface LedgerState {
  status: FeedbackStatus
  ledgerRevision: number
  ownerId: string | null
  plannedOn: Temporal.PlainDate | null
  isHatchet: boolean
  /** The item whose way it goes. */
  mergedInto: string | null
  closedAt: Temporal.Instant | null
  /** What the leader says of its being closed. */
  verdict: 'solved' | 'thanks' | null
  /** How often the leader said that it is not solved, and when last. */
  reopened: number
  reopenedAt: Temporal.Instant | null
}

/** A shared item, with all that IT must not see of it as well: views are drawn from `entryOf`. */
export interface LedgerItem extends FeedbackItem, LedgerState {
  /** What IT's views call it. */
  ledgerId: string
  sharedAt: Temporal.Instant
  openedAt: Temporal.Instant | null
  /** The day of its session, or on which it was said outside of one, by the leader's calendar. */
  saidOn: Temporal.PlainDate
}

/** One change of one item. */
export interface LedgerChange {
  /** The item's ledger revision that it made. */
  revision: number
  act: LedgerAct
  by: string
  at: Temporal.Instant
  from: FeedbackStatus
  to: FeedbackStatus
  /** What the leader is told with it, word for word. */
  note: string | null
  ownerId: string | null
  plannedOn: Temporal.PlainDate | null
  formId: string | null
}

/** What an IT lead wants to do. */
export type Wanted =
  | { act: 'acknowledge' | 'mark' | 'unmark' }
  | { act: 'assign'; ownerId: string }
  | { act: 'plan'; on: Temporal.PlainDate; note: string | null }
  | { act: 'answer' | 'done' | 'decline'; note: string }
  | { act: 'fix'; note: string | null }
  | { act: 'merge'; into: LedgerItem | null }

export type ActRefusal =
  /** Somebody did something with it since it was read. */
  | { kind: 'changed' }
  | { kind: 'closed' }
  | { kind: 'merged' }
  | { kind: 'not-ahead' }
  | { kind: 'too-far' }
  | { kind: 'no-like-item' }
  /** Only its leader buries it, so it goes nobody else's way either. */
  | { kind: 'hatchet' }

const PLANNED_WITHIN = { years: 2 }

/** What doing it makes of the item; null asks for nothing. `latest` is the item's last change. */
export function decideAct(
  item: LedgerItem,
  wanted: Wanted,
  by: { userId: string; revision: number; formId: string | null },
  facts: { latest: LedgerChange | null; now: Temporal.Instant },
): Result<Partial<LedgerState> | null, ActRefusal> {
  const { latest, now } = facts
  if (isDoneAlready(item, wanted, by, latest)) return ok(null)
  if (item.ledgerRevision !== by.revision) return refuse({ kind: 'changed' })
  if (item.status === 'merged') return refuse({ kind: 'merged' })
  if (wanted.act === 'unmark')
    return mayUnmark(item, latest) ? ok({ isHatchet: false }) : refuse({ kind: 'hatchet' })
  if (wanted.act === 'mark') return ok({ isHatchet: true })
  if (isClosed(item)) return refuse({ kind: 'closed' })
  switch (wanted.act) {
    case 'acknowledge':
      return ok({ status: 'acknowledged' })
    case 'assign':
      // Whoever finds an owner for it has read it.
      return ok({ ownerId: wanted.ownerId, ...(item.status === 'new' && { status: 'acknowledged' }) })
    case 'answer':
      // Whoever answers has read it; it stays open.
      return ok(item.status === 'new' ? { status: 'acknowledged' } : {})
    case 'plan': {
      const today = localDate(now, 'UTC')
      if (Temporal.PlainDate.compare(wanted.on, today) < 0) return refuse({ kind: 'not-ahead' })
      if (Temporal.PlainDate.compare(wanted.on, today.add(PLANNED_WITHIN)) > 0)
        return refuse({ kind: 'too-far' })
      return ok({ status: 'planned', plannedOn: wanted.on })
    }
    case 'merge':
      if (item.isHatchet) return refuse({ kind: 'hatchet' })
      return wanted.into && isLike(item, wanted.into)
        ? ok({ status: 'merged', mergedInto: wanted.into.id, plannedOn: null })
        : refuse({ kind: 'no-like-item' })
    default:
      return ok({ status: CLOSES[wanted.act], plannedOn: null, closedAt: now, verdict: null })
  }
}

const CLOSES = { done: 'done', decline: 'declined', fix: 'fix-request' } as const

/** The same form delivered twice, or a button for what holds anyway: nothing is lost by doing nothing. */
function isDoneAlready(
  item: LedgerItem,
  wanted: Wanted,
  by: { formId: string | null },
  latest: LedgerChange | null,
): boolean {
  if (by.formId !== null && latest?.formId === by.formId) return true
  if (wanted.act === 'acknowledge')
    return item.status !== 'new' && item.status !== 'merged' && !isClosed(item)
  if (wanted.act === 'mark') return item.isHatchet
  return wanted.act === 'unmark' && !item.isHatchet
}

/** Whether one may go the way of the other: still open, about the same, and not on another's way itself. */
export const isLike = (
  item: Pick<LedgerItem, 'id' | 'category'>,
  other: Pick<LedgerItem, 'id' | 'category' | 'status'>,
): boolean =>
  other.id !== item.id && other.category === item.category && other.status !== 'merged' && !isClosed(other)

/** A mark is taken back only as a slip: as long as nothing was done since. Later its leader alone buries it. */
export const mayUnmark = (
  { isHatchet }: Pick<LedgerState, 'isHatchet'>,
  latest: LedgerChange | null,
): boolean => isHatchet && latest?.act === 'mark'

/** How an item stands for its leader: a merged one as the item whose way it goes. */
export interface Outcome {
  status: Exclude<FeedbackStatus, 'merged'>
  isMerged: boolean
  plannedOn: Temporal.PlainDate | null
  closedAt: Temporal.Instant | null
  /** What IT says with it. */
  note: string | null
  reopened: number
  verdict: LedgerState['verdict']
}

/** What the leader's answer to a closed item makes of it; null for a late or doubled one, which changes nothing. */
export function decideVerdict(
  outcome: Pick<Outcome, 'status' | 'verdict' | 'reopened'>,
  answer: { verdict: Verdict; reopened: number },
  now: Temporal.Instant,
): Partial<LedgerState> | null {
  const { verdict } = answer
  if (!isClosed(outcome) || answer.reopened !== outcome.reopened) return null
  if (outcome.verdict === 'solved' || outcome.verdict === verdict) return null
  if (verdict !== 'reopen') return { verdict }
  return {
    status: 'acknowledged',
    mergedInto: null,
    plannedOn: null,
    closedAt: null,
    verdict: null,
    reopened: outcome.reopened + 1,
    reopenedAt: now,
  }
}

/** A grievance is buried when it is closed and its leader says that it is solved. */
export const isStanding = (item: Pick<LedgerState, 'status' | 'isHatchet' | 'verdict'>): boolean =>
  item.isHatchet && !(isClosed(item) && item.verdict === 'solved')

/** Whether a change is told to the leader; who owns it, and what is a hatchet, is IT's own business. */
export const isTold = ({ from, to, act }: Pick<LedgerChange, 'from' | 'to' | 'act'>): boolean =>
  from !== to || act === 'plan' || act === 'answer'

/**
 * What IT says last to an item's leader: of its own changes since the leader last said that it is not solved, and once it goes
 * another one's way of what is said there from then on; what was said there before was for another leader. Both the latest
 * first.
 */
export function noteFor(own: readonly LedgerChange[], ofHead: readonly LedgerChange[]): string | null {
  const reopened = own.findIndex(({ act }) => act === 'reopen')
  const since = reopened < 0 ? own : own.slice(0, reopened)
  const joined = own.find(({ act }) => act === 'merge')
  const there = ofHead.filter(({ at }) => joined !== undefined && isBefore(joined.at, at))
  return [...there, ...since].find((change) => isTold(change) && change.note !== null)?.note ?? null
}

/** So long before a session its leader knows what became of things. */
const BEFORE_SESSION = { hours: 2 }

/**
 * When the leader hears of a change: on the next morning, together with whatever else changes until then; at once where a
 * session comes earlier.
 */
export function newsDueAt(
  reach: Reach,
  nextSession: Temporal.Instant | null,
  now: Temporal.Instant,
): Temporal.Instant {
  const morning = reachableOn(localDate(now, reach.zone).add({ days: 1 }), reach)
  const isPressing = nextSession !== null && isBefore(nextSession, morning.add(BEFORE_SESSION))
  return isPressing ? now : morning
}

/**
 * Whether the mentor's brief tells of a known item: as long as it is open, and once it is closed until the leader has
 * answered or the two have met about it.
 */
export const isNews = (outcome: Outcome, lastMetAt: Temporal.Instant | null): boolean =>
  outcome.closedAt === null ||
  (outcome.verdict === null && (lastMetAt === null || isBefore(lastMetAt, outcome.closedAt)))
