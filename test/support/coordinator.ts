import { ensureMember, setCoordinator } from '../../src/db/members.ts'
import type { TestWorld } from './world.ts'

/** Makes somebody a coordinator, or takes it back, behind everybody's back. */
export async function makeCoordinator(world: TestWorld, name: string, is = true): Promise<void> {
  const { id: userId, zone } = world.person(name)
  const { teamId: workspaceId } = world.acme
  await ensureMember(world.database.db, { workspaceId, userId, zone }, world.clock.now())
  await setCoordinator(world.database.db, workspaceId, userId, is)
}
