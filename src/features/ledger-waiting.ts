import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../db/client.ts'
import { itLeadsOf } from '../db/members.ts'
import type { LedgerItem } from '../domain/ledger.ts'
import { dueOf } from '../domain/ledger-due.ts'
import { answerersOf, overdueMorning } from '../domain/ledger-waits.ts'
import type { NewNudge } from '../domain/nudge.ts'
import { type Reach, reachableOn } from '../domain/reachable.ts'
import { localDate } from '../domain/working-time.ts'
import type { Deps } from './feature.ts'
import { LEDGER_WAITS } from './ledger/ids.ts'
import { storedReach } from './reach.ts'

type Parts = Pick<Deps, 'outbox' | 'workspaceId'>
type When = (reach: Reach) => Temporal.Instant

/**
 * Plans who in IT hears of an item that has changed, and when; what becomes of it until then is looked at then. `isNews`:
 * its leader has done something that no channel shows. `givenTo`: somebody else has made it theirs.
 */
export async function planWaits(
  deps: Parts,
  tx: Tx,
  item: LedgerItem,
  { isNews = false, givenTo = null }: { isNews?: boolean; givenTo?: string | null },
  now: Temporal.Instant,
): Promise<void> {
  const tomorrow: When = (reach) => reachableOn(localDate(now, reach.zone).add({ days: 1 }), reach)
  const due = dueOf(item, now)
  const hears: [string, When][] = givenTo === null ? [] : [[givenTo, tomorrow]]
  for (const userId of answerersOf(item, await itLeadsOf(tx, deps.workspaceId))) {
    // Of topics IT hears on Mondays.
    if (isNews && item.sharing === 'named') hears.push([userId, tomorrow])
    if (due && !due.isOverdue) hears.push([userId, (reach) => overdueMorning(due.on, reach)])
  }
  await planAll(deps, tx, hears, now)
}

/** Every IT lead hears on this Monday what waits, whatever came between: somebody has left, or has just begun. */
export async function planMonday(
  deps: Parts,
  tx: Tx,
  monday: Temporal.PlainDate,
  now: Temporal.Instant,
): Promise<void> {
  const leads = await itLeadsOf(tx, deps.workspaceId)
  const onMonday: When = (reach) => reachableOn(monday, reach)
  const hears = leads.map((userId): [string, When] => [userId, onMonday])
  await planAll(deps, tx, hears, now)
}

/** One row for each person and day, however often it is asked for; in one order, so that nobody waits for each other. */
async function planAll(
  { outbox, workspaceId }: Parts,
  tx: Tx,
  hears: readonly [string, When][],
  now: Temporal.Instant,
): Promise<void> {
  const rows = new Map<string, NewNudge>()
  for (const [userId, when] of hears) {
    const reach = await storedReach(tx, workspaceId, userId)
    const dueAt = when(reach)
    const occasion = `${LEDGER_WAITS}:${userId}:${localDate(dueAt, reach.zone)}`
    rows.set(occasion, { workspaceId, kind: LEDGER_WAITS, occasion, userId, dueAt })
  }
  const sorted = [...rows.values()].toSorted((one, other) => (one.occasion < other.occasion ? -1 : 1))
  if (sorted.length > 0) await outbox.plan(tx, sorted, now)
}
