import type { Sandbox } from '../sandbox/index.ts'
import type { Company } from './company.ts'

export interface Standing {
  /** Timestamps of what stands in Slack, by the occasion it was sent for. */
  byOccasion: ReadonlyMap<string, readonly string[]>
  /** Messages that nobody had planned. */
  strangers: number
}

/** What really stands in Slack's conversations, recognised by whom it is for and what its buttons name. */
export function whatStands(sandbox: Sandbox, company: Company): Standing {
  const workspace = sandbox.workspace()
  const byOccasion = new Map<string, string[]>()
  let strangers = 0
  for (const { id, kind, members } of workspace.channels) {
    const reader = kind === 'im' ? [...members].find((member) => member !== workspace.botUserId) : id
    for (const { ts, blocks } of workspace.messagesIn(id)) {
      const occasion = company.occasionOf(reader ?? id, JSON.stringify(blocks))
      if (occasion === null) strangers += 1
      else byOccasion.set(occasion, [...(byOccasion.get(occasion) ?? []), ts])
    }
  }
  return { byOccasion, strangers }
}
