import type { Tx } from '../../db/client.ts'
import { ensureMember, lockMembers } from '../../db/members.ts'
import { findTimeBudget, lockTimeBudget, saveTimeBudget } from '../../db/time-budgets.ts'
import { isRunning } from '../../domain/pair.ts'
import {
  asksManager,
  decideBudget,
  mayBeManager,
  suggestedHours,
  type TimeBudget,
} from '../../domain/role-time.ts'
import type { ClickHandler, FormHandler, FormInteraction } from '../../slack/interaction.ts'
import type { Person } from '../../slack/people.ts'
import type { Deps } from '../feature.ts'
import { redrawBriefs } from '../redraw-briefs.ts'
import { planTimeCheck } from '../time-check.ts'
import { budgetModal, parseBudget } from './budget-modal.ts'
import { askSubject, TIME_ASK } from './ids.ts'
import { mentoredPairs } from './load.ts'
import { timeView } from './open.ts'
import { CHANGED_ELSEWHERE, managerRefusalWords, NOT_MENTORING } from './words.ts'

/** Opens the form, in the place of the window in which the button stands. */
export function openBudget(deps: Deps): ClickHandler {
  return async (click) => {
    const { workspaceId, userId, from } = click
    const running = await mentoredPairs(deps.db, workspaceId, userId, ['active', 'paused'])
    if (running.length === 0) return click.tell(NOT_MENTORING)
    const budget = await findTimeBudget(deps.db, workspaceId, userId)
    const view = budgetModal(budget, suggestedHours(running))
    await (from === 'modal' ? click.replace(view) : click.open(view))
  }
}

/** The form was sent: saved and asked for, or the reason against it beside its field. */
export function budgetSubmitted(deps: Deps): FormHandler {
  return async (submitted) => {
    const parsed = parseBudget(submitted)
    if (!parsed.ok) return { do: 'errors', errors: parsed.errors }
    const { hours, manager: managerId, revision } = parsed.form
    const [own, manager] = await Promise.all([
      deps.people.find(submitted.userId),
      managerId === null ? null : deps.people.find(managerId),
    ])
    const wanted = { mentorId: submitted.userId, hours, managerId }
    const errors = await deps.db.transaction((tx) =>
      save(deps, tx, submitted, { wanted, manager, zone: own?.zone ?? 'UTC', revision }),
    )
    if (errors) return { do: 'errors', errors }
    const view = await timeView(deps, submitted)
    return view ? { do: 'update', view } : { do: 'close' }
  }
}

interface Wanted {
  wanted: Pick<TimeBudget, 'mentorId' | 'hours' | 'managerId'>
  manager: Person | null
  /** The mentor's own. */
  zone: string
  revision: number
}

async function save(
  deps: Deps,
  tx: Tx,
  { workspaceId, userId, now }: FormInteraction,
  { wanted, manager, zone, revision }: Wanted,
): Promise<Record<string, string> | null> {
  const pairs = await mentoredPairs(tx, workspaceId, userId, ['active', 'paused', 'proposed'])
  const running = pairs.filter(isRunning)
  if (running.length === 0) return { hours: NOT_MENTORING }
  if (wanted.managerId !== null) {
    const why = manager === null ? 'unknown' : manager.kind === 'person' ? null : manager.kind
    const leaders = pairs.map(({ menteeId }) => menteeId)
    const may = mayBeManager({ mentorId: userId, manager: { id: wanted.managerId, why }, leaders })
    if (!may.ok) return { manager: managerRefusalWords(may.refusal) }
  }
  await ensureMember(tx, { workspaceId, userId, zone }, now)
  // Two windows that are saved at once take turns here, also where there is no row yet.
  await lockMembers(tx, workspaceId, [userId])
  const stored = await lockTimeBudget(tx, workspaceId, userId)
  const decided = decideBudget(stored, wanted, revision)
  if (!decided.ok) return { hours: CHANGED_ELSEWHERE }
  if (decided.value === 'unchanged') return null
  await saveTimeBudget(tx, workspaceId, decided.value)
  await tellManagers(deps, tx, stored, decided.value, now)
  // The briefs ahead may have said that a line manager can be named.
  const pairIds = running.map(({ id }) => id)
  if (wanted.managerId !== null) await redrawBriefs(deps, tx, pairIds, now)
  await planTimeCheck(deps, tx, userId, now)
  return null
}

/** What was asked before says what became of it; whoever is to be asked now is. */
async function tellManagers(
  deps: Deps,
  tx: Tx,
  before: TimeBudget | null,
  budget: TimeBudget,
  now: FormInteraction['now'],
): Promise<void> {
  const { workspaceId, outbox } = deps
  if (before?.managerId) await outbox.redraw(tx, workspaceId, { kinds: [TIME_ASK], userId: before.managerId })
  if (budget.managerId === null || !asksManager(budget)) return
  const { mentorId, managerId: userId, revision } = budget
  const occasion = `${TIME_ASK}:${mentorId}:${revision}`
  const ask = { workspaceId, kind: TIME_ASK, occasion, userId, subject: askSubject(budget), dueAt: now }
  await outbox.plan(tx, [ask], now)
}
