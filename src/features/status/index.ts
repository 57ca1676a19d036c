import { Temporal } from 'temporal-polyfill'
import type { CreateFeature } from '../feature.ts'
import { loadStatus } from './facts.ts'
import { homeView } from './home.ts'
import { statusMessage } from './messages.ts'

/** So long somebody who opened Home is taken to look at it still. */
const LOOKED_AT = { hours: 1 }

/** `/mentor status`, and the same with everything that can be done on the Home tab. */
export const status: CreateFeature = (deps) => {
  /** When who opened Home here last: Slack says that it was opened, and not when it was left. */
  const opened = new Map<string, Temporal.Instant>()

  const isLookedAt = (at: Temporal.Instant) =>
    Temporal.Instant.compare(at.add(LOOKED_AT), deps.clock.now()) > 0

  async function draw(userId: string): Promise<void> {
    const facts = await loadStatus(deps, userId, deps.clock.now())
    await deps.client.views.publish({ user_id: userId, view: homeView(facts) })
  }

  return {
    words: {
      status: async (command) =>
        command.tell(statusMessage(await loadStatus(deps, command.userId, command.now))),
    },
    async homeOpened(userId) {
      for (const [one, at] of opened) if (!isLookedAt(at)) opened.delete(one)
      opened.set(userId, deps.clock.now())
      await draw(userId)
    },
    async acted(userId, onHome) {
      // Another process may have drawn the Home in which somebody pressed.
      const at = onHome ? deps.clock.now() : opened.get(userId)
      if (!at || !isLookedAt(at)) return
      opened.set(userId, at)
      await draw(userId)
    },
  }
}
