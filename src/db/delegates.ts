import { and, asc, eq } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from './client.ts'
import { delegates } from './schema.ts'

/** Why somebody schedules for a leader no more. */
export type DelegationEnd = 'declined' | 'revoked' | 'left'
export type DelegationState = 'active' | DelegationEnd

/** Somebody who sees to the dates of a leader's sessions. */
export interface Delegation {
  leaderId: string
  delegateId: string
}

const isActive = (workspaceId: string) =>
  and(eq(delegates.workspaceId, workspaceId), eq(delegates.state, 'active'))

/** Who schedules for this leader; null where they do it themselves. */
export async function delegateOf(tx: Tx, workspaceId: string, leaderId: string): Promise<string | null> {
  const [row] = await tx
    .select({ delegateId: delegates.delegateId })
    .from(delegates)
    .where(and(isActive(workspaceId), eq(delegates.leaderId, leaderId)))
  return row?.delegateId ?? null
}

/** The leaders for whom this person schedules. */
export async function leadersOf(tx: Tx, workspaceId: string, delegateId: string): Promise<string[]> {
  const rows = await tx
    .select({ leaderId: delegates.leaderId })
    .from(delegates)
    .where(and(isActive(workspaceId), eq(delegates.delegateId, delegateId)))
    .orderBy(asc(delegates.leaderId))
  return rows.map(({ leaderId }) => leaderId)
}

/** How the two stand; null when one never scheduled for the other. */
export async function delegationState(
  tx: Tx,
  workspaceId: string,
  { leaderId, delegateId }: Delegation,
): Promise<DelegationState | null> {
  const [row] = await tx
    .select({ state: delegates.state })
    .from(delegates)
    .where(
      and(
        eq(delegates.workspaceId, workspaceId),
        eq(delegates.leaderId, leaderId),
        eq(delegates.delegateId, delegateId),
      ),
    )
  return row?.state ?? null
}

/** Names the delegate; the caller has locked the leader and ended what another one did. */
export async function nameDelegate(
  tx: Tx,
  workspaceId: string,
  named: Delegation,
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .insert(delegates)
    .values({ workspaceId, ...named, state: 'active', createdAt: now })
    .onConflictDoUpdate({
      target: [delegates.workspaceId, delegates.leaderId, delegates.delegateId],
      set: { state: 'active' },
    })
}

/** Ends what holds for this leader or this delegate; gives back who did it for whom. */
export async function endDelegations(
  tx: Tx,
  workspaceId: string,
  of: Partial<Delegation>,
  state: DelegationEnd,
): Promise<Delegation[]> {
  if (!of.leaderId && !of.delegateId) throw new Error('whose delegation is to end')
  return tx
    .update(delegates)
    .set({ state })
    .where(
      and(
        isActive(workspaceId),
        of.leaderId ? eq(delegates.leaderId, of.leaderId) : undefined,
        of.delegateId ? eq(delegates.delegateId, of.delegateId) : undefined,
      ),
    )
    .returning({ leaderId: delegates.leaderId, delegateId: delegates.delegateId })
}
