import { coordinatorsOf, ensureMember, findMember, itLeadsOf, setCoordinator } from '../../db/members.ts'
import { getWorkspace } from '../../db/workspaces.ts'
import { DEFAULT_CHECK_IN } from '../../domain/check-in.ts'
import type { Interaction } from '../../slack/interaction.ts'
import type { Person } from '../../slack/people.ts'
import { isSilent } from '../check-in-silence.ts'
import type { Deps } from '../feature.ts'
import { type Settings, settingsModal } from './modal.ts'
import { BECAME_COORDINATOR, NO_COORDINATOR } from './words.ts'

/** `/mentor settings`, and every button that leads there. */
export async function openSettings(deps: Deps, asked: Interaction): Promise<void> {
  const person = await deps.people.find(asked.userId)
  await asked.open(settingsModal(await settingsFor(deps, asked, person)))
}

/** Reads the settings; the first workspace admin to ask becomes coordinator on the way. */
async function settingsFor(
  deps: Deps,
  { workspaceId, userId, now }: Interaction,
  person: Person | null,
): Promise<Settings> {
  return deps.db.transaction(async (tx) => {
    let coordinators = await coordinatorsOf(tx, workspaceId)
    const becomes = coordinators.length === 0 && person?.kind === 'person' && person.isAdmin
    if (becomes) {
      await ensureMember(tx, { workspaceId, userId, zone: person.zone }, now)
      await setCoordinator(tx, workspaceId, userId, true)
      coordinators = [userId]
    }
    const member = await findMember(tx, workspaceId, userId)
    const { id: _, ...workspace } = await getWorkspace(tx, workspaceId)
    return {
      own: member ?? { checkInDay: DEFAULT_CHECK_IN.day, checkInTime: DEFAULT_CHECK_IN.time },
      zone: person?.zone ?? 'UTC',
      isSilent: member !== null && (await isSilent(tx, member)),
      programme: coordinators.includes(userId)
        ? { ...workspace, coordinators, itLeads: await itLeadsOf(tx, workspaceId) }
        : null,
      note: becomes ? BECAME_COORDINATOR : coordinators.length === 0 ? NO_COORDINATOR : null,
    }
  })
}
