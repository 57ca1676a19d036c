import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../../db/client.ts'
import { addNews } from '../../db/ledger.ts'
import { pairsOf } from '../../db/pairs.ts'
import { upcomingSessions } from '../../db/sessions.ts'
import { isTold, type LedgerAct, type LedgerItem, newsDueAt } from '../../domain/ledger.ts'
import { isBefore } from '../../domain/moments.ts'
import { localDate } from '../../domain/working-time.ts'
import type { Deps } from '../feature.ts'
import { storedReach } from '../reach.ts'
import { redrawFor } from '../redraw-feedback.ts'
import { LEDGER_NEWS } from './ids.ts'

/** IT has changed an item: its leader hears of it, and everybody whose item goes its way; their mentors' briefs follow. */
export async function tellOf(
  deps: Deps,
  tx: Tx,
  { before, after, followers }: { before: LedgerItem; after: LedgerItem; followers: readonly LedgerItem[] },
  act: LedgerAct,
  now: Temporal.Instant,
): Promise<void> {
  if (!isTold({ from: before.status, to: after.status, act })) return
  const concerned = [after, ...followers]
  for (const item of concerned) await tellLeader(deps, tx, item, now)
  await redrawFor(deps, tx, concerned, now)
}

/** One message a day, however much changes in it. */
async function tellLeader(
  deps: Deps,
  tx: Tx,
  { workspaceId, menteeId, id }: LedgerItem,
  now: Temporal.Instant,
): Promise<void> {
  const reach = await storedReach(tx, workspaceId, menteeId)
  const pairs = await pairsOf(tx, workspaceId, menteeId)
  const ids = pairs.filter((pair) => pair.menteeId === menteeId).map((pair) => pair.id)
  const sessions = await upcomingSessions(tx, workspaceId, ids, now)
  const [next] = sessions.toSorted((one, other) => (isBefore(one.startsAt, other.startsAt) ? -1 : 1))
  const dueAt = newsDueAt(reach, next?.startsAt ?? null, now)
  const toldOn = localDate(dueAt, reach.zone)
  await addNews(tx, workspaceId, { menteeId, toldOn, itemId: id })
  const subject = toldOn.toString()
  const occasion = `${LEDGER_NEWS}:${menteeId}:${subject}`
  await deps.outbox.plan(
    tx,
    [{ workspaceId, kind: LEDGER_NEWS, occasion, userId: menteeId, subject, dueAt }],
    now,
  )
}
