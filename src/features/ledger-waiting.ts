import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../db/client.ts'
import { itLeadsOf } from '../db/members.ts'
import type { LedgerItem } from '../domain/ledger.ts'
import { dueOf } from '../domain/ledger-due.ts'
import { answerersOf, heardOn } from '../domain/ledger-waits.ts'
import { nextReachable, type Reach, reachableOn } from '../domain/reachable.ts'
import { localDate, localMoment } from '../domain/working-time.ts'
import type { Deps } from './feature.ts'
import { LEDGER_WAITS } from './ledger/ids.ts'
import { storedReach } from './reach.ts'

type Parts = Pick<Deps, 'outbox' | 'workspaceId'>

/** Those who answer for an item that a leader has shared, or says is not solved, hear that there is something. */
export async function tellIt(deps: Parts, tx: Tx, item: LedgerItem, now: Temporal.Instant): Promise<void> {
  for (const userId of await answerers(deps, tx, item))
    await planWaits(
      deps,
      tx,
      userId,
      onDay(now, (today) => heardOn(item, today)),
      now,
    )
}

/** Those who answer for an item hear of it when something is overdue; to be planned anew with every change of it. */
export async function watch(deps: Parts, tx: Tx, item: LedgerItem, now: Temporal.Instant): Promise<void> {
  const due = dueOf(item, now)
  if (due === null || due.isOverdue) return
  // Promises are kept by the days of UTC, which may end in the middle of the reader's.
  const overdueFrom = localMoment(due.on.add({ days: 1 }), '00:00', 'UTC')
  for (const userId of await answerers(deps, tx, item))
    await planWaits(deps, tx, userId, (reach) => nextReachable(overdueFrom, reach), now)
}

/** The first good hour of a day that is counted from the reader's today. */
export const onDay =
  (now: Temporal.Instant, count: (today: Temporal.PlainDate) => Temporal.PlainDate) =>
  (reach: Reach): Temporal.Instant =>
    reachableOn(count(localDate(now, reach.zone)), reach)

const answerers = async ({ workspaceId }: Parts, tx: Tx, item: LedgerItem) =>
  answerersOf(item, await itLeadsOf(tx, workspaceId))

/** One message a day, however much waits; safe to repeat. */
export async function planWaits(
  { outbox, workspaceId }: Parts,
  tx: Tx,
  userId: string,
  when: (reach: Reach) => Temporal.Instant,
  now: Temporal.Instant,
): Promise<void> {
  const reach = await storedReach(tx, workspaceId, userId)
  const dueAt = when(reach)
  const occasion = `${LEDGER_WAITS}:${userId}:${localDate(dueAt, reach.zone)}`
  await outbox.plan(tx, [{ workspaceId, kind: LEDGER_WAITS, occasion, userId, dueAt }], now)
}
