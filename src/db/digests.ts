import { and, asc, desc, eq, lte } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Figures } from '../domain/digest.ts'
import type { Group } from '../domain/disclosure.ts'
import type { IsoWeek } from '../domain/iso-week.ts'
import type { Tx } from './client.ts'
import { digestGroups, digests, workspaces } from './schema.ts'

/** What was released in a week. */
export interface Digest {
  isoWeek: IsoWeek
  figures: Figures
}

/** Who releases a week's figures has others wait, so that every item is counted once. */
export async function lockDigests(tx: Tx, workspaceId: string): Promise<void> {
  await tx
    .select({ id: workspaces.id })
    .from(workspaces)
    .where(eq(workspaces.id, workspaceId))
    .for('no key update')
}

/** The latest digests, up to that of a week where one is given; the latest first. */
export async function latestDigests(
  tx: Tx,
  workspaceId: string,
  { upTo, limit }: { upTo?: IsoWeek; limit: number },
): Promise<Digest[]> {
  return tx
    .select({ isoWeek: digests.isoWeek, figures: digests.figures })
    .from(digests)
    .where(
      and(eq(digests.workspaceId, workspaceId), upTo === undefined ? undefined : lte(digests.isoWeek, upTo)),
    )
    .orderBy(desc(digests.isoWeek))
    .limit(limit)
}

/** What the digests count together, in the order in which it was formed. */
export async function digestGroupsOf(tx: Tx, workspaceId: string): Promise<Group[]> {
  const rows = await tx
    .select()
    .from(digestGroups)
    .where(eq(digestGroups.workspaceId, workspaceId))
    .orderBy(asc(digestGroups.place))
  return rows.map(({ workspaceId: _, place, ...group }) => group)
}

/** Saves a week's release with the groups that it was made of. */
export async function insertDigest(
  tx: Tx,
  workspaceId: string,
  { isoWeek, figures, groups }: Digest & { groups: readonly Group[] },
  now: Temporal.Instant,
): Promise<void> {
  await tx.insert(digests).values({ workspaceId, isoWeek, figures, createdAt: now })
  await tx.delete(digestGroups).where(eq(digestGroups.workspaceId, workspaceId))
  if (groups.length === 0) return
  await tx
    .insert(digestGroups)
    .values(groups.map((group, place) => ({ ...group, items: [...group.items], workspaceId, place })))
}
