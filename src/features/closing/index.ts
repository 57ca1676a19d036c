import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../../db/client.ts'
import { findPair } from '../../db/pairs.ts'
import { pastSessions, upcomingSessions } from '../../db/sessions.ts'
import { isRunning, type Pair } from '../../domain/pair.ts'
import type { CreateFeature, Deps } from '../feature.ts'
import { redrawBriefs } from '../redraw-briefs.ts'
import { SESSION_SHOWN } from '../session/ids.ts'
import { completionNudges, planCompletion } from './completion.ts'
import { endsSoonNudge, planEndsSoon } from './ends-soon.ts'
import { CLOSING_FORM, CLOSING_OPEN, COMPLETION, ENDS_SOON } from './ids.ts'
import { closingClicked, closingCommand, closingWritten } from './write.ts'

/** `/mentor closing`, and the end that every pair has by agreement: announced, written down by both, and said. */
export const closing: CreateFeature = (deps) => ({
  words: { closing: closingCommand(deps) },
  clicks: { [CLOSING_OPEN]: closingClicked(deps) },
  forms: { [CLOSING_FORM]: closingWritten(deps) },
  nudges: [...completionNudges(deps), endsSoonNudge(deps)],
  async pairChanged(tx, pair, now) {
    const { workspaceId, id: pairId, state } = pair
    if (!isRunning(pair)) {
      // One that completes is sending its completion just now.
      const kinds = state === 'ended' ? [ENDS_SOON, COMPLETION] : [ENDS_SOON]
      await deps.outbox.cancel(tx, workspaceId, { kinds, pairId })
    }
    await planCompletion(deps, tx, pair, now)
    await planEndsSoon(deps, tx, pair, now)
    await deps.outbox.redraw(tx, workspaceId, { kinds: [ENDS_SOON], pairId })
    await redrawLastStretch(deps, tx, pair, now)
  },
  takeOver: (tx, pair, _upcoming, now) => planEndsSoon(deps, tx, pair, now),
  async sessionChanged(tx, session, now) {
    const { workspaceId, pairId } = session
    await deps.outbox.redraw(tx, workspaceId, { kinds: [ENDS_SOON, COMPLETION], pairId })
    const pair = await findPair(tx, workspaceId, pairId)
    if (!pair) return
    await redrawLastStretch(deps, tx, pair, now)
    await redrawBriefs(deps, tx, [pairId], now)
  },
})

/** Which session is the last one follows from all of them, and from the last day: the latest few say so anew. */
async function redrawLastStretch(deps: Deps, tx: Tx, pair: Pair, now: Temporal.Instant): Promise<void> {
  const { workspaceId, id } = pair
  const past = await pastSessions(tx, workspaceId, [id], now)
  const latest = past.find(({ state }) => state === 'scheduled' || state === 'held')
  const shown = [...(latest ? [latest] : []), ...(await upcomingSessions(tx, workspaceId, [id], now))]
  for (const { id: sessionId } of shown)
    await deps.outbox.redraw(tx, workspaceId, { kinds: SESSION_SHOWN, sessionId })
}
