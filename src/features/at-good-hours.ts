import type { Temporal } from 'temporal-polyfill'
import { type Decision, type Nudge, SEND } from '../domain/nudge.ts'
import { decideBudget } from '../domain/reminder-budget.ts'
import type { Dated, NudgeKind } from '../jobs/nudge-kind.ts'
import { askingRows } from './asking-rows.ts'
import type { Deps } from './feature.ts'
import { decideReach, freshReader, readerOf } from './reach.ts'
import { putOffMessage } from './way-out.ts'

/**
 * The one gate before every dated nudge: what its own kind would send is held against the reader's hours, holidays,
 * time off, switches and reminder budget. What somebody waits for passes.
 */
export function atGoodHours(deps: Deps, kind: NudgeKind): NudgeKind {
  const { dated } = kind
  if (!dated) return kind
  return {
    ...kind,
    async decide(nudge, now) {
      const own = await kind.decide(nudge, now)
      return own.do === 'send' ? decide(deps, dated, nudge, now) : own
    },
    async message(nudge) {
      const waits = nudge.state === 'pending' && nudge.snoozes > 0
      const isOpen = waits && (await dated.snooze?.isOpen(deps.db, nudge))
      return isOpen ? putOffMessage(nudge.dueAt) : kind.message(nudge)
    },
  }
}

async function decide(deps: Deps, dated: Dated, nudge: Nudge, now: Temporal.Instant): Promise<Decision> {
  const { db } = deps
  const reader = await freshReader(deps, db, await readerOf(dated, nudge))
  const decided = decideReach(dated, nudge, reader, now)
  if (decided.do !== 'send') return decided
  const rows = await askingRows(deps, db, nudge)
  return rows ? decideBudget(nudge.id, rows, now) : SEND
}
