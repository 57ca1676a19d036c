import { pairsLeftBy } from '../../db/pairs.ts'
import { partnerOf } from '../../domain/pair.ts'
import { isGone } from '../../slack/people.ts'
import type { Deps } from '../feature.ts'
import { letGo } from './let-go.ts'
import { welcomeBack } from './welcome-back.ts'

/** Whoever leaves and comes back within one breath is met at the next look. */
const ROUNDS = 3

/**
 * Lets the rows follow from whether somebody is in the workspace. Safe to repeat and to do at once in several
 * processes: each looks once more after it changed something, so that the last word is what Slack says last.
 */
export async function lookAt(deps: Deps, userId: string): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    if (await hasLeft(deps, userId)) {
      if (!(await deps.db.transaction((tx) => letGo(deps, tx, userId)))) return
    } else {
      const partners = await welcome(deps, userId)
      if (partners.length === 0) return
      // Who left just now, while the pair still rested because of the other, changed nothing in it.
      for (const partner of partners) await lookAt(deps, partner)
    }
  }
}

async function welcome(deps: Deps, userId: string): Promise<string[]> {
  const gone = new Set<string>()
  for (const pair of await pairsLeftBy(deps.db, deps.workspaceId, userId)) {
    const partner = partnerOf(pair, userId)
    if (await hasLeft(deps, partner)) gone.add(partner)
  }
  return deps.db.transaction((tx) => welcomeBack(deps, tx, userId, gone))
}

/** What Slack says now, not what was remembered. */
async function hasLeft({ people }: Deps, userId: string): Promise<boolean> {
  return isGone(await people.findNow(userId))
}
