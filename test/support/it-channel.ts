import { getWorkspace, saveWorkspace } from '../../src/db/workspaces.ts'
import type { TestWorld } from './world.ts'

/** A channel becomes the workspace's IT channel; null leaves it without one. */
export async function setItChannel(world: TestWorld, name: string | null): Promise<void> {
  const { db } = world.database
  const workspace = await getWorkspace(db, world.acme.teamId)
  const itChannelId = name === null ? null : world.acme.channel(name).id
  await saveWorkspace(db, { ...workspace, itChannelId })
}
