import type { CreateFeature } from '../feature.ts'
import { loadStatus } from './facts.ts'
import { homeView, statusMessage } from './messages.ts'

/** `/mentor status`, and the same on the Home tab. */
export const status: CreateFeature = (deps) => ({
  words: {
    status: async (command) =>
      command.tell(statusMessage(await loadStatus(deps, command.userId, command.now))),
  },
  async homeOpened(userId) {
    const facts = await loadStatus(deps, userId, deps.clock.now())
    await deps.client.views.publish({ user_id: userId, view: homeView(facts) })
  },
})
