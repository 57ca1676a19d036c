import { findNextStep, searchesOf } from '../../db/next-steps.ts'
import { closedAt } from '../../db/pairs.ts'
import { type Decision, type Nudge, SEND } from '../../domain/nudge.ts'
import type { NextStep } from '../../domain/rematch.ts'
import type { NudgeKind } from '../../jobs/nudge-kind.ts'
import { said } from '../../slack/blocks.ts'
import type { Deps } from '../feature.ts'
import { pairOf } from '../pair-conversation.ts'
import { isFree } from './choose.ts'
import { LOOKING, NEXT_STEPS } from './ids.ts'
import { lookingNote, nextMessage, nextWhy, roleAfter } from './messages.ts'

/** What the bot says privately once a pair is over. */
export function rematchNudges(deps: Deps): NudgeKind[] {
  return [nextSteps(deps), looking(deps)]
}

function nextSteps(deps: Deps): NudgeKind {
  const { db, workspaceId } = deps
  return {
    name: NEXT_STEPS,
    whenUnknown: 'again',
    async decide(nudge): Promise<Decision> {
      const { userId, pair } = await about(deps, nudge)
      // Found somebody, or went on with the same partner, before a good hour came.
      const isAsking = await isFree(db, { workspaceId, userId, role: roleAfter(pair, userId) })
      return isAsking ? SEND : { do: 'drop', why: 'has-partner' }
    },
    dated: {
      timing: () => 'good-hour',
      group: 'news',
      why: async (nudge) => nextWhy(await pairOf(deps, nudge), nudge.userId ?? ''),
    },
    async message(nudge) {
      const { userId, pair } = await about(deps, nudge)
      const role = roleAfter(pair, userId)
      const searches = await searchesOf(db, workspaceId, userId)
      const step = await findNextStep(db, { workspaceId, pairId: pair.id, userId })
      return nextMessage({
        pair,
        readerId: userId,
        choice: step?.choice ?? null,
        search: searches.find((search) => search.role === role) ?? null,
      })
    },
  }
}

function looking(deps: Deps): NudgeKind {
  const stepOf = async ({ workspaceId, pairId, subject }: Nudge): Promise<NextStep | null> =>
    pairId && subject ? findNextStep(deps.db, { workspaceId, pairId, userId: subject }) : null
  return {
    name: LOOKING,
    whenUnknown: 'again',
    async decide(nudge): Promise<Decision> {
      const step = await stepOf(nudge)
      return step?.choice === 'looking' ? SEND : { do: 'drop', why: 'nothing-to-say' }
    },
    async message(nudge) {
      const pair = await pairOf(deps, nudge)
      const step = await stepOf(nudge)
      return step
        ? lookingNote(pair, step, await closedAt(deps.db, pair))
        : said('Somebody was looking for another partner, and is not any more.')
    },
  }
}

async function about(deps: Deps, nudge: Nudge) {
  if (nudge.userId === null) throw new Error('nudge without a reader')
  return { userId: nudge.userId, pair: await pairOf(deps, nudge) }
}
