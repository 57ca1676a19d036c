import { Temporal } from 'temporal-polyfill'
import { isRunning, type Pair, type PairState, type Role, roleOf } from './pair.ts'
import { ok, type Result, refuse } from './result.ts'

export const MAX_GOALS = 3

/** How far a goal is, in steps that need no thinking; the last one means that it is reached. */
export const PROGRESS = [0, 25, 50, 75, 100] as const
export type Progress = (typeof PROGRESS)[number]
const REACHED = 100

type GoalState = 'open' | 'reached' | 'dropped'

/** What a pair wants to reach. */
export interface Goal {
  id: string
  /** From 1 to `MAX_GOALS`; free for another goal when this one is closed. */
  position: number
  text: string
  /** How the two will know that it is reached. */
  how: string | null
  dueOn: Temporal.PlainDate | null
  progress: Progress
  state: GoalState
  /** Grows with every change; a form carries the one that it showed. */
  revision: number
}

/** What is typed about a goal. */
export type GoalDraft = Pick<Goal, 'text' | 'how' | 'dueOn'>

/** Splits what was typed, one goal a line, into goals; blank lines and leading bullets or numbers do not count. */
export function goalsOf(typed: string): string[] {
  return typed
    .split('\n')
    .map((line) => line.replace(/^\s*(?:[-*•–]|\d{1,2}[.)])\s+/u, '').trim())
    .filter((line) => line !== '')
}

/** A goal that nobody has begun with. */
export function newGoal(draft: GoalDraft, place: { id: string; position: number }): Goal {
  return { ...draft, ...place, progress: 0, state: 'open', revision: 1 }
}

/** The goals that a pair works on, in their order. */
export function openGoals({ goals }: Pick<Pair, 'goals'>): Goal[] {
  return goals.filter(({ state }) => state === 'open').toSorted((one, other) => one.position - other.position)
}

/** The goals that were reached. */
export function reachedGoals({ goals }: Pick<Pair, 'goals'>): Goal[] {
  return goals.filter(({ state }) => state === 'reached')
}

/** The first place that no open goal has; null when there are as many as a pair may have. */
export function freePlace(pair: Pick<Pair, 'goals'>): number | null {
  const taken = new Set(openGoals(pair).map(({ position }) => position))
  for (let position = 1; position <= MAX_GOALS; position++) if (!taken.has(position)) return position
  return null
}

export type TendRefusal = { kind: 'not-your-pair' } | { kind: 'not-running'; state: PairState }

/** May this person write the pair's goals and say how far they are? Both may, also while the pair rests. */
export function mayTendGoals(
  pair: Pick<Pair, 'mentorId' | 'menteeId' | 'state'>,
  userId: string,
): Result<Role, TendRefusal> {
  const role = roleOf(pair, userId)
  if (role === null) return refuse({ kind: 'not-your-pair' })
  return isRunning(pair) ? ok(role) : refuse({ kind: 'not-running', state: pair.state })
}

export type GoalRefusal =
  | { kind: 'unknown' }
  | { kind: 'no-room' }
  | { kind: 'closed'; state: Exclude<GoalState, 'open'> }
  | { kind: 'past' }
  | { kind: 'changed-since'; goal: Goal }

/** What becomes of a goal, and what it was; `before` is null for a new one. */
export interface GoalChange {
  before: Goal | null
  after: Goal
}

type Changing = Result<GoalChange | 'unchanged', GoalRefusal>

/** Adds a goal under the id that its form was drawn with, so that a form that arrives twice adds one. */
export function addGoal(
  pair: Pick<Pair, 'goals'>,
  draft: GoalDraft,
  { id, today }: { id: string; today: Temporal.PlainDate },
): Changing {
  if (pair.goals.some((goal) => goal.id === id)) return ok('unchanged')
  const position = freePlace(pair)
  if (position === null) return refuse({ kind: 'no-room' })
  if (isPast(draft.dueOn, today)) return refuse({ kind: 'past' })
  return ok({ before: null, after: newGoal(draft, { id, position }) })
}

/** Writes a goal anew; refused when somebody has changed it since `revision` was shown. */
export function editGoal(
  pair: Pick<Pair, 'goals'>,
  draft: GoalDraft,
  seen: { id: string; revision: number; today: Temporal.PlainDate },
): Changing {
  const goal = pair.goals.find(({ id }) => id === seen.id)
  if (!goal) return refuse({ kind: 'unknown' })
  if (goal.state !== 'open') return refuse({ kind: 'closed', state: goal.state })
  if (saysTheSame(goal, draft)) return ok('unchanged')
  if (goal.revision !== seen.revision) return refuse({ kind: 'changed-since', goal })
  // A goal that is overdue may be worded anew without another date.
  if (isPast(draft.dueOn, seen.today) && !isSameDay(draft.dueOn, goal.dueOn)) return refuse({ kind: 'past' })
  return changed(goal, draft)
}

/** Says how far a goal is. The last step closes it; a smaller one opens it again, as long as there is a place. */
export function setProgress(pair: Pick<Pair, 'goals'>, goalId: string, progress: Progress): Changing {
  const goal = pair.goals.find(({ id }) => id === goalId)
  if (!goal) return refuse({ kind: 'unknown' })
  if (goal.state === 'dropped') return refuse({ kind: 'closed', state: goal.state })
  if (goal.progress === progress) return ok('unchanged')
  if (progress === REACHED) return changed(goal, { progress, state: 'reached' })
  if (goal.state === 'open') return changed(goal, { progress })
  const position = freePlace(pair)
  return position === null
    ? refuse({ kind: 'no-room' })
    : changed(goal, { progress, state: 'open', position })
}

/** Gives a goal up; it stays in the history. */
export function dropGoal(pair: Pick<Pair, 'goals'>, goalId: string): Changing {
  const goal = pair.goals.find(({ id }) => id === goalId)
  if (!goal) return refuse({ kind: 'unknown' })
  if (goal.state === 'dropped') return ok('unchanged')
  if (goal.state === 'reached') return refuse({ kind: 'closed', state: goal.state })
  return changed(goal, { state: 'dropped' })
}

function changed(before: Goal, changes: Partial<Goal>): Changing {
  return ok({ before, after: { ...before, ...changes, revision: before.revision + 1 } })
}

function saysTheSame(goal: Goal, draft: GoalDraft): boolean {
  return goal.text === draft.text && goal.how === draft.how && isSameDay(goal.dueOn, draft.dueOn)
}

function isSameDay(one: Temporal.PlainDate | null, other: Temporal.PlainDate | null): boolean {
  return one && other ? one.equals(other) : one === other
}

const isPast = (date: Temporal.PlainDate | null, today: Temporal.PlainDate): boolean =>
  date !== null && Temporal.PlainDate.compare(date, today) < 0

/** A week ahead counts as near: a message that comes every week speaks of each goal before its day. */
const NEAR_DAYS = 6

/** How many days the goal's day is ahead, negative once it has passed; null for one without a day or closed. */
export function daysLeft(goal: Goal, today: Temporal.PlainDate): number | null {
  return goal.state === 'open' && goal.dueOn ? today.until(goal.dueOn).days : null
}

/** The open goals whose day has passed, is today or comes within the week; the one that is longest due first. */
export function dueGoals(pair: Pick<Pair, 'goals'>, today: Temporal.PlainDate): Goal[] {
  return openGoals(pair)
    .flatMap((goal) => {
      const days = daysLeft(goal, today)
      return days !== null && days <= NEAR_DAYS ? [{ goal, days }] : []
    })
    .toSorted((one, other) => one.days - other.days)
    .map(({ goal }) => goal)
}

/** The other open goals, which a weekly message asks after where it has room. */
export function laterGoals(pair: Pick<Pair, 'goals'>, today: Temporal.PlainDate): Goal[] {
  const due = dueGoals(pair, today)
  return openGoals(pair).filter((goal) => !due.includes(goal))
}
