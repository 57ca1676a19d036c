import type { Tx } from '../../db/client.ts'
import {
  coordinatorsOf,
  ensureMember,
  findMember,
  itLeadsOf,
  lockMembers,
  setCheckInPreference,
  setCoordinator,
  setItLead,
} from '../../db/members.ts'
import { spokenNudges } from '../../db/nudges-meant.ts'
import { getWorkspace, saveWorkspace } from '../../db/workspaces.ts'
import type { NewNudge } from '../../domain/nudge.ts'
import type { FormHandler, FormInteraction } from '../../slack/interaction.ts'
import { type Person, zoneOf } from '../../slack/people.ts'
import { replanCheckIn } from '../check-in-plan.ts'
import { failedPosts } from '../failed-posts.ts'
import type { Deps } from '../feature.ts'
import { roleRefusal } from '../role-refusal.ts'
import { CHANNEL_SET, COORDINATOR_WELCOME, IT_LEAD_WELCOME } from './ids.ts'
import {
  hadProgramme,
  noticeModal,
  type Programme,
  parseOwn,
  parseProgramme,
  type Settings,
} from './modal.ts'
import { NOT_A_COORDINATOR } from './words.ts'

/** The settings were saved: the own part always, the part for everybody only by a coordinator. */
export function settingsSubmitted(deps: Deps): FormHandler {
  return async (submitted) => {
    const { workspaceId, userId, values } = submitted
    const own = parseOwn(values)
    if (!own.ok) return { do: 'errors', errors: own.errors }
    const zone = await zoneOf(deps.people, userId)
    const saveOwnPart = (tx: Tx) => saveOwn(deps, tx, submitted, own.value, zone)
    if (!hadProgramme(submitted.metadata)) {
      await deps.db.transaction(saveOwnPart)
      return { do: 'close' }
    }
    // A form may stay open for as long as its owner is a coordinator, and longer.
    if (!(await findMember(deps.db, workspaceId, userId))?.isCoordinator) {
      await deps.db.transaction(saveOwnPart)
      return { do: 'update', view: noticeModal(NOT_A_COORDINATOR) }
    }
    const programme = parseProgramme(values)
    if (!programme.ok) return { do: 'errors', errors: programme.errors }
    const { coordinators, itLeads } = programme.value
    const find = (ids: readonly string[]) => Promise.all(ids.map((id) => deps.people.find(id)))
    const [coordinating, leading] = [await find(coordinators), await find(itLeads)]
    const errors = refusedPeople({ coordinators: coordinating, itLeads: leading })
    if (errors) return { do: 'errors', errors }
    const saved = await deps.db.transaction(async (tx) => {
      // Everybody concerned, in one order: two coordinators who save at the same moment take turns.
      const concerned = [...(await coordinatorsOf(tx, workspaceId)), ...coordinators]
      await lockMembers(tx, workspaceId, [userId, ...concerned])
      await saveOwnPart(tx)
      return saveProgramme(deps, tx, submitted, programme.value, [...coordinating, ...leading])
    })
    return saved ? { do: 'close' } : { do: 'update', view: noticeModal(NOT_A_COORDINATOR) }
  }
}

/** Who of the chosen cannot be what they were chosen for, by field; null when all can. */
function refusedPeople(chosen: Record<string, (Person | null)[]>): Record<string, string> | null {
  const refused = Object.entries(chosen).flatMap(([field, people]): [string, string][] => {
    const refusal = people.map(roleRefusal).find((words) => words !== null)
    return refusal ? [[field, refusal]] : []
  })
  return refused.length > 0 ? Object.fromEntries(refused) : null
}

async function saveOwn(
  deps: Deps,
  tx: Tx,
  { workspaceId, userId, now }: FormInteraction,
  own: Settings['own'],
  zone: string,
): Promise<void> {
  const member = await ensureMember(tx, { workspaceId, userId, zone }, now)
  if (member.checkInDay === own.checkInDay && member.checkInTime === own.checkInTime) return
  const changed = { ...member, ...own }
  await setCheckInPreference(tx, changed)
  await replanCheckIn(deps, tx, changed, now)
}

/** Saves what concerns everybody; false when this person is no coordinator any more. */
async function saveProgramme(
  deps: Deps,
  tx: Tx,
  { workspaceId, userId, now, requestKey }: FormInteraction,
  programme: Programme,
  people: readonly (Person | null)[],
): Promise<boolean> {
  const before = await coordinatorsOf(tx, workspaceId)
  if (!before.includes(userId)) return false
  for (const person of people) {
    if (person) await ensureMember(tx, { workspaceId, userId: person.id, zone: person.zone }, now)
  }
  const added = programme.coordinators.filter((id) => !before.includes(id))
  const removed = before.filter((id) => !programme.coordinators.includes(id))
  for (const id of added) await setCoordinator(tx, workspaceId, id, true)
  for (const id of removed) await setCoordinator(tx, workspaceId, id, false)
  const leadsBefore = await itLeadsOf(tx, workspaceId)
  const newLeads = programme.itLeads.filter((id) => !leadsBefore.includes(id))
  for (const id of newLeads) await setItLead(tx, workspaceId, id, true)
  for (const id of leadsBefore)
    if (!programme.itLeads.includes(id)) await setItLead(tx, workspaceId, id, false)

  const { itChannelId: channelBefore } = await getWorkspace(tx, workspaceId)
  const { itChannelId, deskChannelId, deskUrl, mentorCapacity } = programme
  await saveWorkspace(tx, { id: workspaceId, itChannelId, deskChannelId, deskUrl, mentorCapacity })
  const welcome =
    (kind: string) =>
    (id: string): NewNudge => ({
      workspaceId,
      kind,
      occasion: `${kind}:${id}:${requestKey}`,
      userId: id,
      subject: userId,
      dueAt: now,
    })
  // Whoever names themselves knows it.
  const others = newLeads.filter((id) => id !== userId)
  const welcomes = [...added.map(welcome(COORDINATOR_WELCOME)), ...others.map(welcome(IT_LEAD_WELCOME))]
  const hello = {
    workspaceId,
    kind: CHANNEL_SET,
    occasion: `${CHANNEL_SET}:${itChannelId}:${requestKey}`,
    subject: itChannelId ?? '',
    dueAt: now,
  }
  const greets =
    itChannelId !== null &&
    (itChannelId !== channelBefore || !(await isKnownToWork(tx, workspaceId, itChannelId)))
  await deps.outbox.plan(tx, greets ? [...welcomes, hello] : welcomes, now)
  return true
}

/** The hello arrived there, and nothing that was agreed for it has failed to follow since. */
async function isKnownToWork(tx: Tx, workspaceId: string, channelId: string): Promise<boolean> {
  const spoken = await spokenNudges(tx, workspaceId, { kinds: [CHANNEL_SET] })
  if (!spoken.some(({ subject }) => subject === channelId)) return false
  return (await failedPosts(tx, workspaceId, channelId)).length === 0
}
