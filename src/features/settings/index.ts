import { findMember } from '../../db/members.ts'
import { getWorkspace } from '../../db/workspaces.ts'
import { type Decision, type Nudge, SEND } from '../../domain/nudge.ts'
import type { NudgeKind } from '../../jobs/nudge-kind.ts'
import type { CreateFeature, Deps } from '../feature.ts'
import {
  CHANNEL_SET,
  COORDINATOR_WELCOME,
  IT_LEAD_WELCOME,
  SETTINGS_FORM,
  SETTINGS_OPEN,
  UNDELIVERABLE,
} from './ids.ts'
import { channelHello, itLeadMessage, welcomeMessage } from './messages.ts'
import { openSettings } from './open.ts'
import { settingsSubmitted } from './save.ts'
import { isAboutSomebodyGone, tellCoordinators, undeliverableNote } from './undeliverable.ts'

/** `/mentor settings`: everybody's own check-in time, and what coordinators set for all. */
export const settings: CreateFeature = (deps) => ({
  words: { settings: (command) => openSettings(deps, command) },
  clicks: { [SETTINGS_OPEN]: (click) => openSettings(deps, click) },
  forms: { [SETTINGS_FORM]: settingsSubmitted(deps) },
  nudges: nudges(deps),
  undeliverable: (tx, nudge, error) => tellCoordinators(deps, tx, nudge, error),
})

function nudges(deps: Deps): NudgeKind[] {
  return [
    {
      name: COORDINATOR_WELCOME,
      whenUnknown: 'again',
      decide: async (nudge) => sendIf(await isCoordinator(deps, nudge)),
      message: async (nudge) => welcomeMessage(nudge.subject ?? ''),
    },
    {
      name: IT_LEAD_WELCOME,
      whenUnknown: 'again',
      async decide({ workspaceId, userId }) {
        return sendIf(
          userId !== null && ((await findMember(deps.db, workspaceId, userId))?.isItLead ?? false),
        )
      },
      message: async (nudge) => itLeadMessage(nudge.subject ?? ''),
    },
    {
      name: CHANNEL_SET,
      // What leaders have shared waits for its receipt; a second hello harms nobody.
      whenUnknown: 'again',
      async decide(nudge) {
        const { itChannelId } = await getWorkspace(deps.db, nudge.workspaceId)
        return sendIf(itChannelId === nudge.subject)
      },
      to: async (nudge) => nudge.subject ?? '',
      message: async () => channelHello(),
      async sent(tx, { workspaceId, subject }) {
        const { itChannelId } = await getWorkspace(tx, workspaceId)
        // A hello that was overtaken by another choice brings nothing more.
        if (itChannelId !== null && itChannelId === subject)
          await deps.itChannelReady(tx, itChannelId, deps.clock.now())
      },
    },
    {
      name: UNDELIVERABLE,
      whenUnknown: 'again',
      decide: async (nudge) =>
        sendIf((await isCoordinator(deps, nudge)) && !(await isAboutSomebodyGone(deps, nudge))),
      message: (nudge) => undeliverableNote(deps, nudge),
    },
  ]
}

const sendIf = (holds: boolean): Decision => (holds ? SEND : { do: 'drop', why: 'changed-since' })

async function isCoordinator({ db }: Deps, { workspaceId, userId }: Nudge): Promise<boolean> {
  return userId !== null && ((await findMember(db, workspaceId, userId))?.isCoordinator ?? false)
}
