import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../../db/client.ts'
import { digestGroupsOf, insertDigest, latestDigests, lockDigests } from '../../db/digests.ts'
import { changesOf, ledgerItems } from '../../db/ledger.ts'
import { coordinatorsOf, itLeadsOf, storedZones } from '../../db/members.ts'
import { getWorkspace } from '../../db/workspaces.ts'
import { digestMadeAt, digestOldOn, isWorthSending, nextDigestWeek, release } from '../../domain/digest.ts'
import { digestItems } from '../../domain/digest-items.ts'
import { regroup } from '../../domain/disclosure.ts'
import { type IsoWeek, mondayOf } from '../../domain/iso-week.ts'
import type { NewNudge } from '../../domain/nudge.ts'
import { reachableOn } from '../../domain/reachable.ts'
import { localDate, localMoment } from '../../domain/working-time.ts'
import type { Deps } from '../feature.ts'
import { planMonday } from '../ledger-waiting.ts'
import { storedReach } from '../reach.ts'
import { DIGEST_CHANNEL, DIGEST_LEAD, DIGEST_WEEK } from './ids.ts'

/** Has the next digest made when its week comes; safe to repeat. */
export async function planNextWeek(
  { outbox, workspaceId }: Pick<Deps, 'outbox' | 'workspaceId'>,
  tx: Tx,
  now: Temporal.Instant,
): Promise<void> {
  const week = nextDigestWeek(now)
  const row: NewNudge = {
    ...{ workspaceId, kind: DIGEST_WEEK, occasion: `digest:${week}`, subject: week },
    dueAt: digestMadeAt(week),
  }
  await outbox.plan(tx, [row], now)
}

/** Releases a week's figures, once, and plans who gets them and who hears what waits; nothing where the week is old. */
export async function makeDigest(deps: Deps, week: IsoWeek, now: Temporal.Instant): Promise<void> {
  const isOld = localDate(now, 'UTC').until(digestOldOn(week)).sign <= 0
  if (isOld) return
  await deps.db.transaction(async (tx) => {
    await lockDigests(tx, deps.workspaceId)
    await releaseOnce(tx, deps.workspaceId, week, now)
    const [digest, before] = await latestDigests(tx, deps.workspaceId, { upTo: week, limit: 2 })
    if (digest?.isoWeek === week && isWorthSending(digest.figures, before?.figures ?? null))
      await planMessages(deps, tx, week, now)
    await planMonday(deps, tx, mondayOf(week), now)
  })
}

/** Releases this week's figures, unless they or later ones are out or nothing was ever shared. */
async function releaseOnce(tx: Tx, workspaceId: string, week: IsoWeek, now: Temporal.Instant): Promise<void> {
  const [latest] = await latestDigests(tx, workspaceId, { limit: 1 })
  if (latest && latest.isoWeek >= week) return
  const shared = await ledgerItems(tx, workspaceId)
  const changes = await changesOf(
    tx,
    workspaceId,
    shared.map(({ id }) => id),
  )
  const items = digestItems(shared, changes, now)
  const known = await digestGroupsOf(tx, workspaceId)
  if (items.length + known.length === 0) return
  const made = release(regroup(known, items, week), items, week, latest?.figures ?? null)
  await insertDigest(tx, workspaceId, { isoWeek: week, ...made }, now)
}

async function planMessages(
  { outbox, workspaceId }: Deps,
  tx: Tx,
  week: IsoWeek,
  now: Temporal.Instant,
): Promise<void> {
  const rows: NewNudge[] = []
  const onMonday = async (readerId: string) => {
    const reach = await storedReach(tx, workspaceId, readerId)
    const expiresAt = localMoment(digestOldOn(week), '00:00', reach.zone)
    return { workspaceId, subject: week, dueAt: reachableOn(mondayOf(week), reach), expiresAt }
  }
  for (const userId of await itLeadsOf(tx, workspaceId)) {
    const occasion = `digest:${week}:${userId}`
    rows.push({ kind: DIGEST_LEAD, occasion, userId, ...(await onMonday(userId)) })
  }
  const { itChannelId } = await getWorkspace(tx, workspaceId)
  const readerId = await channelReader(tx, workspaceId)
  if (itChannelId !== null && readerId !== null)
    rows.push({ kind: DIGEST_CHANNEL, occasion: `digest:${week}:channel`, ...(await onMonday(readerId)) })
  await outbox.plan(tx, rows, now)
}

/**
 * Whose day the IT channel goes by, as a workspace has no zone of its own: somebody of the zone in which most IT leads
 * are, or most coordinators where there are none.
 */
export async function channelReader(tx: Tx, workspaceId: string): Promise<string | null> {
  const leads = await itLeadsOf(tx, workspaceId)
  const readers = leads.length > 0 ? leads : await coordinatorsOf(tx, workspaceId)
  const zones = await storedZones(tx, workspaceId, readers)
  const alike = [...Map.groupBy(readers, (userId) => zones.get(userId)).values()]
  return alike.toSorted((one, other) => other.length - one.length)[0]?.[0] ?? null
}
