import type { Temporal } from 'temporal-polyfill'
import { currentClosingWords, type StoredClosingWords } from '../../db/closing.ts'
import { itemsOfPair } from '../../db/feedback.ts'
import { goalHistory } from '../../db/goals.ts'
import { outcomesOf } from '../../db/ledger.ts'
import { closedAt } from '../../db/pairs.ts'
import { planEditsOf } from '../../db/plan-edits.ts'
import { heldSessions, type Programme } from '../../domain/closing.ts'
import { type FeedbackItem, isKnownToBothAndIt } from '../../domain/feedback.ts'
import type { Goal } from '../../domain/goal.ts'
import type { Pair } from '../../domain/pair.ts'
import type { Session } from '../../domain/session.ts'
import { planFor, sessionsPlanned } from '../../domain/session-plan.ts'
import { localDate } from '../../domain/working-time.ts'
import type { Deps } from '../feature.ts'
import { programmeOf } from '../programme.ts'

/** A session that took place, and what it was to be about. */
export interface HeldSession extends Pick<Session, 'minutes'> {
  on: Temporal.PlainDate
  title: string
}

/** A goal and, where it was reached or dropped, the day, as long as its history is kept. */
export interface GoalEnd extends Goal {
  closedOn: Temporal.PlainDate | null
}

/** What a closing summary is drawn from: what both may know, and nothing else. */
export interface SummaryFacts {
  pair: Pair
  programme: Programme
  now: Temporal.Instant
  /** When the pair was completed; null while it runs. */
  completedAt: Temporal.Instant | null
  held: HeldSession[]
  goals: GoalEnd[]
  /** What IT got with words and name: only of that both know that it got it. */
  shared: Pick<FeedbackItem, 'category' | 'status'>[]
  words: StoredClosingWords | null
}

export async function summaryFacts(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  pair: Pair,
): Promise<SummaryFacts> {
  const now = clock.now()
  const programme = await programmeOf(db, pair)
  const { sessions, zone } = programme
  const edits = await planEditsOf(db, pair)
  const of = sessionsPlanned(pair)
  const shared = (await itemsOfPair(db, pair.workspaceId, pair.id)).filter(isKnownToBothAndIt)
  const ids = shared.map(({ id }) => id)
  const outcomes = await outcomesOf(db, pair.workspaceId, ids)
  const goals: GoalEnd[] = []
  for (const goal of pair.goals) {
    const [last] = goal.state === 'open' ? [] : (await goalHistory(db, pair.workspaceId, goal.id)).slice(-1)
    goals.push({ ...goal, closedOn: last ? localDate(last.changedAt, zone) : null })
  }
  return {
    pair,
    programme,
    now,
    completedAt: pair.state === 'completed' ? await closedAt(db, pair) : null,
    held: heldSessions(sessions, now).map(({ session, number }) => ({
      minutes: session.minutes,
      on: localDate(session.startsAt, zone),
      title: planFor(number, of, session.minutes, edits).title,
    })),
    goals,
    shared: shared.map((item) => ({ ...item, status: outcomes.get(item.id)?.status ?? item.status })),
    words: await currentClosingWords(db, pair),
  }
}
