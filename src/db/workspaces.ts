import { eq } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from './client.ts'
import { workspaces } from './schema.ts'

export interface Workspace {
  id: string
  itChannelId: string | null
  /** Where fix requests go: a channel that is told of each, an address that leaders are given. */
  deskChannelId: string | null
  deskUrl: string | null
  /** How many running pairs one mentor may have. */
  mentorCapacity: number
}

/** Makes sure that the workspace is known; safe to repeat. */
export async function ensureWorkspace(tx: Tx, id: string, now: Temporal.Instant): Promise<void> {
  await tx.insert(workspaces).values({ id, createdAt: now }).onConflictDoNothing()
}

export async function getWorkspace(tx: Tx, id: string): Promise<Workspace> {
  const [row] = await tx.select().from(workspaces).where(eq(workspaces.id, id))
  if (!row) throw new Error('unknown workspace')
  const { createdAt, calendarKey, ...workspace } = row
  return workspace
}

/** Likewise, and it stays as it is until the transaction ends. */
export async function holdWorkspace(tx: Tx, id: string): Promise<Workspace> {
  await tx.select({ id: workspaces.id }).from(workspaces).where(eq(workspaces.id, id)).for('share')
  return getWorkspace(tx, id)
}

export async function saveWorkspace(tx: Tx, { id, ...changes }: Workspace): Promise<void> {
  await tx.update(workspaces).set(changes).where(eq(workspaces.id, id))
}

/** What the addresses of the workspace's calendar files are signed with; made by the database, known to nobody else. */
export async function calendarKeyOf(tx: Tx, id: string): Promise<string> {
  const [row] = await tx.select({ key: workspaces.calendarKey }).from(workspaces).where(eq(workspaces.id, id))
  if (!row) throw new Error('unknown workspace')
  return row.key
}
